import { say } from '../../message.ts';
import type { ResourceProblem } from '../../objects/review.ts';
import { query } from '../../query.ts';
import { sentencesText } from '../../words/listText.ts';
import type { Report, Rule } from '../rule.ts';
import { problemReport, type ReviewedResource, reviewedResources } from './resources.ts';

/** An object that Calico's validator refuses (libcalico-go/lib/validator/v3). */
export const resourceInvalid: Rule = {
  code: 'resource-invalid',
  severity: 'error',
  scope: 'workspace',
  check(context) {
    return reports(reviewedResources(context));
  },
};

const reports = query((all: readonly ReviewedResource[]): readonly Report[] =>
  all.flatMap((reviewed) =>
    reviewed.problems
      .filter(({ kind }) => kind !== 'ignored')
      .filter((problem) => !isTold(problem, reviewed))
      .map((problem) => report(problem, reviewed)),
  ),
);

/** What has the wrong type in a document that is decoded further is said by manifest-unreadable. */
function isTold({ value }: ResourceProblem, { manifest }: ReviewedResource): boolean {
  return manifest.problems.some((each) => each.span?.start === value.start && each.span.end === value.end);
}

function report(problem: ResourceProblem, reviewed: ReviewedResource): Report {
  if (isStorable(problem, reviewed)) {
    const stored = say("calicoctl and Calico's API server reject it; kubectl may store it as is.");
    return problemReport(reviewed, problem, { message: sentencesText([problem.message, stored]), severity: 'warning' });
  }
  switch (problem.kind) {
    case 'accepted':
      return problemReport(reviewed, problem, { severity: 'warning' });
    case 'converted':
      return problemReport(reviewed, problem, { severity: 'information' });
    case 'operator': {
      const outcome = say('The operator goes Degraded and changes nothing.');
      return problemReport(reviewed, problem, { message: sentencesText([problem.message, outcome]) });
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
