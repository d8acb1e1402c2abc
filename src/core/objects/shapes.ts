import { booleanOf } from '../manifest/scalarType.ts';
import { entryOf, isNull, isOneLine, type YamlMap, type YamlNode, type YamlScalar } from '../manifest/tree.ts';
import { type Message, say } from '../message.ts';
import { mayBeFilledIn } from '../placeholders/value.ts';
import { shift } from '../text.ts';
import { type At, numberOf, scalarOf } from './fields.ts';
import { inList, inQuotes, replaceBy, withoutQuotes } from './repairs.ts';
import { ignore, isOlder, mistyped, type Place, type ReferenceKind, type Review, refuse } from './review.ts';

/** What a field may hold. A shape looks at a node that is there and not null, and notes what is wrong with it. */
export type Shape = (node: YamlNode, at: At, review: Review) => void;

/** A rule on several fields of one mapping. */
export type Cross = (map: YamlMap, at: At, review: Review) => void;

/** What is wrong with a text, and what it was meant to be where that is clear. */
export interface Wrong {
  readonly message: Message;
  readonly meant?: string | undefined;
  /** It is stored all the same, and has no effect. */
  readonly ignored?: true;
}

/** Judges a text that is not empty. */
export type TextCheck = (value: string, review: Review, name: string) => Wrong | undefined;

/** A mapping with these fields; fields that are not named here are not judged. */
export function struct(fields: Readonly<Record<string, Shape>>, ...crosses: readonly Cross[]): Shape {
  const shapes = new Map(Object.entries(fields));
  return (node, at, review) => {
    if (node.kind !== 'map') {
      mistyped(review, whole(node, at), say('`{0}` must be a mapping (key: value).', nameAt(at)));
      return;
    }
    for (const entry of node.entries) {
      const { key, value } = entry;
      const shape = shapes.get(key.value);
      // Of fields with the same key the last one counts.
      if (shape === undefined || isNull(value) || entryOf(node, key.value) !== entry) continue;
      shape(value, { path: at.path === '' ? key.value : `${at.path}.${key.value}`, key }, review);
    }
    if (!review.resource.partial) for (const cross of crosses) cross(node, at, review);
  };
}

export interface ListOptions {
  readonly max?: number;
  readonly min?: number;
  /** No item stands there twice. */
  readonly unique?: boolean;
}

/** A list of these. */
export function listOf(shape: Shape, options: ListOptions = {}): Shape {
  return (node, at, review) => {
    if (node.kind !== 'sequence') {
      const repairs = node.kind === 'scalar' && isOneLine(node) ? [inList(review, node)] : [];
      mistyped(review, whole(node, at), say('`{0}` must be a list.', nameAt(at)), repairs);
      return;
    }
    const message = countFault(node.items.length, options, nameAt(at));
    if (message !== undefined) refuse(review, keyPlace(node, at), message);
    for (const [index, item] of node.items.entries()) {
      if (!isNull(item)) shape(item, { path: `${at.path}[${index}]`, key: undefined }, review);
    }
    if (options.unique === true) checkUnique(node.items, at, review);
  };
}

function countFault(count: number, { max, min }: ListOptions, name: string): Message | undefined {
  if (max !== undefined && count > max) return say('`{0}` allows at most {1} items, but has {2}.', name, max, count);
  return min !== undefined && count < min ? say('`{0}` needs at least {1} item.', name, min) : undefined;
}

function checkUnique(items: readonly YamlNode[], at: At, review: Review): void {
  const seen = new Set<string>();
  for (const [index, item] of items.entries()) {
    if (item.kind !== 'scalar') continue;
    if (seen.has(item.value)) {
      const place = { path: `${at.path}[${index}]`, span: item.span };
      refuse(review, place, say('`{0}` occurs twice in `{1}`: remove one.', item.value, nameAt(at)));
    }
    seen.add(item.value);
  }
}

/** A text that passes `checks`; the first that finds something has the word. */
export function text(...checks: readonly TextCheck[]): Shape {
  return (node, at, review) => {
    const scalar = scalarIn(node, at, review);
    if (scalar === undefined) return;
    if (scalar.type === 'string') checkText(scalar, at, review, checks);
    else notText(scalar, at, review, checks);
  };
}

