/** Resolves once what waits already had its turn. Web workers have no `setImmediate`. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
