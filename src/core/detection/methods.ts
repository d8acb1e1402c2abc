import { type CalicoVersion, isSince, type Release, versionOf } from '../calico/version.ts';
import { type Family, goNetwork, parsePrefix } from '../net/address.ts';
import type { Node } from '../net/node.ts';
import { argumentOf, splitList } from './argument.ts';
import type { Choice, Failure } from './choice.ts';
import { type HostNames, readDestination } from './destination.ts';
import {
  compiledDefaults,
  compiledItem,
  createNameTest,
  type NameList,
  type Walk,
  walkInterfaces,
} from './enumerate.ts';
import { compileRegexp } from './goRegexp.ts';
import { chooseByInternalIp } from './internalIp.ts';
import type { InterfaceMethod, Method, MethodName, MethodOf, SkipInterfaceMethod } from './method.ts';
import { chooseByReach } from './reach.ts';

/**
 * The detection methods, one row each: whoever adds one is led by the compiler to every column, and to every other table
 * and switch over their names. How calico-node reads and answers them:
 * node/pkg/lifecycle/startup/autodetection/autodetection_methods.go, AutoDetectCIDR.
 */

/** What stands behind a method's name: `ignored` is whatever stands there, without `=` too. */
export type MethodArgument = 'none' | 'ignored' | 'names' | 'networks' | 'destination';

/** What a field of the operator's Installation holds that makes a method: its argument, or a word that stands for it. */
export type OperatorHolds = 'text' | 'list' | 'flag' | 'name';

/** What a method does on a node; or why it does nothing on any. */
export type Way =
  | { readonly choose: (node: Node, family: Family) => Choice }
  | { readonly outcome: 'none'; readonly failure: Failure };

interface Row<N extends MethodName> {
  /** The release from which it is known; those before take it for unknown. Undefined: all of those modelled. */
  readonly since: Release | undefined;
  readonly argument: MethodArgument;
  /** Whether it walks the kernel's list of interfaces, of which the last suitable one wins. */
  readonly walksList: boolean;
  /** Whether names that Calico leaves out by default are left out. */
  readonly leavesOut: boolean;
  /** Whether it answers with an InternalIP of the Kubernetes Node. */
  readonly readsInternalIp: boolean;
  /**
   * The field of the operator's Installation that makes it, what that holds, and the place at which the operator asks for
   * it (tigera/operator pkg/render/node.go, getAutodetectionMethod).
   */
  readonly operator: { readonly field: string; readonly holds: OperatorHolds; readonly turn: number };
  /** Reads a text that begins like the method; never fails, but carries what Go refuses. */
  readonly parse: (text: string) => MethodOf<N>;
  /** Makes it ready once for all nodes. */
  readonly prepare: (method: MethodOf<N>, version: CalicoVersion, hosts: HostNames) => Way;
}

export const methods = {
  'first-found': {
    since: undefined,
    argument: 'none',
    walksList: true,
    leavesOut: true,
    readsInternalIp: false,
    operator: { field: 'firstFound', holds: 'flag', turn: 4 },
    parse: () => ({ kind: 'first-found' }),
    prepare: (_, version) => walking(version, { judgeName: createNameTest({ defaults: compiledDefaults(version) }) }),
  },
  interface: {
    since: undefined,
    argument: 'names',
    walksList: true,
    leavesOut: false,
    readsInternalIp: false,
    operator: { field: 'interface', holds: 'text', turn: 1 },
    parse: (text) => ({ kind: 'interface', ...readNames(text) }),
    prepare: (method, version) => walkingNames(method, version, (include) => ({ defaults: [], include })),
  },
  'skip-interface': {
    since: undefined,
    argument: 'names',
    walksList: true,
    leavesOut: true,
    readsInternalIp: false,
    operator: { field: 'skipInterface', holds: 'text', turn: 2 },
    parse: (text) => ({ kind: 'skip-interface', ...readNames(text) }),
    prepare: (method, version) =>
      walkingNames(method, version, (skip) => ({ defaults: compiledDefaults(version), skip })),
  },
  cidr: {
    since: 'v3.16.0',
    argument: 'networks',
    walksList: true,
    leavesOut: false,
    readsInternalIp: false,
    operator: { field: 'cidrs', holds: 'list', turn: 5 },
    parse: (text) => {
      const items = splitList(argumentOf(text));
      const prefixes = items.map(({ value }) => parsePrefix(value));
      return { kind: 'cidr', items, networks: prefixes.map((prefix) => prefix && goNetwork(prefix)) };
    },
    prepare({ items, networks }, version) {
      const invalid = items.find((_, at) => networks[at] === undefined);
      if (invalid !== undefined) return { outcome: 'none', failure: { kind: 'invalid-cidr', item: invalid.value } };
      const prefixes = networks.flatMap((each) => each ?? []);
      const texts = items.map(({ value }) => value);
      return walking(version, { judgeName: createNameTest({ defaults: [] }), networks: { prefixes, texts } });
    },
  },
  'can-reach': {
    since: undefined,
    argument: 'destination',
    walksList: false,
    leavesOut: false,
    readsInternalIp: false,
    operator: { field: 'canReach', holds: 'text', turn: 3 },
    parse: (text) => ({ kind: 'can-reach', destination: argumentOf(text) }),
    prepare({ destination: { value: text } }, version, hosts) {
      const destinations = {
        4: readDestination(text, 4, version, hosts),
        6: readDestination(text, 6, version, hosts),
      };
      return { choose: (node, family) => chooseByReach(text, destinations[family], node, version) };
    },
  },
  'kubernetes-internal-ip': {
    since: 'v3.22.0',
    argument: 'ignored',
    walksList: false,
    leavesOut: false,
    readsInternalIp: true,
    operator: { field: 'kubernetes', holds: 'name', turn: 6 },
    parse: (text) => ({ kind: 'kubernetes-internal-ip', suffix: text.slice('kubernetes-internal-ip'.length) }),
    prepare: (_, version) => ({ choose: (node, family) => chooseByInternalIp(node, family, version) }),
  },
} as const satisfies { readonly [N in MethodName]: Row<N> };

