import { workloadPrefix } from '../facts/devices.ts';
import type { ClusterInventory } from '../inventory/inventory.ts';
import { bothFamilies, formatPrefix } from '../net/address.ts';
import { formatRoute } from '../net/iproute2.ts';
import type { Interface, Node } from '../net/node.ts';
import { defaultSettings } from '../settings.ts';
import { drained } from '../steps.ts';
import { outlookInSteps } from './outlook.ts';

/** What differs between two inventories of one cluster; only what both know is compared. */
export interface ClusterChange {
  readonly what: 'node' | 'address' | 'interface' | 'route' | 'block' | 'reach';
  /** Empty for the whole cluster. */
  readonly node: string;
  /** `IPv4`, `eth1`, `10.93.1.0/26`, `broken pairs`. */
  readonly name: string;
  /** Undefined where it was not there. */
  readonly before?: string;
  readonly after?: string;
}

/** All changes, by kind, then by node. */
export function compareInventories(before: ClusterInventory, after: ClusterInventory): readonly ClusterChange[] {
  const pairs = pairedBy(before.nodes, after.nodes, ({ name }) => name);
  const both = pairs.flatMap(({ old, now }) => (old === undefined || now === undefined ? [] : [{ old, now }]));
  return [
    ...pairs
      .filter(({ old, now }) => old === undefined || now === undefined)
      .map(({ key, old, now }) => change('node', key, key, old && key, now && key)),
    ...both.flatMap(({ old, now }) => storedChanges(old, now)),
    ...both.flatMap(({ old, now }) => interfaceChanges(old, now)),
    ...both.flatMap(({ old, now }) => routeChanges(old, now)),
    ...blockChanges(before, after),
    ...reachChanges(before, after),
  ];
}

function change(
  what: ClusterChange['what'],
  node: string,
  name: string,
  before: string | undefined,
  after: string | undefined,
): ClusterChange {
  return { what, node, name, ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}

function storedChanges(old: Node, now: Node): readonly ClusterChange[] {
  if (old.stored === undefined || now.stored === undefined) return [];
  const { stored: one } = old;
  const { stored: other } = now;
  return bothFamilies
    .filter((family) => one[family] !== other[family])
    .map((family) => change('address', now.name, `IPv${family}`, one[family], other[family]));
}

function interfaceChanges(old: Node, now: Node): readonly ClusterChange[] {
  // What Calico or Kubernetes stores lists fewer interfaces than a node does by itself.
  if (old.interfaces === undefined || now.interfaces === undefined || source(old) !== source(now)) return [];
  const lasting = ({ name }: Interface): boolean => !name.startsWith(workloadPrefix) && !name.startsWith('veth');
  const pairs = pairedBy(old.interfaces.filter(lasting), now.interfaces.filter(lasting), ({ name }) => name);
  return pairs
    .map(({ key, old: one, now: other }) => {
      const isUpKnown = [one, other].every((each) => each === undefined || each.flags !== undefined);
      const text = (each: Interface | undefined): string | undefined => each && nicText(each, isUpKnown);
      return change('interface', now.name, key, text(one), text(other));
    })
    .filter((each) => each.before !== each.after);
}

function source({ origin = 'file' }: Node): string {
  return origin === 'file' ? 'exec' : origin;
}

/** `10.91.0.11/24, up`. */
function nicText({ addresses, flags }: Interface, isUpKnown: boolean): string {
  const own = addresses.map(({ address, prefixLength: length }) => formatPrefix({ address, length }));
  const isUp = isUpKnown ? [flags?.includes('UP') ? 'up' : 'down'] : [];
  return [...own, ...isUp].join(', ');
}

function routeChanges(old: Node, now: Node): readonly ClusterChange[] {
  return bothFamilies.flatMap((family) => {
    const [one, other] = [old.routing[family], now.routing[family]];
    if (one === undefined || other === undefined) return [];
    // A pod's own route and what the kernel adds with each address come and go with what is told elsewhere.
    const lines = (routes: typeof one.routes): readonly string[] =>
      routes
        .filter(({ table, nexthops }) => table !== 'local' && !nexthops[0]?.device?.startsWith(workloadPrefix))
        .map(formatRoute);
    const [before, after] = [new Set(lines(one.routes)), new Set(lines(other.routes))];
    return [
      ...[...before].filter((line) => !after.has(line)).map((line) => change('route', now.name, line, line, undefined)),
      ...[...after].filter((line) => !before.has(line)).map((line) => change('route', now.name, line, undefined, line)),
    ];
  });
}

function blockChanges({ blocks: old }: ClusterInventory, { blocks: now }: ClusterInventory): readonly ClusterChange[] {
  if (old === undefined || now === undefined) return [];
  return pairedBy(old, now, ({ cidr }) => cidr)
    .filter(({ old: one, now: other }) => one?.node !== other?.node)
    .map(({ key, old: one, now: other }) => change('block', '', key, one?.node, other?.node));
}

function reachChanges(before: ClusterInventory, after: ClusterInventory): readonly ClusterChange[] {
  const [one, other] = [before, after].map((each) => brokenIn(each));
  return one === other || one === undefined || other === undefined
    ? []
    : [change('reach', '', 'broken pairs', one, other)];
}

function brokenIn(inventory: ClusterInventory): string | undefined {
  const outlook = drained(outlookInSteps({ inventory, objects: [], settings: defaultSettings }));
  if (outlook === undefined) return undefined;
  const { reached } = drained(outlook.live());
  return String(Object.values(reached).reduce((sum, { broken }) => sum + broken, 0));
}

interface Pair<V> {
  readonly key: string;
  readonly old: V | undefined;
  readonly now: V | undefined;
}

/** In the order of the first list, then what is in the second alone. */
function pairedBy<V>(before: readonly V[], after: readonly V[], keyOf: (item: V) => string): readonly Pair<V>[] {
  const [old, now] = [before, after].map((items) => new Map(items.map((item) => [keyOf(item), item])));
  const keys = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])];
  return keys.map((key) => ({ key, old: old?.get(key), now: now?.get(key) }));
}
