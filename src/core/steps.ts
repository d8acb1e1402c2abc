/** Work in steps, between which others get their turn. */

/** Runs to the end at once. */
export function drained<V>(steps: Generator<undefined, V>): V {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
