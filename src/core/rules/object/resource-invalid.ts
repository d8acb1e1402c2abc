import type { ResourceProblem } from '../../objects/review.ts';
import type { Report, Rule, WorkspaceContext } from '../rule.ts';
import { problemReport, type ReviewedResource, reviewedResources } from './resources.ts';

/** An object that Calico's validator refuses (libcalico-go/lib/validator/v3). */
export const resourceInvalid: Rule = {
  code: 'resource-invalid',
  severity: 'error',
  scope: 'workspace',
  check(context) {
    return reviewedResources(context).flatMap((reviewed) =>
      reviewed.problems
        .filter(({ kind }) => kind !== 'ignored')
        .filter((problem) => !isTold(problem, reviewed))
        .map((problem) => report(problem, reviewed, context)),
    );
  },
};

/** What has the wrong type in a document that is decoded further is said by manifest-unreadable. */
function isTold({ value }: ResourceProblem, { manifest }: ReviewedResource): boolean {
  return manifest.problems.some((each) => each.span?.start === value.start && each.span.end === value.end);
}

function report(problem: ResourceProblem, reviewed: ReviewedResource, { t }: WorkspaceContext): Report {
  if (isStorable(problem, reviewed)) {
    const stored = t("calicoctl and Calico's API server reject it; kubectl may store it as is.");
    return problemReport(reviewed, problem, { message: `${problem.message} ${stored}`, severity: 'warning' });
  }
  switch (problem.kind) {
    case 'accepted':
      return problemReport(reviewed, problem, { severity: 'warning' });
    case 'converted':
      return problemReport(reviewed, problem, { severity: 'information' });
    case 'operator': {
      const outcome = t('The operator goes Degraded and changes nothing.');
      return problemReport(reviewed, problem, { message: `${problem.message} ${outcome}` });
    }
    case 'type':
    case 'invalid':
    case 'client':
    case 'ignored':
      return problemReport(reviewed, problem);
  }
}

/** kubectl writes past Calico's validator what is of the group of the CRDs, as long as the types are right. */
function isStorable({ kind }: ResourceProblem, { resource }: ReviewedResource): boolean {
  return kind === 'client' || (kind === 'invalid' && resource.group === 'crd.projectcalico.org');
}
