/** What many samples of the same come to. */
export interface Summary {
  readonly median: number;
  /** 95 of 100 samples are not above it. */
  readonly p95: number;
  readonly longest: number;
}

export function summarize(samples: readonly number[]): Summary {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95), longest: at(1) };
}
