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
  const { name, end } = partsOf(image.value);
  return name === end ? undefined : { value: image.value.slice(name + 1, end), span: part(image, name + 1, end) };
}

/** The name in an image reference, without tag and digest. */
export function nameOfImage(reference: string): string {
  return reference.slice(0, partsOf(reference).name);
}

/** Where the name and the tag of an image reference end. */
function partsOf(reference: string): { readonly name: number; readonly end: number } {
  const at = reference.indexOf('@');
  const end = at === -1 ? reference.length : at;
  const named = reference.slice(0, end);
  const colon = named.lastIndexOf(':');
  const isTag = colon !== -1 && colon > named.lastIndexOf('/') && colon !== end - 1;
  return { name: isTag ? colon : end, end };
}

function part({ inner, span }: ScalarValue, start: number, end: number): Span {
  return inner === undefined ? span : { start: inner.start + start, end: inner.start + end };
}
