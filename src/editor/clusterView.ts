import * as vscode from 'vscode';
import { clusterTree, type TreeItem } from '../core/features/clusterTree.ts';
import type { Translate } from '../core/l10n.ts';
import { visible } from '../core/plainText.ts';
import type { Resolution } from '../core/resolution.ts';
import type { CalicoService } from '../core/service.ts';
import { render } from '../core/words/render.ts';
import { ageText } from '../core/words/sourceText.ts';
import { treeTexts } from '../core/words/treeTexts.ts';
import { inSlices } from '../turns/slices.ts';
import { baseOf } from './convert.ts';
import { followActiveFile } from './followedFile.ts';
import type { InventorySource } from './inventorySource.ts';
import type { InventoryState } from './inventoryState.ts';
import type { Wake } from './wake.ts';

/** The view "Calico" in the activity bar: nodes with their choice, interfaces with verdicts, pools with blocks. */
export interface ClusterView extends vscode.Disposable {
  /** Shows what is known now; several calls in short order make one. */
  refresh(): void;
}

export const viewId = 'calico.cluster';

/** `wake` is called when the view is first shown. */
export function createClusterView(
  service: CalicoService,
  source: InventorySource,
  t: Translate,
  wake: Wake,
): ClusterView {
  const changed = new vscode.EventEmitter<undefined>();
  let pending: ReturnType<typeof setTimeout> | undefined;
  const provider: vscode.TreeDataProvider<TreeItem> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: (item) => toTreeItem(item, t),
    async getChildren(item) {
      if (item !== undefined) {
        if (item.context === 'node') void askOpened(source, item);
        return [...(item.children?.() ?? [])];
      }
      void wake.now();
      const { inventory, problems, error } = source.state;
      if (inventory === undefined) return error === undefined ? [] : [...problemsAlone(problems, error)];
      await inSlices(service.prepareInSteps(), () => false);
      const resolution = service.resolutionFor(followed.file);
      const family = familyOf(resolution);
      const verdict = await inSlices(service.verdictInSteps(followed.file, family), () => false);
      return [...clusterTree({ inventory, resolution, verdict, family, problems })];
    },
  };
  const view = vscode.window.createTreeView(viewId, { treeDataProvider: provider, showCollapseAll: true });
  const describe = (): void => {
    view.description = visible(sourceOf(source.state, t));
  };
  const timer = setInterval(describe, tick);
  const refresh = (): void => {
    pending ??= setTimeout(() => {
      pending = undefined;
      view.message = messageOf(source.state);
      describe();
      void vscode.commands.executeCommand('setContext', 'calico.connected', isConnected(source));
      changed.fire(undefined);
    }, 100);
  };
  const followed = followActiveFile(refresh);
  return {
    refresh,
    dispose() {
      clearTimeout(pending);
      clearInterval(timer);
      followed.dispose();
      view.dispose();
      changed.dispose();
    },
  };
}

/** How often the age is written anew, in milliseconds. */
const tick = 15_000;

/** `prod-eu · 3 min ago`. */
function sourceOf({ origin, inventory }: InventoryState, t: Translate): string {
  if (origin.kind === 'none') return '';
  const name = origin.kind === 'cluster' ? origin.context : baseOf(origin.uri);
  const taken = Date.parse(inventory?.source.takenAt ?? '');
  return Number.isNaN(taken) ? name : `${name} · ${render(t, ageText(Date.now() - taken))}`;
}

function messageOf({ origin, error, inventory }: InventoryState): string {
  if (error !== undefined) return vscode.l10n.t("Can't read the nodes.");
  if (origin.kind !== 'cluster') return '';
  const isReading = ['connecting', 'reading'].includes(origin.progress.phase) || inventory === undefined;
  return isReading ? vscode.l10n.t('Reading…') : '';
}

/** IPv6 is shown where it is the only family that anything is asked for. */
function familyOf(resolution: Resolution | undefined): 4 | 6 {
  const first = resolution?.results[0]?.startup.outcomes;
  return first !== undefined && first[4].kind === 'none' && first[6].kind !== 'none' ? 6 : 4;
}

/** On large clusters a node is asked when somebody opens it. */
async function askOpened({ session, state }: InventorySource, { node }: TreeItem): Promise<void> {
  const known = state.inventory?.nodes.find(({ name }) => name === node);
  if (session === undefined || node === undefined || known === undefined) return;
  if (known.origin === 'exec' || known.trouble !== undefined) return;
  await session.execNodes([node]);
}

function isConnected({ state: { origin } }: InventorySource): boolean {
  return origin.kind === 'cluster' && !['closed', 'failed'].includes(origin.progress.phase);
}

function problemsAlone(problems: InventorySource['state']['problems'], error: string): readonly TreeItem[] {
  const shown = problems.length > 0 ? problems : [{ message: error }];
  return shown.map(({ message, ...rest }, at) => ({
    id: `problem ${at}`,
    label: message,
    description: [],
    tooltip: 'detail' in rest && rest.detail !== undefined ? [message, '', rest.detail] : [message],
    icon: 'error',
    color: 'error',
    context: 'problem',
  }));
}

const colors = {
  error: 'errorForeground',
  warning: 'list.warningForeground',
  good: 'testing.iconPassed',
  muted: 'disabledForeground',
};

function toTreeItem(item: TreeItem, t: Translate): vscode.TreeItem {
  const { label, description, tooltip } = treeTexts(t, item);
  const state =
    item.children === undefined ? vscode.TreeItemCollapsibleState.None : vscode.TreeItemCollapsibleState.Collapsed;
  const result = new vscode.TreeItem(label, state);
  result.id = item.id;
  result.description = description;
  result.tooltip = tooltip === '' ? label : tooltip;
  result.iconPath = new vscode.ThemeIcon(item.icon, item.color && new vscode.ThemeColor(colors[item.color]));
  // Menus ask for these words.
  result.contextValue = item.address === undefined ? item.context : `${item.context} address`;
  result.accessibilityInformation = {
    label: [label, description, tooltip].filter((each) => each !== '').join(', '),
  };
  return result;
}
