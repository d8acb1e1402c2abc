import type { CalicoService } from '../core/service.ts';
import { drained } from '../core/steps.ts';
import { nextTurn } from './nextTurn.ts';

/** Milliseconds of work before others get their turn. */
const slice = 15;

/**
 * Works through `steps` in slices, so that large clusters do not hold up the editor; undefined where `isStale` came to
 * say that nobody waits for the result any more.
 */
export async function inSlices<T>(steps: Generator<undefined, T>, isStale: () => boolean): Promise<T | undefined> {
  let began = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    if (performance.now() - began < slice) continue;
    await nextTurn();
    if (isStale()) return undefined;
    began = performance.now();
  }
}

/** Steps are never given up: what is asked for is waited for. */
export async function inSteps<T>(steps: Generator<undefined, T>): Promise<T> {
  const rest = steps;
  const end = await inSlices(
    (function* (): Generator<undefined, { readonly value: T }> {
      return { value: yield* rest };
    })(),
    () => false,
  );
  return end === undefined ? drained(rest) : end.value;
}

/** Whether somebody still waits for an answer, as editors tell it. */
export interface Cancellation {
  readonly isCancellationRequested: boolean;
}

/** Waits until the service can answer at once; false where nobody waits for the answer any more. */
export async function isPrepared(service: CalicoService, token: Cancellation): Promise<boolean> {
  await inSlices(service.prepareInSteps(), () => token.isCancellationRequested);
  return !token.isCancellationRequested;
}