/** A number or boolean in place of a text: mostly quotes are missing, but another word may be meant. */
function notText(scalar: YamlScalar, at: At, review: Review, checks: readonly TextCheck[]): void {
  const place = { path: at.path, span: scalar.span };
  const wrong = checks.map((check) => check(scalar.value, review, nameAt(at))).find((each) => each !== undefined);
  if (wrong === undefined) {
    const message = say('`{0}` must be a string: put {1} in quotes.', nameAt(at), scalar.value);
    mistyped(review, place, message, [inQuotes(review, scalar)]);
  } else {
    const { meant } = wrong;
    mistyped(review, place, wrong.message, meant === undefined ? [] : [replaceBy(review, asText(scalar), meant)]);
  }
}

/** A scalar in whose place a text is written. */
function asText(scalar: YamlScalar): YamlScalar {
  return { ...scalar, type: 'string' };
}

/** A text or a whole number, judged by its text. */
export function textOrNumber(...checks: readonly TextCheck[]): Shape {
  return (node, at, review) => {
    const scalar = scalarIn(node, at, review);
    if (scalar?.type === 'boolean') {
      const message = say('`{0}` must be a string or a number.', nameAt(at));
      mistyped(review, { path: at.path, span: scalar.span }, message);
    } else if (scalar !== undefined) checkText(scalar, at, review, checks);
  };
}

function checkText(scalar: YamlScalar, at: At, review: Review, checks: readonly TextCheck[]): void {
  if (scalar.value === '' || checks.length === 0) return;
  const name = nameAt(at);
  for (const check of checks) {
    const wrong = check(scalar.value, review, name);
    if (wrong === undefined) continue;
    const repairs =
      wrong.meant === undefined || wrong.meant === scalar.value ? [] : [replaceBy(review, scalar, wrong.meant)];
    const tell = wrong.ignored === true ? ignore : refuse;
    tell(review, { path: at.path, span: scalar.span }, wrong.message, repairs);
    return;
  }
}

/** A selector, kept for the rule on selectors. */
export function selector(...checks: readonly TextCheck[]): Shape {
  const shape = text(...checks);
  return (node, at, review) => {
    const before = review.problems.length;
    shape(node, at, review);
    if (node.kind !== 'scalar' || node.type !== 'string' || review.problems.length > before) return;
    review.selectors.push({ path: at.path, scalar: placed(node, review) });
  };
}

/** The name of another object, kept for the rule on references. */
export function reference(kind: ReferenceKind, ...checks: readonly TextCheck[]): Shape {
  const shape = text(...checks);
  return (node, at, review) => {
    const before = review.problems.length;
    shape(node, at, review);
    if (node.kind !== 'scalar' || node.value === '' || review.problems.length > before) return;
    review.references.push({ kind, path: at.path, scalar: placed(node, review) });
  };
}

/** Keeps the node that a configuration named `node.<node>` is for. */
export const nodeInName: Cross = (map, at, review) => {
  const name = scalarOf(map, 'name');
  if (name === undefined || !name.value.startsWith(nodePrefix) || name.inner === undefined) return;
  const scalar = placed(name, review);
  const inner = {
    start: name.inner.start + nodePrefix.length + review.resource.base,
    end: name.inner.end + review.resource.base,
  };
  const own = { ...scalar, value: name.value.slice(nodePrefix.length), span: inner, inner };
  review.references.push({ kind: 'node', path: `${at.path}.name`, scalar: own });
};

const nodePrefix = 'node.';

function placed(scalar: YamlScalar, { resource: { base } }: Review): YamlScalar {
  return { ...scalar, span: shift(scalar.span, base), inner: scalar.inner && shift(scalar.inner, base) };
}

/** True or false, without quotes. */
export const flag: Shape = (node, at, review) => {
  const scalar = scalarIn(node, at, review);
  if (scalar === undefined || scalar.type === 'boolean') return;
  const isWord =
    scalar.type === 'string' && /^(?:true|false)$/i.test(scalar.value) && booleanOf(scalar.value) !== undefined;
  const message = say('`{0}` must be true or false without quotes.', nameAt(at));
  mistyped(review, { path: at.path, span: scalar.span }, message, isWord ? [withoutQuotes(review, scalar)] : []);
};

export interface Range {
  readonly min?: number;
  readonly max?: number;
  /** 0 is as good as left out. */
  readonly zero?: boolean;
}

