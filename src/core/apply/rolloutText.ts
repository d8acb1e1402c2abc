import { inFull, type Message, nothing, say } from '../message.ts';
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
export function nodeStateText(state: NodeState, prediction: NodePrediction | undefined): Message {
  switch (state.kind) {
    case 'waiting':
      return say('waits for its new pod');
    case 'replaced':
      return say('new pod, not ready yet');
    case 'ready':
      return say('ready, address not stored yet');
    case 'agrees':
      return say('as predicted: {0}', foundText(state.found));
    case 'unpredicted':
      return say('{0}; nobody could predict it', foundText(state.found));
    case 'disagrees': {
      const expected = prediction?.expected[state.family];
      const wanted = expected === undefined ? say('unknown') : expectedText(expected);
      return say('predicted {0}, but calico-node chose {1}', wanted, state.found ?? say('none'));
    }
    case 'crashes':
      return say('calico-node exits again and again');
    case 'silent':
      return silenceText(state.after);
  }
}

function silenceText(after: (NodeState & { kind: 'silent' })['after']): Message {
  switch (after) {
    case 'waiting':
      return say('no new pod has come');
    case 'replaced':
      return say('its new pod does not become ready');
    case 'ready':
      return say("its stored address can't be read");
  }
}

function foundText(found: Stored): Message {
  const all = bothFamilies.flatMap((family) => found[family] ?? []);
  return all.length === 0 ? say('none') : wordsText(all);
}

/** Nodes that are not as predicted, the first one with what was predicted and why. */
export function driftText(drift: readonly AddressDrift[]): Message {
  const [first] = drift;
  if (first === undefined) return nothing;
  const { node, expected, found, why } = first;
  const wanted = why === nothing ? expectedText(expected) : say('{0} ({1})', expectedText(expected), why);
  const text = say('{0}: predicted {1}, but calico-node chose {2}.', node, wanted, found ?? say('none'));
  const rest = drift.length - 1;
  return rest === 0 ? text : sentencesText([text, say('{0} more nodes are not as predicted.', numberText(rest))]);
}

export function questionText(question: Question, prediction: NodePrediction | undefined): Message {
  switch (question.kind) {
    case 'go-on':
      return say('{0} is as predicted. Go on with the other {1} nodes?', question.node, numberText(question.rest));
    case 'bad': {
      const { node, state, failure, held } = question;
      const why =
        failure === undefined
          ? nodeStateText(state, prediction)
          : say("its pod can't be replaced: {0}", inFull(failure));
      return held
        ? say('{0}: {1}. No other node moves until you decide.', node, why)
        : say('{0}: {1}. The operator goes on with the others meanwhile.', node, why);
    }
    case 'reach': {
      const { predicted, live } = question;
      const [less, more] = [predicted, live].map(({ reached }) =>
        Object.values(reached).reduce((sum, { broken }) => sum + broken, 0),
      );
      const causes = live.causes.filter(({ outcome }) => outcome === 'broken').slice(0, 3);
      const why = clausesText(causes.map(({ witness }) => witness.text));
      return say(
        '{0} pairs are broken, but {1} were predicted: {2}',
        numberText(more ?? 0),
        numberText(less ?? 0),
        why,
      );
    }
  }
}

export function eventText(event: RolloutEvent, prediction: NodePrediction | undefined): Message {
  switch (event.kind) {
    case 'written':
      return say('{0}: written', event.object);
    case 'restored':
      return say('{0}: put back', event.object);
    case 'node':
      return say(
        '{0}: {1}',
        event.node,
        event.back && event.state.kind === 'agrees'
          ? say('as before: {0}', foundText(event.state.found))
          : nodeStateText(event.state, prediction),
      );
    case 'phase':
      return phaseText(event.phase);
  }
}

function phaseText(phase: (RolloutEvent & { kind: 'phase' })['phase']): Message {
  switch (phase) {
    case 'writing':
      return say('Writing objects');
    case 'first':
      return say('Moving the first node');
    case 'rest':
      return say('Moving the other nodes');
    case 'checking':
      return say('Comparing routes with the prediction');
    case 'rolling-back':
      return say('Rolling back');
  }
}

export function endText({ kind }: RolloutEnd): Message {
  switch (kind) {
    case 'done':
      return say('Applied. All nodes are as predicted.');
    case 'differs':
      return say('Applied, but not all nodes are as predicted.');
    case 'stopped':
      return say('Stopped. The other nodes are as before.');
    case 'rolled-back':
      return say('Rolled back. All nodes are as before.');
    case 'refused':
      return say('Nothing was applied.');
    case 'failed':
      return say('The rollout failed.');
    case 'cancelled':
      return say('Cancelled. No further node moves.');
  }
}
