import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { localNames } from '../../../../src/core/inventory/inventory.ts';
import { type CalicoService, createCalicoService } from '../../../../src/core/service.ts';
import { markdownOf, said } from '../../../said.ts';
import { installationDefinition, poolDefinition } from './definitions.ts';

/** What the definitions in the files bring to objects in other files. */

const folder = new URL('../../../../../shared/manifests/', import.meta.url);
const manifests = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.yaml')) : [];
const skip = manifests.length === 0 && 'the manifests of Calico do not lie beside';

const codes = ['field-unknown', 'field-invalid', 'field-missing'];

function fieldFindings(service: CalicoService): readonly string[] {
  return service
    .findings()
    .findings.flatMap(({ code, at, message }) => (codes.includes(code) ? `${at.file} ${code} ${said(message)}` : []));
}

function serviceWith(files: Readonly<Record<string, string>>): CalicoService {
  const service = createCalicoService();
  for (const [file, text] of Object.entries(files)) service.setFile(file, text);
  return service;
}

test('nothing is wrong with the manifests of Calico, all together', { skip }, () => {
  const texts = manifests.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const);
  assert.deepEqual(fieldFindings(serviceWith(Object.fromEntries(texts))), []);
});

test('the objects that come with the operator fit the definition of the Installation', { skip }, () => {
  const objects = readFileSync(new URL('custom-resources-v3.32.1.yaml', folder), 'utf8');
  const wide = installationDefinition.replace(
    /^( *)encapsulation:$/m,
    '$1name:\n$1  type: string\n$1blockSize:\n$1  type: integer\n$1natOutgoing:\n$1  type: string\n$1nodeSelector:\n$1  type: string\n$&',
  );
  assert.deepEqual(fieldFindings(serviceWith({ 'a.yaml': objects, 'crds.yaml': wide })), []);
  const narrow = fieldFindings(serviceWith({ 'a.yaml': objects, 'crds.yaml': installationDefinition }));
  assert.equal(narrow.length, 4);
});

const pool = (spec: string): string =>
  `apiVersion: crd.projectcalico.org/v1\nkind: IPPool\nmetadata:\n  name: pool\nspec:\n${spec}`;

test('findings follow the definition', () => {
  const service = serviceWith({
    'pool.yaml': pool('  cidr: 10.0.0.0/16\n  natOutgoin: true\n'),
    'crd.yaml': poolDefinition,
  });
  const found = ['pool.yaml field-unknown `spec` has no field `natOutgoin`: did you mean `natOutgoing`?'];
  assert.deepEqual(fieldFindings(service), found);
  service.setFile('crd.yaml', `# moved\n---\n${poolDefinition}`);
  assert.deepEqual(fieldFindings(service), found);
  service.setFile('crd.yaml', poolDefinition.replace('natOutgoing:', 'natOutgoin:'));
  assert.deepEqual(fieldFindings(service), []);
  service.removeFile('crd.yaml');
  assert.deepEqual(fieldFindings(service), found);
});

test('the nearest definition counts, and none of several far ones', () => {
  const other = poolDefinition.replace('natOutgoing:', 'natOutgoin:');
  const object = pool('  cidr: 10.0.0.0/16\n  natOutgoin: true\n');
  assert.equal(
    fieldFindings(serviceWith({ 'a/pool.yaml': object, 'a/crd.yaml': poolDefinition, 'b/crd.yaml': other })).length,
    1,
  );
  assert.equal(
    fieldFindings(serviceWith({ 'b/c/pool.yaml': object, 'a/crd.yaml': poolDefinition, 'b/crd.yaml': other })).length,
    0,
  );
  assert.equal(
    fieldFindings(serviceWith({ 'c/pool.yaml': object, 'a/crd.yaml': poolDefinition, 'b/crd.yaml': other })).length,
    0,
  );
  assert.equal(
    fieldFindings(serviceWith({ 'c/pool.yaml': object, 'a/crd.yaml': poolDefinition, 'b/crd.yaml': poolDefinition }))
      .length,
    1,
  );
});

test('a definition that a template fills in, or whose YAML breaks, says nothing itself', () => {
  const object = pool('  cidr: 10.0.0.0/16\n  natOutgoin: true\n');
  const forms = [
    poolDefinition.replace(/^ *natOutgoing:$/m, '{{- if .Values.nat }}\n$&'),
    poolDefinition.replace(/^ *natOutgoing:$/m, '  "'),
    poolDefinition.replace(/^ *natOutgoing:$/m, '                natOutgo'),
  ];
  const found: (readonly string[])[] = [];
  for (const definition of forms) {
    found.push(fieldFindings(serviceWith({ 'pool.yaml': object, 'crd.yaml': definition })));
  }
  const asked = ['pool.yaml field-unknown `spec` has no field `natOutgoin`: did you mean `natOutgoing`?'];
  // Where nothing is left of it, Calico's own releases are asked.
  assert.deepEqual(found, [asked, asked, []]);
});

