import { isHostLocal, isVirtual } from '../detection/virtual.ts';
import type { Family } from '../net/address.ts';
import type { Interface, Node } from '../net/node.ts';
import { isOverlay } from './links.ts';
import { encapsulationOfDevice } from './predictedRoute.ts';

/** Gives an interface of a node a name that is the same for nodes that are alike, and no other interface of the node has. */
export type DeviceNames = (name: string) => string;

/**
 * An interface with addresses is named by its place among those, and by all that a walk may read of a name. One that has
 * none is named as it is, and so are pods' interfaces, those that the kernel's settings call `all` and `default`, and all
 * where two of them have one name.
 */
export function createDeviceNames(node: Node, family: Family, isWorkload: (name: string) => boolean): DeviceNames {
  const { interfaces = [] } = node;
  const patterns = patternsIn(node);
  const own = interfaces.filter(
    ({ name, addresses }) =>
      !literal.has(name) && !isWorkload(name) && addresses.some(({ address }) => address.family === family),
  );
  const names = new Map(own.map((device, at) => [device.name, `#${at} ${traitsOf(device, patterns)}`]));
  const isPlain = new Set(interfaces.map(({ name }) => name)).size === interfaces.length;
  return (name) => (isPlain ? names.get(name) : undefined) ?? `=${name}`;
}

const literal: ReadonlySet<string> = new Set(['lo', 'all', 'default']);

function traitsOf(device: Interface, patterns: readonly string[]): string {
  const { name } = device;
  return JSON.stringify([
    ...[encapsulationOfDevice(name), isHostLocal(device), isVirtual(device), isOverlay(device)],
    patterns.filter((each) => name.startsWith(each)),
  ]);
}

/** The beginnings of names that rules of the firewall ask for: `eth` of `eth+`. */
function patternsIn({ firewall = [] }: Node): readonly string[] {
  const words = new Set(firewall.flatMap((line) => line.split(/\s+/)));
  return [...words].filter((word) => word.endsWith('+')).map((word) => word.slice(0, -1));
}

/** Whether the words of a line of the firewall name an interface at `at`. */
export function isDeviceWord(words: readonly string[], at: number): boolean {
  const before = words[at - 1];
  return before === '-i' || before === '-o';
}
