import { groupBy } from './collections.ts';
import type { ClusterInventory } from './inventory/inventory.ts';
import type { Agent } from './manifest/agent.ts';
import type { ManifestDocument, ManifestFile, Pool, ScalarValue } from './manifest/model.ts';
import { network, type Prefix, parsePrefix } from './net/address.ts';
import { isFilledIn } from './placeholders/value.ts';
import type { Span } from './text.ts';

/** When packets to a pool's addresses are wrapped: always, only into another subnet, or never. */
export type EncapsulationMode = 'Always' | 'CrossSubnet' | 'Never';

/** A range of addresses that the cluster gives away, so that no node should have its own address there. */
export interface AddressRange {
  readonly kind: 'pool' | 'pods' | 'services';
  readonly prefix: Prefix;
  /** As it is written. */
  readonly text: string;
  /** The pool's name, where it has one. */
  readonly name?: string;
  /** Of pools; undefined where it is not known. */
  readonly ipip?: EncapsulationMode;
  readonly vxlan?: EncapsulationMode;
  readonly natOutgoing?: boolean;
  /** Where it is written; undefined where the inventory tells it. */
  readonly at?: { readonly file: string; readonly span: Span };
}

/** Equal for ranges by which packets go the same paths. */
export function rangesKey(ranges: readonly AddressRange[]): string {
  return JSON.stringify(
    ranges.map(({ kind, name, text, ipip, vxlan, natOutgoing, at }) => [
      ...[kind, name, text, ipip, vxlan],
      ...[natOutgoing, at === undefined],
    ]),
  );
}

/**
 * The ranges that are known for an agent: the cluster's own pools where the inventory has them, changed as IPPools of the
 * same name in the files change them, else those that the files write; pods and services as far as the files tell.
 * calico-node makes the pools of CALICO_IPV4POOL_CIDR and its kin only where there are none yet
 * (node/pkg/lifecycle/startup/startup.go, configureIPPools), so the cluster's go before them. What is not written anywhere
 * is not assumed.
 */
export function rangesIn(
  files: readonly ManifestFile[],
  inventory: ClusterInventory | undefined,
): (agent: Agent) => readonly AddressRange[] {
  const ofCluster = inventoryPools(inventory?.pools ?? []);
  const near = nearFiles(files.filter(({ documents }) => documents.some(hasRange)));
  const known = new Map<string, NearRanges>();
  const inFolder = (folder: string): NearRanges => {
    const files = near(folder);
    const written = writtenPools(files);
    const pools = inventory?.pools?.length ? applied(ofCluster, written) : written;
    const others = writtenRanges(files);
    const found = { pools, others, all: [...pools, ...others] };
    known.set(folder, found);
    return found;
  };
  return (agent) => {
    const folder = folderOf(agent.file);
    const { pools, others, all } = known.get(folder) ?? inFolder(folder);
    const own = inventory?.pools?.length ? [] : agentPools(agent);
    return own.length === 0 ? all : [...pools, ...own, ...others];
  };
}

interface NearRanges {
  readonly pools: readonly AddressRange[];
  readonly others: readonly AddressRange[];
  /** Both. */
  readonly all: readonly AddressRange[];
}

function hasRange({ form }: ManifestDocument): boolean {
  return form === 'ipPool' || form === 'ranges';
}

/** The files of a folder, of those in it, and of those that it lies in: what stands beside may be of another cluster. */
function nearFiles(files: readonly ManifestFile[]): (folder: string) => readonly ManifestFile[] {
  const order = new Map(files.map((file, at) => [file, at]));
  const placed = files.flatMap((file) => foldersAround(file.file).map((folder) => ({ folder, file })));
  const inside = groupBy(placed, ({ folder }) => folder);
  const own = groupBy(files, ({ file }) => folderOf(file));
  return (folder) => {
    const around = foldersAround(folder).filter((each) => each !== folder);
    const found = [
      ...(inside.get(folder) ?? []).map(({ file }) => file),
      ...around.flatMap((each) => own.get(each) ?? []),
    ];
    return found.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  };
}

/** The folder of a file with its last slash, and those that it lies in. */
function foldersAround(file: string): readonly string[] {
  const folders: string[] = [];
  for (let end = file.lastIndexOf('/'); end !== -1; end = end === 0 ? -1 : file.lastIndexOf('/', end - 1)) {
    folders.push(file.slice(0, end + 1));
  }
  return [...folders, ''];
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1);
}

