import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { asList, asRecord } from '../../src/core/inventory/json.ts';

/**
 * The schema of Kubernetes, which yaml-language-server fetches from GitHub, made of what kubernetes-models ships: the
 * same definitions by the same names, without their descriptions. Gives what stands at a URL, by the end of that and without its fragment, as a web server does.
 */
export function kubernetesSchema(packages: string): (uri: string) => string | undefined {
  const definitions = readDefinitions(packages);
  const oneOf = Object.keys(definitions).map((name) => ({ $ref: `_definitions.json#/definitions/${name}` }));
  const files = { 'all.json': JSON.stringify({ oneOf }), '_definitions.json': JSON.stringify({ definitions }) };
  return (uri) => Object.entries(files).find(([name]) => uri.replace(/#.*/, '').endsWith(`/${name}`))?.[1];
}

/** Each module of the package registers its schema, by its name in Kubernetes' own API description. */
function readDefinitions(packages: string): Readonly<Record<string, unknown>> {
  const folder = join(packages, 'kubernetes-models/_schemas');
  const require = createRequire(join(folder, 'index.js'));
  const found = new Map<string, unknown>();
  const validate: object = require('@kubernetes-models/validate');
  const collecting = { ...validate, register: (name: string, schema: unknown) => found.set(name, schema) };
  const cached = require.cache[require.resolve('@kubernetes-models/validate')];
  if (cached === undefined) throw new Error('kubernetes-models is not made as expected.');
  cached.exports = collecting;
  for (const file of readdirSync(folder)) if (file.endsWith('.js')) require(join(folder, file)).addSchema();
  return Object.fromEntries([...found].map(([name, schema]) => [name, strict(name, schema)]));
}

/** The package leaves out fields of definitions that are named like what it strips from schemas. */
const stripped = {
  description: ['string', 'null'],
  'x-kubernetes-embedded-resource': 'boolean',
  'x-kubernetes-int-or-string': 'boolean',
  'x-kubernetes-list-map-keys': 'array',
  'x-kubernetes-list-type': 'string',
  'x-kubernetes-map-type': 'string',
  'x-kubernetes-preserve-unknown-fields': 'boolean',
  'x-kubernetes-validations': 'array',
};

/** As in the schema that the server fetches: references within one file, `null` as a type, no unknown fields. */
function strict(name: string, schema: unknown): unknown {
  if (/\.JSONSchemaPropsOr\w+$/.test(name)) return {}; // these are booleans and lists too
  const { properties, additionalProperties, ...rest } = plain(schema);
  if (properties === undefined || additionalProperties !== undefined) return plain(schema);
  const missing = Object.entries(stripped).map(([field, type]) => [field, { type }]);
  const more = name.includes('.apiextensions.') ? Object.fromEntries(missing) : {};
  return { ...rest, properties: { ...more, ...asRecord(properties) }, additionalProperties: false };
}

function plain(schema: unknown): Record<string, unknown> {
  const { oneOf, nullable, ...rest } = asRecord(schema);
  const [first, second] = asList(oneOf);
  if (asRecord(second)['type'] === 'null') return plain(first);
  const entries = Object.entries({ ...rest, ...(oneOf !== undefined && { oneOf }) }).map(([key, value]) => {
    if (key === '$ref') return [key, `#/definitions/${String(value).replace(/#$/, '')}`];
    if (key === 'type' && nullable === true) return [key, [value, 'null']];
    if (key === 'properties') {
      return [key, Object.fromEntries(Object.entries(asRecord(value)).map(([name, each]) => [name, plain(each)]))];
    }
    if (Array.isArray(value)) return [key, value.map((each) => (typeof each === 'object' ? plain(each) : each))];
    return [key, typeof value === 'object' && value !== null ? plain(value) : value];
  });
  return Object.fromEntries(entries);
}
