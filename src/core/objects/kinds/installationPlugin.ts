import type { YamlMap } from '../../manifest/tree.ts';
import { say } from '../../message.ts';
import { readNetwork } from '../addressChecks.ts';
import { isNotAll, missing } from '../crosses.ts';
import { type At, filled, inside, itemAt, mapOf, mapsOf, placeOf, present, scalarsOf, textOf } from '../fields.ts';
import { isOlder, type Review, refuse, warn } from '../review.ts';
import type { Cross } from '../shapes.ts';

/** What the CNI plugin of an Installation leaves to the rest of it (tigera/operator `pkg/controller/installation`). */

interface Plugin {
  readonly type: string;
  readonly ipam: string;
}

interface PluginFacts {
  /** The providers it runs on, beside clusters that no provider is known of; undefined for all. */
  readonly provider: string | undefined;
  /** Its IPAM plugins; the first one is the default. */
  readonly ipams: readonly string[];
}

const plugins: Readonly<Record<string, PluginFacts>> = {
  Calico: { provider: undefined, ipams: ['Calico', 'HostLocal'] },
  GKE: { provider: 'GKE', ipams: ['HostLocal'] },
  AmazonVPC: { provider: 'EKS', ipams: ['AmazonVPC'] },
  AzureVNET: { provider: 'AKS', ipams: ['AzureVNET'] },
};

function factsOf(type: string): PluginFacts | undefined {
  return Object.hasOwn(plugins, type) ? plugins[type] : undefined;
}

/** The plugins that are written or the defaults (core_controller.go `fillDefaults`); undefined where one is unknown. */
function pluginOf(spec: YamlMap): Plugin | undefined {
  const provider = textOf(spec, 'kubernetesProvider');
  const byProvider = Object.entries(plugins).find(
    ([, facts]) => facts.provider !== undefined && facts.provider === provider,
  );
  const type = textOf(mapOf(spec, 'cni'), 'type') ?? byProvider?.[0] ?? 'Calico';
  const facts = factsOf(type);
  const ipam = textOf(mapOf(mapOf(spec, 'cni'), 'ipam'), 'type') ?? facts?.ipams[0];
  return facts === undefined || ipam === undefined ? undefined : { type, ipam };
}

/** The plugin's own fields: its provider, its IPAM, and what only Calico's plugin has. */
export const pluginFits: Cross = (map, at, review) => {
  const cni = inside(at, map, 'cni');
  const ipam = cni && inside(cni.at, cni.map, 'ipam');
  for (const each of [cni, ipam]) {
    if (each === undefined || filled(each.map, 'type') !== undefined) continue;
    missing(each.map, each.at, 'type', review);
    return;
  }
  const plugin = pluginOf(map);
  const facts = plugin && factsOf(plugin.type);
  if (plugin === undefined || facts === undefined) return;
  const provider = textOf(map, 'kubernetesProvider');
  if (cni !== undefined && facts.provider !== undefined && provider !== undefined && provider !== facts.provider) {
    const message = say('The CNI plugin {0} only runs on {1}, not on {2}.', plugin.type, facts.provider, provider);
    refuse(review, placeOf(cni.at, cni.map, 'type'), message);
  }
  if (ipam !== undefined && !facts.ipams.includes(plugin.ipam)) {
    const message = say('The CNI plugin {0} requires the IPAM plugin {1}.', plugin.type, facts.ipams.join(', '));
    refuse(review, placeOf(ipam.at, ipam.map, 'type'), message);
  }
  if (plugin.type !== 'Calico') onlyCalico(map, at, review);
};

function onlyCalico(map: YamlMap, at: At, review: Review): void {
  const network = inside(at, map, 'calicoNetwork');
  const places: readonly (readonly [At | undefined, YamlMap | undefined, string])[] = [
    [network?.at, network?.map, 'multiInterfaceMode'],
    [network?.at, network?.map, 'containerIPForwarding'],
    [network?.at, network?.map, 'linuxPodInterfaceType'],
    ...(textOf(network?.map, 'hostPorts') === 'Enabled' ? [[network?.at, network?.map, 'hostPorts'] as const] : []),
    ...(textOf(network?.map, 'linuxDataplane') === 'VPP'
      ? [[network?.at, network?.map, 'linuxDataplane'] as const]
      : []),
    ...(textOf(network?.map, 'bgp') === 'Enabled' && mapsOf(network?.map, 'ipPools').length > 0
      ? [[network?.at, network?.map, 'bgp'] as const]
      : []),
    [inside(at, map, 'cni')?.at, mapOf(map, 'cni'), 'specVersion'],
    [inside(at, map, 'logging')?.at, mapOf(map, 'logging'), 'cni'],
  ];
  for (const [placeAt, inner, key] of places) {
    if (placeAt === undefined || inner === undefined || present(inner, key) === undefined) continue;
    refuse(review, placeOf(placeAt, inner, key), say('`{0}` only works with the CNI plugin Calico.', key));
  }
}

