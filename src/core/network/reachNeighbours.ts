import { tunnelDevices } from '../facts/devices.ts';
import type { Address, Family } from '../net/address.ts';
import type { Node } from '../net/node.ts';
import type { DeviceNames } from './reachDevices.ts';
import type { Names } from './reachNames.ts';
import { vtepMac } from './tunnels.ts';

/** What a node's neighbor table and the FDB of its VXLAN device say, by the nodes that they say it of. */

export interface LinkFacts {
  readonly own: string;
  readonly about: readonly (readonly [peer: number, item: string])[];
  readonly devices: readonly string[];
}

interface LinkInput {
  readonly node: Node;
  readonly self: number;
  readonly family: Family;
  readonly names: Names;
  readonly deviceNames: DeviceNames;
  /** The number of the node whose VTEP has the MAC address. */
  readonly vtepOf: (mac: string) => number | undefined;
}

export function linkFacts({ node, self, family, names, vtepOf, deviceNames }: LinkInput): LinkFacts {
  const tunnel = tunnelDevices.vxlan[family];
  const own: unknown[] = [];
  const about: (readonly [number, string])[] = [];
  const devices: string[] = [];
  const entries = node.fdb?.filter(
    ({ device, to }) => (device === undefined || device === tunnel) && to.family === family,
  );
  const add = (peer: number | undefined, make: (peer: number | undefined) => string): void => {
    if (peer === undefined || peer === self) own.push(make(undefined));
    else about.push([peer, make(peer)]);
  };
  const seen = new Set<string>();
  let hasPeers = false;
  for (const { address, device, mac, state } of node.neighbours ?? []) {
    if (address.family !== family) continue;
    const isTunnel = device === tunnel;
    hasPeers ||= isTunnel;
    const isSilent = state === 'FAILED' || state === 'INCOMPLETE';
    const key = `${device} ${address.value}`;
    // The first of several counts.
    if (seen.has(key)) continue;
    seen.add(key);
    if (!isSilent && !isTunnel) continue;
    devices.push(device);
    const peer = names.ownerOf(address);
    add(peer, (of) => {
      const entry = mac === undefined ? undefined : entries?.find((each) => each.mac === mac)?.to;
      const to = isTunnel
        ? mac === undefined
          ? 'by name'
          : toText(entry, entries !== undefined, self, names, of)
        : '';
      return JSON.stringify(['neighbor', deviceNames(device), names.address(address, self, of), isSilent, to]);
    });
  }
  const macs = new Set<string>();
  for (const { mac, to } of entries ?? []) {
    const peer = macs.has(mac) ? undefined : vtepOf(mac);
    macs.add(mac);
    if (peer !== undefined) add(peer, (of) => JSON.stringify(['fdb', toText(to, true, self, names, of)]));
  }
  own.push(hasPeers, entries === undefined);
  return { own: JSON.stringify(own), about, devices };
}

function toText(
  to: Address | undefined,
  isKnown: boolean,
  self: number,
  names: Names,
  peer: number | undefined,
): string {
  if (to === undefined) return isKnown ? 'missing' : 'unknown';
  return names.address(to, self, peer);
}

/** Finds the node of a VTEP's MAC address. */
export function createVteps(nodes: readonly Node[], family: Family): (mac: string) => number | undefined {
  let made: ReadonlyMap<string, number> | undefined;
  return (mac) => {
    made ??= new Map(nodes.map(({ name }, at) => [vtepMac(name, family), at]));
    return made.get(mac);
  };
}
