import { query } from '../../query.ts';
import { inactiveEndpoints, overwrittenObjects } from '../address/rivals.ts';
import type { Report, Rule } from '../rule.ts';
import { misplacedValues } from './misplaced.ts';
import { problemReport, type ReviewedResource, reviewedResources } from './resources.ts';

/** An object, or a field of it, that is stored and has no effect. */
export const resourceIgnored: Rule = {
  code: 'resource-ignored',
  severity: 'warning',
  scope: 'workspace',
  check(context) {
    return [...reports(reviewedResources(context)), ...context.files.flatMap(misplacedValues)];
  },
};

const reports = query((all: readonly ReviewedResource[]): readonly Report[] => {
  const alone = all.flatMap((reviewed) =>
    reviewed.problems.filter(({ kind }) => kind === 'ignored').map((problem) => problemReport(reviewed, problem)),
  );
  return [...alone, ...overwrittenObjects(all), ...inactiveEndpoints(all)];
});
