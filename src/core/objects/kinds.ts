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

/** The kinds that are judged, by their names. */
const shapes: Readonly<Record<string, Shape>> = {
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
  IPAMConfig: ipamConfiguration(2 ** 31 - 1),
  IPAMConfiguration: ipamConfiguration(1_000_000),
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
};

/** The kinds of the operator's group that it judges itself. */
const operatorShapes: Readonly<Record<string, Shape>> = {
  APIServer: apiServer,
  GatewayAPI: gatewayApi,
  Goldmane: singleton,
  ImageSet: imageSet,
  Installation: installation,
  Istio: singleton,
  Whisker: singleton,
};

/** The names of the kinds of Calico's own groups that are judged. */
export const judgedKinds: readonly string[] = Object.keys(shapes);

/** The first release that has the kind, where not all have it that are known. */
export const kindReleases: Readonly<Record<string, string>> = {
  StagedGlobalNetworkPolicy: 'v3.30.0',
  StagedKubernetesNetworkPolicy: 'v3.30.0',
  StagedNetworkPolicy: 'v3.30.0',
};

/** What an object of `kind` in `group` may say; undefined where it is not judged. */
export function shapeOf(group: CalicoGroup, kind: string): Shape | undefined {
  const known = group === 'operator.tigera.io' ? operatorShapes : shapes;
  return Object.hasOwn(known, kind) ? known[kind] : undefined;
}
