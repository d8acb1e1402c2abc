import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { readSnapshot } from '../../src/core/inventory/snapshot.ts';
import { rules } from '../../src/core/rules/registry.ts';
import { jsonOf } from '../architecture/sources.ts';
import { fixtureCodes } from '../rules/fixtures.ts';
import { findingsIn } from '../rules/report.ts';

/**
 * Mistakes that people made, and set-ups that are in order: what is found in each. `test/fixtures/realCases.json` says
 * what it holds and what it assumes; `realCases.expected` is the table of what is found, which UPDATE_EXPECT=1 writes.
 */

interface RealCase {
  readonly id: string;
  readonly class: string;
  /** At least one of these finds the mistake; empty: nothing may be found. */
  readonly codes: readonly string[];
  readonly suggested: string | null;
  readonly assumed: string;
  readonly differs?: string;
  readonly version: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly installation?: object;
  readonly manifest?: string;
  readonly nodes?: readonly object[];
}

const cases = casesIn(jsonOf('test/fixtures/realCases.json'));
const table = new URL('../fixtures/realCases.expected', import.meta.url);
const found = new Map(cases.map((each) => [each.id, codesFound(each)]));

test('the table of what is found in the cases is as it was', () => {
  const lines = cases.map(({ id, class: kind, suggested }) => {
    const cells = [id, kind.padEnd(20), (suggested ?? '-').padEnd(34), (found.get(id) ?? []).join(', ') || '-'];
    return `${cells.join('  ')}\n`;
  });
  const text = lines.join('');
  console.log(text);
  if (process.env['UPDATE_EXPECT'] === '1') writeFileSync(table, text);
  else assert.equal(text, existsSync(table) ? readFileSync(table, 'utf8') : undefined);
});

const written = new Set(fixtureCodes());

for (const { id, class: kind, codes } of cases) {
  const known = new Set(rules.map(({ code }) => code));
  const ready = codes.length === 0 || codes.some((code) => written.has(code));
  test(`${id} ${kind}: ${codes.join(' or ') || 'nothing'} is found`, {
    skip: !ready && 'the rule has no fixtures',
  }, () => {
    assert.deepEqual(
      codes.filter((code) => !known.has(code)),
      [],
    );
    const said = (found.get(id) ?? []).map((each) => each.split(' ')[1]);
    if (codes.length === 0) assert.deepEqual(said, []);
    else
      assert.ok(
        said.some((code) => code !== undefined && codes.includes(code)),
        said.join(', '),
      );
  });
}

/** Severity and code of each finding, each once, in their order. */
function codesFound({ id, nodes, ...manifest }: RealCase): readonly string[] {
  const snapshot = JSON.stringify({ kind: 'CalicoInventory', version: 1, nodes });
  const reading = nodes === undefined ? undefined : readSnapshot(id, id, snapshot);
  assert.deepEqual(reading?.problems ?? [], [], id);
  const files = new Map([['calico.yaml', manifestOf(manifest)]]);
  const findings = findingsIn({ files, inventory: reading?.inventory });
  return [...new Set(findings.map(({ code, severity }) => `${severity} ${code}`))];
}

/** The least manifest that says what the case says; JSON is YAML, so that every value stands in quotes. */
function manifestOf({ manifest, installation, env = {}, version }: Omit<RealCase, 'id' | 'nodes'>): string {
  if (manifest !== undefined) return manifest;
  if (installation !== undefined) return installationText(installation, version);
  const entries = Object.entries(env).map(([name, value]) => {
    return `            - name: ${name}\n              value: ${JSON.stringify(value)}\n`;
  });
  return `kind: DaemonSet
metadata: {name: calico-node, namespace: kube-system}
spec:
  template:
    spec:
      containers:
        - name: calico-node
          image: calico/node:${version}
          env:
${entries.join('')}`;
}

/** An Installation, with the version in its status as the operator writes it there. */
function installationText(spec: object, version: string): string {
  return `apiVersion: operator.tigera.io/v1
kind: Installation
metadata: {name: default}
spec: ${JSON.stringify(spec)}
status: {calicoVersion: ${version}}
`;
}

function casesIn(data: unknown): readonly RealCase[] {
  assert.ok(typeof data === 'object' && data !== null && 'cases' in data && Array.isArray(data.cases));
  return data.cases;
}
