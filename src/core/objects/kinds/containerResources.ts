import type { YamlMap } from '../../manifest/tree.ts';
import { say } from '../../message.ts';
import { type At, scalarsInMap } from '../fields.ts';
import { isQualifiedName } from '../metadata.ts';
import { compareQuantities, parseQuantity, type Quantity } from '../quantity.ts';
import { type Review, refuse } from '../review.ts';
import { type Cross, type Shape, struct } from '../shapes.ts';

/** What a container asks for (tigera/operator `pkg/common/k8svalidation/v1validation.go`, `ValidateResourceRequirements`). */

interface Amount {
  readonly name: string;
  readonly quantity: Quantity | undefined;
  readonly at: { readonly path: string; readonly span: { readonly start: number; readonly end: number } };
}

function amountsIn(map: YamlMap, at: At, key: string): readonly Amount[] {
  return scalarsInMap(map, key).map(({ key: name, value, span }) => ({
    name,
    quantity: parseQuantity(value),
    at: { path: `${at.path}.${key}.${name}`, span },
  }));
}

/** Resources without a domain, or of one of kubernetes.io. */
function isNative(name: string): boolean {
  return !name.includes('/') || name.includes('kubernetes.io/');
}

function isHugePage(name: string): boolean {
  return name.startsWith('hugepages-');
}

function isResource(name: string): boolean {
  if (!isQualifiedName(name)) return false;
  if (!name.includes('/')) return ['cpu', 'memory', 'ephemeral-storage'].includes(name) || isHugePage(name);
  return isNative(name) || (!name.startsWith('requests.') && isQualifiedName(`requests.${name}`));
}

function checkAmount({ name, quantity, at }: Amount, review: Review): void {
  if (!isResource(name)) refuse(review, at, say('"{0}" isn\'t a container resource, such as cpu or memory.', name));
  else if (quantity !== undefined && quantity.value < 0n) refuse(review, at, say("`{0}` can't be less than 0.", name));
  else if (quantity !== undefined && !isNative(name) && !quantity.isWhole)
    refuse(review, at, say('`{0}` must be a whole number.', name));
}

function checkRequest({ name, quantity, at }: Amount, limit: Quantity | undefined, review: Review): void {
  if (quantity === undefined || limit === undefined) return;
  const order = compareQuantities(quantity, limit);
  if (isNative(name) && !isHugePage(name)) {
    if (order > 0) refuse(review, at, say('The request for {0} exceeds its limit.', name));
  } else if (order !== 0) refuse(review, at, say('The request for {0} must equal its limit.', name));
}

const amounts: Cross = (map, at, review) => {
  const limits = amountsIn(map, at, 'limits');
  const requests = amountsIn(map, at, 'requests');
  for (const each of [...limits, ...requests]) checkAmount(each, review);
  for (const each of requests) {
    checkRequest(each, limits.find(({ name }) => name === each.name)?.quantity, review);
  }
};

/** The `resources` of a container. */
export const resources: Shape = struct({}, amounts);
