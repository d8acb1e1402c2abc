import { say } from '../../message.ts';
import { byOperator, isNotAll } from '../crosses.ts';
import { filled, flagOf, inside, itemAt, mapsOf, placeOf, present, scalarsOf, textOf } from '../fields.ts';
import { published } from '../publishedShape.ts';
import { hasReached, isOlder, refuse } from '../review.ts';
import { type Cross, integer, listOf, type Shape, struct, type TextCheck, text, textOrNumber } from '../shapes.ts';
import { words } from '../textChecks.ts';
import { resources } from './containerResources.ts';
import { podOverrides } from './podOverrides.ts';

/** What an Installation says of the nodes and of its own components (tigera/operator `pkg/controller/installation/validation.go`). */

const absolutePath: TextCheck = (value, _review, name) =>
  value === 'None' || value.startsWith('/')
    ? undefined
    : { message: say('`{0}` must be an absolute path, or None.', name) };

/** A size above 0 with a binary suffix (`resource.BinarySI`). */
const binarySize: TextCheck = (value, _review, name) => {
  const [, number = '0'] = /^\+?([0-9.]+)[KMGTPE]i$/.exec(value) ?? [];
  if (Number(number) > 0) return undefined;
  const meant = /^[1-9]\d*[KMGTPE]$/.test(value) ? `${value}i` : undefined;
  return { message: say('`{0}` must be a size in Ki, Mi, Gi, Ti, Pi or Ei, such as 100Mi.', name), meant };
};

const initContainersAlone: Cross = (map, at, review) => {
  const rivals = ['mount-bpffs', 'ebpf-bootstrap'];
  const found = mapsOf(map, 'initContainers').filter(([, each]) => rivals.includes(textOf(each, 'name') ?? ''));
  const [, second] = found;
  if (new Set(found.map(([, each]) => textOf(each, 'name'))).size < 2 || second === undefined) return;
  const message = say('Only one of the init containers {0} can be set.', rivals.join(', '));
  refuse(review, placeOf(itemAt(at, 'initContainers', second[0]), second[1], 'name'), message);
};

const ownFields: Readonly<Record<string, Shape>> = {
  flexVolumePath: text(absolutePath),
  kubeletVolumePluginPath: text(absolutePath),
  nodeUpdateStrategy: struct({ type: text(words(['RollingUpdate'])) }),
  controlPlaneReplicas: integer({ min: 1 }),
  componentResources: listOf(
    struct({ componentName: text(words(['Node', 'Typha', 'KubeControllers'])), resourceRequirements: resources }),
  ),
  logging: struct({
    cni: struct({
      logFileMaxAgeDays: integer({ min: 1 }),
      logFileMaxCount: integer({ min: 1 }),
      logFileMaxSize: textOrNumber(binarySize),
    }),
  }),
  calicoNodeDaemonSet: podOverrides(initContainersAlone),
  calicoNodeWindowsDaemonSet: podOverrides(),
  calicoKubeControllersDeployment: podOverrides(),
  typhaDeployment: podOverrides(),
  csiNodeDriverDaemonSet: podOverrides(),
};

export const hostFields: Readonly<Record<string, Shape>> = Object.fromEntries(
  Object.entries(ownFields).map(([key, shape]) => [key, byOperator(shape)]),
);

export const sysctls = listOf(
  struct({
    key: published,
  }),
);

const linuxOnly: Cross = (map, at, review) => {
  const labels = inside(at, map, 'controlPlaneNodeSelector');
  for (const key of ['kubernetes.io/os', 'beta.kubernetes.io/os']) {
    const value = textOf(labels?.map, key);
    if (labels === undefined || value === undefined || value === 'linux') continue;
    refuse(review, placeOf(labels.at, labels.map, key), say("Calico's control plane only runs on Linux."));
  }
};

