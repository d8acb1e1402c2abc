import { firstRelease, type KindOf, releasesOfKind } from '../facts/fields.ts';
import type { CalicoGroup } from '../manifest/model.ts';
import { bgpConfiguration } from './kinds/bgpConfiguration.ts';
import { bgpFilter } from './kinds/bgpFilter.ts';
import { bgpPeer } from './kinds/bgpPeer.ts';
import { calicoNodeStatus, clusterInformation, kubeControllersConfiguration } from './kinds/controllers.ts';
import { hostEndpoint, networkSet, profile } from './kinds/endpoints.ts';
import { felixConfiguration } from './kinds/felixConfiguration.ts';
import { installation } from './kinds/installation.ts';
import { blockAffinity, ipamConfiguration, ipReservation } from './kinds/ipam.ts';
import { ipPool } from './kinds/ipPool.ts';
import { node } from './kinds/node.ts';
import { apiServer, gatewayApi, imageSet, singleton } from './kinds/operatorKinds.ts';
import {
  globalNetworkPolicy,
  networkPolicy,
  stagedGlobalNetworkPolicy,
  stagedKubernetesNetworkPolicy,
  stagedNetworkPolicy,
} from './kinds/policies.ts';
import { tier } from './kinds/tier.ts';
import type { Shape } from './shapes.ts';

/** What is judged by hand of Calico's kinds, besides what their releases publish; undefined for nothing. */
const shapes = {
  BGPConfiguration: bgpConfiguration,
  BGPFilter: bgpFilter,
  BGPPeer: bgpPeer,
  BlockAffinity: blockAffinity,
  CalicoNodeStatus: calicoNodeStatus,
  ClusterInformation: clusterInformation,
  FelixConfiguration: felixConfiguration,
  GlobalNetworkPolicy: globalNetworkPolicy,
  GlobalNetworkSet: networkSet,
  HostEndpoint: hostEndpoint,
  IPAMBlock: undefined,
  IPAMConfig: ipamConfiguration(2 ** 31 - 1),
  IPAMConfiguration: ipamConfiguration(1_000_000),
  IPAMHandle: undefined,
  IPPool: ipPool,
  IPReservation: ipReservation,
  KubeControllersConfiguration: kubeControllersConfiguration,
  NetworkPolicy: networkPolicy,
  NetworkSet: networkSet,
  Node: node,
  Profile: profile,
  StagedGlobalNetworkPolicy: stagedGlobalNetworkPolicy,
  StagedKubernetesNetworkPolicy: stagedKubernetesNetworkPolicy,
  StagedNetworkPolicy: stagedNetworkPolicy,
  Tier: tier,
} as const satisfies Readonly<Record<KindOf<'crd.projectcalico.org'> | KindOf<'projectcalico.org'>, Shape | undefined>>;

/** The kinds of the operator's group that it judges itself. */
const operatorShapes = {
  APIServer: apiServer,
  GatewayAPI: gatewayApi,
  Goldmane: singleton,
  ImageSet: imageSet,
  Installation: installation,
  Istio: singleton,
  ManagementClusterConnection: undefined,
  TigeraStatus: undefined,
  Whisker: singleton,
} as const satisfies Readonly<Record<KindOf<'operator.tigera.io'>, Shape | undefined>>;

/** The first release that has a kind, where that was not always known to calicoctl. */
export function sinceOfKind(kind: string): string | undefined {
  return kind.startsWith('Staged') ? firstRelease(releasesOfKind(kind, 'crd.projectcalico.org')) : undefined;
}

/** What an object of `kind` in `group` may say; undefined where it is not judged. */
export function shapeOf(group: CalicoGroup, kind: string): Shape | undefined {
  const known: Readonly<Record<string, Shape | undefined>> = group === 'operator.tigera.io' ? operatorShapes : shapes;
  return Object.hasOwn(known, kind) ? known[kind] : undefined;
}
