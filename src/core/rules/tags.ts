/** Rules that report what has no effect, and would change nothing if it were deleted. */
const withoutEffect: readonly string[] = [
  'method-ignored',
  'suffix-ignored',
  'resource-ignored',
  'policy-unreachable',
  'policy-matches-nothing',
];

/** How an editor may show what the rule `code` reports, besides its level; undefined: by its level alone. */
export function tagOf(code: string): 'unnecessary' | undefined {
  return withoutEffect.includes(code) ? 'unnecessary' : undefined;
}
