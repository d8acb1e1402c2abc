import type { YamlMap } from '../../manifest/tree.ts';
import { say } from '../../message.ts';
import { missing } from '../crosses.ts';
import { type At, filled, mapsOf, placeOf, placeOfMap, present, scalarOf, textOf } from '../fields.ts';
import { annotationFault, labelFault } from '../metadata.ts';
import { refuse } from '../review.ts';
import { type Cross, integer, listOf, type Shape, struct, text, textMap, textOrNumber } from '../shapes.ts';
import { words } from '../textChecks.ts';
import { resources } from './containerResources.ts';
import { affinity, nodeSelector, tolerations } from './scheduling.ts';

/** What the operator's kinds change of a Deployment or DaemonSet (tigera/operator `pkg/common/validation/overrides.go`). */

const metadata = struct({ labels: textMap(labelFault), annotations: textMap(annotationFault) });

const spreadNeeds: Cross = (map, at, review) => {
  for (const key of ['topologyKey', 'whenUnsatisfiable']) missing(map, at, key, review);
  if (present(map, 'minDomains') !== undefined && textOf(map, 'whenUnsatisfiable') === 'ScheduleAnyway')
    refuse(review, placeOf(at, map, 'minDomains'), say('`minDomains` requires `whenUnsatisfiable: DoNotSchedule`.'));
};

const spreadOnce: Cross = (map, at, review) => {
  const seen = new Set<string>();
  for (const [index, each] of mapsOf(map, 'topologySpreadConstraints')) {
    const own = JSON.stringify([textOf(each, 'topologyKey'), textOf(each, 'whenUnsatisfiable')]);
    if (seen.has(own)) {
      const place = { path: `${at.path}.topologySpreadConstraints[${index}]`, key: undefined };
      const message = say('Another constraint has the same `topologyKey` and `whenUnsatisfiable`.');
      refuse(review, placeOfMap(place, each), message);
    }
    seen.add(own);
  }
};

const spread = listOf(
  struct(
    {
      maxSkew: integer({ min: 1 }),
      minDomains: integer({ min: 1 }),
      whenUnsatisfiable: text(words(['DoNotSchedule', 'ScheduleAnyway'])),
    },
    spreadNeeds,
  ),
);

const containers = listOf(struct({ resources }));

/** Overrides of a Deployment or DaemonSet; `crosses` look at the spec of its pods. */
export function podOverrides(...crosses: readonly Cross[]): Shape {
  const pods = struct(
    {
      affinity,
      containers,
      initContainers: containers,
      nodeSelector,
      terminationGracePeriodSeconds: integer({ min: 0 }),
      tolerations,
      topologySpreadConstraints: spread,
    },
    spreadOnce,
    ...crosses,
  );
  return struct({
    metadata,
    spec: struct({
      strategy: struct({ rollingUpdate }),
      template: struct({ metadata, spec: pods }),
    }),
  });
}

/** How a Deployment changes its pods (tigera/operator `pkg/common/k8svalidation/validation.go`, `ValidateDeploymentStrategy`). */

const amount = textOrNumber((value, _review, name) => {
  if (!/^\d+%?$/.test(value))
    return { message: say('`{0}` must be a whole number or a percentage, such as 25%.', name) };
  return name === 'maxUnavailable' && value.endsWith('%') && Number(value.slice(0, -1)) > 100
    ? { message: say('`{0}` must be at most {1}.', name, '100%') }
    : undefined;
});

function isZero(map: YamlMap, key: string): boolean {
  return filled(map, key) === undefined || /^0+%?$/.test(scalarOf(map, key)?.value ?? '');
}

const notBothZero: Cross = (map, at: At, review) => {
  if (!isZero(map, 'maxSurge') || !isZero(map, 'maxUnavailable')) return;
  const place = filled(map, 'maxUnavailable') === undefined ? placeOfMap(at, map) : placeOf(at, map, 'maxUnavailable');
  refuse(review, place, say("`maxUnavailable` and `maxSurge` can't both be 0."));
};

/** The `rollingUpdate` of a Deployment; both fields are 0 where they are left out. */
const rollingUpdate: Shape = struct({ maxSurge: amount, maxUnavailable: amount }, notBothZero);
