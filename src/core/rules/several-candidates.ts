import type { Candidate } from '../detection/choice.ts';
import { isDown, isOwnNetwork, isVirtual } from '../detection/virtual.ts';
import type { Node } from '../net/node.ts';
import { sentencesText } from '../views/listText.ts';
import { isFaulty } from './faults.ts';
import { nodeList } from './nodeList.ts';
import { placeInMethod, suggestionFixes } from './place.ts';
import type { Rule, SiteContext } from './rule.ts';
import { isMatchedByName } from './unanchored.ts';

/**
 * Several real interfaces of a node are suitable: the last one listed wins, until another comes up behind it. Where they
 * are two only for want of anchors, another finding tells the cause.
 */
export const severalCandidates: Rule = {
  code: 'several-candidates',
  severity: 'information',
  scope: 'site',
  check(context) {
    const { site, agent } = context;
    const { t } = agent;
    const choices = isFaulty(context) ? [] : choicesOf(context);
    const open = choices.flatMap(({ node, choice }) => {
      if (choice.outcome !== 'one-of') return [];
      return [{ node, names: [...new Set(choice.candidates.map(nameOf))].join(', ') }];
    });
    const ranked = choices.flatMap(({ node, of, choice }) => {
      if (choice.outcome !== 'detected' || choice.next === undefined) return [];
      const { candidate, next } = choice;
      return isReal(candidate, of) && isReal(next, of) && !isMatchedByName(context, nameOf(candidate), nameOf(next))
        ? [{ node, name: nameOf(candidate), other: nameOf(next) }]
        : [];
    });
    const sentences = [
      ...(open.length === 0
        ? []
        : [
            t(
              'Several interfaces would do, and which is taken can not be told: {0}.',
              nodeList(open, ({ node, names }) => t('{0} ({1})', node, names), t),
            ),
          ]),
      ...(ranked.length === 0
        ? []
        : [
            t(
              'Several interfaces would do, and the one the kernel lists last is taken: {0}. A new interface can change that.',
              nodeList(ranked, ({ node, name, other }) => t('{0} ({1}, else {2})', node, name, other), t),
            ),
          ]),
    ];
    if (sentences.length === 0) return [];
    const fixes = () => suggestionFixes(context, ({ contested }) => contested.length === 0);
    return [{ at: placeInMethod(site), message: sentencesText(sentences), fixes }];
  },
};

function choicesOf({ outcomes }: SiteContext) {
  return outcomes.flatMap(({ node, outcome }) =>
    outcome.kind === 'chosen' ? [{ node: node.name, of: node, choice: outcome.choice }] : [],
  );
}

function nameOf(candidate: Candidate): string {
  return candidate.interface.name;
}

function isReal({ interface: device, address }: Candidate, node: Node): boolean {
  return (!isVirtual(device) || isOwnNetwork(device, address, node)) && !isDown(device);
}
