import { say } from '../../message.ts';
import { prefixed, readNetwork } from '../addressChecks.ts';
import { byOperator, whereSound } from '../crosses.ts';
import { filled, itemAt, mapOf, mapsOf, placeOf, placeOfMap, present, textOf, wholeOf } from '../fields.ts';
import { published, publishedWord, sincePublished } from '../publishedShape.ts';
import { refuse } from '../review.ts';
import { anyMap, type Cross, flag, integer, listOf, type Shape, selector, struct, text } from '../shapes.ts';
import { words } from '../textChecks.ts';
import { dataplaneRules } from './installationDataplane.ts';
import { hostFields, hostRules, loadBalancerPool, sysctls } from './installationHost.ts';
import { pluginFits, pluginPools } from './installationPlugin.ts';
import { blockSizeOf } from './ipPool.ts';
import { disruptionBudget, readAs } from './operatorKinds.ts';

/** The pools and networking of the operator's Installation (tigera/operator `pkg/controller/ippool/validation.go`, `pkg/controller/installation/validation.go`). */

const encapsulations = ['IPIP', 'IPIPCrossSubnet', 'VXLAN', 'VXLANCrossSubnet', 'None'];

const poolCidr: Cross = (map, at, review) => {
  if (filled(map, 'cidr') === undefined)
    refuse(review, placeOfMap(at, map), say('A pool needs a `cidr`, such as 10.244.0.0/16.'));
  const nodes = present(map, 'nodeSelector')?.value;
  if (nodes?.kind === 'scalar' && nodes.value === '') {
    refuse(review, placeOf(at, map, 'nodeSelector'), say("`nodeSelector` can't be empty: all() selects every node."));
  }
};

const poolBlocks: Cross = (map, at, review) => {
  const read = readNetwork(textOf(map, 'cidr') ?? '');
  if (read === undefined) return;
  const size = blockSizeOf(wholeOf(map, 'blockSize'), read.prefix.address);
  const [min, max] = read.family === 4 ? [20, 32] : [116, 128];
  if (size < min || size > max) {
    refuse(
      review,
      placeOf(at, map, 'blockSize'),
      say('`blockSize` must be from {0} to {1} in an IPv{2} pool.', min, max, read.family),
    );
  } else if (read.prefix.length > size) {
    const message = say(
      'No node can take addresses from this pool: a /{0} is smaller than one /{1} block.',
      read.prefix.length,
      size,
    );
    refuse(review, placeOf(at, map, filled(map, 'blockSize') === undefined ? 'cidr' : 'blockSize'), message);
  }
};

const poolFamily: Cross = (map, at, review) => {
  const isSix = readNetwork(textOf(map, 'cidr') ?? '')?.family === 6;
  if (!isSix || textOf(map, 'encapsulation')?.startsWith('IPIP') !== true) return;
  refuse(review, placeOf(at, map, 'encapsulation'), say('IPIP is IPv4 only: use VXLAN, VXLANCrossSubnet or None.'));
};

const pool = struct(
  {
    name: text(),
    cidr: byOperator(text(prefixed({ alone: false }))),
    blockSize: integer(),
    encapsulation: text(words(encapsulations)),
    natOutgoing: publishedWord,
    nodeSelector: selector(),
    disableBGPExport: flag,
    allowedUses: listOf(text(words(['Workload', 'Tunnel', 'LoadBalancer']))),
    assignmentMode: text(words(['Automatic', 'Manual'])),
  },
  ...[poolCidr, poolBlocks, poolFamily, loadBalancerPool].map(byOperator),
);

const unique =
  (key: string): Cross =>
  (map, at, review) => {
    const seen = new Set<string>();
    for (const [index, each] of mapsOf(map, 'ipPools')) {
      const value = textOf(each, key);
      if (value === undefined) continue;
      if (seen.has(value))
        refuse(review, placeOf(itemAt(at, 'ipPools', index), each, key), say('Another pool has the same `{0}`.', key));
      seen.add(value);
    }
  };

const network = struct(
  {
    bgp: publishedWord,
    linuxDataplane: publishedWord,
    hostPorts: publishedWord,
    containerIPForwarding: publishedWord,
    mtu: integer({ min: 0 }),
    sysctl: sysctls,
    linuxPolicySetupTimeoutSeconds: byOperator(integer({ min: 0 })),
    windowsDataplane: publishedWord,
    clusterRoutingMode: sincePublished(publishedWord),
    multiInterfaceMode: publishedWord,
    ipPools: listOf(pool, { max: 25 }),
    nodeAddressAutodetectionV4: anyMap,
    nodeAddressAutodetectionV6: anyMap,
  },
  byOperator(unique('name')),
  byOperator(unique('cidr')),
);

const cni = struct({
  type: published,
  ipam: struct({ type: published }),
});

/** A word that is known in another letter case; releases add more of them. */
const spelt = (...values: readonly string[]): Shape =>
  text((value, review, name) =>
    values.includes(value) || !values.some((each) => each.toLowerCase() === value.toLowerCase())
      ? undefined
      : words(values)(value, review, name),
  );

/** What decides on what the plugin leaves to the pools. */
const pluginKeys = ['cni', 'kubernetesProvider', 'calicoNetwork.bgp', 'calicoNetwork.clusterRoutingMode'];

const fields = {
  calicoNetwork: network,
  cni,
  kubernetesProvider: spelt('EKS', 'GKE', 'AKS', 'OpenShift', 'DockerEnterprise', 'RKE2', 'TKG', 'Kind'),
  ...hostFields,
  typhaPodDisruptionBudget: disruptionBudget,
};

const named = readAs('default', 'tigera-secure', 'overlay');

const whole = struct(
  {
    spec: struct(
      fields,
      ...[
        whereSound(['cni', 'kubernetesProvider'], pluginFits),
        whereSound(pluginKeys, pluginPools),
        ...dataplaneRules.map((rule) => whereSound(['variant', 'calicoNetwork.linuxDataplane'], rule)),
        ...hostRules,
      ].map(byOperator),
    ),
  },
  named,
);

/** What is laid over the Installation named default has only what differs (`utils.OverlayInstanceKey`). */
const overlay = struct({ spec: struct(fields) });

export const installation: Shape = (node, at, review) => {
  const name = node.kind === 'map' ? textOf(mapOf(node, 'metadata'), 'name') : undefined;
  (name === 'overlay' ? overlay : whole)(node, at, review);
};
