import { isKubeName } from '../cluster/kubeName.ts';
import { groupOf } from '../core/apply/objects.ts';
import type { Outlook } from '../core/apply/outlook.ts';
import type { PlanFinding, PlannedRollout, TriedObject } from '../core/apply/plan.ts';
import { asText, at } from '../core/inventory/json.ts';
import type { WriteCall, Writer } from './writer.ts';

type Question = WriteCall & { readonly kind: 'may' };

/** Asks whether all is allowed that applying, following and rolling back may need; gives what isn't. */
export async function missingPermissions(input: {
  readonly tried: readonly TriedObject[];
  readonly rollout: PlannedRollout | undefined;
  readonly before: Outlook | undefined;
  readonly writer: Writer;
  readonly signal: AbortSignal;
}): Promise<readonly PlanFinding[]> {
  const questions = [...ofObjects(input.tried), ...ofRollout(input.rollout, input.before)];
  const distinct = new Map(questions.map((each) => [JSON.stringify(each), each]));
  const answers = await Promise.all(
    [...distinct.values()].map(async (question): Promise<readonly PlanFinding[]> => {
      const answer = await input.writer.run(question, { signal: input.signal });
      // It prints `no` and ends with 1; anything else is no answer, and the server will tell by itself.
      if (answer.kind !== 'failed' || answer.exitCode !== 1 || answer.stderr.includes('rror')) return [];
      const { verb, resource, namespace } = question;
      const what = namespace === undefined ? resource : `${resource} -n ${namespace}`;
      return [{ kind: 'forbidden', stops: true, verb, what }];
    }),
  );
  return answers.flat();
}

function ofObjects(tried: readonly TriedObject[]): readonly Question[] {
  return tried.flatMap(({ object, live, next }): readonly Question[] => {
    const group = groupOf(object.apiVersion);
    const resource = `${object.kind.toLowerCase()}${group === '' ? '' : `.${group}`}`;
    const namespace = asText(at(next ?? live ?? object.value, 'metadata', 'namespace'));
    // Rolling back replaces what was there; what was not there is created by the first patch.
    const verbs = live === undefined ? ['create', 'patch'] : ['patch', 'update'];
    return verbs.map((verb) => ({ kind: 'may', verb, resource, ...place(namespace) }));
  });
}

function ofRollout(rollout: PlannedRollout | undefined, before: Outlook | undefined): readonly Question[] {
  if (rollout === undefined || rollout.restarts === 'nothing') return [];
  const keepsStored = before !== undefined && keepersOf(before).length > 0;
  return [
    { kind: 'may', verb: 'delete', resource: 'pods', ...place(rollout.namespace) },
    ...(keepsStored ? [{ kind: 'may', verb: 'patch', resource: 'nodes' } as const] : []),
  ];
}

/** The nodes whose calico-node, as it ran before, takes the stored address for given: there it must be put back. */
export function keepersOf({ resolution, families }: Outlook): readonly string[] {
  const keeps = ({ startup }: (typeof resolution.results)[number]): boolean =>
    families.some((family) => {
      const { kind } = startup.outcomes[family];
      return kind === 'kept' || kind === 'none';
    });
  return resolution.results.filter(keeps).map(({ node }) => node.name);
}

function place(namespace: string | undefined): Partial<Pick<Question, 'namespace'>> {
  return namespace !== undefined && isKubeName(namespace) ? { namespace } : {};
}