function labelsAt(text: string, definition = poolDefinition): readonly string[] {
  const offset = text.indexOf('¦');
  const service = serviceWith({ 'o.yaml': text.replace('¦', ''), 'crd.yaml': definition });
  return service.completions('o.yaml', offset).map(({ label }) => label);
}

test('fields are offered that are not written yet', () => {
  const fields = ['allowedUses', 'assignmentMode', 'blockSize', 'nodeSelector'];
  const text = pool('  cidr: 10.0.0.0/16\n  ¦\n  natOutgoing: true\n  ipipMode: Never\n');
  assert.deepEqual(labelsAt(text), fields);
  assert.deepEqual(labelsAt(text.replace('¦', 'blo¦')), fields);
  assert.deepEqual(labelsAt(`${pool('  cidr: 10.0.0.0/16\n')}¦`), []);
});

test('values are offered where the definition names them', () => {
  assert.deepEqual(labelsAt(pool('  cidr: 10.0.0.0/16\n  ipipMode: ¦\n')), ['Never', 'Always', 'CrossSubnet']);
  assert.deepEqual(labelsAt(pool('  cidr: 10.0.0.0/16\n  natOutgoing: ¦\n')), ['true', 'false']);
  assert.deepEqual(labelsAt(pool('  allowedUses:\n    - ¦\n')), ['Workload', 'Tunnel', 'LoadBalancer']);
  assert.deepEqual(labelsAt(pool('  allowedUses: [Tunnel, W¦]\n')), ['Workload', 'Tunnel', 'LoadBalancer']);
  assert.deepEqual(labelsAt(pool('  cidr: ¦\n')), []);
});

test('fields are offered beside those for methods', () => {
  const installation =
    'apiVersion: operator.tigera.io/v1\nkind: Installation\nmetadata: {name: default}\nspec:\n  calicoNetwork:\n';
  const labels = labelsAt(`${installation}    ¦\n`, installationDefinition);
  assert.deepEqual(labels.slice().sort(), [
    'bgp',
    'ipPools',
    'mtu',
    'nodeAddressAutodetectionV4',
    'nodeAddressAutodetectionV6',
  ]);
  assert.deepEqual(labelsAt(`${installation}    ipPools:\n      - ¦\n`, installationDefinition), [
    'cidr',
    'encapsulation',
  ]);
  assert.deepEqual(
    labelsAt(`${installation}    ipPools:\n      - cidr: 10.0.0.0/16\n        enc¦\n`, installationDefinition),
    ['encapsulation'],
  );
});

test('a hover tells what the definition says of a field', () => {
  const text = pool('  cidr: 10.0.0.0/16\n  natOutgoing: true\n  assignmentMode: Manual\n');
  const service = serviceWith({ 'o.yaml': text, 'crds/pool.yaml': poolDefinition });
  const hover = (word: string): string | undefined => {
    const found = service.hover('o.yaml', text.indexOf(word) + 1, 0);
    return found && markdownOf(found.markdown);
  };
  assert.equal(
    hover('natOutgoing'),
    "`spec.natOutgoing` — true or false\n\nWhen natOutgoing is true, packets sent from Calico networked containers in this pool to destinations outside of this pool will be masqueraded\\.\n\nfrom pool\\.yaml's definition of IPPool",
  );
  assert.match(hover('assignmentMode') ?? '', /one of `Automatic`, `Manual` · default `Automatic`/);
  assert.equal(hover('Manual'), undefined);
});

const inBraces = (field: string): string => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: ippools.crd.projectcalico.org
spec:
  group: crd.projectcalico.org
  names:
    kind: IPPool
  versions:
    - name: v1
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              required: [cidr]
              properties:
                cidr:
                  type: string
                field:
