import type { NodePrediction } from '../core/apply/outlook.ts';
import type { Decision, Question } from '../core/apply/rolloutEvents.ts';
import { questionText } from '../core/apply/rolloutText.ts';
import { english } from '../core/l10n.ts';
import { render } from '../core/words/render.ts';
import type { Answers } from './answers.ts';
import type { Io } from './io.ts';
import { visibleLine } from './terminal.ts';

const words: ReadonlyMap<string, Decision> = new Map([
  ['r', 'roll-back'],
  ['roll back', 'roll-back'],
  ['s', 'stop'],
  ['stop', 'stop'],
  ['g', 'go-on'],
  ['go on', 'go-on'],
]);

/** Asks whoever sits there; where nobody does (`alone`), goes on as long as all is as predicted, else rolls back. */
export function decider(
  alone: boolean,
  answers: Answers,
  predictions: ReadonlyMap<string, NodePrediction>,
  { io, signal }: { readonly io: Io; readonly signal: AbortSignal },
): (question: Question) => Promise<Decision> {
  return async (question) => {
    const node = question.kind === 'reach' ? undefined : question.node;
    const text = render(english, questionText(question, node === undefined ? undefined : predictions.get(node)));
    io.stderr.write(`${visibleLine(text)}\n`);
    if (alone) return question.kind === 'go-on' ? 'go-on' : 'roll-back';
    for (;;) {
      io.stderr.write('(r)oll back, (s)top here or (g)o on? ');
      const answer = await answers.next();
      // Whoever has cancelled wants nothing more to be done.
      if (answer === undefined) return question.kind === 'go-on' || signal.aborted ? 'stop' : 'roll-back';
      const decision = words.get(answer.toLowerCase());
      if (decision !== undefined) return decision;
    }
  };
}
