import type { ReachReport } from '../features/reachReport.ts';
import type { NodeState } from './follow.ts';

/** What a rollout tells and asks. */

export type Question =
  /** The first node is as predicted: go on with the others? */
  | { readonly kind: 'go-on'; readonly node: string; readonly rest: number }
  | {
      readonly kind: 'bad';
      readonly node: string;
      readonly state: NodeState;
      readonly failure?: string;
      readonly held: boolean;
    }
  /** More pairs are broken than was predicted. */
  | { readonly kind: 'reach'; readonly predicted: ReachReport; readonly live: ReachReport };

export type Decision = 'roll-back' | 'stop' | 'go-on';

export type RolloutEvent =
  | { readonly kind: 'phase'; readonly phase: 'writing' | 'first' | 'rest' | 'checking' | 'rolling-back' }
  | { readonly kind: 'written' | 'restored'; readonly object: string }
  | { readonly kind: 'node'; readonly node: string; readonly state: NodeState; readonly back?: true };

export interface RolloutEnd {
  /** `differs`: it was applied to its end, though not all is as predicted. */
  readonly kind: 'done' | 'differs' | 'stopped' | 'rolled-back' | 'refused' | 'failed' | 'cancelled';
  /** What is to be known besides: sentences. */
  readonly messages: readonly string[];
}
