import type { YamlMap } from '../../manifest/tree.ts';
import { say } from '../../message.ts';
import { type At, filled, placeOf, placeOfMap, scalarOf } from '../fields.ts';
import { refuse } from '../review.ts';
import { type Cross, type Shape, struct, textOrNumber } from '../shapes.ts';

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
export const rollingUpdate: Shape = struct({ maxSurge: amount, maxUnavailable: amount }, notBothZero);
