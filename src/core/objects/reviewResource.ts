import { say } from '../message.ts';
import { shift } from '../text.ts';
import { shapeOf, sinceOfKind } from './kinds.ts';
import { checkOwnNames } from './ownNames.ts';
import {
  isOlder,
  type ReferenceSite,
  type ResourceProblem,
  type Review,
  type ReviewInput,
  refuse,
  type SelectorSite,
} from './review.ts';

/** What is found out about one object. */
export interface ReviewResult {
  readonly problems: readonly ResourceProblem[];
  readonly selectors: readonly SelectorSite[];
  readonly references: readonly ReferenceSite[];
}

const nothing: ReviewResult = { problems: [], selectors: [], references: [] };

/**
 * Judges an object of Calico as Calico's validator does (libcalico-go/lib/validator/v3 at commit 87c15906f2, of which
 * the rules are those of the v3.31 line and older as well where nothing else is said). What is read in part only, since
 * its YAML breaks or a template brings more, is not judged; neither are fields that no rule is about. Where a value is
 * filled in later, each field is judged by itself.
 */
export function reviewResource(input: ReviewInput): ReviewResult {
  const { resource } = input;
  if (resource.open || resource.kind === undefined) return nothing;
  const review: Review = { ...input, problems: [], selectors: [], references: [] };
  checkOwnNames(review);
  const shape = shapeOf(resource.group, resource.kind.value);
  if (shape !== undefined && !isTooNew(review)) shape(resource.tree, { path: '', key: undefined }, review);
  return review;
}

/** Whether the version does not have the kind yet, which is all there is to say then. */
function isTooNew(review: Review): boolean {
  const { resource } = review;
  const kind = resource.kind;
  const release = kind && sinceOfKind(kind.value);
  if (kind === undefined || release === undefined || !isOlder(review, release)) return false;
  const message = say('Calico has the kind {0} only since {1}.', kind.value, release);
  refuse(review, { path: 'kind', span: shift(kind.span, -resource.base) }, message);
  return true;
}
