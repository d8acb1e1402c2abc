import type { Translate } from '../l10n.ts';
import { bothFamilies } from '../net/address.ts';
import { numberText } from '../words/countText.ts';
import { clausesText, sentencesText, wordsText } from '../words/listText.ts';
import type { AddressDrift } from './drift.ts';
import type { NodeState } from './follow.ts';
import type { NodePrediction, Stored } from './outlook.ts';
import { expectedText } from './planText.ts';
import type { Question, RolloutEnd, RolloutEvent } from './rolloutEvents.ts';

/** What a rollout tells and asks, in words for terminals and for windows alike. */

/** `prediction`: that of the node; undefined where none is known. */
export function nodeStateText(state: NodeState, prediction: NodePrediction | undefined, t: Translate): string {
  switch (state.kind) {
    case 'waiting':
      return t('waits for its new pod');
    case 'replaced':
      return t('new pod, not ready yet');
    case 'ready':
      return t('ready, address not stored yet');
    case 'agrees':
      return t('as predicted: {0}', foundText(state.found, t));
    case 'unpredicted':
      return t('{0}; nobody could predict it', foundText(state.found, t));
    case 'disagrees': {
      const expected = prediction?.expected[state.family];
      const wanted = expected === undefined ? t('unknown') : expectedText(expected, t);
      return t('predicted {0}, but calico-node chose {1}', wanted, state.found ?? t('none'));
    }
    case 'crashes':
      return t('calico-node exits again and again');
    case 'silent':
      return silenceText(state.after, t);
  }
}

function silenceText(after: (NodeState & { kind: 'silent' })['after'], t: Translate): string {
  switch (after) {
    case 'waiting':
      return t('no new pod has come');
    case 'replaced':
      return t('its new pod does not become ready');
    case 'ready':
      return t("its stored address can't be read");
  }
}

function foundText(found: Stored, t: Translate): string {
  const all = bothFamilies.flatMap((family) => found[family] ?? []);
  return all.length === 0 ? t('none') : wordsText(all, t);
}

/** Nodes that are not as predicted, the first one with what was predicted and why. */
export function driftText(drift: readonly AddressDrift[], t: Translate): string {
  const [first] = drift;
  if (first === undefined) return '';
  const { node, expected, found, why } = first;
  const wanted = why === '' ? expectedText(expected, t) : t('{0} ({1})', expectedText(expected, t), why);
  const text = t('{0}: predicted {1}, but calico-node chose {2}.', node, wanted, found ?? t('none'));
  const rest = drift.length - 1;
  return rest === 0 ? text : sentencesText([text, t('{0} more nodes are not as predicted.', numberText(rest))]);
}

export function questionText(question: Question, prediction: NodePrediction | undefined, t: Translate): string {
  switch (question.kind) {
    case 'go-on':
      return t('{0} is as predicted. Go on with the other {1} nodes?', question.node, numberText(question.rest));
    case 'bad': {
      const { node, state, failure, held } = question;
      const why =
        failure === undefined ? nodeStateText(state, prediction, t) : t("its pod can't be replaced: {0}", failure);
      return held
        ? t('{0}: {1}. No other node moves until you decide.', node, why)
        : t('{0}: {1}. The operator goes on with the others meanwhile.', node, why);
    }
    case 'reach': {
      const { predicted, live } = question;
      const [less, more] = [predicted, live].map(({ reached }) =>
        Object.values(reached).reduce((sum, { broken }) => sum + broken, 0),
      );
      const causes = live.causes.filter(({ outcome }) => outcome === 'broken').slice(0, 3);
      const why = clausesText(
        causes.map(({ witness }) => witness.text),
        t,
      );
      return t('{0} pairs are broken, but {1} were predicted: {2}', numberText(more ?? 0), numberText(less ?? 0), why);
    }
  }
}

export function eventText(event: RolloutEvent, prediction: NodePrediction | undefined, t: Translate): string {
  switch (event.kind) {
    case 'written':
      return t('{0}: written', event.object);
    case 'restored':
      return t('{0}: put back', event.object);
    case 'node':
      return `${event.node}: ${event.back && event.state.kind === 'agrees' ? t('as before: {0}', foundText(event.state.found, t)) : nodeStateText(event.state, prediction, t)}`;
    case 'phase':
      return phaseText(event.phase, t);
  }
}

function phaseText(phase: (RolloutEvent & { kind: 'phase' })['phase'], t: Translate): string {
  switch (phase) {
    case 'writing':
      return t('Writing objects');
    case 'first':
      return t('Moving the first node');
    case 'rest':
      return t('Moving the other nodes');
    case 'checking':
      return t('Comparing routes with the prediction');
    case 'rolling-back':
      return t('Rolling back');
  }
}

export function endText({ kind }: RolloutEnd, t: Translate): string {
  switch (kind) {
    case 'done':
      return t('Applied. All nodes are as predicted.');
    case 'differs':
      return t('Applied, but not all nodes are as predicted.');
    case 'stopped':
      return t('Stopped. The other nodes are as before.');
    case 'rolled-back':
      return t('Rolled back. All nodes are as before.');
    case 'refused':
      return t('Nothing was applied.');
    case 'failed':
      return t('The rollout failed.');
    case 'cancelled':
      return t('Cancelled. No further node moves.');
  }
}
