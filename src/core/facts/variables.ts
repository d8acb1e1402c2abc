import { textQuery } from '../query.ts';
import { felixVariables } from './felix.ts';
import { variableData } from './variableData.ts';

/**
 * What is known of each environment variable of the calico-node pod, by its name, as its line in `facts/variables.txt` or
 * `facts/felix.txt` says.
 */
export function variableFacts(): ReadonlyMap<string, string> {
  return factsIn(variableData);
}

const factsIn = textQuery(
  1,
  (data): ReadonlyMap<string, string> =>
    new Map([...data.split('\n').map((line) => [line.split(' ', 1)[0] ?? '', line] as const), ...felixVariables()]),
);