function inventoryPools(pools: NonNullable<ClusterInventory['pools']>): readonly AddressRange[] {
  return pools.flatMap(({ name, cidr, ipipMode, vxlanMode, natOutgoing, disabled }) => {
    const prefix = prefixOf(cidr);
    if (prefix === undefined || disabled) return [];
    const more = { name, natOutgoing, ...modes(ipipMode, vxlanMode) };
    return [{ kind: 'pool', prefix, text: cidr, ...more } satisfies AddressRange];
  });
}

/** What becomes of the pools once the files are applied: a pool's name tells which one it is. */
function applied(pools: readonly AddressRange[], written: readonly AddressRange[]): readonly AddressRange[] {
  const named = new Map(written.map((pool) => [pool.name, pool]));
  return pools.map((pool) => named.get(pool.name) ?? pool);
}

function writtenPools(files: readonly ManifestFile[]): readonly AddressRange[] {
  return files.flatMap(({ file, documents }) =>
    documents.flatMap((document) => {
      if (document.form !== 'ipPool' || document.disabled) return [];
      const { cidr, ipipMode, vxlanMode, name, natOutgoing } = document;
      const encapsulation = modes(ipipMode?.value ?? 'Never', vxlanMode?.value ?? 'Never');
      return written('pool', cidr, file, { ...(name && { name: name.value }), natOutgoing, ...encapsulation });
    }),
  );
}

function writtenRanges(files: readonly ManifestFile[]): readonly AddressRange[] {
  return files.flatMap(({ file, documents }) =>
    documents.flatMap((document) =>
      document.form === 'ranges'
        ? [
            ...document.pods.flatMap((value) => written('pods', value, file)),
            ...document.services.flatMap((value) => written('services', value, file)),
          ]
        : [],
    ),
  );
}

/** The pools that calico-node or the operator makes in a new cluster. */
function agentPools(agent: Agent): readonly AddressRange[] {
  if (agent.form === 'installation') {
    return (agent.installation.pools ?? []).flatMap((pool) => installationPool(pool, agent.file));
  }
  if (agent.form === 'settings') return [];
  const { env } = agent;
  return (['4', '6'] as const).flatMap((family) => {
    const { text, valueAt } = env.get(`CALICO_IPV${family}POOL_CIDR`) ?? {};
    if (text === undefined || valueAt === undefined) return [];
    const ipip = family === '4' ? (env.get('CALICO_IPV4POOL_IPIP')?.text ?? 'Never') : 'Never';
    const vxlan = env.get(`CALICO_IPV${family}POOL_VXLAN`)?.text ?? 'Never';
    const nat = env.get(`CALICO_IPV${family}POOL_NAT_OUTGOING`)?.text?.toLowerCase();
    const natOutgoing = family === '4' ? nat !== 'false' : nat === 'true';
    return written('pool', { ...valueAt, value: text }, valueAt.file, { natOutgoing, ...modes(ipip, vxlan) });
  });
}

/** A pool of an Installation; the operator's defaults are IPIP and Enabled (tigera/operator `api/v1`). */
function installationPool(pool: Pool, file: string): readonly AddressRange[] {
  const { cidr } = pool;
  const text = pool.encapsulation?.value ?? 'IPIP';
  const natOutgoing = pool.natOutgoing?.value !== 'Disabled';
  if (isFilledIn(text)) return written('pool', cidr, file, { natOutgoing });
  const mode = text.endsWith('CrossSubnet') ? 'CrossSubnet' : 'Always';
  const ipip = text.startsWith('IPIP') ? mode : 'Never';
  const encapsulation = modes(ipip, text.startsWith('VXLAN') ? mode : 'Never');
  return written('pool', cidr, file, { natOutgoing, ...encapsulation });
}

function written(
  kind: AddressRange['kind'],
  value: ScalarValue | undefined,
  file: string,
  more: Partial<AddressRange> = {},
): readonly AddressRange[] {
  const prefix = value && prefixOf(value.value);
  if (value === undefined || prefix === undefined) return [];
  return [{ kind, prefix, text: value.value, ...more, at: { file, span: value.span } }];
}

function prefixOf(text: string): Prefix | undefined {
  const prefix = parsePrefix(text);
  return prefix && network(prefix);
}

function modes(ipip: string, vxlan: string): Pick<AddressRange, 'ipip' | 'vxlan'> {
  const modeOf = (text: string): EncapsulationMode | undefined =>
    (['Always', 'CrossSubnet', 'Never'] as const).find((mode) => mode.toLowerCase() === text.toLowerCase());
  const [ipipMode, vxlanMode] = [modeOf(ipip), modeOf(vxlan)];
  return { ...(ipipMode && { ipip: ipipMode }), ...(vxlanMode && { vxlan: vxlanMode }) };
}
