import { say } from '../../message.ts';
import { contains, network, type Prefix, parsePrefix } from '../../net/address.ts';
import { once } from '../../query.ts';
import { prefixed, readNetwork } from '../addressChecks.ts';
import { isNotAll, whereSound } from '../crosses.ts';
import { filled, flagOf, mapOf, placeOf, placeOfMap, present, scalarsOf, textOf, wholeOf } from '../fields.ts';
import { metadata } from '../metadata.ts';
import { published, publishedWord, sincePublished } from '../publishedShape.ts';
import { remove, replaceBy } from '../repairs.ts';
import { isOlder, isStored, refuse } from '../review.ts';
import { type Cross, flag, integer, listOf, type Shape, selector, struct, text } from '../shapes.ts';
import { longest, noGlobal } from '../textChecks.ts';

/**
 * IPPool (validator.go `validateIPPoolSpec`, libcalico-go/lib/clientv3/ippool.go, and the rules of the CRD
 * projectcalico.org_ippools.yaml on master).
 */

const cidrThere: Cross = (map, at, review) => {
  if (filled(map, 'cidr') !== undefined) return;
  refuse(review, placeOfMap(at, map), say('A pool needs a `cidr`, such as 10.244.0.0/16.'));
};

const linkLocal = once(() => ['169.254.0.0/16', 'fe80::/10'].flatMap((each) => parsePrefix(each) ?? []));

const notLinkLocal: Cross = (map, at, review) => {
  const read = readNetwork(textOf(map, 'cidr') ?? '');
  if (read === undefined) return;
  const pool = network(read.prefix);
  const range = linkLocal().find((each) => contains(each, pool.address) || contains(pool, each.address));
  if (range === undefined) return;
  refuse(
    review,
    placeOf(at, map, 'cidr'),
    say("{0} overlaps the link-local range, which isn't allowed in a pool.", textOf(map, 'cidr') ?? ''),
  );
};

/** The block size that is written or, for 0, the default. */
export function blockSizeOf(written: number | undefined, { family }: Prefix['address']): number {
  return written === undefined || written === 0 ? (family === 4 ? 26 : 122) : written;
}

const blockSize: Cross = (map, at, review) => {
  const read = readNetwork(textOf(map, 'cidr') ?? '');
  if (read === undefined) return;
  const { family, length } = { family: read.family, length: read.prefix.length };
  const size = blockSizeOf(wholeOf(map, 'blockSize'), read.prefix.address);
  const [min, max] = family === 4 ? [20, 32] : [116, 128];
  const at2 = placeOf(at, map, 'blockSize');
  if (size < min || size > max)
    refuse(review, at2, say('`blockSize` must be from {0} to {1} in an IPv{2} pool.', min, max, family));
  else if (length > size && flagOf(map, 'disabled') !== true) {
    const message = say(
      'No node can take addresses from this pool: a /{0} is smaller than one /{1} block.',
      length,
      size,
    );
    refuse(review, placeOf(at, map, filled(map, 'blockSize') === undefined ? 'cidr' : 'blockSize'), message);
  }
};

const isOn = (mode: string | undefined): boolean => mode === 'Always' || mode === 'CrossSubnet';

const encapsulation: Cross = (map, at, review) => {
  const [ipip, vxlan] = [textOf(map, 'ipipMode'), textOf(map, 'vxlanMode')];
  if (isOn(ipip) && isOn(vxlan)) {
    refuse(
      review,
      placeOf(at, map, 'vxlanMode'),
      say("A pool can't use both IPIP and VXLAN: set `ipipMode` or `vxlanMode` to Never."),
      never(map, 'vxlanMode', 'ipipMode', review),
    );
  }
  const isSix = readNetwork(textOf(map, 'cidr') ?? '')?.family === 6;
  if (isSix && isOn(ipip)) {
    refuse(
      review,
      placeOf(at, map, 'ipipMode'),
      say('IPIP is IPv4 only: set `ipipMode` to Never in an IPv6 pool.'),
      never(map, 'ipipMode', undefined, review),
    );
  }
  if (isSix && isOn(vxlan) && isOlder(review, 'v3.23.0')) {
    refuse(
      review,
      placeOf(at, map, 'vxlanMode'),
      say('Calico supports VXLAN for IPv6 only since v3.23.0: set `vxlanMode` to Never.'),
      never(map, 'vxlanMode', undefined, review),
    );
  }
};

