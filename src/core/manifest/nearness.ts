/** Finds what stands nearest to a file, without measuring how far everything else is. */

/** What stands nearest, in the order in which it was given, and how far it is ({@link Nearness}). */
export interface Nearest<T> {
  readonly distance: number;
  readonly items: readonly T[];
}

/**
 * All that is as near to a file as nothing else is: 0 for the same file, 1 in the same folder, and 1 more for each folder
 * up or down. Undefined where there is nothing.
 */
export type Nearness<T> = (from: string) => Nearest<T> | undefined;

interface Folder<T> {
  readonly own: Placed<T>[];
  readonly folders: Map<string, Folder<T>>;
  /** How many folders down the first items stand; infinite where there are none. */
  down: number;
  /** The folders that these stand in, or in whose folders they do. */
  nearest: Set<Folder<T>>;
}

interface Placed<T> {
  readonly item: T;
  readonly file: string;
  readonly order: number;
}

/** Keeps `items` by the folders of their files. */
export function createNearness<T extends { readonly file: string }>(items: readonly T[]): Nearness<T> {
  const root = emptyFolder<T>();
  for (const [order, item] of items.entries()) put(root, { item, file: item.file, order });
  return (from) => {
    const around = [root, ...foldersOf(from).map(folderBelow(root))];
    const own = around.at(-1)?.own.filter(({ file }) => file === from) ?? [];
    if (own.length > 0) return nearest(0, own);
    let best = { distance: Number.POSITIVE_INFINITY, ups: [0] };
    for (let up = 0; up < around.length; up += 1) {
      const distance = 1 + up + (around.at(-1 - up)?.down ?? Number.POSITIVE_INFINITY);
      if (distance < best.distance) best = { distance, ups: [up] };
      else if (distance === best.distance) best.ups.push(up);
    }
    if (best.distance === Number.POSITIVE_INFINITY) return undefined;
    const found = best.ups.flatMap((up) => itemsBelow(around.at(-1 - up)));
    return nearest(best.distance, [...new Set(found)]);
  };
}

function nearest<T>(distance: number, placed: Placed<T>[]): Nearest<T> {
  return { distance, items: placed.sort((a, b) => a.order - b.order).map(({ item }) => item) };
}

function emptyFolder<T>(): Folder<T> {
  return { own: [], folders: new Map(), down: Number.POSITIVE_INFINITY, nearest: new Set() };
}

function foldersOf(file: string): readonly string[] {
  return file.split('/').slice(0, -1);
}

function put<T>(root: Folder<T>, placed: Placed<T>): void {
  const names = foldersOf(placed.file);
  let folder = root;
  for (const [at, name] of names.entries()) {
    const inner = folder.folders.get(name) ?? emptyFolder<T>();
    folder.folders.set(name, inner);
    const down = names.length - at;
    if (down < folder.down) folder.nearest.clear();
    if (down <= folder.down) folder.nearest.add(inner);
    folder.down = Math.min(folder.down, down);
    folder = inner;
  }
  folder.down = 0;
  folder.own.push(placed);
}

/** Goes a folder down with each name; undefined where there is none. */
function folderBelow<T>(root: Folder<T>): (name: string) => Folder<T> | undefined {
  let folder: Folder<T> | undefined = root;
  return (name) => {
    folder = folder?.folders.get(name);
    return folder;
  };
}

/** The items of a folder that stand the fewest folders down. */
function itemsBelow<T>(folder: Folder<T> | undefined): readonly Placed<T>[] {
  if (folder === undefined) return [];
  return folder.down === 0 ? folder.own : [...folder.nearest].flatMap(itemsBelow);
}
