import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Fact, Field, Kind, Variant } from './source.ts';

/** Reads the CustomResourceDefinitions in a checkout of Calico, as the kinds of one release. */

/** Where they lie, of those of one kind the first one found counts. */
const folders = [
  'libcalico-go/config/crd',
  'api/config/crd',
  'charts/tigera-operator/crds',
  'charts/crd.projectcalico.org.v1/templates',
  'charts/projectcalico.org.v3/templates',
  'manifests',
];

const groups = ['crd.projectcalico.org', 'projectcalico.org', 'operator.tigera.io'];

/** What is kept of a schema, by the names that facts have for it. */
const keywords: Readonly<Record<string, string>> = {
  format: 'format',
  enum: 'enum',
  minimum: 'minimum',
  maximum: 'maximum',
  minLength: 'minLength',
  maxLength: 'maxLength',
  pattern: 'pattern',
  minItems: 'minItems',
  maxItems: 'maxItems',
  default: 'default',
  nullable: 'nullable',
  'x-kubernetes-list-type': 'list',
  'x-kubernetes-list-map-keys': 'keys',
  'x-kubernetes-preserve-unknown-fields': 'open',
};

type Data = Readonly<Record<string, unknown>>;

/** The kinds that the checkout in `folder` defines, with 0 as their only release. Throws where there are none. */
export function readDefinitions(folder: string): ReadonlyMap<string, Kind> {
  const kinds = new Map<string, Kind>();
  for (const file of folders.flatMap((each) => yamlFiles(join(folder, each)))) {
    const text = readFileSync(file, 'utf8');
    if (!text.includes('CustomResourceDefinition')) continue;
    for (const document of parseAllDocuments(text.replace(/^\s*\{\{.*\}\}\s*$/gm, ''), { logLevel: 'silent' })) {
      const kind = kindOf(dataOf('toJS' in document ? document.toJS() : undefined));
      if (kind !== undefined && !kinds.has(kind.name)) kinds.set(kind.name, kind);
    }
  }
  if (kinds.size === 0) throw new Error(`no definitions of Calico's kinds in ${folder}`);
  return kinds;
}

function yamlFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(folder, name));
}

function kindOf(definition: Data): Kind | undefined {
  const spec = dataOf(definition['spec']);
  const names = dataOf(spec['names']);
  const group = String(spec['group']);
  if (definition['kind'] !== 'CustomResourceDefinition' || !groups.includes(group)) return undefined;
  const version = listOf(spec['versions'])
    .map(dataOf)
    .find((each) => each['storage'] === true);
  const schema = dataOf(dataOf(version?.['schema'] ?? spec['validation'])['openAPIV3Schema']);
  const fields = new Map(fieldsOf(schema));
  for (const name of ['apiVersion', 'kind', 'metadata']) fields.delete(name);
  const status = fields.get('status');
  if (status !== undefined) fields.set('status', { ...status, fields: new Map() });
  return {
    name: `${names['kind']}.${group}`,
    plural: String(names['plural']),
    namespaced: spec['scope'] === 'Namespaced',
    releases: [0],
    fields,
  };
}

function fieldsOf(schema: Data): readonly (readonly [string, Field])[] {
  const required = listOf(schema['required']);
  const own = Object.entries(dataOf(schema['properties'])).map(
    ([name, inner]) => [name, fieldOf(dataOf(inner), required.includes(name))] as const,
  );
  const items = schema['items'] === undefined ? [] : [['[]', fieldOf(dataOf(schema['items']), false)] as const];
  const free = Object.keys(dataOf(schema['additionalProperties']));
  return [
    ...own,
    ...items,
    ...(free.length === 0 ? [] : [['{}', fieldOf(dataOf(schema['additionalProperties']), false)] as const]),
  ];
}

function fieldOf(schema: Data, required: boolean): Field {
  const type = schema['x-kubernetes-int-or-string'] === true ? 'int-or-string' : schema['type'];
  const kept = Object.entries(keywords).flatMap(([keyword, name]) => {
    const value = schema[keyword];
    const saysNothing =
      (value === false && keyword !== 'default') || (keyword.endsWith('list-type') && value === 'atomic');
    return value === undefined || saysNothing ? [] : [[name, value] as const];
  });
  const fact: Fact = {
    ...(typeof type === 'string' && { type }),
    ...Object.fromEntries(kept),
    ...(required && { required }),
  };
  const variant: Variant = { fact, releases: [0] };
  return { variants: [variant], fields: new Map(fieldsOf(schema)) };
}

function dataOf(value: unknown): Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
