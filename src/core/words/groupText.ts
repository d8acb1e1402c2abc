import { type Message, say } from '../message.ts';
import type { Group } from '../policy/groups.ts';

/** The name of a group; what is outside isn't called by a name of anybody's. */
export function groupText({ name, network }: Pick<Group, 'name' | 'network'>): Message | string {
  return network === undefined ? name : say('outside {0}', network);
}
