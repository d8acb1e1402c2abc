import { type CalicoVersion, compareVersions, parseVersion } from '../calico/version.ts';
import type { CalicoResource } from '../manifest/model.ts';
import type { YamlScalar } from '../manifest/tree.ts';
import type { Message } from '../message.ts';
import type { Span, TextEdit } from '../text.ts';
import { shift } from '../text.ts';

/** What is found out about one object of Calico; every place is one in its file. */

/**
 * `type`: the API server refuses what is no text, number, list…; `invalid`: Calico's validator refuses the object;
 * `operator`: it is stored, and the operator goes Degraded over it and changes nothing;
 * `client`: calicoctl and Calico's API server refuse it, and kubectl stores it past them; `accepted`: it is taken, but not
 * as one would think; `converted`: it is taken as another value than is written; `ignored`: it is stored, but this part has
 * no effect.
 */
export type ProblemKind = 'type' | 'invalid' | 'operator' | 'client' | 'accepted' | 'converted' | 'ignored';

export interface ResourceProblem {
  readonly kind: ProblemKind;
  /** The field from the root of the object: `spec.ingress[0].ports`. */
  readonly path: string;
  readonly span: Span;
  /** The value that is wrong; `span` is its key where the value is no scalar. */
  readonly value: Span;
  readonly message: Message;
  /** The first one is right most of the time. */
  readonly repairs: readonly Repair[];
}

export interface Repair {
  readonly title: Message;
  readonly edits: readonly TextEdit[];
}

/** A selector that is written; `scalar` has its places in the file. */
export interface SelectorSite {
  readonly path: string;
  readonly scalar: YamlScalar;
}

/** The kinds of objects that others name. */
export type ReferenceKind = 'node' | 'tier' | 'filter' | 'profile';

/** The name of another object. */
export interface ReferenceSite {
  readonly kind: ReferenceKind;
  readonly path: string;
  readonly scalar: YamlScalar;
}

export interface ReviewInput {
  readonly resource: CalicoResource;
  /** The text of its file. */
  readonly source: string;
  /** The version that reads it; undefined where nothing tells it, which is taken for the most lenient one. */
  readonly version: CalicoVersion | undefined;
}

/** The collecting end: shapes and checks write into its lists. */
export interface Review extends ReviewInput {
  readonly problems: ResourceProblem[];
  readonly selectors: SelectorSite[];
  readonly references: ReferenceSite[];
}

/** Where a finding goes: `span` counts from the document, as the tree does. */
export interface Place {
  readonly path: string;
  readonly span: Span;
  /** The value that is meant where `span` is its key. */
  readonly value?: Span;
}

/** Notes that Calico refuses what stands at `place`; the edits of `repairs` count from the start of the file. */
export function refuse(review: Review, place: Place, message: Message, repairs: readonly Repair[] = []): void {
  note(review, 'invalid', place, message, repairs);
}

/**
 * Notes what only calicoctl and Calico's API server refuse, not the validator or the definition (libcalico-go/lib/clientv3):
 * since v3.32.0 the objects of projectcalico.org/v3 may be stored by kubectl past them too.
 */
export function refuseInClient(review: Review, place: Place, message: Message, repairs: readonly Repair[] = []): void {
  note(review, isStored(review) || !isOlder(review, 'v3.32.0') ? 'client' : 'invalid', place, message, repairs);
}

/** Notes that Calico takes what stands at `place`, but that it does not do what it seems to. */
export function warn(review: Review, place: Place, message: Message, repairs: readonly Repair[] = []): void {
  note(review, 'accepted', place, message, repairs);
}

/** Notes that what stands at `place` is read as another value. */
export function convert(review: Review, place: Place, message: Message, repairs: readonly Repair[] = []): void {
  note(review, 'converted', place, message, repairs);
}

/** Notes that what stands at `place` is of another type than the field. */
export function mistyped(review: Review, place: Place, message: Message, repairs: readonly Repair[] = []): void {
  note(review, 'type', place, message, repairs);
}

/** Notes that what stands at `place` has no effect. */
export function ignore(review: Review, place: Place, message: Message, repairs: readonly Repair[] = []): void {
  note(review, 'ignored', place, message, repairs);
}

function note(review: Review, kind: ProblemKind, place: Place, message: Message, repairs: readonly Repair[]): void {
  const { problems, resource } = review;
  const span = shift(place.span, resource.base);
  // What is wrong at a place is said once: the first check, which is the most special one, has the word.
  if (problems.some((each) => each.span.start === span.start && each.span.end === span.end)) return;
  problems.push({
    kind,
    path: place.path,
    span,
    value: shift(place.value ?? place.span, resource.base),
    message,
    repairs,
  });
}

/**
 * Whether something is wrong with one of the fields `keys` of the mapping at `path`, or with what stands in it: then what
 * would follow from it is not said besides.
 */
export function isFaulty({ problems }: Review, path: string, ...keys: readonly string[]): boolean {
  const fields = keys.map((key) => (path === '' ? key : `${path}.${key}`));
  return problems.some((each) => each.kind !== 'ignored' && fields.some((field) => isWithin(each.path, field)));
}

function isWithin(path: string, field: string): boolean {
  return path.startsWith(field) && ['', '.', '['].includes(path.charAt(field.length));
}

/** Whether the version is known, and `text` (`v3.32.0`) or newer. */
export function hasReached({ version }: Review, text: string): boolean {
  const limit = parseVersion(text);
  return version !== undefined && limit !== undefined && compareVersions(version, limit) >= 0;
}

/** Whether the version is known and older than `text` (`v3.32.0`). */
export function isOlder({ version }: Review, text: string): boolean {
  const limit = parseVersion(text);
  return version !== undefined && limit !== undefined && compareVersions(version, limit) < 0;
}

/** Whether the object is written as kubectl stores it, past calicoctl and Calico's API server. */
export function isStored({ resource }: Review): boolean {
  return resource.group === 'crd.projectcalico.org';
}
