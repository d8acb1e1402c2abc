import { parseVersion } from '../calico/version.ts';
import { type Message, say } from '../message.ts';
import type { CalicoSettings } from '../settings.ts';
import { readLevels } from './levels.ts';

/** The settings of an editor, checked. */
export interface EditorSettings {
  readonly core: CalicoSettings;
  /** Path of a snapshot file or folder; empty: the one found in the workspace. */
  readonly inventory: string;
  /** How many manifests of the workspace are read for ConfigMaps that others refer to. */
  readonly maxWorkspaceFiles: number;
  readonly problems: readonly SettingProblem[];
}

/** What is wrong with a setting, and which. */
export interface SettingProblem {
  readonly setting: string;
  readonly message: Message;
}

/** The section that all settings stand in. */
export const section = 'calico';

const usualFiles = 1000;
const mostFiles = 100_000;

/**
 * Reads the settings, of which `get` gives each by its name without the section, undefined where it is not set; a value
 * that can't be used is replaced by its default and told.
 */
export function readSettings(get: (setting: string) => unknown): EditorSettings {
  const inventory = readText(get, 'inventory');
  const version = readVersion(get);
  const files = readMost(get('maxWorkspaceFiles'));
  const rules = readRules(get('rules'));
  return {
    core: { calicoVersion: version.value, rules: rules.value },
    inventory: inventory.value,
    maxWorkspaceFiles: files.value,
    problems: [inventory, version, files, rules].flatMap(({ problems }) => problems),
  };
}

interface SettingReading<V> {
  readonly value: V;
  readonly problems: readonly SettingProblem[];
}

function readText(get: (setting: string) => unknown, setting: string): SettingReading<string> {
  const value = get(setting) ?? '';
  if (typeof value === 'string') return { value: value.trim(), problems: [] };
  return { value: '', problems: [{ setting, message: say('{0}.{1} must be a string.', section, setting) }] };
}

function readVersion(get: (setting: string) => unknown): SettingReading<string> {
  const setting = 'calicoVersion';
  const read = readText(get, setting);
  if (read.value === '' || parseVersion(read.value) !== undefined) return read;
  const message = say('{0}.{1} is "{2}", which isn\'t a release such as v3.32.1.', section, setting, read.value);
  return { value: '', problems: [{ setting, message }] };
}

function readMost(value: unknown = usualFiles): SettingReading<number> {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= mostFiles) {
    return { value, problems: [] };
  }
  const setting = 'maxWorkspaceFiles';
  const message = say('{0}.{1} must be a whole number from 0 to 100,000.', section, setting);
  return { value: usualFiles, problems: [{ setting, message }] };
}

function readRules(value: unknown): SettingReading<CalicoSettings['rules']> {
  const setting = 'rules';
  const told = (problem: Message): SettingProblem => {
    return { setting, message: say('{0}.{1}: {2}', section, setting, problem) };
  };
  if (value !== undefined && (typeof value !== 'object' || value === null || Array.isArray(value))) {
    return { value: new Map(), problems: [told(say('This must be a mapping of rules to levels.'))] };
  }
  const { levels, problems } = readLevels(Object.entries(value ?? {}));
  return { value: levels, problems: problems.map(told) };
}
