import * as vscode from 'vscode';
import { watchRollouts } from '../apply/watchRollouts.ts';
import type { Session } from '../cluster/connect.ts';
import type { AddressDrift } from '../core/apply/drift.ts';
import { driftText } from '../core/apply/rolloutText.ts';
import type { Translate } from '../core/l10n.ts';
import { render } from '../core/words/render.ts';
import { inSteps } from '../turns/slices.ts';
import { readConfig } from './config.ts';
import { keptKey } from './keptKey.ts';
import { warn } from './notify.ts';

export interface NoticeDeps {
  readonly memory: vscode.Memento;
  readonly log: vscode.LogOutputChannel;
  readonly t: Translate;
}

/** Says so when calico-node has started and chosen another address than was predicted, whoever rolls it out. */
export function noticeRollouts({ memory, log, t }: NoticeDeps, session: Session): void {
  const onDisagree = (drift: readonly AddressDrift[]): void => {
    const text = render(t, driftText(drift));
    log.warn(text);
    // Our own rollout asks what is to be done, by itself.
    if (memory.get(keptKey) === undefined) void offerPanel(text);
  };
  void watchRollouts({ session, t, inSteps, settings: () => readConfig().config.core, onDisagree });
}

async function offerPanel(text: string): Promise<void> {
  const open = vscode.l10n.t('Open NICs');
  if ((await warn(text, open)) === open) await vscode.commands.executeCommand('calico.openNicPanel');
}
