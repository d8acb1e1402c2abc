import { type Message, say } from '../message.ts';

/** `2 of 5 nodes`, `0 of 1 node`. */
export function ofNodesText(count: number, all: number): Message {
  return all === 1 ? say('{0} of 1 node', count) : say('{0} of {1} nodes', count, all);
}

const inEnglish = new Intl.NumberFormat('en-US');

/** `4,996`: thousands apart, as English has it. */
export function numberText(count: number): string {
  return inEnglish.format(count);
}
