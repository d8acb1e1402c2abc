import type { Suggestion } from '../../detection/suggest.ts';
import type { Family } from '../../net/address.ts';
import type { Plan } from '../../plan.ts';
import type { Resolution } from '../../resolution.ts';

/** The calico-node that will read the method. */
export interface MethodReader {
  readonly family: Family;
  readonly plan: Plan;
  readonly resolution: Resolution | undefined;
  readonly suggest: (family: Family) => readonly Suggestion[];
  /** Whether the text may stand there, as far as an installer checks it. */
  readonly takes: (text: string) => boolean;
}
