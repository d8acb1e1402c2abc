/** Who owns fields that an apply would change, as kubectl tells it. */
export interface FieldConflict {
  /** The name of the field manager: `helm`, `kubectl-client-side-apply`. */
  readonly manager: string;
  readonly fields: readonly string[];
}

/**
 * Reads what `kubectl apply --server-side` prints where others own fields; empty where that is not why it failed. One
 * field stands behind its manager, several on lines of their own (apimachinery/pkg/api/errors, NewApplyConflict;
 * apiserver/pkg/endpoints/handlers/fieldmanager/internal/conflict.go; kubectl/pkg/cmd/apply).
 */
export function readConflicts(stderr: string): readonly FieldConflict[] {
  if (!stderr.includes('Apply failed with ')) return [];
  const found = new Map<string, string[]>();
  let fields: string[] | undefined;
  for (const line of stderr.split('\n')) {
    const at = line.indexOf('with "');
    const end = at === -1 ? -1 : line.indexOf('"', at + 6);
    if (end !== -1) {
      const manager = line.slice(at + 6, end);
      fields = found.get(manager) ?? [];
      found.set(manager, fields);
      const field = line.indexOf(': .', end);
      if (field !== -1) fields.push(line.slice(field + 2).trim());
    } else if (line.startsWith('- .')) {
      fields?.push(line.slice(2).trim());
    } else {
      fields = undefined;
    }
  }
  return [...found].map(([manager, each]) => ({ manager, fields: each }));
}

/** Whether the manager is a person with kubectl or with this program: whoever applies next may take their fields over. */
export function isByHand(manager: string): boolean {
  return manager === 'kubectl' || manager.startsWith('kubectl-') || manager === 'vscode-calico';
}