/** What newer operators no longer have. */
const removed: Cross = (map, at, review) => {
  if (textOf(map, 'nonPrivileged') === 'Enabled' && hasReached(review, 'v3.29.0'))
    refuse(review, placeOf(at, map, 'nonPrivileged'), say('Calico only runs privileged: remove `nonPrivileged`.'));
  const isEnterprise = ['TigeraSecureEnterprise', 'CalicoEnterprise'].includes(textOf(map, 'variant') ?? '');
  const hasNoFips = isEnterprise ? !isOlder(review, 'v3.28.0') : hasReached(review, 'v3.33.0');
  if (textOf(map, 'fipsMode') === 'Enabled' && hasNoFips)
    refuse(review, placeOf(at, map, 'fipsMode'), say('The operator has no FIPS mode here: remove `fipsMode`.'));
};

const azure: Cross = (map, at, review) => {
  const provider = textOf(map, 'kubernetesProvider');
  if (present(map, 'azure') === undefined || provider === undefined || provider === 'AKS') return;
  refuse(review, placeOf(at, map, 'azure'), say('`azure` is only valid for AKS.'));
};

const windows: Cross = (map, at, review) => {
  const network = inside(at, map, 'calicoNetwork');
  const dataplane = textOf(network?.map, 'windowsDataplane');
  if (dataplane !== 'HNS') {
    if (present(map, 'windowsNodes') !== undefined && !isOlder(review, 'v3.27.0') && isOff(dataplane))
      refuse(review, placeOf(at, map, 'windowsNodes'), say('`windowsNodes` requires `windowsDataplane: HNS`.'));
    return;
  }
  if (network === undefined || (textOf(inside(at, map, 'cni')?.map, 'type') ?? 'Calico') !== 'Calico') return;
  if (filled(map, 'serviceCIDRs') === undefined)
    refuse(
      review,
      placeOf(network.at, network.map, 'windowsDataplane'),
      say('Calico on Windows needs `serviceCIDRs`.'),
    );
  const pool = mapsOf(network.map, 'ipPools').find(([, each]) => textOf(each, 'cidr')?.includes(':') === false);
  const encapsulation = pool && (textOf(pool[1], 'encapsulation') ?? 'IPIP');
  if (pool === undefined || encapsulation === undefined || ['VXLAN', 'None'].includes(encapsulation)) return;
  const message = say("Calico on Windows doesn't support {0}: use VXLAN or None.", encapsulation);
  const key = filled(pool[1], 'encapsulation') === undefined ? 'cidr' : 'encapsulation';
  refuse(review, placeOf(itemAt(network.at, 'ipPools', pool[0]), pool[1], key), message);
};

function isOff(dataplane: string | undefined): boolean {
  return dataplane === undefined || dataplane === 'Disabled';
}

export const hostRules: readonly Cross[] = [linuxOnly, removed, azure, windows];

/** A pool for load balancers (`pkg/controller/ippool/validation.go`). */
export const loadBalancerPool: Cross = (map, at, review) => {
  const uses = scalarsOf(map, 'allowedUses').map(([, { value }]) => value);
  if (!uses.includes('LoadBalancer')) return;
  if (uses.some((each) => each === 'Workload' || each === 'Tunnel')) {
    const message = say("A load balancer pool can't serve workloads or tunnels: list only LoadBalancer.");
    refuse(review, placeOf(at, map, 'allowedUses'), message);
  }
  if ((textOf(map, 'encapsulation') ?? 'None') !== 'None')
    refuse(review, placeOf(at, map, 'encapsulation'), say("A load balancer pool can't use IPIP or VXLAN."));
  if (flagOf(map, 'disableBGPExport') === true)
    refuse(review, placeOf(at, map, 'disableBGPExport'), say('A load balancer pool must be exported over BGP.'));
  if (isNotAll(map, 'nodeSelector'))
    refuse(review, placeOf(at, map, 'nodeSelector'), say('A load balancer pool needs the node selector all().'));
};
