import { exactly } from '../detection/suggestTexts.ts';
import type { MatrixRow, MethodMatrix } from './methodMatrix.ts';

/** Methods by which a NIC is not chosen on any node. */

/** `skip-interface=^docker0$`: leaves out the NIC of this name, and no other. */
export function skippingMethod(nic: string): string {
  return `skip-interface=${exactly(nic)}`;
}

/** Those of the values compared that choose the NIC on no node, and serve the nodes, the best first. */
export function exclusionsOf(nic: string, { rows }: MethodMatrix): readonly MatrixRow[] {
  return rows.filter(
    ({ origin, method, grade, cells }) =>
      origin !== 'file' && method !== '' && grade !== 'bad' && cells.every((cell) => cell.interface !== nic),
  );
}