${field.replaceAll(/^/gm, '                  ')}
`;

test('schemas in braces count as others do', () => {
  const found = (field: string, value: string): readonly string[] =>
    fieldFindings(
      serviceWith({ 'crd.yaml': inBraces(field), 'pool.yaml': pool(`  cidr: 10.0.0.0/16\n  field: ${value}\n`) }),
    );
  const free = 'type: object\nadditionalProperties: {type: integer}';
  assert.deepEqual(found(free, '{ any: 1 }'), []);
  assert.deepEqual(found(free, '{ any: text }'), ['pool.yaml field-invalid `any` must be a whole number.']);
  assert.equal(found('type: object\nadditionalProperties: false', '{ any: 1 }').length, 1);
  assert.deepEqual(found('type: array\nitems: {type: integer}', '[text]'), [
    'pool.yaml field-invalid `field` must be a whole number.',
  ]);
});

test('what is null is missing, and no item of a list', () => {
  const found = (field: string, spec: string): readonly string[] =>
    fieldFindings(serviceWith({ 'crd.yaml': inBraces(field), 'pool.yaml': pool(spec) }));
  assert.deepEqual(found('type: string', '  cidr: 10.0.0.0/16\n  field:\n'), []);
  assert.deepEqual(
    found('type: object\nrequired: [a]\nproperties:\n  a: {type: string}', '  cidr: a\n  field: { a: null }\n'),
    ['pool.yaml field-missing The field `a` is missing here.'],
  );
  assert.deepEqual(
    found(
      'type: object\nrequired: [a]\nproperties:\n  a: {type: string, nullable: true}',
      '  cidr: a\n  field: { a: null }\n',
    ),
    [],
  );
  const list = '  cidr: 10.0.0.0/16\n  field: [a, null]\n';
  assert.deepEqual(found('type: array\nitems:\n  type: string', list), [
    'pool.yaml field-invalid An item in `field` is empty: fill it in or remove it.',
  ]);
  assert.deepEqual(found('type: array\nitems:\n  type: string\n  nullable: true', list), []);
});

test('what is said of a document moves with it, also where it is written twice', () => {
  const policy = (name: string): string =>
    `apiVersion: projectcalico.org/v3\nkind: NetworkPolicy\nmetadata: { name: ${name}, namespace: shop }\nspec:\n` +
    "  selector: app == 'web'\n  types: [Ingress]\n  ingress:\n    - action: Allow\n    - action: Deny\n";
  const texts = [
    [pool('  cidr: 10.0.0.1/16\n'), policy('a'), policy('b')],
    ['# moved\n', pool('  cidr: 10.0.0.1/16\n'), policy('a'), policy('a'), policy('b')],
    [policy('b'), '# moved\n', policy('a'), pool('  cidr: 10.0.0.1/16\n'), policy('a')],
    [policy('a'), policy('b')],
  ].map((documents) => documents.join('---\n'));
  const told = (service: CalicoService): unknown =>
    service.findings().findings.map(({ fixes, ...finding }) => ({ ...finding, fixes: fixes() }));
  const edited = serviceWith({});
  for (const text of texts) {
    edited.setFile('a.yaml', text);
    assert.deepEqual(told(edited), told(serviceWith({ 'a.yaml': text })));
  }
});

/** What an API server answers to `/openapi/v3/apis/crd.projectcalico.org/v1`, cut down. */
const published = JSON.stringify({
  openapi: '3.0.0',
  components: {
    schemas: {
      'io.k8s.meta.v1.ObjectMeta': { type: 'object', properties: { name: { type: 'string' } } },
      'org.projectcalico.crd.v1.IPPool': {
        type: 'object',
        required: ['spec'],
        properties: {
          apiVersion: { type: 'string' },
          kind: { type: 'string' },
          metadata: { allOf: [{ $ref: '#/components/schemas/io.k8s.meta.v1.ObjectMeta' }] },
          spec: {
            type: 'object',
            required: ['cidr'],
            properties: {
              cidr: { type: 'string', description: 'The network.' },
              blockSize: { type: 'integer', minimum: 0 },
              natOutgoing: { type: 'boolean', nullable: true },
            },
          },
        },
        'x-kubernetes-group-version-kind': [{ group: 'crd.projectcalico.org', version: 'v1', kind: 'IPPool' }],
      },
    },
  },
});

test('where no file has a definition, that in the cluster counts', () => {
  const service = serviceWith({ 'pool.yaml': pool('  cidr: 10.0.0.0/16\n  natOutgoin: true\n  natOutgoing: null\n') });
  const inventory = { source: { kind: 'cluster', name: 'test' }, nodes: [], hosts: localNames } as const;
  const found = ['pool.yaml field-unknown `spec` has no field `natOutgoin`: did you mean `natOutgoing`?'];
  const bare = found.map((each) =>
    each.replace(': did you mean `natOutgoing`?', ': kubectl rejects it, and other clients drop it.'),
  );
  assert.deepEqual(fieldFindings(service), bare);
  service.setInventory({ ...inventory, schemas: [published] });
  assert.deepEqual(fieldFindings(service), bare);
  const text = pool('  cidr: 10.0.0.0/16\n  natOutgoin: true\n');
  service.setFile('pool.yaml', text);
  assert.deepEqual(fieldFindings(service), found);
  assert.match(
    markdownOf(service.hover('pool.yaml', text.indexOf('cidr') + 1, 0)?.markdown ?? { pieces: [] }),
    /The network.*from the cluster/s,
  );
  const line = pool('  cidr: 10.0.0.0/16\n  na');
  service.setFile('pool.yaml', line);
  assert.ok(service.completions('pool.yaml', line.length).some(({ label }) => label === 'natOutgoing'));
  // That of a file has the word.
  service.setFile('pool.yaml', text);
  service.setFile('crd.yaml', poolDefinition.replace('natOutgoing:', 'natOutgoin:'));
  assert.deepEqual(fieldFindings(service), []);
  service.removeFile('crd.yaml');
  // Calico's API server judges values by itself.
  service.setFile(
    'pool.yaml',
    pool('  blockSize: -1\n  natOutgoin: true\n').replace('crd.projectcalico.org/v1', 'projectcalico.org/v3'),
  );
  assert.deepEqual(fieldFindings(service), found);
  for (const broken of [
    '',
    '{',
    '[]',
    '{"components":{"schemas":{"a":null,"b":{"x-kubernetes-group-version-kind":[null]}}}}',
  ]) {
    service.setInventory({ ...inventory, schemas: [broken] });
    assert.deepEqual(fieldFindings(service), found);
  }
});

test('rules in CEL are evaluated, with defaults filled in, where nothing else is wrong', () => {
  const rules = `type: object
