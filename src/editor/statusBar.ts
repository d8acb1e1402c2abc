import * as vscode from 'vscode';
import type { Translate } from '../core/l10n.ts';
import type { Verdict } from '../core/network/verdict.ts';
import { visibleLines } from '../core/plainText.ts';
import { render } from '../core/words/render.ts';
import { ageText } from '../core/words/sourceText.ts';
import { pathsText, verdictText } from '../core/words/verdictText.ts';
import { shownPath } from './convert.ts';
import type { InventoryState } from './inventoryState.ts';
import { withoutIcons } from './plainLabel.ts';

/** Shows which inventory answers, how many nodes it has, how old it is and what is wrong; leads to another. */
export interface StatusBar extends vscode.Disposable {
  show(state: InventoryState): void;
  /** How the cluster stands with the file that is shown; undefined where that is not known. */
  judge(verdict: Verdict | undefined): void;
}

/** How often the age is written anew. */
const tick = 15_000;

/** `canConnect`: whether a cluster may be proposed where nothing is known. */
export function createStatusBar(t: Translate, canConnect: boolean): StatusBar {
  const item = vscode.window.createStatusBarItem('calico.inventory', vscode.StatusBarAlignment.Left);
  item.name = vscode.l10n.t('Calico Inventory');
  let shown: InventoryState | undefined;
  let verdict: Verdict | undefined;
  const write = (): void => {
    if (shown === undefined) return;
    item.text = textOf(shown, verdict, t);
    item.tooltip = tooltipOf(shown, verdict, canConnect, t);
    item.command = commandOf(shown);
    item.backgroundColor =
      isFailed(shown) || verdict?.reach === 'error'
        ? new vscode.ThemeColor('statusBarItem.errorBackground')
        : undefined;
    item.accessibilityInformation = { label: spoken(item.text), role: 'button' };
    item.show();
  };
  const timer = setInterval(write, tick);
  return {
    show(state) {
      if (state.inventory !== shown?.inventory) verdict = undefined;
      shown = state;
      write();
    },
    judge(next) {
      verdict = next;
      write();
    },
    dispose() {
      clearInterval(timer);
      item.dispose();
    },
  };
}

/** Without icons, and with what only looks like one. */
function spoken(text: string): string {
  const [first = '', ...parts] = text.split('$(');
  let told = first;
  for (const part of parts) {
    const close = part.indexOf(')');
    if (told.endsWith('\\')) told = `${told.slice(0, -1)}$(${part}`;
    else told += close === -1 ? `$(${part}` : part.slice(close + 1).trimStart();
  }
  return told;
}

function isFailed({ origin, error }: InventoryState): boolean {
  return error !== undefined || (origin.kind === 'cluster' && origin.progress.phase === 'failed');
}

function commandOf({ origin, problems }: InventoryState): string {
  return origin.kind === 'cluster' || problems.length > 0 ? 'calico.cluster.focus' : 'calico.selectInventory';
}

function textOf(state: InventoryState, verdict: Verdict | undefined, t: Translate): string {
  const { origin, inventory, problems, error } = state;
  if (origin.kind === 'none') return `$(server-environment) ${t('Calico: no inventory')}`;
  if (error !== undefined)
    return `$(error) ${origin.kind === 'cluster' ? t("Calico: can't reach {0}", withoutIcons(origin.context)) : t("Calico: can't read inventory")}`;
  const count = inventory?.nodes.length ?? (origin.kind === 'cluster' ? origin.progress.nodes : 0);
  const nodes = count === 1 ? t('1 node') : t('{0} nodes', count);
  const parts = origin.kind === 'cluster' ? [withoutIcons(origin.context), nodes, ...clusterParts(state, t)] : [nodes];
  const warnings = problems.length === 0 ? '' : ` $(warning) ${problems.length}`;
  const paths = verdict === undefined ? '' : render(t, pathsText(verdict));
  const told = paths === '' ? parts : [...parts, paths];
  return `${iconOf(state)} ${t('Calico: {0}', told.join(' · '))}${warnings}`;
}

function clusterParts({ origin, inventory }: InventoryState, t: Translate): readonly string[] {
  if (origin.kind !== 'cluster') return [];
  const { phase, asked, toAsk } = origin.progress;
  if (phase === 'asking' && toAsk > asked) return [t('{0} of {1} queried', asked, toAsk)];
  const taken = Date.parse(inventory?.source.takenAt ?? '');
  const age = Number.isNaN(taken) ? [] : [render(t, ageText(Date.now() - taken))];
  if (phase === 'closed') return [t('disconnected'), ...age];
  return phase === 'failed' ? [t('not reached'), ...age] : age;
}

function iconOf({ origin }: InventoryState): string {
  if (origin.kind !== 'cluster') return '$(server-environment)';
  const { phase, asked, toAsk } = origin.progress;
  if (phase === 'failed') return '$(error)';
  if (phase === 'closed') return '$(debug-disconnect)';
  const busy = phase !== 'complete' || toAsk > asked;
  return busy ? '$(sync~spin)' : '$(server-environment)';
}

function tooltipOf(
  { origin, problems, error }: InventoryState,
  verdict: Verdict | undefined,
  canConnect: boolean,
  t: Translate,
): string {
  const wayOut = canConnect
    ? vscode.l10n.t('Connect to a cluster, or select a snapshot')
    : vscode.l10n.t('Select a snapshot');
  const lines = [
    origin.kind === 'none' ? wayOut : '',
    origin.kind === 'file' ? vscode.l10n.t('Nodes from {0}', shownPath(origin.uri)) : '',
    origin.kind === 'cluster' ? vscode.l10n.t('Nodes in context {0}', origin.context) : '',
    error ?? '',
    verdict === undefined ? '' : render(t, verdictText(verdict)),
    ...problems.slice(0, 5).map(({ message }) => message),
    problems.length > 5 ? vscode.l10n.t('and {0} more', problems.length - 5) : '',
  ];
  return visibleLines(lines.filter((line) => line !== '').join('\n'));
}
