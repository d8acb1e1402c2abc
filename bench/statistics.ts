/** `median 3.1 ms, p95 5.0 ms, longest 7.2 ms (30 samples)`; the samples are in milliseconds. */
export function describeTimes(samples: readonly number[]): string {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
  return `median ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms (${samples.length} samples)`;
}
