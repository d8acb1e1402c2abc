import { basename, isAbsolute, resolve } from 'node:path';
import { groupBy } from '../../core/collections.ts';
import type { ClusterInventory, InventoryReading } from '../../core/inventory/inventory.ts';
import { readSnapshotInSteps } from '../../core/inventory/snapshot.ts';
import type { Translate } from '../../core/l10n.ts';
import { createLineIndex } from '../../core/text.ts';
import { render } from '../../core/words/render.ts';
import { reasonOf } from '../../files/reason.ts';
import { inSteps } from '../../turns/slices.ts';
import { type LoadedInventory, loadInventory } from '../inventoryFiles.ts';
import { fileOf, toRange, uriOf } from './convert.ts';
import { diagnosticSource } from './diagnostics.ts';
import { type OpenDocument, type OpenDocuments, openDocument } from './documents.ts';
import { type Diagnostic, DiagnosticSeverity } from './protocol.ts';
import { nearestSnapshot } from './workspace.ts';

/** The inventory from a file or a folder, as it stands in an editor where it is open. */
export interface FileInventory {
  /** Uses what `setting` names, else the first snapshot in `folders`; resolves when it has been read. */
  use(setting: string, folders: readonly string[]): Promise<void>;
  /** Reads it again where it is at `path`, or `path` in it, or where none is in use. */
  changed(path: string): Promise<void>;
  /** Reads it again. */
  reload(): Promise<void>;
  /** Takes no inventory from files any more. */
  leave(): void;
  /** What is wrong with it, by file. */
  readonly diagnostics: ReadonlyMap<string, readonly Diagnostic[]>;
}

export interface FileInventoryDeps {
  readonly documents: OpenDocuments;
  readonly t: Translate;
  readonly onChange: (inventory: ClusterInventory | undefined) => void;
  /** Told why nothing could be read at all. */
  readonly fail: (message: string) => void;
}

export function createFileInventory({ documents, t, onChange, fail }: FileInventoryDeps): FileInventory {
  let path: string | undefined;
  let search: (() => Promise<void>) | undefined;
  let diagnostics: ReadonlyMap<string, readonly Diagnostic[]> = new Map();
  let turn = 0;
  const enter = (loaded: LoadedInventory | undefined): void => {
    diagnostics = loaded === undefined ? new Map() : diagnosticsOf(loaded, t);
    onChange(loaded?.inventory);
  };
  const reload = async (): Promise<void> => {
    turn += 1;
    const mine = turn;
    const at = path;
    if (at === undefined) return enter(undefined);
    try {
      const loaded = await load(at, openDocument(documents, fileOf(uriOf(at))));
      if (mine === turn) enter(loaded);
    } catch (error) {
      if (mine !== turn) return;
      enter(undefined);
      fail(t("Can't read {0}: {1}", at, reasonOf(error)));
    }
  };
  return {
    reload,
    get diagnostics() {
      return diagnostics;
    },
    async use(setting, folders) {
      search = async () => {
        path = setting === '' ? await nearestSnapshot(folders) : pathOf(setting, folders);
        await reload();
      };
      await search();
    },
    async changed(changed) {
      if (path === undefined) await search?.();
      else if (changed === path || changed.startsWith(`${path}/`)) await reload();
    },
    leave() {
      turn += 1;
      path = undefined;
      search = undefined;
      diagnostics = new Map();
    },
  };
}

/** Relative to the first folder. */
function pathOf(setting: string, [folder]: readonly string[]): string {
  return isAbsolute(setting) || folder === undefined ? resolve(setting) : resolve(folder, setting);
}

async function load(path: string, open: OpenDocument | undefined): Promise<LoadedInventory> {
  if (open === undefined) return loadInventory(path);
  const reading: InventoryReading = await inSteps(readSnapshotInSteps(path, basename(path), open.text));
  return { ...reading, texts: new Map([[path, open.text]]) };
}

function diagnosticsOf({ problems, texts }: LoadedInventory, t: Translate): ReadonlyMap<string, readonly Diagnostic[]> {
  return new Map(
    [...groupBy(problems, ({ file }) => file)].map(([file, own]) => {
      const lines = createLineIndex(texts.get(file) ?? '');
      const diagnostics = own.map(({ message, span }): Diagnostic => {
        const range = toRange(lines, span ?? { start: 0, end: 0 });
        return { range, message: render(t, message), severity: DiagnosticSeverity.Error, source: diagnosticSource };
      });
      return [fileOf(uriOf(file)), diagnostics];
    }),
  );
}
