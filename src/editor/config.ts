import * as vscode from 'vscode';
import { parseVersion } from '../core/calico/version.ts';
import { readLevels } from '../core/rules/levels.ts';
import type { CalicoSettings } from '../core/settings.ts';
import { render } from '../core/words/render.ts';
import { offer, warn } from './notify.ts';
import { openSettingStep } from './steps.ts';

/** All settings, read once and checked. */
export interface Config {
  readonly core: CalicoSettings;
  /** Path of a snapshot file or folder; empty: the one found in the workspace. */
  readonly inventory: string;
  /** Whether the workspace says so, and not the user. */
  readonly inventoryIsOfWorkspace: boolean;
  /** How many manifests of the workspace are read for ConfigMaps that others refer to. */
  readonly maxWorkspaceFiles: number;
}

export const section = 'calico';

/** What is wrong with a setting, and which. */
export interface ConfigProblem {
  readonly setting: string;
  readonly message: string;
}

/** Reads the settings; a value that can't be used is replaced by its default and told. */
export function readConfig(): { readonly config: Config; readonly problems: readonly ConfigProblem[] } {
  const settings = vscode.workspace.getConfiguration(section);
  const problems: ConfigProblem[] = [];
  const text = (setting: string): string => {
    const value = settings.get<unknown>(setting, '');
    if (typeof value === 'string') return value.trim();
    problems.push({ setting, message: vscode.l10n.t('{0}.{1} must be a string.', section, setting) });
    return '';
  };
  const calicoVersion = text('calicoVersion');
  if (calicoVersion !== '' && parseVersion(calicoVersion) === undefined) {
    const message = vscode.l10n.t(
      '{0}.{1} is "{2}", which isn\'t a release such as v3.32.1.',
      section,
      'calicoVersion',
      calicoVersion,
    );
    problems.push({ setting: 'calicoVersion', message });
  }
  const max = settings.get<unknown>('maxWorkspaceFiles', 1000);
  const usable = typeof max === 'number' && Number.isInteger(max) && max >= 0 && max <= 100_000;
  if (!usable) {
    const message = vscode.l10n.t('{0}.{1} must be a whole number from 0 to 100,000.', section, 'maxWorkspaceFiles');
    problems.push({ setting: 'maxWorkspaceFiles', message });
  }
  const rules = readRules(settings.get<unknown>('rules'));
  problems.push(...rules.problems.map((message) => ({ setting: 'rules', message })));
  const known = parseVersion(calicoVersion) !== undefined;
  const config: Config = {
    core: { calicoVersion: known ? calicoVersion : '', rules: rules.levels },
    inventory: text('inventory'),
    inventoryIsOfWorkspace: isOfWorkspace(settings, 'inventory'),
    maxWorkspaceFiles: usable ? max : 1000,
  };
  return { config, problems };
}

function isOfWorkspace(settings: vscode.WorkspaceConfiguration, setting: string): boolean {
  const { workspaceValue, workspaceFolderValue } = settings.inspect(setting) ?? {};
  return workspaceValue !== undefined || workspaceFolderValue !== undefined;
}

/** The levels, and in words what is wrong with others. */
interface RulesReading extends Pick<ReturnType<typeof readLevels>, 'levels'> {
  readonly problems: readonly string[];
}

function readRules(value: unknown): RulesReading {
  const told = (problem: string): string => vscode.l10n.t('{0}.{1}: {2}', section, 'rules', problem);
  if (value !== undefined && (typeof value !== 'object' || value === null || Array.isArray(value))) {
    return { levels: new Map(), problems: [told(vscode.l10n.t('This must be a mapping of rules to levels.'))] };
  }
  const { levels, problems } = readLevels(Object.entries(value ?? {}));
  return { levels, problems: problems.map((problem) => told(render(vscode.l10n.t, problem))) };
}

/** Tells the user of each problem once, with a way to the setting. */
export async function showConfigProblems(problems: readonly ConfigProblem[]): Promise<void> {
  for (const { setting, message } of problems) await offer(warn, message, [openSettingStep(`${section}.${setting}`)]);
}

/** Whether what can be turned off is on for a document. */
export function isOn(setting: 'inlayHints' | 'codeLens', uri: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration(section, uri).get<unknown>(setting) !== false;
}
