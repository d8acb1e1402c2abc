import type { Arguments } from './args.ts';

/** Which cluster is meant, and by which program it is asked. */
export const clusterTypes = { context: 'string', kubeconfig: 'string', kubectl: 'string' } as const;

type Name = keyof typeof clusterTypes;

export function targetOf(given: Arguments): { readonly [N in Name]?: string } {
  const result: { [N in Name]?: string } = {};
  for (const name of ['context', 'kubeconfig', 'kubectl'] as const) {
    const value = given.value(name);
    if (value !== undefined) result[name] = value;
  }
  return result;
}
