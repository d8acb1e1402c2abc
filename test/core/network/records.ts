import type { PacketPath } from '../../../src/core/features/packetPath.ts';
import { readSnapshot } from '../../../src/core/inventory/snapshot.ts';
import { createCalicoService } from '../../../src/core/service.ts';
import { said } from '../../said.ts';

/** Clusters through whose kernels real packets were sent, as the records keep them. */
export interface PacketRecord {
  readonly id: number;
  readonly family?: 6;
  readonly encapsulation: 'ipip' | 'vxlan' | 'none';
  readonly mode: string;
  readonly pool: string;
  readonly natOutgoing: boolean;
  readonly nodes: readonly RecordedNode[];
  readonly extraBlocks?: readonly { readonly node: string; readonly cidr: string }[];
  readonly pairs: readonly RecordedPair[];
}

export interface RecordedNode {
  readonly name: string;
  readonly stored: string;
  readonly stored4?: string;
  readonly internalIPs: readonly string[];
  readonly blocks: readonly string[];
  readonly tunnel: string | null;
  readonly pods: readonly { readonly namespace: string; readonly name: string; readonly ip: string }[];
  readonly addr: readonly RecordedInterface[];
  readonly routes?: readonly string[];
  readonly routes6?: readonly string[];
  readonly rules?: readonly string[];
  readonly rules6?: readonly string[];
  readonly neigh6?: readonly string[];
  readonly fdb?: readonly string[];
  readonly sysctls: Readonly<Record<string, string>>;
  readonly drops?: readonly string[];
}

interface RecordedInterface {
  readonly ifname: string;
  readonly ifindex: number;
  readonly flags: readonly string[];
  readonly operstate: string;
  readonly mtu: number;
  readonly kind?: string;
  readonly master?: string;
  readonly addr_info: readonly RecordedAddress[];
}

interface RecordedAddress {
  readonly family?: string;
  readonly local: string;
  readonly prefixlen: number;
  readonly address?: string;
  readonly scope?: string;
  readonly [flag: string]: unknown;
}

export interface RecordedPair {
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly address: string;
  readonly reached: boolean;
  readonly replied: boolean;
  readonly sourceSeen?: string;
  readonly lost?: { readonly there?: Loss; readonly back?: Loss };
}

interface Loss {
  readonly at: string;
  readonly cause: string;
}

/** The record as an inventory, with all that could be read on its nodes. */
export function inventoryOf(record: PacketRecord): string {
  const { encapsulation, mode, pool, natOutgoing } = record;
  return JSON.stringify({
    kind: 'CalicoInventory',
    version: 1,
    calicoVersion: 'v3.30.0',
    pools: [
      {
        name: 'p',
        cidr: pool,
        ipipMode: encapsulation === 'ipip' ? mode : 'Never',
        vxlanMode: encapsulation === 'vxlan' ? mode : 'Never',
        natOutgoing,
      },
    ],
    blocks: [
      ...record.nodes.flatMap(({ name, blocks }) => blocks.map((cidr) => ({ node: name, cidr }))),
      ...(record.extraBlocks ?? []),
    ],
    pods: record.nodes.flatMap(({ name: node, pods }) =>
      pods.map(({ namespace, name, ip }) => ({ namespace, name, node, ips: [ip] })),
    ),
    nodes: record.nodes.map((node) => nodeData(record, node)),
  });
}

