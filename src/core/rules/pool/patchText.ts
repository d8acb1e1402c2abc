import { type Message, say } from '../../message.ts';
import { commandWord } from '../../words/commandText.ts';
import type { ClusterPool } from './clusterPool.ts';

/** The command that merges `patch`, which is JSON, into the pool that the cluster has. */
export function patchText({ name }: Pick<ClusterPool, 'name'>, patch: string): Message {
  return say("Run kubectl patch ippool {0} --type merge -p '{1}'.", commandWord(name), patch);
}
