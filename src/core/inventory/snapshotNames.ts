/** Files that are taken for snapshots by the end of their name. */
export const snapshotEndings: readonly string[] = ['yaml', 'yml', 'json'].map((type) => `.calico-inventory.${type}`);

/** Below zero where the path `a` is to be looked at before `b`: what lies higher first, then by name. */
export function compareNearness(a: string, b: string): number {
  return a.split('/').length - b.split('/').length || a.localeCompare(b);
}
