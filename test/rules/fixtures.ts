import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { ClusterInventory, InventoryReading } from '../../src/core/inventory/inventory.ts';
import { readSnapshot } from '../../src/core/inventory/snapshot.ts';
import { said } from '../said.ts';

/** The fixtures of the rules: a folder for each code, in it manifests with what is to be said of them. */

export const folder = new URL('./', import.meta.url);

export interface Fixture {
  readonly code: string;
  /** `bad…`: the code is found, `good…`: nothing is, `edge…`: anything; `…-reveals…`: a fix brings up what comes next. */
  readonly name: string;
  readonly files: ReadonlyMap<string, string>;
  readonly inventory: ClusterInventory | undefined;
  /** Where the expected text stands, and that text; undefined where it is missing. */
  readonly expectedAt: URL;
  readonly expected: string | undefined;
}

/** The folders, which are named by codes. */
export function fixtureCodes(): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
}

/** Files of a folder of fixtures that belong to no fixture. */
export function strayFiles(code: string): readonly string[] {
  const names = readdirSync(new URL(`${code}/`, folder));
  const cases = new Set(['nodes', ...names.filter(isManifest).map((name) => name.replace(/\.yaml$/, ''))]);
  return names.filter(
    (name) => !cases.has(name.replace(/(\.calico-inventory\.yaml|\.running\.json|\.yaml|\.expected)$/, '')),
  );
}

/**
 * Reads the fixtures of one code. Several files stand in one text, each but the first begun by a line `#- name`. A first
 * line may say `# inventory: none`, else the inventory of the fixture's name, `nodes…` or that of two nodes is taken, with what
 * `….running.json` of the fixture's name says that the cluster runs; a line `# line ends: CRLF` is obeyed too.
 */
export function readFixtures(code: string): readonly Fixture[] {
  const names = readdirSync(new URL(`${code}/`, folder))
    .filter(isManifest)
    .sort();
  return names.map((file) => {
    const name = file.replace(/\.yaml$/, '');
    const text = readFileSync(new URL(`${code}/${file}`, folder), 'utf8');
    const expectedAt = new URL(`${code}/${name}.expected`, folder);
    const expected = existsSync(expectedAt) ? readFileSync(expectedAt, 'utf8') : undefined;
    return { code, name, files: filesIn(text), inventory: inventoryFor(code, name, text), expectedAt, expected };
  });
}

function isManifest(name: string): boolean {
  return name.endsWith('.yaml') && !name.endsWith('.calico-inventory.yaml');
}

function filesIn(text: string): ReadonlyMap<string, string> {
  const [first = '', ...others] = text.split(/^#- /m);
  const ends = /^# line ends: CRLF$/m.test(text) ? '\r\n' : '\n';
  const files = [`calico.yaml\n${first}`, ...others].map((part) => {
    const lineEnd = part.indexOf('\n');
    return [part.slice(0, lineEnd), part.slice(lineEnd + 1).replaceAll('\n', ends)] as const;
  });
  return new Map(files);
}

function inventoryFor(code: string, name: string, text: string): ClusterInventory | undefined {
  if (text.startsWith('# inventory: none\n')) return undefined;
  const own = [`${code}/${name}`, `${code}/nodes`].map((each) => new URL(`${each}.calico-inventory.yaml`, folder));
  const url = own.find((each) => existsSync(each)) ?? new URL('two-nodes.calico-inventory.yaml', folder);
  const inventory = wellRead(readSnapshot(url.pathname, name, readFileSync(url, 'utf8')));
  const running = new URL(`${code}/${name}.running.json`, folder);
  return existsSync(running) ? { ...inventory, running: readFileSync(running, 'utf8') } : inventory;
}

function wellRead({ inventory, problems }: InventoryReading): ClusterInventory {
  const [problem] = problems;
  if (problem !== undefined) throw new Error(`${problem.file}: ${said(problem.message)}`);
  return inventory;
}
