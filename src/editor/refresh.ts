import * as vscode from 'vscode';

/** Tells VS Code that what is shown in editors is no longer what would be answered. */
export interface Refresh extends vscode.Disposable {
  readonly event: vscode.Event<void>;
  /** Several calls in short order make one event. */
  schedule(): void;
}

/** Milliseconds in which changes are gathered: each event makes VS Code ask for every visible editor. */
const pause = 150;

export function createRefresh(): Refresh {
  const changed = new vscode.EventEmitter<void>();
  let pending: ReturnType<typeof setTimeout> | undefined;
  return {
    event: changed.event,
    schedule() {
      pending ??= setTimeout(() => {
        pending = undefined;
        changed.fire();
      }, pause);
    },
    dispose() {
      clearTimeout(pending);
      changed.dispose();
    },
  };
}
