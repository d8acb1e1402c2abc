import type { Candidate } from '../../detection/choice.ts';
import { say } from '../../message.ts';
import { formatAddress } from '../../net/address.ts';
import { isFaulty } from '../faults.ts';
import { placeInMethod, suggestionFixes } from '../place.ts';
import type { Rule, SiteContext } from '../rule.ts';
import { contestedNodes, elsewhere, spread } from './contested.ts';
import { nodeList } from './nodeList.ts';

/**
 * Several real interfaces of a node are suitable: the last one listed wins, until another comes up behind it. Where they
 * are two only for want of anchors, another finding tells the cause.
 */
export const severalCandidates: Rule = {
  code: 'several-candidates',
  severity: 'information',
  scope: 'site',
  check(context) {
    const { site } = context;
    const choices = isFaulty(context) ? [] : choicesOf(context);
    const open = choices.flatMap(({ node, choice }) => {
      if (choice.outcome !== 'one-of') return [];
      return [{ node, names: [...new Set(choice.candidates.map(nameOf))].join(', ') }];
    });
    const ranked = contestedNodes(context);
    const astray = ranked.flatMap((each) => {
      const internal = elsewhere(each);
      return internal === undefined ? [] : [say('{0} ({1})', each.node.name, formatAddress(internal))];
    });
    const networks = spread(ranked);
    const sentences = [
      ...(open.length === 0
        ? []
        : [
            say(
              'Several interfaces match, and which one wins is unknown: {0}.',
              nodeList(open, ({ node, names }) => say('{0} ({1})', node, names)),
            ),
          ]),
      ...(ranked.length === 0
        ? []
        : [
            say(
              'Several interfaces match: {0}.',
              nodeList(ranked, ({ node, candidate, next }) =>
                say('{0} ({1}, then {2})', node.name, nameOf(candidate), nameOf(next)),
              ),
            ),
            say("The last one in the kernel's list wins; adding a NIC may change this."),
          ]),
      ...(astray.length === 0
        ? []
        : [
            say(
              'Kubernetes uses a node address in another network: {0}.',
              nodeList(astray, (text) => text),
            ),
          ]),
      ...(networks === undefined
        ? []
        : [say('The chosen addresses are in {0} networks, the others in {1}.', networks.chosen, networks.next)]),
    ];
    const [message, ...evidence] = sentences;
    if (message === undefined) return [];
    const fixes = () => suggestionFixes(context, ({ contested }) => contested.length === 0);
    return [
      {
        at: placeInMethod(site),
        message,
        evidence,
        fixes,
        ...((astray.length > 0 || networks) && { severity: 'warning' as const }),
      },
    ];
  },
};

function choicesOf({ outcomes }: SiteContext) {
  return outcomes.flatMap(({ node, outcome }) =>
    outcome.kind === 'chosen' ? [{ node: node.name, choice: outcome.choice }] : [],
  );
}

function nameOf(candidate: Candidate): string {
  return candidate.interface.name;
}
