import { say } from '../../message.ts';
import type { Family } from '../../net/address.ts';
import { masked } from '../addressChecks.ts';
import { whereSound } from '../crosses.ts';
import { filled, itemAt, mapOf, mapsOf, placeOf, placeOfMap, textOf } from '../fields.ts';
import { metadata } from '../metadata.ts';
import { published, sincePublished } from '../publishedShape.ts';
import { refuse } from '../review.ts';
import { anyMap, anything, type Cross, listOf, type Shape, struct, text } from '../shapes.ts';
import { community, interfacePattern, words } from '../textChecks.ts';

/** BGPFilter (api/pkg/apis/projectcalico/v3/bgpfilter.go, CRD projectcalico.org_bgpfilters.yaml). */

const operators = ['Equal', 'NotEqual', 'In', 'NotIn'];

const actionThere: Cross = (map, at, review) => {
  if (filled(map, 'action') !== undefined) return;
  refuse(review, placeOfMap(at, map), say('A rule needs an `action`: Accept or Reject.'));
};

const cidrWithOperator: Cross = (map, at, review) => {
  const [cidr, operator] = [filled(map, 'cidr'), filled(map, 'matchOperator')];
  if (cidr !== undefined && operator === undefined) {
    refuse(review, placeOf(at, map, 'cidr'), say('`cidr` needs a `matchOperator`: {0}.', operators.join(', ')));
  } else if (cidr === undefined && operator !== undefined) {
    refuse(review, placeOf(at, map, 'matchOperator'), say('`matchOperator` needs a `cidr` to compare with.'));
  } else if (cidr === undefined && mapOf(map, 'prefixLength') !== undefined) {
    refuse(review, placeOf(at, map, 'prefixLength'), say('`prefixLength` needs a `cidr`.'));
  }
};

const operationsAllowed: Cross = (map, at, review) => {
  if (filled(map, 'operations') === undefined) return;
  if ((textOf(map, 'action') ?? 'Accept') !== 'Accept')
    refuse(
      review,
      placeOf(at, map, 'operations'),
      say('`operations` are only allowed in a rule with `action: Accept`.'),
    );
  for (const [index, operation] of mapsOf(map, 'operations')) {
    if (operation.entries.length === 1) continue;
    refuse(
      review,
      placeOfMap(itemAt(at, 'operations', index), operation),
      say('Each of `operations` must have exactly one field.'),
    );
  }
};

const filterInterface = text((value, review, name) =>
  value === '*' ? undefined : interfacePattern(value, review, name),
);

function rule(family: Family): Shape {
  return struct(
    {
      action: published,
      cidr: text(masked(family)),
      matchOperator: text(words(operators)),
      prefixLength: struct({ min: published, max: published }),
      source: published,
      interface: filterInterface,
      peerType: sincePublished(),
      asPathPrefix: sincePublished(anything),
      communities: sincePublished(struct({ values: listOf(text(community), { min: 1, max: 1 }) })),
      priority: sincePublished(),
      operations: sincePublished(listOf(anyMap, { min: 1, max: 10 })),
    },
    actionThere,
    whereSound(['cidr', 'matchOperator'], cidrWithOperator),
    whereSound(['action'], operationsAllowed),
  );
}

export const bgpFilter: Shape = struct({
  metadata: metadata(),
  spec: struct({
    exportV4: listOf(rule(4)),
    importV4: listOf(rule(4)),
    exportV6: listOf(rule(6)),
    importV6: listOf(rule(6)),
  }),
});
