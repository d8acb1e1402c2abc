import * as vscode from 'vscode';
import { section } from '../core/rules/readSettings.ts';

/** Called by quick fixes with the code of a rule. */
export const turnOffCommand = 'calico.turnOffRule';

/** Turns the rule `code` off in the settings of the workspace, or in the user's where no folder is open. */
export async function turnOffRule(code: unknown): Promise<void> {
  if (typeof code !== 'string') return;
  const settings = vscode.workspace.getConfiguration(section);
  const known = settings.inspect<unknown>('rules');
  const inWorkspace = vscode.workspace.workspaceFolders !== undefined;
  const own = inWorkspace ? known?.workspaceValue : known?.globalValue;
  const target = inWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  await settings.update('rules', { ...(typeof own === 'object' ? own : {}), [code]: 'off' }, target);
}
