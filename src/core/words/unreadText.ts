import { type Message, nothing, say } from '../message.ts';
import type { PathContext } from '../network/model.ts';
import type { Trace } from '../network/trace.ts';
import { clausesText, listText } from './listText.ts';

/**
 * What a path that arrives rests on and nobody read: whether nodes forward what comes in, what their firewalls drop, whether
 * next hops answer, and where VXLAN devices send. A sentence; empty where all is known. Only of what is now: what is planned is never read.
 */
export function unreadText({ hops: all, to }: Trace, { mode, node: nodeNamed }: PathContext): Message {
  if (mode !== 'live') return nothing;
  const hops = all.filter(({ kind }) => kind !== 'outside');
  const lacking = (names: readonly string[], lacks: (name: string) => boolean): readonly string[] =>
    [...new Set(names)].filter(lacks);
  const passed = hops.map(({ node }) => node);
  const forwarding = hops.flatMap(({ kind, node }) => {
    const isEnd = to.kind === 'node' && to.node.name === node;
    return kind === 'ingress' && !isEnd ? [node] : [];
  });
  const wrapping = hops.flatMap(({ kind, node, encapsulation }) =>
    kind === 'encapsulation' && encapsulation === 'vxlan' ? [node] : [],
  );
  const sending = hops.flatMap(({ kind, node }) => (kind === 'egress' ? [node] : []));
  const parts = [
    [lacking(forwarding, (name) => Object.keys(nodeNamed(name)?.sysctls ?? {}).length === 0), say('forwarding')],
    [lacking(passed, (name) => nodeNamed(name)?.firewall === undefined), say('firewall')],
    [lacking(sending, (name) => nodeNamed(name)?.neighbours === undefined), say('neighbor table')],
    [lacking(wrapping, (name) => nodeNamed(name)?.fdb === undefined), say('FDB of VXLAN')],
  ] as const;
  const told = parts.flatMap(([names, what]) =>
    names.length === 0 ? [] : [say('{0} on {1}', what, listText(names, 3))],
  );
  return told.length === 0 ? nothing : say('Not read, and assumed to be in order: {0}.', clausesText(told));
}