/** What the plugin leaves to the pools. */
export const pluginPools: Cross = (map, at, review) => {
  const network = inside(at, map, 'calicoNetwork');
  const plugin = pluginOf(map);
  if (network === undefined || plugin === undefined) return;
  for (const [index, each] of mapsOf(network.map, 'ipPools')) {
    checkPool(each, itemAt(network.at, 'ipPools', index), plugin, review);
  }
  if (plugin.type === 'Calico' && plugin.ipam === 'Calico') needsBgp(map, network, review);
};

function checkPool(map: YamlMap, at: At, { type, ipam }: Plugin, review: Review): void {
  const encapsulation = encapsulationOf(map, type);
  const place = placeOf(at, map, filled(map, 'encapsulation') === undefined ? 'cidr' : 'encapsulation');
  if (type !== 'Calico' && isNotAll(map, 'nodeSelector'))
    refuse(
      review,
      placeOf(at, map, 'nodeSelector'),
      say('With the CNI plugin {0}, a pool applies to all nodes: use all().', type),
    );
  if (encapsulation === undefined) return;
  if (type !== 'Calico' && encapsulation !== 'None') {
    refuse(review, place, say("With the CNI plugin {0}, Calico doesn't encapsulate packets: use None.", type));
  } else if (ipam === 'HostLocal' && encapsulation.startsWith('VXLAN')) {
    refuse(review, place, say("With HostLocal IPAM, a pool can't use VXLAN."));
  }
  const uses = scalarsOf(map, 'allowedUses').map(([, { value }]) => value);
  if (uses.includes('LoadBalancer') && filled(map, 'encapsulation') === undefined && encapsulation !== 'None') {
    const message = say('Without `encapsulation`, this pool uses {0}: a load balancer pool needs None.', encapsulation);
    refuse(review, place, message);
  }
}

/** What is written or, in a pool of IPv4, the default (pkg/controller/ippool/defaults.go `fillDefaults`). */
function encapsulationOf(pool: YamlMap, type: string): string | undefined {
  const written = textOf(pool, 'encapsulation');
  if (written !== undefined || readNetwork(textOf(pool, 'cidr') ?? '')?.family !== 4) return written;
  return type === 'Calico' ? 'IPIP' : 'None';
}

/**
 * Whether BGP is Enabled or Disabled with Calico's plugin: as written, as RKE2's chart has it (rancher/rke2-charts,
 * rke2-calico's values.yaml), else the operator's default (core_controller.go `fillDefaults`).
 */
export function bgpOf(spec: YamlMap, network: YamlMap, { resource }: Review): string {
  const isOff = resource.chart === 'rke2-calico' || textOf(spec, 'kubernetesProvider') === 'EKS';
  return textOf(network, 'bgp') ?? (isOff ? 'Disabled' : 'Enabled');
}

/**
 * BIRD programs the routes of pools without VXLAN, which needs BGP, unless `clusterRoutingMode` (v3.32.0) gives them to
 * Felix; where it is unset, Felix has those of IPIP since v3.33.0, of which the operator of v3.32 knows nothing.
 */
function needsBgp(spec: YamlMap, network: { readonly at: At; readonly map: YamlMap }, review: Review): void {
  if (bgpOf(spec, network.map, review) !== 'Disabled') return;
  const mode = textOf(network.map, 'clusterRoutingMode');
  const ipipByFelix = mode === 'FelixIPIPOnly' || (mode === undefined && !isOlder(review, 'v3.33.0'));
  // One pool stands for all: what is missing is BGP.
  const first = mapsOf(network.map, 'ipPools').find(([, each]) => {
    const encapsulation = encapsulationOf(each, 'Calico') ?? '';
    return encapsulation === 'None' || (isIpip(encapsulation) && !ipipByFelix);
  });
  if (first === undefined || mode === 'Felix') return;
  const [index, pool] = first;
  const encapsulation = encapsulationOf(pool, 'Calico') ?? '';
  const key = filled(pool, 'encapsulation') === undefined ? 'cidr' : 'encapsulation';
  const place = placeOf(itemAt(network.at, 'ipPools', index), pool, key);
  if (isIpip(encapsulation) && mode === undefined && !isOlder(review, 'v3.32.0')) {
    const message = say('Operators before v3.33 reject {0} without BGP: enable BGP, or use VXLAN.', encapsulation);
    warn(review, place, message);
  } else {
    const message = say(
      'Without BGP, no routes are distributed for a pool with {0}: use VXLAN, or enable BGP.',
      encapsulation,
    );
    refuse(review, place, message);
  }
}

function isIpip(encapsulation: string): boolean {
  return encapsulation === 'IPIP' || encapsulation === 'IPIPCrossSubnet';
}
