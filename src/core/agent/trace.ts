import { portOf } from '../features/sent.ts';
import { english } from '../l10n.ts';
import { headed } from '../outputs/head.ts';
import { type TraceJson, tracedWith } from '../outputs/networkJson.ts';
import { render } from '../words/render.ts';
import { rendered } from '../words/rendered.ts';
import { familyArgument, familyOf } from './family.ts';
import type { Input, Problem } from './input.ts';
import { quoted } from './texts.ts';
import type { AgentTool, Answer, KnownGround } from './tool.ts';

const end = 'A pod (namespace/pod), a node (node:NAME) or an address';

export const trace: AgentTool = {
  title: 'Trace a packet through Calico',
  description:
    'Follows a packet between two pods, nodes or addresses, hop by hop, there and back: routes, tunnels, what stops it and what to change. With "port" the policies of the open manifests are asked too. Ask it why two pods can\'t reach each other.',
  arguments: {
    from: { kind: 'text', required: true, about: `${end}.` },
    to: { kind: 'text', required: true, about: `${end}, which may be outside the cluster.` },
    port: { kind: 'text', about: 'Ask the policies about a first packet to this port, like 80/tcp, 53/udp or icmp.' },
    live: { kind: 'flag', about: 'The path as it is now; without it, as it is once the manifests are applied.' },
    family: familyArgument('The address family; without it the first that both ends have.'),
  },
  answer: { needs: 'nodes', run },
};

function* run({ service, tool }: KnownGround, input: Input): Generator<undefined, Answer | Problem> {
  const port = input.text('port');
  const sent = port === undefined ? undefined : portOf(port);
  if (port !== undefined && sent === undefined) {
    return { problem: `${quoted(port)} is no port. Write "port" like 80/tcp, 53/udp or icmp.` };
  }
  yield* service.prepareInSteps();
  const family = familyOf(input);
  const mode = input.flag('live') ? 'live' : 'planned';
  const [from, to] = [input.text('from') ?? '', input.text('to') ?? ''];
  const found = service.trace(undefined, from, to, { mode, ...(family && { family }) });
  if (found === undefined) return { problem: 'No node is known.' };
  if ('reason' in found) return { problem: render(english, found.reason) };
  const view = yield* service.policies.viewInSteps(undefined);
  const { paths, ...more } = tracedWith(found, sent, view);
  const answer = headed(tool, { ...rendered(english, paths), ...more }) satisfies TraceJson;
  const { there, back, policies } = answer;
  return {
    lines: [`There: ${there.summary}`, `Back: ${back.summary}`, ...(policies === undefined ? [] : [policies.text])],
    data: { answer, left: {} },
  };
}
