import { inactiveEndpoints, overwrittenObjects } from '../address/rivals.ts';
import type { Rule } from '../rule.ts';
import { misplacedValues } from './misplaced.ts';
import { problemReport, reviewedResources } from './resources.ts';

/** An object, or a field of it, that is stored and has no effect. */
export const resourceIgnored: Rule = {
  code: 'resource-ignored',
  severity: 'warning',
  scope: 'workspace',
  check(context) {
    const alone = reviewedResources(context).flatMap((reviewed) =>
      reviewed.problems.filter(({ kind }) => kind === 'ignored').map((problem) => problemReport(reviewed, problem)),
    );
    return [
      ...alone,
      ...overwrittenObjects(context),
      ...inactiveEndpoints(context),
      ...context.files.flatMap(misplacedValues),
    ];
  },
};
