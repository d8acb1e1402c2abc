import { type Derived, type DeriveInput, deriveAll, resolveAhead, versionOf } from './derive.ts';
import { type RunInput, type RunResult, runInSteps } from './rules/run.ts';
import { type TriedFindings, textsAfter, withTriedFixes } from './rules/trial.ts';

/** What the rules say of the files, as they are or as they would be. */

/** What the rules are run on, of what follows from the facts. */
export function runInputOf({ agents, contexts }: Derived, { files, inventory, settings, t }: DeriveInput): RunInput {
  const version = versionOf({ settings, inventory });
  const read = files.map((manifest) => ({ manifest, t }));
  return { files: read, agents, sites: contexts, inventory, version, t, levels: settings.rules };
}

/** What would be found if some files had the texts of `texts`, with pauses. Nothing is kept of it. */
export function* findingsAfter(
  texts: ReadonlyMap<string, string>,
  input: DeriveInput,
): Generator<undefined, RunResult['findings']> {
  const changed = { ...input, files: input.filesWith(texts) };
  yield* resolveAhead(changed);
  return (yield* runInSteps(runInputOf(deriveAll(changed), changed))).findings;
}

/** A run of the rules: what is told, and the findings with the fixes as the rules propose them. */
export interface Findings extends TriedFindings {
  readonly result: RunResult;
  readonly proposed: RunResult['findings'];
}

/** What a run found in the files of `input`, with fixes that are tried out on them. */
export function withTrials(result: RunResult, input: DeriveInput): Findings {
  const textOf = (file: string): string | undefined => input.files.find((each) => each.file === file)?.text;
  const tried = withTriedFixes(result.findings, function* (edits) {
    const texts = textsAfter(edits, textOf);
    return texts && (yield* findingsAfter(texts, input));
  });
  return { ...tried, proposed: result.findings, result: { ...result, findings: tried.findings } };
}
