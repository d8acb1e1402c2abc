import { parseVersion } from '../core/calico/version.ts';
import { type CalicoSettings, defaultSettings } from '../core/settings.ts';
import { type Arguments, usageError } from './args.ts';

/** The settings of `--calico-version`; throws `CannotRun` where it is no version. */
export function readSettings(command: string, args: Arguments): CalicoSettings {
  const text = args.value('calico-version');
  if (text === undefined) return defaultSettings;
  if (parseVersion(text) !== undefined) return { ...defaultSettings, calicoVersion: text };
  throw usageError(command, `"${text}" is no version of Calico; write it like v3.32.1.`);
}
