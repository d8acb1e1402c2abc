import { english } from '../l10n.ts';
import { headed } from '../outputs/head.ts';
import type { ReachJson } from '../outputs/networkJson.ts';
import { rendered } from '../words/rendered.ts';
import { familyArgument, familyOf } from './family.ts';
import type { Input, Problem } from './input.ts';
import { type Page, pageArguments, pageOf } from './page.ts';
import { joinedNames } from './texts.ts';
import { type AgentTool, type Answer, type KnownGround, leftOf } from './tool.ts';

export const reach: AgentTool = {
  title: 'Tell who reaches whom in a Calico cluster',
  description:
    'Tells which nodes and pods reach which, of all pairs, exactly, and what stops the others: one cause at a time, with one path that shows it and advice. With "diff" it tells which pairs break or heal when the open manifests are applied. Ask it before a change is applied.',
  arguments: {
    diff: { kind: 'flag', about: 'Tell too which pairs break or heal when the manifests are applied.' },
    live: {
      kind: 'flag',
      about: 'As it is now; without it, as it is once the manifests are applied. Not with "diff".',
    },
    family: familyArgument('The address family; the first in use without it.'),
    ...pageArguments('causes'),
  },
  answer: { needs: 'nodes', run },
};

type Cause = ReachJson['causes'][number];

const mostNames = 20;

function* run({ service, tool }: KnownGround, input: Input): Generator<undefined, Answer | Problem> {
  const [diff, live] = [input.flag('diff'), input.flag('live')];
  if (diff && live) return { problem: '"diff" and "live" exclude each other: leave one out.' };
  if (diff && service.agents().length === 0) {
    return { problem: '"diff" needs a manifest with a calico-node to apply. Leave it out, or open one.' };
  }
  const family = familyOf(input);
  const mode = live ? 'live' : 'planned';
  const found = yield* service.reachInSteps(undefined, { mode, diff, ...(family && { family }) });
  if (found === undefined) return { problem: 'No node is known.' };
  const whole = headed(tool, rendered(english, found)) satisfies ReachJson;
  const lists = [whole.causes, whole.changes?.breaks ?? [], whole.changes?.heals ?? []] as const;
  const [causes, breaks, heals] = [cutTo(lists[0], input), cutTo(lists[1], input), cutTo(lists[2], input)];
  const changes = whole.changes && { breaks: breaks.items, heals: heals.items };
  const next = [causes, breaks, heals].map((page) => page.next).find((each) => each !== undefined);
  return {
    lines: [
      ...(whole.summary === '' ? ['No path is known to be broken.'] : [whole.summary]),
      ...causes.items.map(lineOf),
      ...breaks.items.map((each) => `Breaks: ${lineOf(each)}`),
      ...heals.items.map((each) => `Heals: ${lineOf(each)}`),
    ],
    data: {
      answer: { ...whole, causes: causes.items, ...(changes && { changes }) },
      left: leftOf({
        ...{ causes: causes.left, breaks: breaks.left, heals: heals.left },
        nodes: lists.flat().reduce((sum, { at }) => sum + Math.max(0, at.length - mostNames), 0),
      }),
      ...(next !== undefined && { next }),
    },
  };
}

/** A page of causes, each with few names of nodes. */
function cutTo(causes: readonly Cause[], input: Input): Page<Cause> {
  const page = pageOf(causes, input);
  return { ...page, items: page.items.map((each) => ({ ...each, at: each.at.slice(0, mostNames) })) };
}

function lineOf({ scope, outcome, pairs, at, witness }: Cause): string {
  const place = at.length === 0 ? '' : ` at ${joinedNames(at, 5)}`;
  const advice = witness.advice === '' ? '' : ` ${witness.advice}`;
  return `${scope}: ${pairs} pairs ${outcome}${place}: ${witness.from} → ${witness.to}: ${witness.text}${advice}`;
}
