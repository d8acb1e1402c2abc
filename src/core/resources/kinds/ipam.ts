import { cidr, masked } from '../addressChecks.ts';
import { filled, flagOf, mapOf, placeOf, placeOfMap, scalarOf, textOf, wholeOf } from '../fields.ts';
import { metadata } from '../metadata.ts';
import { addBehind } from '../repairs.ts';
import { ignore, isStored, refuse } from '../review.ts';
import { type Cross, flag, integer, listOf, reference, type Shape, struct, text } from '../shapes.ts';
import { words } from '../textChecks.ts';

/** What configures and records the addresses of pods (libcalico-go/lib/ipam/ipam.go, libcalico-go/lib/clientv3). */

/** Only the object named `default` is read; calicoctl and the API server refuse others. */
export const onlyDefault: Cross = (map, _at, review) => {
  const name = scalarOf(mapOf(map, 'metadata'), 'name');
  if (name === undefined || name.value === 'default') return;
  const place = { path: 'metadata.name', span: name.span };
  const message = review.t('The name of this kind is always `default`: no other one is read.');
  if (isStored(review)) ignore(review, place, message);
  else refuse(review, place, message);
};

const affinityPairs: Cross = (map, at, review) => {
  const { t } = review;
  const strict = flagOf(map, 'strictAffinity');
  if (strict !== true && flagOf(map, 'autoAllocateBlocks') === false) {
    refuse(
      review,
      placeOf(at, map, 'autoAllocateBlocks'),
      t('Without `strictAffinity` and `autoAllocateBlocks` no pod gets an address: one of them must be true.'),
    );
  }
  const most = wholeOf(map, 'maxBlocksPerHost') ?? 0;
  if (most <= 0 || strict === true) return;
  const entry = filled(map, 'maxBlocksPerHost');
  const repairs =
    entry === undefined || strict === false ? [] : addBehind(review, map, entry, 'strictAffinity', 'true');
  refuse(review, placeOf(at, map, 'maxBlocksPerHost'), t('`maxBlocksPerHost` needs `strictAffinity: true`.'), repairs);
};

/** IPAMConfiguration of v3, and IPAMConfig, as which kubectl stores it. */
export function ipamConfiguration(most: number): Shape {
  const spec = struct(
    {
      strictAffinity: flag,
      autoAllocateBlocks: flag,
      maxBlocksPerHost: integer({ min: 0, max: most }),
      ipCooldownSeconds: integer({ min: 0, max: 1200 }),
      kubeVirtVMAddressPersistence: text(words(['Enabled', 'Disabled'])),
    },
    affinityPairs,
  );
  return struct({ metadata: metadata(), spec }, onlyDefault);
}

const affinityFields: Cross = (map, at, review) => {
  const { t } = review;
  for (const key of ['cidr', 'node']) {
    if (filled(map, key) === undefined) refuse(review, placeOfMap(at, map), t('This needs `{0}`.', key));
  }
  if (textOf(map, 'deleted')?.toLowerCase() !== 'true') return;
  refuse(review, placeOf(at, map, 'deleted'), t("`deleted` is Calico's own mark, and can not be written."));
};

/** `deleted` is text in what kubectl stores, and a boolean in v3. */
const deletedMark: Shape = (node, at, review) => (isStored(review) ? text() : flag)(node, at, review);

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
