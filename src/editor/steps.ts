import * as vscode from 'vscode';
import type { Step } from './notify.ts';

/** Buttons that more than one notification has. */

export function connectStep(): Step {
  return { label: vscode.l10n.t('Connect…'), run: () => vscode.commands.executeCommand('calico.connect') };
}

export function selectInventoryStep(): Step {
  const run = () => vscode.commands.executeCommand('calico.selectInventory');
  return { label: vscode.l10n.t('Select Inventory…'), run };
}

export function manageTrustStep(): Step {
  const run = () => vscode.commands.executeCommand('workbench.trust.manage');
  return { label: vscode.l10n.t('Manage Trust'), run };
}

/** Opens the settings at `key`. */
export function openSettingStep(key: string): Step {
  const run = () => vscode.commands.executeCommand('workbench.action.openSettings', key);
  return { label: vscode.l10n.t('Open Setting'), run };
}

/** Opens a file that the user chooses. */
export function openFileStep(): Step {
  const run = () => vscode.commands.executeCommand('workbench.action.quickOpen');
  return { label: vscode.l10n.t('Open File…'), run };
}

/** Opens the comparison of all methods. */
export function compareStep(): Step {
  return {
    label: vscode.l10n.t('Compare Methods'),
    run: () => vscode.commands.executeCommand('calico.compareMethods'),
  };
}

/** Opens the list of all that is found, to be mended by hand. */
export function showProblemsStep(): Step {
  const run = () => vscode.commands.executeCommand('workbench.actions.view.problems');
  return { label: vscode.l10n.t('Show Problems'), run };
}
