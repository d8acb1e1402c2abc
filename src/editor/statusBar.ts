import * as vscode from 'vscode';
import type { InventoryState } from './inventory.ts';

/** Shows which inventory answers, and leads to another. */
export function createStatusBar(): vscode.Disposable & { show(state: InventoryState): void } {
  const item = vscode.window.createStatusBarItem('calico.inventory', vscode.StatusBarAlignment.Left);
  item.name = vscode.l10n.t('Calico Inventory');
  item.command = 'calico.selectInventory';
  return {
    show(state) {
      item.text = textOf(state);
      item.tooltip = tooltipOf(state);
      item.backgroundColor =
        state.error === undefined ? undefined : new vscode.ThemeColor('statusBarItem.errorBackground');
      item.show();
    },
    dispose: () => item.dispose(),
  };
}

function textOf({ reading, error }: InventoryState): string {
  if (error !== undefined) return `$(error) ${vscode.l10n.t('Calico: inventory not read')}`;
  if (reading === undefined) return `$(server-environment) ${vscode.l10n.t('Calico: no inventory')}`;
  const { nodes } = reading.inventory;
  const text = nodes.length === 1 ? vscode.l10n.t('Calico: 1 node') : vscode.l10n.t('Calico: {0} nodes', nodes.length);
  return reading.problems.length === 0 ? `$(server-environment) ${text}` : `$(warning) ${text}`;
}

function tooltipOf({ uri, reading, error }: InventoryState): string {
  if (error !== undefined) return vscode.l10n.t('{0} can not be read: {1}', uri?.fsPath ?? '', error);
  if (uri === undefined || reading === undefined)
    return vscode.l10n.t('Select a snapshot, or a folder with the output of ip addr');
  const problems = reading.problems.length;
  if (problems === 0) return vscode.l10n.t('Nodes from {0}', uri.fsPath);
  return vscode.l10n.t('Nodes from {0}; {1} problems in it', uri.fsPath, problems);
}
