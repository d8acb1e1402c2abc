import { isHostLocal, isVirtual } from '../detection/virtual.ts';
import type { Family } from '../net/address.ts';
import type { Interface, Node } from '../net/node.ts';
import { isOverlay } from './links.ts';
import { encapsulationOfDevice } from './predictedRoute.ts';

/** Gives an interface of a node a name that is the same for nodes that are alike, and no other interface of the node has. */
export type DeviceNames = (name: string) => string;

/** Names the interfaces of one node after the other. */
export type NodeDevices = (node: Node) => DeviceNames;

/**
 * An interface with addresses is named by its place among those, and by all that a walk may read of a name. One that has
 * none is named as it is, and so are pods' interfaces, those that the kernel's settings call `all` and `default`, and all
 * where two of them have one name.
 */
export function createNodeDevices(family: Family, isWorkload: (name: string) => boolean): NodeDevices {
  // Nodes share a handful of names.
  const known = new Map<string, string>();
  const traitsOf = (device: Interface, patterns: readonly string[]): string => {
    if (patterns.length > 0) return describe(device, patterns);
    const key = `${device.kind ?? ''} ${device.name}`;
    const traits = known.get(key) ?? describe(device, patterns);
    known.set(key, traits);
    return traits;
  };
  return (node) => {
    const { interfaces = [] } = node;
    const patterns = patternsIn(node);
    const own = interfaces.filter(
      ({ name, addresses }) =>
        addresses.some(({ address }) => address.family === family) && !literal.has(name) && !isWorkload(name),
    );
    const isPlain = new Set(interfaces.map(({ name }) => name)).size === interfaces.length;
    const names = new Map(own.map((device, at) => [device.name, `#${at} ${traitsOf(device, patterns)}`]));
    return (name) => (isPlain ? names.get(name) : undefined) ?? `=${name}`;
  };
}

const literal: ReadonlySet<string> = new Set(['lo', 'all', 'default']);

function describe(device: Interface, patterns: readonly string[]): string {
  const { name } = device;
  return JSON.stringify([
    ...[encapsulationOfDevice(name), isHostLocal(device), isVirtual(device), isOverlay(device)],
    patterns.filter((each) => name.startsWith(each)),
  ]);
}

/** The beginnings of names that rules of the firewall ask for: `eth` of `eth+`. */
function patternsIn({ firewall }: Node): readonly string[] {
  if (firewall === undefined) return [];
  const words = new Set(firewall.flatMap((line) => line.split(/\s+/)));
  return [...words].filter((word) => word.endsWith('+')).map((word) => word.slice(0, -1));
}

/** Whether the words of a line of the firewall name an interface at `at`. */
export function isDeviceWord(words: readonly string[], at: number): boolean {
  const before = words[at - 1];
  return before === '-i' || before === '-o';
}
