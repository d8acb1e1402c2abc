import { english } from '../core/l10n.ts';
import { readLevels } from '../core/rules/levels.ts';
import type { CalicoSettings } from '../core/settings.ts';
import { render } from '../core/words/render.ts';
import { type Arguments, usageError } from './args.ts';

/** The levels of all `--rule CODE=LEVEL`; throws `CannotRun` where one is no such pair. */
export function readRules(command: string, args: Arguments): CalicoSettings['rules'] {
  const pairs = args.all('rule').map((text) => {
    const at = text.indexOf('=');
    if (at === -1) throw usageError(command, `--rule "${text}" must be CODE=LEVEL, like nodes-move=off.`);
    return [text.slice(0, at), text.slice(at + 1)] as const;
  });
  const { levels, problems } = readLevels(pairs);
  const [problem] = problems;
  if (problem !== undefined) throw usageError(command, `--rule: ${render(english, problem)}`);
  return levels;
}
