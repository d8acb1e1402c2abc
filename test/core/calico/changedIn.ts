import { type Change, changes, changesIn } from '../calico/changes.ts';
import { exclusionLifetimes } from '../calico/excludeLists.ts';
import { knownVariables } from '../calico/variables.ts';
import { methodNames, methods } from './methods.ts';

/** All that is known to have changed in the releases of a line (`v3.32`): behaviour, methods, exclusions, variables. */
export function changedIn(line: string): readonly Change[] {
  return changesIn(line, [
    ...Object.entries(changes),
    ...methodNames.map((name) => [name, [since(methods[name].since)]] as const),
    ...exclusionLifetimes(),
    ...knownVariables.map((variable) => [variable.name, [variable]] as const),
  ]);
}

function since(release: string | undefined): { readonly since?: string } {
  return release === undefined ? {} : { since: release };
}
