import type { Located, Span } from '../text.ts';
import type { ScalarValue } from './model.ts';

/** The names under which calico-node's image is published, with RKE2's and Rancher's mirrors. */
const CALICO_NODE = /(^|\/)(calico\/node|node|calico-node|mirrored-calico-node|hardened-calico)([:@]|$)/;
const OPERATOR = /(^|\/)(tigera\/operator|tigera-operator|mirrored-calico-operator)([:@]|$)/;

/** Whether an image reference is one of calico-node. A bare `node` may be anything's, Node.js included. */
export function isCalicoNodeImage(image: string): boolean {
  return CALICO_NODE.test(image);
}

/** Whether an image reference is one of the Tigera operator. */
export function isOperatorImage(image: string): boolean {
  return OPERATOR.test(image);
}

/**
 * The tag of an image reference (`registry:5000/calico/node:v3.32.1@sha256:…` → `v3.32.1`), placed in the file;
 * undefined where there is only a digest, or none. The place is the whole reference where it cannot be told closer.
 */
export function imageTag(image: ScalarValue): Located<string> | undefined {
  const at = image.value.indexOf('@');
  const named = at === -1 ? image.value : image.value.slice(0, at);
  const colon = named.lastIndexOf(':');
  if (colon === -1 || colon < named.lastIndexOf('/') || colon === named.length - 1) return undefined;
  return { value: named.slice(colon + 1), span: part(image, colon + 1, named.length) };
}

function part({ inner, span }: ScalarValue, start: number, end: number): Span {
  return inner === undefined ? span : { start: inner.start + start, end: inner.start + end };
}
