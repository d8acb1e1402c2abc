import { findEnds } from '../../src/core/features/pathEnds.ts';
import { fromConnectionsView, toConnectionsView } from '../../src/protocol/connectionsMessages.ts';
import { fromMatrixView, toMatrixView } from '../../src/protocol/matrixMessages.ts';
import { type Guards, type Handlers, receive, type Tagged } from '../../src/protocol/messages.ts';
import { fromNicView, toNicView } from '../../src/protocol/nicMessages.ts';
import { fromTopologyView, toTopologyView } from '../../src/protocol/topologyMessages.ts';
import { connectionsMessage, decisionsMessage, shopService } from '../webview/connectionsSamples.ts';
import { detailsMessage, matrixMessage, nicMessage, sampleNodes } from '../webview/samples.ts';
import { sampleInventory, samplePolicies, topologyMessage, topologyService } from '../webview/topologySamples.ts';
import { mutated } from './mutate.ts';
import type { Random } from './random.ts';

/** Messages between the editor and its pages, and such as nobody sends. */

const method = 'interface=ens33,eth0';
const ends = { from: 'pod1', to: 'pod2' };

export const messages: readonly object[] = [
  nicMessage(sampleNodes, method),
  detailsMessage(sampleNodes, method, [0, 1]),
  matrixMessage(),
  topologyMessage(topologyService(sampleInventory(), method, samplePolicies), { ...ends, port: '80/tcp' }),
  { type: 'start', translations: { Node: 'Knoten' } },
  { type: 'nothing', version: 1, text: 'x', actions: [{ title: 'y', command: 'connect' }] },
  { type: 'ends', text: 'p', options: [{ value: 'a', title: 'b', detail: 'c' }] },
  { type: 'ready' },
  { type: 'drawn', version: 1, milliseconds: 3.5 },
  { type: 'run', command: 'openNicPanel' },
  { type: 'try', methods: [method] },
  { type: 'family', family: 4 },
  { type: 'use', version: 1, row: 0 },
  { type: 'goToProblem', version: 1, problem: 0, fix: true },
  { type: 'wish', wish: { family: 6, open: ['a'], search: '', alone: '', ...ends, mode: 'live', port: '80/tcp' } },
  { type: 'saveSvg', svg: '<svg/>' },
  { type: 'details', version: 1, nodes: [0, 1] },
  { type: 'goToNode', version: 1, node: 0 },
  { type: 'showInTopology', version: 1, node: 1 },
  { type: 'goToMethod', version: 1 },
  { type: 'undo' },
  { type: 'findEnds', text: 'vms' },
  { type: 'openNics', node: 'vms71' },
  { type: 'goToRule', version: 1, step: 0 },
  { type: 'useRemedy', version: 1, back: false },
  { type: 'told', text: 'done' },
  { type: 'used', text: 'done', undo: true },
  connectionsMessage(),
  decisionsMessage(shopService(), 1, 0),
  { type: 'search', text: 'web' },
  { type: 'decide', version: 1, from: 0, to: 1, go: true },
  { type: 'goToDecision', version: 1, at: 0 },
  { type: 'save', format: 'svg' },
].map((message): object => JSON.parse(JSON.stringify(message)));

const strange = (): readonly (() => unknown)[] => {
  const values: readonly unknown[] = [
    ...[undefined, null, true, 0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, '', 'x', 4, 6, [], {}, 10n],
    ...[Symbol.iterator, new Date(0), new Map([[1, 2]]), [undefined], { type: 'ready' }, Object.create(null)],
    JSON.parse('{"__proto__": {"type": "ready"}, "constructor": 1, "toString": null, "length": 3}'),
  ];
  return values.map((value) => () => value);
};

/** A copy in which one value, at any depth, is another or gone. */
export function mutatedMessage(random: Random): unknown {
  const message = structuredClone(random.pick(messages));
  for (let left = random.below(3); left >= 0; left -= 1) change(message, random);
  return message;
}

function change(message: object, random: Random): void {
  let at = message;
  for (;;) {
    const keys = Object.keys(at);
    if (keys.length === 0) return;
    const key = random.pick(keys);
    const child: unknown = Reflect.get(at, key);
    if (typeof child === 'object' && child !== null && Object.keys(child).length > 0 && random.below(4) > 0) {
      at = child;
      continue;
    }
    if (random.below(3) === 0) Reflect.deleteProperty(at, key);
    else Reflect.set(at, key, random.pick(strange())());
    return;
  }
}

/** The guards of both directions, for each panel. */
export const allGuards = {
  ...{ toNicView, fromNicView, toMatrixView, fromMatrixView },
  ...{ toTopologyView, fromTopologyView, toConnectionsView, fromConnectionsView },
};

/** Whether someone takes the message. */
export function take(value: unknown): boolean {
  const taken = [
    takenBy(toNicView, value),
    takenBy(fromNicView, value),
    takenBy(toMatrixView, value),
    takenBy(fromMatrixView, value),
    takenBy(toTopologyView, value),
    takenBy(fromTopologyView, value),
    takenBy(toConnectionsView, value),
    takenBy(fromConnectionsView, value),
  ];
  return taken.includes(true);
}

const asked = sampleInventory();
const service = topologyService(asked, method);

/** Gives what the editor is asked for by a message that it takes, as the panels do. */
export function answer(value: unknown): void {
  if (fromTopologyView.wish(value)) {
    const { open, search, alone, from, to, mode, family } = value.wish;
    const own = family && { family };
    service.topology('calico.yaml', { open, search, show: [alone], mostCards: 40, ...own });
    if (from !== '' && to !== '') service.trace('calico.yaml', from, to, { mode, ...own });
  }
  if (fromTopologyView.findEnds(value)) findEnds(asked, value.text, 40);
  if (fromMatrixView.try(value)) service.matrix('calico.yaml', { methods: value.methods.slice(0, 8) });
}

/** A wish, a search or values to compare, in which texts are such as nobody types. */
export function mutatedQuestion(random: Random): unknown {
  const text = (): string => mutated(['node:vms71', 'default/pod1', '10.244.5.193', method, ''], random, 300);
  const texts = (): readonly string[] => Array.from({ length: random.below(6) }, text);
  const wish = { open: texts(), search: text(), alone: text(), from: random.pick(['pod1', text()]), to: text() };
  return random.pick([
    {
      type: 'wish',
      wish: {
        ...wish,
        mode: random.pick(['planned', 'live']),
        ...(random.below(3) > 0 && { family: random.pick([4, 6]) }),
      },
    },
    { type: 'findEnds', text: text() },
    { type: 'try', methods: texts() },
  ]);
}

function takenBy<M extends Tagged>(guards: Guards<M>, value: unknown): boolean {
  const handlers: Handlers<M> = { ...guards };
  return receive(guards, handlers, value);
}