function never(
  ...[map, first, second, review]: readonly [Parameters<Cross>[0], string, string | undefined, Parameters<Cross>[2]]
) {
  return [first, second].flatMap((key) => {
    const value = key === undefined ? undefined : filled(map, key)?.value;
    if (key === undefined || value?.kind !== 'scalar') return [];
    const repair = replaceBy(review, value, 'Never');
    return [second === undefined ? repair : { ...repair, title: say('Set {0} to {1}', key, 'Never') }];
  });
}

const loadBalancer: Cross = (map, at, review) => {
  const listed = scalarsOf(map, 'allowedUses').map(([, { value }]) => value);
  if (!listed.includes('LoadBalancer')) return;
  if (listed.includes('Workload') || listed.includes('Tunnel')) {
    refuse(
      review,
      placeOf(at, map, 'allowedUses'),
      say("A load balancer pool can't serve workloads or tunnels: list only LoadBalancer."),
    );
  }
  for (const key of ['ipipMode', 'vxlanMode']) {
    if (isOn(textOf(map, key)))
      refuse(
        review,
        placeOf(at, map, key),
        say("A load balancer pool can't use IPIP or VXLAN."),
        never(map, key, undefined, review),
      );
  }
  if (flagOf(map, 'disableBGPExport') === true) {
    refuse(review, placeOf(at, map, 'disableBGPExport'), say('A load balancer pool must be exported over BGP.'));
  }
  const nodes = filled(map, 'nodeSelector')?.value;
  if (nodes?.kind === 'scalar' && isNotAll(map, 'nodeSelector')) {
    refuse(review, placeOf(at, map, 'nodeSelector'), say('A load balancer pool needs the node selector all().'), [
      replaceBy(review, nodes, 'all()'),
    ]);
  }
};

/** calicoctl and the API server fill in Workload and Tunnel before they judge; a native CRD does not (v3.32.0). */
const namespaces: Cross = (map, at, review) => {
  if (filled(map, 'namespaceSelector') === undefined) return;
  const listed = scalarsOf(map, 'allowedUses').map(([, { value }]) => value);
  const place = placeOf(at, map, 'namespaceSelector');
  if (listed.includes('Tunnel')) {
    refuse(review, place, say("A tunnel pool can't have a namespace selector: remove Tunnel from `allowedUses`."));
  } else if (listed.length === 0 && isOlder(review, 'v3.32.0') && !isOlder(review, 'v3.31.0') && !isStored(review)) {
    refuse(
      review,
      place,
      say(
        "Without `allowedUses`, a pool also serves tunnels, so it can't have a namespace selector: set `allowedUses: [Workload]`.",
      ),
    );
  }
};

/** What Calico's old API had in place of `ipipMode` and `natOutgoing` (up to v3.31, `mustBeNil` and `mustBeFalse`). */
const legacy: Cross = (map, at, review) => {
  const ipip = present(map, 'ipip');
  if (ipip !== undefined) {
    const message = say("`ipip` belongs to Calico's old API: use `ipipMode` instead.");
    refuse(review, { path: `${at.path}.ipip`, span: ipip.key.span }, message, remove(review, map, ipip));
  }
  const nat = filled(map, 'nat-outgoing');
  if (nat !== undefined && flagOf(map, 'nat-outgoing') === true) {
    const message = say("`nat-outgoing` belongs to Calico's old API: use `natOutgoing` instead.");
    refuse(review, { path: `${at.path}.nat-outgoing`, span: nat.key.span }, message, remove(review, map, nat));
  }
};

const spec = struct(
  {
    cidr: text(prefixed({ alone: false })),
    blockSize: integer(),
    ipipMode: published,
    vxlanMode: published,
    natOutgoing: flag,
    disabled: flag,
    disableBGPExport: flag,
    nodeSelector: selector(longest(1024), noGlobal),
    namespaceSelector: sincePublished(selector(longest(1024), noGlobal)),
    allowedUses: listOf(published, { max: 10, unique: true }),
    assignmentMode: sincePublished(publishedWord),
  },
  cidrThere,
  notLinkLocal,
  whereSound(['disabled', 'blockSize', 'cidr'], blockSize),
  encapsulation,
  loadBalancer,
  namespaces,
  legacy,
);

const specThere: Cross = (map, at, review) => {
  if (mapOf(map, 'spec') !== undefined || present(map, 'spec') !== undefined) return;
  refuse(review, placeOfMap(at, map), say('A pool needs a `spec` with a `cidr`.'));
};

export const ipPool: Shape = struct({ metadata: metadata(), spec }, specThere);
