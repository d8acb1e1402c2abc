import { say } from '../../message.ts';
import { cidr, masked } from '../addressChecks.ts';
import { filled, flagOf, mapOf, placeOf, placeOfMap, scalarOf, textOf } from '../fields.ts';
import { metadata } from '../metadata.ts';
import { published } from '../publishedShape.ts';
import { ignore, isOlder, isStored, refuse, warn } from '../review.ts';
import { type Cross, either, flag, integer, listOf, reference, type Shape, struct, text } from '../shapes.ts';
import { words } from '../textChecks.ts';

/** What configures and records the addresses of pods (libcalico-go/lib/ipam/ipam.go, libcalico-go/lib/clientv3). */

/**
 * Only the object named `default` is read. calicoctl and Calico's API server refuse others; the definitions of
 * projectcalico.org/v3, which there are since v3.32.0, take any name.
 */
export const onlyDefault: Cross = (map, _at, review) => {
  const name = scalarOf(mapOf(map, 'metadata'), 'name');
  if (name === undefined || name.value === 'default') return;
  const place = { path: 'metadata.name', span: name.span };
  const message = say("This kind must be named `default`: other names aren't read.");
  if (isStored(review) || !isOlder(review, 'v3.32.0')) ignore(review, place, message);
  else refuse(review, place, message);
};

/**
 * What `calicoctl ipam configure` refuses (libcalico-go/lib/ipam/ipam.go, `SetIPAMConfig`) is taken in the object: nobody
 * claims blocks then.
 */
const blocksClaimed: Cross = (map, at, review) => {
  if (flagOf(map, 'autoAllocateBlocks') !== false || flagOf(map, 'strictAffinity') === true) return;
  const message = say(
    'With `autoAllocateBlocks: false`, nodes get no new blocks, so pods get addresses only from existing ones.',
  );
  warn(review, placeOf(at, map, 'autoAllocateBlocks'), message);
};

/** IPAMConfiguration of v3, and IPAMConfig, as which kubectl stores it. */
export function ipamConfiguration(most: number): Shape {
  const spec = struct(
    {
      strictAffinity: flag,
      autoAllocateBlocks: flag,
      maxBlocksPerHost: integer({ min: 0, max: most }),
      ipCooldownSeconds: published,
      kubeVirtVMAddressPersistence: published,
    },
    blocksClaimed,
  );
  return struct({ metadata: metadata(), spec }, onlyDefault);
}

const affinityFields: Cross = (map, at, review) => {
  for (const key of ['cidr', 'node']) {
    if (filled(map, key) === undefined) refuse(review, placeOfMap(at, map), say('`{0}` is required here.', key));
  }
  if (textOf(map, 'deleted')?.toLowerCase() !== 'true') return;
  refuse(review, placeOf(at, map, 'deleted'), say('`deleted` is set by Calico itself: remove it.'));
};

/** `deleted` is text in what kubectl stores, a boolean in v3 since v3.32.0, and before that calicoctl took it for text. */
const deletedMark: Shape = either((review) => {
  if (isStored(review)) return text();
  return (node, at, inner) => {
    if (node.kind !== 'scalar' || node.type !== 'string' || !isOlder(inner, 'v3.32.0')) flag(node, at, inner);
  };
});

export const blockAffinity: Shape = struct({
  metadata: metadata(),
  spec: struct(
    {
      cidr: text(masked()),
      node: reference('node'),
      state: text(words(['pending', 'confirmed', 'pendingDeletion'])),
      type: text(words(['host', 'virtual'])),
      deleted: deletedMark,
    },
    affinityFields,
  ),
});

export const ipReservation: Shape = struct({
  metadata: metadata(),
  spec: struct({ reservedCIDRs: listOf(text(cidr())) }),
});
