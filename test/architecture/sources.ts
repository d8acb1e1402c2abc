import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

/** The project's sources with what each imports; paths count from the project's root, with `/` between folders. */

export const root = new URL('../../', import.meta.url);

export interface Source {
  readonly path: string;
  readonly text: string;
  /** Files of the project, by path. */
  readonly files: readonly string[];
  /** What is imported besides: packages and `node:` modules. */
  readonly packages: readonly string[];
}

const generated = new Set(['node_modules', 'out', 'dist', '.git', '.vscode-server', '.vscode-test', '.bench']);

/** Every file below `folder` (the project's root: '') whose name ends in `ending`. */
export function filesBelow(folder: string, ending: string): readonly string[] {
  return readdirSync(new URL(folder === '' ? '.' : `${folder}/`, root), { withFileTypes: true })
    .flatMap((entry) => {
      const path = posix.join(folder, entry.name);
      if (entry.isDirectory()) return generated.has(entry.name) ? [] : filesBelow(path, ending);
      return path.endsWith(ending) ? [path] : [];
    })
    .sort();
}

export function textOf(path: string): string {
  return readFileSync(new URL(path, root), 'utf8');
}

/** The data of a JSON file. */
export function jsonOf(path: string): unknown {
  return JSON.parse(textOf(path));
}

/**
 * Reads every TypeScript file below `folder`; `types` says whether imports of types alone count, `late` whether those
 * count that are made by `import()` when the code is run.
 */
export function readSources(folder: string, { types = true, late = true } = {}): readonly Source[] {
  return [...filesBelow(folder, '.ts'), ...filesBelow(folder, '.tsx')].sort().map((path) => {
    const text = textOf(path);
    const counted = types ? text : text.replace(/^(?:import|export) type\s[^;]*;/gm, '');
    const targets = importsOf(counted, late);
    const relative = targets.filter((target) => target.startsWith('.'));
    return {
      path,
      text,
      files: relative.map((target) => posix.join(posix.dirname(path), target)),
      packages: [...new Set(targets.filter((target) => !relative.includes(target)))],
    };
  });
}

const importing = [
  /^import\s+(?:type\s+)?[\w$*{},\s]+?\sfrom\s+'([^']+)'/gm,
  /^import\s+'([^']+)'/gm,
  /^export\s+(?:type\s+)?(?:\*(?:\s+as\s+\w+)?|\{[^}]*\})\s+from\s+'([^']+)'/gm,
  /\brequire\(\s*'([^']+)'/g,
];

const importingLate = /\bimport\(\s*'([^']+)'/g;

function importsOf(text: string, late: boolean): readonly string[] {
  const patterns = late ? [...importing, importingLate] : importing;
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].flatMap(([, target]) => target ?? []));
}
