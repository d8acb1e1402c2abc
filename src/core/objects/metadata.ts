import { booleanOf } from '../manifest/scalarType.ts';
import { type Message, say } from '../message.ts';
import { numberOf, scalarOf, scalarsInMap } from './fields.ts';
import { inQuotes, replaceBy } from './repairs.ts';
import { convert, isStored, type Review, refuse } from './review.ts';
import { type Cross, type Shape, struct, text, textMap, type Wrong } from './shapes.ts';
import { isSubdomain, objectName } from './textChecks.ts';

/** `metadata` (validator.go `validateObjectMeta`; Kubernetes' `IsQualifiedName`, `IsValidLabelValue`). */

const NAME = /^(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const mostAnnotationBytes = 256 * 1024;

/** The metadata of an object whose name is judged by `names` besides. */
export function metadata(...names: readonly Cross[]): Shape {
  return metadataOf(text(), names);
}

/** The metadata of an object that no API server has, only calicoctl: values of labels need no quotes. */
export function nodeMetadata(): Shape {
  return metadataOf(anyScalar, []);
}

/**
 * A text in an object that only calicoctl reads, which makes texts of numbers and booleans where the field is one
 * (sigs.k8s.io/yaml, `convertToJSONableObject`).
 */
const anyScalar: Shape = (node, at, review) => {
  if (node.kind !== 'scalar' || (node.type !== 'boolean' && node.type !== 'number')) {
    text()(node, at, review);
    return;
  }
  const read = String((node.type === 'boolean' ? booleanOf(node.value) : numberOf(node.value)) ?? node.value);
  const message = say('calicoctl reads this as the string "{0}": quote it.', read);
  const quoted = inQuotes(review, node);
  // Where the text would be another than what is read, nobody knows which one is meant.
  const repairs = read === node.value ? [quoted] : [replaceBy(review, { ...node, type: 'string' }, read), quoted];
  convert(review, { path: at.path, span: node.span }, message, repairs);
};

function metadataOf(value: Shape, names: readonly Cross[]): Shape {
  return struct(
    { name: text(objectName), labels: textMap(labelFault, value), annotations: textMap(annotationFault, value) },
    annotationsTooBig,
    ...names,
  );
}

/** What is wrong with a label (`labels`, `labelsToApply`). */
export function labelFault(key: string, value: string): Wrong | undefined {
  const wrong = labelKeyFault(key);
  if (wrong !== undefined) return wrong;
  if (value === '' || (value.length <= 63 && NAME.test(value))) return undefined;
  return { message: say('"{0}" isn\'t a valid label value: use at most 63 letters, digits, `-`, `_` and `.`.', value) };
}

/** What is wrong with the key of a label. */
export function labelKeyFault(key: string): Wrong | undefined {
  return isQualifiedName(key) ? undefined : { message: say('"{0}" isn\'t a valid label key.', key) };
}

/** What is wrong with an annotation; letter case is of no matter. */
export function annotationFault(key: string, _: string): Wrong | undefined {
  return isQualifiedName(key.toLowerCase()) ? undefined : { message: say('"{0}" isn\'t a valid annotation key.', key) };
}

/** Whether a text is a name with an optional domain before it: `example.com/name` (`IsQualifiedName`). */
export function isQualifiedName(key: string): boolean {
  const parts = key.split('/');
  const name = parts.at(-1) ?? '';
  if (parts.length > 2 || name.length > 63 || !NAME.test(name)) return false;
  return parts.length === 1 || (isSubdomain(parts[0] ?? '') && (parts[0] ?? '').length <= 253);
}

const annotationsTooBig: Cross = (map, at, review) => {
  const found = scalarsInMap(map, 'annotations');
  const size = found.reduce((sum, { key, value }) => sum + key.length + value.length, 0);
  const [first] = found;
  if (size <= mostAnnotationBytes || first === undefined) return;
  refuse(review, { path: `${at.path}.annotations`, span: first.span }, say('The annotations are larger than 256 KiB.'));
};

/** A name that must be one of a form; `kind` in words for the message. */
export function named(test: (name: string, review: Review) => Message | undefined): Cross {
  return (map, at, review) => {
    const scalar = scalarOf(map, 'name');
    const message = scalar && scalar.type === 'string' ? test(scalar.value, review) : undefined;
    if (scalar !== undefined && message !== undefined)
      refuse(review, { path: `${at.path}.name`, span: scalar.span }, message);
  };
}

/** The label that Calico itself gives to sets of a namespace (validator.go `validateNetworkSet`). */
export const noNamespaceLabel: Cross = (map, at, review) => {
  const label = scalarsInMap(map, 'labels').find(({ key }) => key === 'projectcalico.org/namespace');
  if (label === undefined || isStored(review)) return;
  const message = say('The label projectcalico.org/namespace is reserved for Calico: remove it.');
  refuse(review, { path: `${at.path}.labels.${label.key}`, span: label.span }, message);
};
