import type * as vscode from 'vscode';
import type { ConnectOptions, Session } from '../cluster/connect.ts';
import type { Translate } from '../core/l10n.ts';
import { joinedSentences } from '../core/words/render.ts';
import { createFileInventories } from './inventory.ts';
import { type InventoryState, noInventory } from './inventoryState.ts';

/** The one inventory of the window: a file's, or a connected cluster's. */
export interface InventorySource extends vscode.Disposable {
  readonly state: InventoryState;
  /** The session with a cluster; undefined where a file is in use. It may be closed. */
  readonly session: Session | undefined;
  /** Uses the snapshot file or folder at `uri`; undefined: none. Ends a session. */
  useFile(uri: vscode.Uri | undefined): Promise<void>;
  /** Uses none, and says why the one at `uri` isn't read. Ends a session. */
  refuse(uri: vscode.Uri, error: string): void;
  /** Takes what the session tells that `open` begins with a cluster; what was known before stays until it answers. */
  follow(context: string, open: (onUpdate: ConnectOptions['onUpdate']) => Session): Session;
  /** Ends the session; its last answer stays. */
  disconnect(): void;
}

/** `onChange` is told of each new state. */
export function createInventorySource(t: Translate, onChange: (state: InventoryState) => void): InventorySource {
  let state: InventoryState = noInventory;
  let session: Session | undefined;
  const enter = (next: InventoryState): void => {
    state = next;
    onChange(next);
  };
  const files = createFileInventories(t, enter);
  let turn = 0;
  const closeSession = (): void => {
    turn += 1; // what it still has to say is of no interest
    session?.close();
    session = undefined;
  };
  return {
    get state() {
      return state;
    },
    get session() {
      return session;
    },
    async useFile(uri) {
      closeSession();
      if (uri === undefined) enter(noInventory);
      await files.use(uri);
    },
    refuse(uri, error) {
      closeSession();
      void files.use(undefined);
      enter({ origin: { kind: 'file', uri }, inventory: undefined, problems: [], error });
    },
    follow(context, open) {
      closeSession();
      void files.use(undefined);
      const mine = turn;
      const opened = open((inventory, progress) => {
        if (mine !== turn) return;
        const failed = progress.phase === 'failed' && inventory === undefined;
        const problems = progress.problems.map(({ message, command, stderr }) => {
          return { message, detail: [command, stderr].filter((each) => each !== '').join('\n') };
        });
        enter({
          origin: { kind: 'cluster', context, progress },
          inventory,
          problems,
          error: failed ? joinedSentences(progress.problems.map(({ message }) => message)) : undefined,
        });
      });
      session = opened;
      return opened;
    },
    disconnect: () => session?.close(),
    dispose() {
      closeSession();
      files.dispose();
    },
  };
}
