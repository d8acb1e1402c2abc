import { type Message, say } from '../message.ts';
import type { Group } from '../policy/groups.ts';

/** The name of a group; what is outside isn't called by a name of anybody's. */
export function groupText({ kind, name }: Pick<Group, 'kind' | 'name'>): Message | string {
  return kind === 'outside' ? say('outside {0}', name.slice('outside '.length)) : name;
}