properties:
  min: {type: integer, default: 5}
  max: {type: integer}
  net: {type: string, x-kubernetes-validations: [{rule: isCIDR(self) && cidr(self) == cidr(self).masked(), message: no bit behind}]}
x-kubernetes-validations:
  - rule: "!has(self.max) || self.max >= self.min"
    message: max below min
  - rule: self.max == oldSelf.max
  - rule: self.nothing > 1
  - rule: this is none`;
  const found = (value: string): readonly string[] =>
    fieldFindings(
      serviceWith({ 'crd.yaml': inBraces(rules), 'pool.yaml': pool(`  cidr: 10.0.0.0/16\n  field: ${value}\n`) }),
    );
  assert.deepEqual(found('{ max: 5, net: "10.0.0.0/8" }'), []);
  assert.deepEqual(found('{ min: null, max: 7 }'), []);
  assert.deepEqual(found('{ max: 4 }'), [
    'pool.yaml field-invalid `field` violates a rule of its definition: max below min',
  ]);
  assert.deepEqual(found('{ min: 1, max: 4 }'), []);
  assert.deepEqual(found('{ net: "10.0.0.1/8" }'), [
    'pool.yaml field-invalid `net` violates a rule of its definition: no bit behind',
  ]);
  assert.deepEqual(found('{ max: text }'), ['pool.yaml field-invalid `max` must be a whole number.']);
});

test('what Calico refuses by its own rules is told once, and not by the rules of the definition too', { skip }, () => {
  const definitions = readFileSync(new URL('calico-master.yaml', folder), 'utf8');
  const service = serviceWith({ 'crd.yaml': definitions, 'pool.yaml': pool('  cidr: 10.0.0.1/16\n') });
  assert.deepEqual(
    service.findings().findings.flatMap(({ at, code }) => (at.file === 'pool.yaml' ? code : [])),
    ['resource-invalid'],
  );
});

test('a rule with loops in loops over a long list is told as not checked', () => {
  const loops = 'self.all(a, self.all(b, a <= b))';
  const list = `type: array\nitems: {type: integer}\nx-kubernetes-validations:\n  - rule: ${loops}`;
  const found = (count: number): readonly string[] =>
    fieldFindings(
      serviceWith({
        'crd.yaml': inBraces(list),
        'pool.yaml': pool(`  cidr: 10.0.0.0/16\n  field: [${Array.from({ length: count }, () => 1).join(', ')}]\n`),
      }),
    );
  assert.deepEqual(found(10), []);
  assert.deepEqual(found(2000), [
    "pool.yaml field-invalid A rule for `field` isn't checked: it takes too many steps to evaluate.",
  ]);
});

test('others get their turn after each object that is judged', () => {
  const pauses = (objects: number): number => {
    const files = Array.from({ length: objects }, (_, at) => [`${at}.yaml`, pool('  cidr: 10.0.0.0/16\n')] as const);
    const service = serviceWith({ 'crd.yaml': inBraces('type: string'), ...Object.fromEntries(files) });
    return [...service.findingsInSteps()].length;
  };
  assert.equal(pauses(7) - pauses(2), 5);
});
