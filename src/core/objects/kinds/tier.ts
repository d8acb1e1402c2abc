import { say } from '../../message.ts';
import { mapOf, placeOf, scalarOf, textOf, wholeOf } from '../fields.ts';
import { metadata, named } from '../metadata.ts';
import { replaceBy } from '../repairs.ts';
import { isOlder, type Review, refuse } from '../review.ts';
import { type Cross, decimal, type Shape, struct, text } from '../shapes.ts';
import { isLabel, isSubdomain, words } from '../textChecks.ts';

/** Tier (libcalico-go/lib/clientv3/tier.go, CRD projectcalico.org_tiers.yaml). */

interface OwnTier {
  readonly order: number;
  readonly action: string;
}

const common: Readonly<Record<string, OwnTier>> = { default: { order: 1_000_000, action: 'Deny' } };
const newer: Readonly<Record<string, OwnTier>> = {
  ...common,
  'kube-admin': { order: 1_000, action: 'Pass' },
  'kube-baseline': { order: 10_000_000, action: 'Pass' },
};
const older: Readonly<Record<string, OwnTier>> = {
  ...common,
  adminnetworkpolicy: { order: 1_000, action: 'Pass' },
  baselineadminnetworkpolicy: { order: 10_000_000, action: 'Pass' },
};

/** Calico's own tiers stay as they are. */
const ownTiers: Cross = (map, at, review) => {
  const name = textOf(mapOf(map, 'metadata'), 'name') ?? '';
  const tiers = isOlder(review, 'v3.32.0') ? older : newer;
  const own = Object.hasOwn(tiers, name) ? tiers[name] : undefined;
  const spec = mapOf(map, 'spec');
  if (own === undefined || spec === undefined) return;
  const specAt = { path: `${at.path}spec`, key: undefined };
  const order = wholeOf(spec, 'order');
  if (order !== undefined && order !== own.order) {
    refuse(
      review,
      placeOf(specAt, spec, 'order'),
      say('The order of tier {0} is always {1}.', name, own.order),
      orderRepair(spec, own, review),
    );
  }
  const action = scalarOf(spec, 'defaultAction');
  if (action === undefined || action.value === own.action || !['Deny', 'Pass'].includes(action.value)) return;
  const message = say('The default action of tier {0} is always {1}.', name, own.action);
  refuse(review, placeOf(specAt, spec, 'defaultAction'), message, [replaceBy(review, action, own.action)]);
};

function orderRepair(spec: Parameters<Cross>[0], own: OwnTier, review: Review) {
  const scalar = scalarOf(spec, 'order');
  if (scalar === undefined) return [];
  const { base } = review.resource;
  const span = { start: scalar.span.start + base, end: scalar.span.end + base };
  return [{ title: say('Replace with {0}', own.order), edits: [{ span, newText: String(own.order) }] }];
}

const oneLabel = named((name) =>
  isLabel(name) || !isSubdomain(name)
    ? undefined
    : say('A tier name is at most 63 lowercase letters, digits and inner hyphens, without dots.'),
);

export const tier: Shape = struct(
  { metadata: metadata(oneLabel), spec: struct({ order: decimal, defaultAction: text(words(['Deny', 'Pass'])) }) },
  ownTiers,
);