function nodeData({ family, encapsulation }: PacketRecord, node: RecordedNode): object {
  const six = (lines: readonly string[] = []): readonly string[] => lines.map((line) => `-6 ${line}`);
  const four = node.routes !== undefined;
  const tunnels = encapsulation === 'ipip' ? 'ipip' : family === 6 ? 'vxlan6' : 'vxlan';
  return {
    name: node.name,
    origin: 'exec',
    internalIPs: node.internalIPs,
    stored:
      family === 6
        ? { ipv6: node.stored, ...(node.stored4 !== undefined && { ipv4: node.stored4 }) }
        : { ipv4: node.stored },
    tunnels: encapsulation !== 'none' && node.tunnel ? { [tunnels]: node.tunnel } : {},
    families: ['ipv4', ...(family === 6 ? ['ipv6'] : [])],
    interfaces: node.addr.map(interfaceData),
    routes: [...(node.routes ?? []), ...six(node.routes6)],
    routeTables: { ...(four && { ipv4: 'all' }), ...(family === 6 && { ipv6: 'all' }) },
    rules: [...(node.rules ?? []), ...six(node.rules6)],
    sysctls: node.sysctls,
    ...(node.fdb && { fdb: node.fdb }),
    ...(node.neigh6 && { neighbours: node.neigh6 }),
    firewall: node.drops ?? [],
  };
}

function interfaceData({ ifname, ifindex, flags, operstate, mtu, kind, master, addr_info }: RecordedInterface): object {
  return {
    name: ifname,
    index: ifindex,
    flags,
    state: operstate,
    mtu,
    ...(kind !== undefined && { kind }),
    ...(master !== undefined && { master }),
    addresses: addr_info.map((each) => addressText(each, ifname)),
  };
}

function addressText({ local, prefixlen, address, scope = 'global', ...rest }: RecordedAddress, name: string): string {
  const flags = Object.keys(rest).filter((key) => rest[key] === true);
  const peer = address === undefined ? '' : ` peer ${address}`;
  return `${local}${peer}/${prefixlen} scope ${scope} ${flags.join(' ')} ${local.includes(':') ? '' : name}`.trim();
}

/** What is said of one direction, and what a real packet did. */
export interface Direction {
  readonly record: PacketRecord;
  readonly pair: RecordedPair;
  readonly way: 'there' | 'back';
  readonly arrived: boolean;
  readonly cause: string;
  /** Undefined where an end is not known. */
  readonly path: PacketPath | undefined;
}

/** Traces each pair of a record both ways; a way back is compared only where the packet had arrived. */
export function directionsOf(record: PacketRecord): readonly Direction[] {
  const service = createCalicoService();
  const reading = readSnapshot('record', 'record', inventoryOf(record));
  service.setInventory(reading.inventory);
  return record.pairs.flatMap((pair): readonly Direction[] => {
    const paths = service.trace(undefined, pair.from, pair.to, { mode: 'live', family: record.family ?? 4 });
    if (paths === undefined) throw new Error('no inventory');
    const told = 'reason' in paths ? { there: undefined, back: undefined } : paths;
    const there = { arrived: pair.reached, cause: pair.lost?.there?.cause ?? '', path: told.there };
    const back = { arrived: pair.replied, cause: pair.lost?.back?.cause ?? '', path: told.back };
    const base = { record, pair };
    return [{ ...base, way: 'there', ...there }, ...(pair.reached ? [{ ...base, way: 'back', ...back } as const] : [])];
  });
}

/** How the answer stands to the truth. */
export function verdictOf({ arrived, path }: Direction): 'right' | 'false arrives' | 'false stops' | 'unsure' {
  if (path === undefined) return 'unsure';
  if (path.outcome === 'arrives') return arrived ? 'right' : 'false arrives';
  if (path.outcome === 'stops') return arrived ? 'false stops' : 'right';
  return 'unsure';
}

/** Losses behind the nodes: what a router or another machine does, nobody on the nodes can know. */
const beyond = new Set([
  ...['next-hop-silent', 'underlay', 'firewall', 'router drops (firewall)'],
  'router knows no way or its next hop is silent',
]);

/** Whether the loss could be known on the nodes. */
export function isOnNode({ cause }: Direction): boolean {
  return !beyond.has(cause);
}

/** The source that the packet arrives with, as it is told. */
export function sourceTold({ path }: Direction): string | undefined {
  const nat = path?.hops.find(({ kind }) => kind === 'nat');
  return nat === undefined ? path?.from.address : said(nat.title).split(' ').at(-1);
}
