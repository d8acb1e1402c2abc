import { type Message, say } from '../message.ts';

/** `2 of 5 nodes`, `0 of 1 node`. */
export function ofNodesText(count: number, all: number): Message {
  return all === 1 ? say('{0} of 1 node', count) : say('{0} of {1} nodes', count, all);
}

/** `4,996`: thousands apart, as English has it, of a whole number. By hand, for what a language has takes long to load. */
export function numberText(count: number): string {
  const rest = String(count % 1000);
  return count < 1000 ? rest : `${numberText(Math.floor(count / 1000))},${rest.padStart(3, '0')}`;
}
