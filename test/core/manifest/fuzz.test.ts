import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findAgents } from '../../../src/core/manifest/agent.ts';
import { underCursor } from '../../../src/core/manifest/cursor.ts';
import { readManifest } from '../../../src/core/manifest/file.ts';
import { methodSites } from '../../../src/core/manifest/forms/forms.ts';
import type { Span } from '../../../src/core/text.ts';
import { daemonSet } from './harness.ts';

const FIXTURE = `%YAML 1.1
---
${daemonSet(
  `        - &ip {name: IP, value: "autodetect"}
        - name: IP_AUTODETECTION_METHOD
          value: 'interface=eth0,$(X)' # c
        - <<: *ip
          name: IP6_AUTODETECTION_METHOD
        - name: NODEIP
          valueFrom: {fieldRef: {fieldPath: status.hostIP}}
        - name: CALICO_NETWORKING_BACKEND
          valueFrom: {configMapKeyRef: {name: c, key: backend, optional: true}}
        - name: CLUSTER_TYPE
          value: >-
            k8s,
            bgp
`,
  '        envFrom:\n        - {prefix: A_, configMapRef: {name: c}}\n',
)}...
# é 🐈
---
kind: List
items:
- kind: ConfigMap
  metadata: {name: c}
  data: {backend: "b\\x69rd", IP_AUTODETECTION_METHOD: can-reach=8.8.8.8}
- {kind: Installation, spec: {calicoNetwork: {nodeAddressAutodetectionV4: {cidrs: [10.0.0.0/8], interface: {{ x }}}}}}
`;

/** Every span in what was read: the values that have a numeric start and end. */
function* spansIn(value: unknown, seen = new Set<unknown>()): Generator<Span> {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  if ('start' in value && 'end' in value && typeof value.start === 'number' && typeof value.end === 'number') {
    yield { start: value.start, end: value.end };
  }
  const children = value instanceof Map ? value.values() : Object.values(value);
  for (const child of children) yield* spansIn(child, seen);
}

/** What has an `inner` place must read exactly like its value there. */
function* innersIn(value: unknown, seen = new Set<unknown>()): Generator<readonly [string, Span]> {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  if ('inner' in value && 'value' in value && typeof value.value === 'string') {
    for (const inner of spansIn({ inner: value.inner })) yield [value.value, inner];
  }
  const children = value instanceof Map ? value.values() : Object.values(value);
  for (const child of children) yield* innersIn(child, seen);
}

function verify(text: string, offset: number): void {
  const manifest = readManifest('f.yaml', text);
  const agents = findAgents([manifest]);
  const sites = methodSites(agents);
  underCursor(manifest, sites, offset);
  for (const { start, end } of spansIn({ documents: manifest.documents, problems: manifest.problems, sites })) {
    assert.ok(0 <= start && start <= end && end <= text.length, `${start}–${end} is not within the text`);
  }
  for (const [value, { start, end }] of innersIn({ documents: manifest.documents, sites })) {
    assert.equal(text.slice(start, end), value);
  }
}

const RUNS = { seed: 20_260_822, numRuns: 400 };
const offset = fc.nat(FIXTURE.length);

test('the fixture itself is read without problems', () => {
  const manifest = readManifest('f.yaml', FIXTURE);
  assert.deepEqual(manifest.problems, []);
  assert.deepEqual(
    manifest.documents.map(({ form }) => form),
    ['workload', 'configMap', 'installation'],
  );
});

test('a manifest cut short anywhere', () => {
  fc.assert(
    fc.property(offset, offset, (end, at) => verify(FIXTURE.slice(0, end), at)),
    RUNS,
  );
});

test('a manifest with a piece replaced', () => {
  const noise = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 6 }),
    fc.constantFrom(
      '\n',
      '\t',
      '"',
      "'",
      '{',
      '}',
      '[',
      ']',
      ': ',
      '- ',
      '*ip',
      '&ip ',
      '<<: ',
      '|',
      '{{',
      '\r\n',
      '---\n',
    ),
  );
  fc.assert(
    fc.property(offset, fc.nat(20), noise, offset, (start, length, piece, at) =>
      verify(FIXTURE.slice(0, start) + piece + FIXTURE.slice(start + length), at),
    ),
    RUNS,
  );
});

test('an edited manifest reads the same with and without what was read before', () => {
  const previous = readManifest('f.yaml', FIXTURE);
  fc.assert(
    fc.property(offset, fc.nat(20), (start, length) => {
      const text = FIXTURE.slice(0, start) + FIXTURE.slice(start + length);
      assert.deepEqual(readManifest('f.yaml', text, { previous }), readManifest('f.yaml', text));
    }),
    { ...RUNS, numRuns: 200 },
  );
});
