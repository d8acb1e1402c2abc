import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Holds the environment variables in `variables.txt` against what a checkout of Calico reads. */

/** Where the containers of the calico-node pod read them, Felix aside. */
const folders = ['node', 'confd', 'cni-plugin', 'libcalico-go/lib/apiconfig', 'typha/pkg/syncclientutils'];
/** What every process has, or the CNI plugin by its specification: none of them is Calico's. */
const notCalicos: ReadonlySet<string> = new Set(['PATH', 'HOME', 'CNI_PATH', 'CNI_ARGS']);
/** Their names are put together of a prefix and a field (typha/pkg/syncclientutils/config.go). */
const composed = /^(?:CONFD|CALICO|FELIX)_TYPHA/;

/**
 * What a checkout says otherwise: `- NAME` where no source names a variable any more, `+ NAME (file)` where a program asks
 * for one that is not known. Nothing where it has none of the sources.
 */
export function variableChanges(text: string, checkout: string): readonly string[] {
  const known = new Set(text.split('\n').flatMap((line) => /^[A-Z]\w*(?= )/.exec(line) ?? []));
  const sources = folders.flatMap((folder) => sourcesIn(checkout, folder));
  if (sources.length === 0) return [];
  const named = new Set<string>();
  const asked = new Map<string, string>();
  for (const file of sources) {
    const source = readFileSync(join(checkout, file), 'utf8');
    for (const [name] of source.matchAll(/\b[A-Z][A-Z0-9_]*\b/g)) named.add(name);
    for (const [, name = ''] of source.matchAll(/(?:(?:Getenv|LookupEnv)\(\s*|envconfig:)"([A-Z][A-Z0-9_]*)"/g))
      if (!asked.has(name)) asked.set(name, file);
  }
  const gone = [...known].filter((name) => !named.has(name) && !composed.test(name));
  const fresh = [...asked].filter(([name]) => !known.has(name) && !notCalicos.has(name) && !name.startsWith('FELIX_'));
  return [...gone.map((name) => `- ${name}`), ...fresh.map(([name, file]) => `+ ${name} (${file})`)].sort();
}

/** Go and shell that runs in a container, and no tests. */
function sourcesIn(checkout: string, folder: string): readonly string[] {
  const root = join(checkout, folder);
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const file = join(entry.parentPath, entry.name).slice(checkout.length).replace(/^\//, '');
    const isSource = /(?<!_test)\.go$/.test(file) || file.startsWith('node/filesystem/');
    return entry.isFile() && isSource && !/\/(?:tests?|testutils|vendor)\//.test(file) ? [file] : [];
  });
}
