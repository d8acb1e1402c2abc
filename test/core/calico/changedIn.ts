import { type Change, changes, changesIn } from '../../../src/core/calico/changes.ts';
import { exclusionLifetimes } from '../../../src/core/calico/excludeLists.ts';
import { knownVariables } from '../../../src/core/calico/variables.ts';
import { methodNames, methods } from '../../../src/core/detection/methods.ts';

/** All that is known to have changed in the releases of a line (`v3.32`): behaviour, methods, exclusions, variables. */
export function changedIn(line: string): readonly Change[] {
  return changesIn(line, [
    ...Object.entries(changes),
    ...methodNames.map((name) => [name, [since(methods[name].since)]] as const),
    ...exclusionLifetimes(),
    ...knownVariables().map((variable) => [variable.name, [variable]] as const),
  ]);
}

function since(release: string | undefined): { readonly since?: string } {
  return release === undefined ? {} : { since: release };
}
