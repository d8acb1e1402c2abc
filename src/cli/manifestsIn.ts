import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Which files of a folder are manifests. */

/** Folders that hold nothing of the user's own; those of a mounted ConfigMap, to which its links lead, begin with `..`. */
function isSkipped(folder: string): boolean {
  return folder === 'node_modules' || folder === '.git' || folder.startsWith('..');
}

/** What a manifest's name ends with; in a second group what is behind it where it is a template of one. */
const manifestName = /\.(?:json|ya?ml(\.(?:tpl|tmpl|gotmpl|j2|erb))?)$/i;

/** A template is left out where what is made of it lies beside: both at once are nobody's cluster. */
function isManifest(name: string, beside: ReadonlySet<string>): boolean {
  const [, template] = manifestName.exec(name) ?? [name];
  return template === undefined ? manifestName.test(name) : !beside.has(name.slice(0, -template.length));
}

/** Whether a name, or the path that ends with it, is that of a manifest, or of a template of one. */
export function isManifestName(name: string): boolean {
  return manifestName.test(name);
}

/**
 * Everything in `folder` and below that can be a manifest, in the order of their names. Links to files are followed, as a
 * mounted ConfigMap has them; links to folders are not. `unreadable` is told of each folder that can't be read.
 */
export async function* manifestsIn(
  folder: string,
  unreadable: (folder: string, error: unknown) => void,
): AsyncGenerator<string, void> {
  const entries = await entriesOf(folder, unreadable);
  const names = new Set(entries.map(({ name }) => name));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!isSkipped(entry.name)) yield* manifestsIn(path, unreadable);
    } else if (isManifest(entry.name, names) && (entry.isFile() || (await isLinkToFile(path)))) {
      yield path;
    }
  }
}

async function entriesOf(folder: string, unreadable: (folder: string, error: unknown) => void) {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    unreadable(folder, error);
    return [];
  }
}

async function isLinkToFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false; // it leads nowhere
  }
}
