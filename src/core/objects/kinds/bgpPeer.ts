import { say } from '../../message.ts';
import { parseAddress, unmap } from '../../net/address.ts';
import { address, peerAddress, splitPeer } from '../addressChecks.ts';
import { filled, flagOf, placeOf, scalarOf, textOf } from '../fields.ts';
import { metadata } from '../metadata.ts';
import { asNumber, durationShape } from '../numberShapes.ts';
import { published, sincePublished } from '../publishedShape.ts';
import { refuse } from '../review.ts';
import { anyMap, type Cross, flag, integer, listOf, reference, type Shape, selector, struct, text } from '../shapes.ts';
import { longest, objectName, words } from '../textChecks.ts';

/** BGPPeer (validator.go `validateBGPPeerSpec`, CRD projectcalico.org_bgppeers.yaml). */

/** Two fields that exclude each other. */
const excluding =
  (first: string, second: string): Cross =>
  (map, at, review) => {
    if (filled(map, first) === undefined || filled(map, second) === undefined) return;
    refuse(review, placeOf(at, map, first), say('`{0}` and `{1}` are mutually exclusive: keep one.', first, second));
  };

const peerAs: Cross = (map, at, review) => {
  const number = textOf(map, 'asNumber');
  // Beside `peerIP` the selector itself is too much.
  if (number === undefined || number === '0' || filled(map, 'peerSelector') === undefined) return;
  if (filled(map, 'peerIP') !== undefined) return;
  refuse(
    review,
    placeOf(at, map, 'asNumber'),
    say('With `peerSelector`, each peer has its own AS number: remove `asNumber`.'),
  );
};

const localWorkloads: Cross = (map, at, review) => {
  if (filled(map, 'localWorkloadSelector') === undefined) return;
  for (const key of ['peerIP', 'peerSelector']) {
    if (filled(map, key) !== undefined)
      refuse(
        review,
        placeOf(at, map, key),
        say('With `localWorkloadSelector`, the peers are the workloads: remove `{0}`.', key),
      );
  }
  const number = textOf(map, 'asNumber');
  if (number === undefined || number === '0') {
    refuse(
      review,
      placeOf(at, map, 'localWorkloadSelector'),
      say('`localWorkloadSelector` needs the `asNumber` of the workloads.'),
    );
  }
};

const reachable: Cross = (map, at, review) => {
  const by = scalarOf(map, 'reachableBy');
  if (by === undefined) return;
  const peer = textOf(map, 'peerIP');
  if (peer === undefined) {
    refuse(review, placeOf(at, map, 'reachableBy'), say('`reachableBy` needs `peerIP`.'));
    return;
  }
  const [own, other] = [familyOf(by.value), familyOf(splitPeer(peer).host)];
  if (own === undefined || other === undefined || own === other) return;
  refuse(review, placeOf(at, map, 'reachableBy'), say('`reachableBy` must be IPv{0}, like `peerIP`.', other));
};

function familyOf(value: string): number | undefined {
  const parsed = parseAddress(value);
  return parsed && unmap(parsed).family;
}

const nextHop: Cross = (map, at, review) => {
  if (flagOf(map, 'keepOriginalNextHop') !== true || filled(map, 'nextHopMode') === undefined) return;
  refuse(
    review,
    placeOf(at, map, 'keepOriginalNextHop'),
    say('`keepOriginalNextHop` and `nextHopMode` are mutually exclusive: keep one.'),
  );
};

const spec = struct(
  {
    node: reference('node', objectName),
    nodeSelector: selector(longest(1024)),
    peerIP: text(peerAddress),
    peerSelector: selector(longest(1024)),
    localWorkloadSelector: sincePublished(selector(longest(1024))),
    asNumber,
    keepOriginalNextHop: flag,
    nextHopMode: published,
    password: anyMap,
    sourceAddress: published,
    maxRestartTime: durationShape,
    ttlSecurity: integer({ min: 0, max: 255 }),
    reachableBy: text(address()),
    reversePeering: text(words(['Auto', 'Manual'])),
    filters: listOf(reference('filter', objectName)),
  },
  excluding('node', 'nodeSelector'),
  excluding('peerIP', 'peerSelector'),
  peerAs,
  localWorkloads,
  reachable,
  nextHop,
);

export const bgpPeer: Shape = struct({ metadata: metadata(), spec });
