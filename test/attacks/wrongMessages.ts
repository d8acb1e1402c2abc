import { allGuards, messages } from '../fuzz/messages.ts';

/** Messages such as nobody of ours sends: each differs at one place from one that is taken. */

export interface WrongMessage {
  /** Where it is wrong and how, like `nics table.nodes.* .name: removed`. */
  readonly title: string;
  readonly how: string;
  readonly type: string;
  /** Whether it is one that pages get; else one that they send. */
  readonly toPage: boolean;
  readonly value: unknown;
}

/** Fields that may be left out, by their own names and the place they stand in. */
const optional = new Set([
  'nics table.nodes.*.address',
  'nics table.nodes.*.stored',
  'nics table.answers.*.interface',
  'nics table.answers.*.subnet',
  'details nodes.*.details.interfaces.*.mtu',
  'matrix matrix.rows.*.cells.*.interface',
  'matrix matrix.rows.*.cells.*.address',
  'matrix matrix.rows.*.cells.*.subnet',
  'topology path',
  'topology path.paths',
  'topology path.policies',
  'topology path.paths.there.stopsAt',
  'topology path.paths.there.remedy',
  'topology path.paths.back.remedy',
  'topology path.paths.back.stopsAt',
  'topology graph.cards.*.change',
  'topology graph.cards.*.nics.*.subnet',
  'topology graph.cards.*.nics.*.mtu',
  'topology graph.tunnels.*.device',
  'topology graph.tunnels.*.route',
  'topology graph.tunnels.*.before',
  'topology path.paths.there.hops.*.device',
  'topology path.paths.there.hops.*.route',
  'topology path.paths.there.hops.*.outer',
  'topology path.paths.there.hops.*.outer.source',
  'topology path.paths.back.hops.*.device',
  'topology path.paths.back.hops.*.route',
  'topology path.paths.back.hops.*.outer',
  'topology path.paths.back.hops.*.outer.source',
  'wish wish.family',
  'start translations.Node',
]);

interface Place {
  readonly keys: readonly string[];
  /** With `*` for the items of a list. */
  readonly path: string;
  readonly value: unknown;
}

/** Every place in a value. */
function* placesIn(value: object, before: Pick<Place, 'keys' | 'path'> = { keys: [], path: '' }): Generator<Place> {
  for (const key of Object.keys(value)) {
    const name = Array.isArray(value) ? '*' : key;
    const own = { keys: [...before.keys, key], path: before.path === '' ? name : `${before.path}.${name}` };
    const child: unknown = Reflect.get(value, key);
    yield { ...own, value: child };
    if (typeof child === 'object' && child !== null) yield* placesIn(child, own);
  }
}

/** What may stand nowhere where a value like this one stands. */
function wrongValues(value: unknown, isDictionary: boolean): Readonly<Record<string, () => unknown>> {
  const inherited = (): unknown => Object.create(typeof value === 'object' ? value : {});
  const proto = (): unknown => JSON.parse('{"__proto__": {"type": "ready"}, "constructor": 1, "length": 2}');
  const common = { null: () => null, function: () => 'toString'.constructor };
  switch (typeof value) {
    case 'string':
      return { ...common, number: () => 7, list: () => [value], 'an object of text': () => new String(value), proto };
    case 'number':
      return { ...common, text: () => String(value), NaN: () => Number.NaN, infinite: () => -Infinity, proto };
    case 'boolean':
      return { ...common, text: () => String(value), number: () => Number(value), proto };
    default:
      if (!Array.isArray(value))
        return { ...common, text: () => 'x', list: () => [value], ...(!isDictionary && { inherited }) };
      return {
        ...common,
        text: () => 'x',
        'like a list': () => ({ ...value, length: value.length }),
        'with a hole': () => Object.assign([...value], { length: value.length + 1 }),
        'nothing but holes': () => new Array(4_294_967_295),
      };
  }
}

const toPages = new Set<string>(
  [allGuards.toNicView, allGuards.toMatrixView, allGuards.toTopologyView].flatMap((each) => Object.keys(each)),
);

/** All of them, the same each time; of the items of lists, each field is made wrong once. */
export function wrongMessages(): readonly WrongMessage[] {
  const made = messages.flatMap((message, index): readonly WrongMessage[] => {
    const type = String(Reflect.get(message, 'type'));
    // `details` is told in both directions: of the page by places alone.
    const toPage = toPages.has(type) && !isQuestion(message);
    const places = new Map([...placesIn(message)].reverse().map((place) => [place.path, place]));
    return [...places.values()].flatMap(({ keys, path, value }) => {
      const isOptional = path.endsWith('*') || optional.has(`${type} ${path}`);
      const removed: readonly WrongMessage[] = isOptional
        ? []
        : [{ title: `${index} ${type} ${path}: removed`, how: 'removed', type, toPage, value: changed(message, keys) }];
      const others = Object.entries(wrongValues(value, path === 'translations')).map(([how, make]): WrongMessage => {
        return { title: `${index} ${type} ${path}: ${how}`, how, type, toPage, value: changed(message, keys, make) };
      });
      return [...removed, ...others];
    });
  });
  return [...made, ...strangers];
}

function isQuestion(message: object): boolean {
  const nodes: unknown = Reflect.get(message, 'nodes');
  return Array.isArray(nodes) && typeof nodes[0] === 'number';
}

const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'prototype', '', 'READY', 'ready ', 'eval'];
const commands = ['workbench.action.quit', 'constructor', '../connect', 'connect ', ''];
const strangers: readonly WrongMessage[] = [
  ...[undefined, null, 7, 'ready', [], {}, [{ type: 'ready' }]],
  ...names.map((type) => ({ type })),
  ...commands.map((command) => ({ type: 'run', command })),
].map((value, at) => ({ title: `stranger ${at}`, how: 'stranger', type: 'stranger', toPage: true, value }));

/** A copy in which one place is another, or gone. */
function changed(message: object, keys: readonly string[], make?: () => unknown): unknown {
  const copy: object = structuredClone(message);
  let parent = copy;
  for (const key of keys.slice(0, -1)) {
    const child: unknown = Reflect.get(parent, key);
    if (typeof child === 'object' && child !== null) parent = child;
  }
  const last = keys.at(-1) ?? '';
  if (make === undefined) Reflect.deleteProperty(parent, last);
  else Reflect.set(parent, last, make());
  return copy;
}
