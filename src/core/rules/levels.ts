import { type Message, say } from '../message.ts';
import type { RuleLevel } from '../settings.ts';
import { rules } from './registry.ts';

/** What a user may write for a rule; `default` is the rule's own level. */
export const levelNames = ['default', 'off', 'hint', 'information', 'warning', 'error'] as const;

/** The levels that could be read, and what is wrong with the others, in words for the user. */
export interface LevelsReading {
  readonly levels: ReadonlyMap<string, RuleLevel>;
  readonly problems: readonly Message[];
}

/** Reads levels as they stand in settings or arguments: pairs of a rule's code and a level. The last of a code counts. */
export function readLevels(entries: Iterable<readonly [string, unknown]>): LevelsReading {
  const levels = new Map<string, RuleLevel>();
  const problems: Message[] = [];
  for (const [code, value] of entries) {
    const level = levelNames.find((name) => name === value);
    if (!rules.some((rule) => rule.code === code)) problems.push(say('There is no rule "{0}".', code));
    else if (level === undefined) problems.push(noLevel(code, value));
    else if (level === 'default') levels.delete(code);
    else levels.set(code, level);
  }
  return { levels, problems };
}

function noLevel(code: string, value: unknown): Message {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return say('The level of {0} can\'t be "{1}", only {2}.', code, text, levelNames.join(', '));
}
