import { distinctBy } from '../collections.ts';
import { kindsOfGroup } from '../facts/fields.ts';
import type { CalicoGroup } from '../manifest/model.ts';
import { say } from '../message.ts';
import { shift } from '../text.ts';
import { scalarOf } from './fields.ts';
import { shapeOf, sinceOfKind } from './kinds.ts';
import { replaceBy } from './repairs.ts';
import {
  isOlder,
  mistyped,
  type ReferenceSite,
  type ResourceProblem,
  type Review,
  type ReviewInput,
  refuse,
  type SelectorSite,
} from './review.ts';
import { nearestWord } from './textChecks.ts';

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

/** How an object calls itself: no cluster has a version or a kind that only looks like one of Calico's. */

const versions: Readonly<Partial<Record<CalicoGroup, string>>> = {
  'crd.projectcalico.org': 'v1',
  'projectcalico.org': 'v3',
};

const operatorKinds = kindsOfGroup('operator.tigera.io');
/** Those of either group may stand in the other; calicoctl alone knows WorkloadEndpoint, which nobody writes. */
const calicoKinds = distinctBy<string>(
  [...kindsOfGroup('crd.projectcalico.org'), ...kindsOfGroup('projectcalico.org'), 'WorkloadEndpoint'],
  (kind) => kind,
);

/** Notes a version that the group does not have, and a kind that is misspelt or of the other group. */
function checkOwnNames(review: Review): void {
  const { resource } = review;
  const { group, tree, version } = resource;
  const own = versions[group];
  const apiVersion = scalarOf(tree, 'apiVersion');
  if (own !== undefined && apiVersion !== undefined && version !== own) {
    const meant = `${group}/${own}`;
    const message = say("Calico doesn't support `{0}`: use {1}.", apiVersion.value, meant);
    const place = { path: 'apiVersion', span: apiVersion.span };
    mistyped(review, place, message, [replaceBy(review, apiVersion, meant)]);
  }
  const kind = scalarOf(tree, 'kind');
  const meant = kind && meantKind(group, kind.value);
  if (kind === undefined || meant === undefined) return;
  const message = say('Calico has no kind `{0}` in {1}: did you mean {2}?', kind.value, group, meant);
  mistyped(review, { path: 'kind', span: kind.span }, message, [replaceBy(review, kind, meant)]);
}

function meantKind(group: CalicoGroup, kind: string): string | undefined {
  // The stored form of it has another name (libcalico-go/config/crd).
  if (group === 'crd.projectcalico.org' && kind === 'IPAMConfiguration') return 'IPAMConfig';
  const names: readonly string[] = group === 'operator.tigera.io' ? operatorKinds : calicoKinds;
  return names.includes(kind) ? undefined : nearestWord(kind, names);
}
