import { say } from '../../message.ts';
import { address, cidr, masked } from '../addressChecks.ts';
import { lacks, whereSound } from '../crosses.ts';
import { filled, flagOf, itemAt, mapOf, mapsOf, placeOf, placeOfMap, scalarOf, scalarsOf, textOf } from '../fields.ts';
import { metadata } from '../metadata.ts';
import { asNumber, durationShape } from '../numberShapes.ts';
import { published, sincePublished } from '../publishedShape.ts';
import { ignore, isOlder, isStored, refuse } from '../review.ts';
import { anyMap, type Cross, flag, integer, listOf, nodeInName, type Shape, struct, text } from '../shapes.ts';
import { community, interfacePattern, looksLikeCommunity, words } from '../textChecks.ts';
import { clusterRoutes } from './felixConfiguration.ts';

/** BGPConfiguration (validator.go `validateBGPConfigurationSpec`, libcalico-go/lib/clientv3/bgpconfig.go). */

export const logLevels = ['Trace', 'Debug', 'Info', 'Warning', 'Error', 'Fatal'];

const blocks = listOf(struct({ cidr: text(cidr()) }));

const needs =
  (key: string): Cross =>
  (map, at, review) => {
    if (!lacks(map, at, key, review)) return;
    refuse(review, placeOfMap(at, map), say('`{0}` is required here.', key));
  };

const communities: Cross = (map, at, review) => {
  const defined = new Set(mapsOf(map, 'communities').flatMap(([, each]) => textOf(each, 'name') ?? []));
  if (filled(map, 'communities') !== undefined && filled(map, 'prefixAdvertisements') === undefined) {
    const message = say('Calico rejects this: `communities` are defined, but no `prefixAdvertisements` use them.');
    refuse(review, placeOf(at, map, 'communities'), message);
  }
  for (const [index, each] of mapsOf(map, 'prefixAdvertisements')) {
    for (const [position, { value, span }] of scalarsOf(each, 'communities')) {
      if (looksLikeCommunity(value) || defined.has(value) || value === '') continue;
      const path = `${itemAt(at, 'prefixAdvertisements', index).path}.communities[${position}]`;
      refuse(
        review,
        { path, span },
        say('"{0}" is neither a community, such as 65000:100, nor a name defined in `communities`.', value),
      );
    }
  }
};

const mesh: Cross = (map, at, review) => {
  if (flagOf(map, 'nodeToNodeMeshEnabled') !== false) return;
  for (const key of ['nodeMeshPassword', 'nodeMeshMaxRestartTime']) {
    if (mapOf(map, key) === undefined && filled(map, key) === undefined) continue;
    refuse(
      review,
      placeOf(at, map, key),
      say('`{0}` has no effect: `nodeToNodeMeshEnabled: false` turns the BGP mesh off.', key),
    );
  }
};

const usedCommunity = text((value, review, name) =>
  looksLikeCommunity(value) ? community(value, review, name) : undefined,
);

const spec = struct(
  {
    logSeverityScreen: text(words(logLevels, { anyCase: 'since v3.33' })),
    nodeToNodeMeshEnabled: flag,
    asNumber,
    serviceClusterIPs: blocks,
    serviceExternalIPs: blocks,
    serviceLoadBalancerIPs: blocks,
    serviceLoadBalancerAggregation: published,
    listenPort: integer({ min: 1, max: 65_535, zero: true }),
    communities: listOf(struct({ name: text(), value: text(community) }, needs('name'), needs('value')), { max: 500 }),
    prefixAdvertisements: listOf(
      struct(
        { cidr: text(masked()), communities: listOf(usedCommunity, { max: 50 }) },
        needs('cidr'),
        needs('communities'),
      ),
      { max: 500 },
    ),
    bindMode: published,
    ignoredInterfaces: listOf(text(interfacePattern)),
    nodeMeshMaxRestartTime: durationShape,
    nodeMeshPassword: anyMap,
    localWorkloadPeeringIPV4: text(address(4)),
    localWorkloadPeeringIPV6: text(address(6)),
    programClusterRoutes: sincePublished(clusterRoutes()),
    ipv4NormalRoutePriority: sincePublished(),
    ipv6NormalRoutePriority: sincePublished(),
  },
  whereSound(['communities', 'prefixAdvertisements'], communities),
  whereSound(['nodeToNodeMeshEnabled'], mesh),
);

const onlyGlobal = [
  'nodeToNodeMeshEnabled',
  'asNumber',
  'serviceClusterIPs',
  'serviceExternalIPs',
  'serviceLoadBalancerIPs',
  'nodeMeshPassword',
  'nodeMeshMaxRestartTime',
];

/** Only `default` and `node.<node>` are read, and some fields only in `default`. */
const namesRead: Cross = (map, at, review) => {
  const name = scalarOf(mapOf(map, 'metadata'), 'name');
  const inner = mapOf(map, 'spec');
  if (name === undefined || name.value === 'default') return;
  const taken = isStored(review) || !isOlder(review, 'v3.32.0');
  if (!name.value.startsWith('node.')) {
    const message = say(
      'This BGPConfiguration has no effect: Calico only reads ones named `default` or `node.` plus a node name.',
    );
    ignore(review, { path: 'metadata.name', span: name.span }, message);
    // That none of its fields counts is said by this; that calicoctl refuses some is not.
    if (taken) return;
  }
  for (const key of inner === undefined ? [] : onlyGlobal) {
    if (inner === undefined || (filled(inner, key) === undefined && mapOf(inner, key) === undefined)) continue;
    const message = say("`{0}` is cluster-wide: it's only allowed in the BGPConfiguration named `default`.", key);
    const place = placeOf({ path: `${at.path}spec`, key: undefined }, inner, key);
    if (taken) ignore(review, place, message);
    else refuse(review, place, message);
  }
};

export const bgpConfiguration: Shape = struct({ metadata: metadata(nodeInName), spec }, namesRead);
