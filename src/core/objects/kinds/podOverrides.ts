import { say } from '../../message.ts';
import { missing } from '../crosses.ts';
import { mapsOf, placeOf, placeOfMap, present, textOf } from '../fields.ts';
import { annotationFault, labelFault } from '../metadata.ts';
import { refuse } from '../review.ts';
import { type Cross, integer, listOf, type Shape, struct, text, textMap } from '../shapes.ts';
import { words } from '../textChecks.ts';
import { resources } from './containerResources.ts';
import { rollingUpdate } from './rollingUpdate.ts';
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