/** A whole number. */
export function integer(range: Range = {}): Shape {
  return (node, at, review) => {
    const scalar = scalarIn(node, at, review);
    const value = scalar && numberIn(scalar, at, review);
    if (scalar === undefined || value === undefined || (range.zero === true && value === 0)) return;
    const name = nameAt(at);
    const place = { path: at.path, span: scalar.span };
    if (!Number.isInteger(value)) {
      mistyped(review, place, say('`{0}` must be a whole number.', name));
      return;
    }
    const message = rangeFault(value, range, name, scalar.value);
    if (message !== undefined) refuse(review, place, message);
  };
}

function rangeFault(value: number, { min, max }: Range, name: string, written: string): Message | undefined {
  const [low, high] = [min !== undefined && value < min, max !== undefined && value > max];
  if (!low && !high) return undefined;
  if (min !== undefined && max !== undefined)
    return say('`{0}` must be from {1} to {2}, not {3}.', name, min, max, written);
  return low ? say('`{0}` must be at least {1}.', name, min ?? '') : say('`{0}` must be at most {1}.', name, max ?? '');
}

/** A number. */
export const decimal: Shape = (node, at, review) => {
  const scalar = scalarIn(node, at, review);
  if (scalar !== undefined) numberIn(scalar, at, review);
};

function numberIn(scalar: YamlScalar, at: At, review: Review): number | undefined {
  if (scalar.type === 'number') return numberOf(scalar.value);
  const isNumber = scalar.type === 'string' && /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/.test(scalar.value);
  const name = nameAt(at);
  const message = isNumber
    ? say('`{0}` must be a number without quotes.', name)
    : say('`{0}` must be a number, not {1}.', name, scalar.value);
  mistyped(review, { path: at.path, span: scalar.span }, message, isNumber ? [withoutQuotes(review, scalar)] : []);
  return undefined;
}

/** A field that Calico has since a release (`v3.32.0`): before, it is left out. */
export function since(release: string, shape: Shape): Shape {
  return (node, at, review) => {
    if (!isOlder(review, release)) return shape(node, at, review);
    const message = say('Calico supports `{0}` only since {1}: in this version it has no effect.', nameAt(at), release);
    ignore(review, keyPlace(node, at), message);
  };
}

/** A shape that is judged by another one, depending on the object. */
export function either(choose: (review: Review) => Shape): Shape {
  return (node, at, review) => choose(review)(node, at, review);
}

/** Nothing is judged but that it is a mapping. */
export const anyMap = struct({});

/** A mapping of texts with free keys; each value is a text, or has the shape that is given. */
export function textMap(
  check: (key: string, value: string, review: Review) => Wrong | undefined,
  shape: Shape = text(),
): Shape {
  return (node, at, review) => {
    anyMap(node, at, review);
    if (node.kind !== 'map') return;
    for (const { key, value } of node.entries) {
      const path = `${at.path}.${key.value}`;
      const before = review.problems.length;
      if (!isNull(value)) shape(value, { path, key }, review);
      if (review.problems.slice(before).some(({ kind }) => kind === 'type')) continue;
      const written = value.kind === 'scalar' && !mayBeFilledIn(value.value) ? value.value : '';
      const wrong = check(key.value, written, review);
      if (wrong !== undefined) refuse(review, { path, span: key.span }, wrong.message);
    }
  };
}

/** The last part of the path, as users know the field. */
export function nameAt({ path }: At): string {
  const name = path.slice(path.lastIndexOf('.') + 1);
  return name.endsWith(']') ? name.slice(0, name.lastIndexOf('[')) : name;
}

function scalarIn(node: YamlNode, at: At, review: Review): YamlScalar | undefined {
  if (node.kind === 'scalar') return node;
  mistyped(review, keyPlace(node, at), say('`{0}` must be a single value.', nameAt(at)));
  return undefined;
}

function whole(node: YamlNode, at: At): Place {
  return node.kind === 'scalar' ? { path: at.path, span: node.span } : keyPlace(node, at);
}

function keyPlace(node: YamlNode, at: At): Place {
  return { path: at.path, span: at.key?.span ?? node.span, value: node.span };
}

/** Nothing is judged. */
export const anything: Shape = () => undefined;
