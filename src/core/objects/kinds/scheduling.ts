import { say } from '../../message.ts';
import { missing } from '../crosses.ts';
import { filled, itemsOf, placeOf, placeOfMap, present, textOf } from '../fields.ts';
import { labelFault, labelKeyFault } from '../metadata.ts';
import { refuse } from '../review.ts';
import { type Cross, integer, listOf, type Shape, struct, text, textMap } from '../shapes.ts';
import { objectName, words } from '../textChecks.ts';

/** Where pods may run, as the operator judges it (tigera/operator `pkg/common/k8svalidation/validation.go`). */

const labelKey = text((value) => labelKeyFault(value));
const labelValue = text((value) => labelFault('label', value));

/** How many values each operator of a requirement takes. */
const several = ['In', 'NotIn'];
const none = ['Exists', 'DoesNotExist'];
const one = ['Gt', 'Lt'];

const valuesFit: Cross = (map, at, review) => {
  missing(map, at, 'key', review);
  missing(map, at, 'operator', review);
  const operator = textOf(map, 'operator') ?? '';
  const count = itemsOf(map, 'values').length;
  const place = placeOf(at, map, present(map, 'values') === undefined ? 'operator' : 'values');
  if (several.includes(operator) && count === 0)
    refuse(review, place, say('The operator {0} needs at least one item in `values`.', operator));
  if (none.includes(operator) && count > 0)
    refuse(review, place, say("The operator {0} doesn't allow `values`: remove them.", operator));
  if (one.includes(operator) && count !== 1)
    refuse(review, place, say('The operator {0} needs exactly one item in `values`.', operator));
};

const nodeRequirement = struct({ key: labelKey, operator: text(words([...several, ...none, ...one])) }, valuesFit);

const fieldRequirement = struct(
  { key: text(words(['metadata.name'])), operator: text(words(several)), values: listOf(text(objectName), { max: 1 }) },
  valuesFit,
);

const nodeTerm = struct({ matchExpressions: listOf(nodeRequirement), matchFields: listOf(fieldRequirement) });

const labelSelector = struct({
  matchLabels: textMap(labelFault),
  matchExpressions: listOf(
    struct({ key: labelKey, operator: text(words([...several, ...none])), values: listOf(labelValue) }, valuesFit),
  ),
});

const podTerm = struct(
  { labelSelector, namespaceSelector: labelSelector, namespaces: listOf(text(objectName)), topologyKey: labelKey },
  (map, at, review) => missing(map, at, 'topologyKey', review),
);

const weight = integer({ min: 1, max: 100 });
const weighs: Cross = (map, at, review) => missing(map, at, 'weight', review);

const podAffinity = struct({
  requiredDuringSchedulingIgnoredDuringExecution: listOf(podTerm),
  preferredDuringSchedulingIgnoredDuringExecution: listOf(struct({ weight, podAffinityTerm: podTerm }, weighs)),
});

/** An affinity of pods to nodes and other pods (`ValidateAffinity`). */
export const affinity: Shape = struct({
  nodeAffinity: struct({
    requiredDuringSchedulingIgnoredDuringExecution: struct({ nodeSelectorTerms: listOf(nodeTerm, { min: 1 }) }),
    preferredDuringSchedulingIgnoredDuringExecution: listOf(struct({ weight, preference: nodeTerm }, weighs)),
  }),
  podAffinity,
  podAntiAffinity: podAffinity,
});

/** Labels of the nodes that are wanted (`ValidatePodSpecNodeSelector`). */
export const nodeSelector: Shape = textMap(labelFault);

const tolerated: Cross = (map, at, review) => {
  const operator = textOf(map, 'operator');
  if (filled(map, 'key') === undefined && operator !== 'Exists') {
    const place = filled(map, 'operator') === undefined ? placeOfMap(at, map) : placeOf(at, map, 'operator');
    refuse(review, place, say('A toleration without `key` needs `operator: Exists`.'));
  }
  if (present(map, 'tolerationSeconds') !== undefined && textOf(map, 'effect') !== 'NoExecute')
    refuse(review, placeOf(at, map, 'tolerationSeconds'), say('`tolerationSeconds` requires `effect: NoExecute`.'));
  if (operator === 'Exists' && filled(map, 'value') !== undefined)
    refuse(review, placeOf(at, map, 'value'), say("The operator {0} doesn't allow a `value`: remove it.", operator));
};

/** The taints that pods tolerate (`ValidateTolerations`). */
export const tolerations: Shape = listOf(
  struct(
    {
      key: labelKey,
      operator: text(words(['Equal', 'Exists'])),
      value: labelValue,
      effect: text(words(['NoSchedule', 'PreferNoSchedule', 'NoExecute'])),
    },
    tolerated,
  ),
);
