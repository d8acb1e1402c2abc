import { distinctBy } from '../collections.ts';
import { kindsOfGroup } from '../facts/fields.ts';
import type { CalicoGroup } from '../manifest/model.ts';
import { say } from '../message.ts';
import { scalarOf } from './fields.ts';
import { replaceBy } from './repairs.ts';
import { mistyped, type Review } from './review.ts';
import { nearestWord } from './textChecks.ts';

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
export function checkOwnNames(review: Review): void {
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