/** The fields of the operator's Installation that make a method. */
export type OperatorField = (typeof methods)[MethodName]['operator']['field'];

/** The names, in the order in which they are offered. */
export const methodNames: readonly MethodName[] = methodNamesIn(methods);

/** The method that counts where none is written. */
export const defaultMethod = 'first-found' satisfies MethodName;

/** A longer text is not examined: nobody means it, and compiling it would take longer than a keystroke may. */
export const longestMethod = 10_000;

/** The names in a table of one's own, in its order. */
export function methodNamesIn(table: Readonly<Record<MethodName, unknown>>): readonly MethodName[] {
  return Object.keys(table).filter(isMethodName);
}

function isMethodName(text: string): text is MethodName {
  return Object.hasOwn(methods, text);
}

/** Whether the method is written with `=` and something behind it. */
export function takesArgument(name: MethodName): boolean {
  const { argument } = methods[name];
  return argument !== 'none' && argument !== 'ignored';
}

/** Whether what stands behind the `=` is a list. */
export function takesList(name: MethodName): boolean {
  return lists[methods[name].argument];
}

const lists: Readonly<Record<MethodArgument, boolean>> = {
  none: false,
  ignored: false,
  names: true,
  networks: true,
  destination: false,
};

/** Whether `version` of calico-node knows the method. */
export function isKnownIn(name: MethodName, version: CalicoVersion): boolean {
  const { since } = methods[name];
  return since === undefined || isSince(version, since);
}

/** The method that a text is by its beginning, in whatever release. */
export function methodNamed(text: string): MethodName | undefined {
  return text === '' ? defaultMethod : methodNames.find((name) => begins(text, name));
}

function begins(text: string, name: MethodName): boolean {
  if (takesArgument(name)) return text.startsWith(`${name}=`);
  return methods[name].argument === 'ignored' ? text.startsWith(name) : text === name;
}

/**
 * Reads `text` as `version` of calico-node does. Never fails: what calico-node refuses is of kind `unknown`
 * (with `since` where a later release would take it) or carries its error.
 */
export function parseMethod(text: string, version: CalicoVersion): Method {
  const name = methodNamed(text);
  if (name === undefined) return { kind: 'unknown' };
  const { since, parse } = methods[name];
  return since === undefined || isKnownIn(name, version) ? parse(text) : { kind: 'unknown', since: versionOf(since) };
}

/** Makes `method` ready once for all nodes; `hosts` are the names that a destination may have. */
export function prepareMethod<N extends MethodName>(
  method: MethodOf<N> & { readonly kind: N },
  version: CalicoVersion,
  hosts: HostNames,
): Way {
  const table: { readonly [M in MethodName]: Row<M> } = methods;
  return table[method.kind].prepare(method, version, hosts);
}

function readNames(text: string): Omit<InterfaceMethod, 'kind'> {
  const items = splitList(argumentOf(text));
  const joined = `(${items.map(({ value }) => value).join(')|(')})`;
  return { items, joined, regexp: compileRegexp(joined) };
}

function walking(version: CalicoVersion, walk: Walk): Way {
  return { choose: (node, family) => walkInterfaces(walk, node, family, version) };
}

function walkingNames(
  { items, regexp }: InterfaceMethod | SkipInterfaceMethod,
  version: CalicoVersion,
  lists: (names: NameList) => Parameters<typeof createNameTest>[0],
): Way {
  if (!regexp.ok) return { outcome: 'none', failure: { kind: 'invalid-regexp', error: regexp.error } };
  const names = { matches: regexp.matches, items: items.map(({ value }) => compiledItem(value)) };
  return walking(version, { judgeName: createNameTest(lists(names)) });
}
