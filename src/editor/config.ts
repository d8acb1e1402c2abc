import * as vscode from 'vscode';
import { type EditorSettings, readSettings, type SettingProblem, section } from '../core/rules/readSettings.ts';
import { render } from '../core/words/render.ts';
import { offer, warn } from './notify.ts';
import { openSettingStep } from './steps.ts';

/** All settings, read once and checked. */
export interface Config extends Omit<EditorSettings, 'problems'> {
  /** Whether the workspace says which inventory it is, and not the user. */
  readonly inventoryIsOfWorkspace: boolean;
}

/** Reads the settings; a value that can't be used is replaced by its default and told. */
export function readConfig(): { readonly config: Config; readonly problems: readonly SettingProblem[] } {
  const settings = vscode.workspace.getConfiguration(section);
  const { problems, ...read } = readSettings((setting) => settings.get<unknown>(setting));
  return { config: { ...read, inventoryIsOfWorkspace: isOfWorkspace(settings, 'inventory') }, problems };
}

function isOfWorkspace(settings: vscode.WorkspaceConfiguration, setting: string): boolean {
  const { workspaceValue, workspaceFolderValue } = settings.inspect(setting) ?? {};
  return workspaceValue !== undefined || workspaceFolderValue !== undefined;
}

/** Tells the user of each problem once, with a way to the setting. */
export async function showConfigProblems(problems: readonly SettingProblem[]): Promise<void> {
  for (const { setting, message } of problems)
    await offer(warn, render(vscode.l10n.t, message), [openSettingStep(`${section}.${setting}`)]);
}

/** Whether what can be turned off is on for a document. */
export function isOn(setting: 'inlayHints' | 'codeLens', uri: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration(section, uri).get<unknown>(setting) !== false;
}
