import { type FieldFacts, fieldsOfKind, firstRelease, releaseNames } from '../facts/fields.ts';
import { textQuery } from '../query.ts';
import { type Review, refuse } from './review.ts';
import { anything, flag, integer, nameAt, type Shape, since, text } from './shapes.ts';
import { words } from './textChecks.ts';

/** Fields of which Calico's releases say all there is to say; which field it is follows from the object and the path. */

/** True or false, a whole number within its bounds, or one of the words, as the newest release has it. */
export const published: Shape = (node, at, review) => fieldAt(at.path, review)?.shape(node, at, review);

/** … of which an empty text is none either; see {@link oneOf}. */
export const publishedWord: Shape = (node, at, review) => fieldAt(at.path, review)?.word(node, at, review);

/** A field that counts since the first release that has it. */
export function sincePublished(shape: Shape = published): Shape {
  return (node, at, review) => {
    const first = fieldAt(at.path, review)?.since;
    return first === undefined ? shape(node, at, review) : since(first, shape)(node, at, review);
  };
}

interface PublishedField {
  readonly shape: Shape;
  readonly word: Shape;
  readonly since: string | undefined;
}

function fieldAt(path: string, { resource: { group, kind } }: Review): PublishedField | undefined {
  return kind && fieldNamed(`${group} ${kind.value} ${path.replaceAll(/\[\d+\]/g, '.[]')}`);
}

const mostKept = 500;
const all = (1n << BigInt(releaseNames.length)) - 1n;
const newest = 1n << BigInt(releaseNames.length - 1);

/** By group, kind and path. What is stored has the same fields as what Calico's API server takes. */
const fieldNamed = textQuery(mostKept, (name): PublishedField | undefined => {
  const [group = '', kind = '', path = ''] = name.split(' ');
  const names = path.split('.');
  const served = group === 'crd.projectcalico.org' ? 'projectcalico.org' : group;
  const now = below(fieldsOfKind(kind, served, newest) ?? fieldsOfKind(kind, group, newest), names);
  if (now === undefined) return undefined;
  const stored = group === 'projectcalico.org' ? 'crd.projectcalico.org' : group;
  const ever = below(fieldsOfKind(kind, stored, all) ?? fieldsOfKind(kind, group, all), names);
  return { ...shapesOf(now.said()[0]), since: ever && firstRelease(ever.releases) };
});

function below(root: FieldFacts | undefined, names: readonly string[]): FieldFacts | undefined {
  return names.reduce<FieldFacts | undefined>((field, name) => field?.below(name), root);
}

function shapesOf(fact: unknown): Pick<PublishedField, 'shape' | 'word'> {
  const { type, enum: values, minimum, maximum } = entriesOf(fact);
  if (type === 'boolean') return { shape: flag, word: flag };
  if (type === 'integer') {
    const shape = integer({ ...numberAs('min', minimum), ...numberAs('max', maximum) });
    return { shape, word: shape };
  }
  const listed = Array.isArray(values) ? values.map(String) : [];
  if (type !== 'string' || listed.length === 0) return { shape: anything, word: anything };
  return { shape: text(words(listed)), word: oneOf(...listed) };
}

function numberAs(key: 'min' | 'max', value: unknown): { readonly [K in typeof key]?: number } {
  return typeof value === 'number' ? { [key]: value } : {};
}

function entriesOf(fact: unknown): Readonly<Record<string, unknown>> {
  return typeof fact === 'object' && fact !== null ? Object.fromEntries(Object.entries(fact)) : {};
}

/** One of `values`, where the definition of the field names no empty text and Go doesn't leave one out (a pointer). */
function oneOf(...values: readonly string[]): Shape {
  const check = words(values);
  const shape = text(check);
  return (node, at, review) => {
    shape(node, at, review);
    if (node.kind !== 'scalar' || node.type !== 'string' || node.value !== '') return;
    const wrong = check('', review, nameAt(at));
    if (wrong !== undefined) refuse(review, { path: at.path, span: node.span }, wrong.message);
  };
}
