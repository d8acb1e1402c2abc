import { type Analysis, derived, judgeInSteps, versionOf } from './derive.ts';
import type { ReadManifest } from './manifest/file.ts';
import { query, queryInSteps } from './query.ts';
import type { FileContext } from './rules/rule.ts';
import { type RunInput, type RunResult, runInSteps } from './rules/run.ts';
import { type TriedFindings, textsAfter, withTriedFixes } from './rules/trial.ts';

/** What the rules say of the files, as they are or as they would be. */

/** What the rules are run on, of what follows from the facts. */
export const runInputOf = query((analysis: Analysis): RunInput => {
  const { files, inventory, settings } = analysis;
  const { agents, contexts } = derived.now(analysis);
  const version = versionOf({ settings, inventory });
  const read = files.map(fileContext);
  return { files: read, agents, sites: contexts, inventory, version, levels: settings.rules };
});

/** The same one as long as the file does not change: what rules on single files say is kept by it. */
const fileContext = query((manifest: ReadManifest): FileContext => ({ manifest }));

/** What the rules say, made with pauses. */
export const findings = queryInSteps(function* (analysis: Analysis): Generator<undefined, Findings> {
  yield* judgeInSteps(analysis);
  yield undefined;
  return withTrials(yield* runInSteps(runInputOf(analysis)), analysis);
});

/** What would be found if some files had the texts of `texts`, with pauses. Nothing is kept of it. */
export function* findingsAfter(
  texts: ReadonlyMap<string, string>,
  analysis: Analysis,
): Generator<undefined, RunResult['findings']> {
  const changed = { ...analysis, files: analysis.filesWith(texts) };
  yield* judgeInSteps(changed);
  return (yield* runInSteps(runInputOf(changed))).findings;
}

/** A run of the rules: what is told, and the findings with the fixes as the rules propose them. */
export interface Findings extends TriedFindings {
  readonly result: RunResult;
  readonly proposed: RunResult['findings'];
}

/** What a run found, with fixes that are tried out on the files of `analysis`. */
function withTrials(result: RunResult, analysis: Analysis): Findings {
  const textOf = (file: string): string | undefined => analysis.files.find((each) => each.file === file)?.text;
  const tried = withTriedFixes(result.findings, function* (edits) {
    const texts = textsAfter(edits, textOf);
    return texts && (yield* findingsAfter(texts, analysis));
  });
  return { ...tried, proposed: result.findings, result: { ...result, findings: tried.findings } };
}
