import { directions, type Policy, type PolicyRule, policyOrder, tierOf } from '../../calico/policies.ts';
import { repeatedRules } from '../../calico/repeated.ts';
import { type UnreachableRule, unreachableRules } from '../../calico/unreachable.ts';
import { type CalicoVersion, formatVersion } from '../../calico/version.ts';
import { groupBy } from '../../collections.ts';
import { say } from '../../message.ts';
import type { WrittenPolicy } from '../../objects/writtenPolicies.ts';
import { revisedQuery } from '../../query.ts';
import { versionFor } from '../object/resources.ts';
import { folderOf } from '../pool/pools.ts';
import type { Place, Report, Rule, WorkspaceContext } from '../rule.ts';
import { writtenPolicies } from './policiesIn.ts';

/** A rule of a policy that no packet comes to, since a rule before it decides on everything (felix/rules/policy.go). */
export const policyUnreachable: Rule = {
  code: 'policy-unreachable',
  severity: 'warning',
  scope: 'workspace',
  check(context) {
    const placed = writtenPolicies(context).map(({ manifest: { file }, written }): Placed => ({ ...written, file }));
    const folders = [...groupBy(placed, ({ file }) => folderOf(file)).values()];
    return folders.flatMap((each) => inFolder(each, context));
  },
};

interface Placed extends WrittenPolicy {
  readonly file: string;
}

/** The policies of one folder, which are taken to be those of one cluster. */
function inFolder(placed: readonly Placed[], context: WorkspaceContext): readonly Report[] {
  const [first] = placed;
  const version = first && versionFor(first.file, context);
  const { found: all, repeated } = unreachableIn(placed, version);
  const found = groupBy(all, ({ policy }) => policy);
  const again = groupBy(repeated, ({ policy }) => policy);
  if (found.size + again.size === 0) return [];
  const owners = new Map(placed.map((each) => [each.policy, each]));
  const copies = groupBy(placed, identityOf);
  // A document that is written twice is one policy in two places.
  const ownerOf = (policy: Policy, own: Placed): Placed | undefined =>
    policy === own.policy ? own : owners.get(policy);
  const isSure = (own: Placed, other: Placed | undefined): boolean =>
    other !== undefined &&
    (own === other ||
      ([own, other].every((one) => copies.get(identityOf(one))?.length === 1) && areBeside(own, other)));
  return placed.flatMap((own) => {
    const rules = (found.get(own.policy) ?? []).filter(({ by }) => isSure(own, ownerOf(by.policy, own)));
    return directions.flatMap((direction) => {
      const here = rules.filter((each) => each.direction === direction);
      // Where nothing comes to the policy, what is the matter inside of it does not count.
      const byOther = here.filter(({ by }) => by.policy !== own.policy);
      const told = byOther.length > 0 ? byOther : here;
      const by = told[0] && ownerOf(told[0].by.policy, own);
      const rest = (again.get(own.policy) ?? []).filter((each) => {
        const isTold = here.some(({ index }) => index === each.index);
        return each.direction === direction && !isTold && isSure(own, ownerOf(each.by.policy, own));
      });
      const repeats = rest.flatMap((each) => repeatReport(own, each, ownerOf(each.by.policy, own)) ?? []);
      return by === undefined ? repeats : [report(own, told, by), ...repeats];
    });
  });
}

/** What is written twice is there once in each variant of the cluster. */
function identityOf({ policy: { kind, namespace = '', name } }: Placed): string {
  return `${kind}/${namespace}/${name}`;
}

/**
 * Whether two policies surely meet, in this order: whoever applies a policy that names no namespace chooses one, for all
 * those of a file.
 */
function areBeside(own: Placed, by: Placed): boolean {
  const [late, early] = [hasNamespace(own), hasNamespace(by)];
  if (!late && !early) return own.file === by.file;
  return early && (late || policyOrder(by.policy) < policyOrder(own.policy));
}

function hasNamespace({ policy }: Placed): boolean {
  return policy.kind.includes('Global') || policy.namespace !== undefined;
}

interface Known {
  readonly policies: readonly Policy[];
  readonly version: string;
  readonly found: readonly UnreachableRule[];
  readonly repeated: readonly UnreachableRule[];
}

/** The last answer for the policies that begin with this one: most edits are elsewhere. */
const lastAnswer = revisedQuery(
  (
    before: Known | undefined,
    _first: Policy,
    policies: readonly Policy[],
    version: CalicoVersion | undefined,
  ): Known => {
    const told = version === undefined ? '' : formatVersion(version);
    const isSame = before?.version === told && before.policies.length === policies.length;
    if (before !== undefined && isSame && policies.every((policy, at) => policy === before.policies[at])) return before;
    return {
      policies,
      version: told,
      found: unreachableRules(policies, version),
      repeated: repeatedRules(policies, version),
    };
  },
);

function unreachableIn(
  placed: readonly Placed[],
  version: CalicoVersion | undefined,
): Pick<Known, 'found' | 'repeated'> {
  const policies = [...new Set(placed.map(({ policy }) => policy))];
  const [first] = policies;
  return first === undefined ? { found: [], repeated: [] } : lastAnswer(first, policies, version);
}

/** `rules` are of one direction and have one cause, a rule of `by`. */
function report(own: Placed, rules: readonly UnreachableRule[], by: Placed): Report {
  const [{ direction = 'ingress', index = 0, by: cause } = {}] = rules;
  const at: Place = { file: own.file, span: own.rules[direction][index] ?? own.resource.span };
  const decider = cause && by.rules[direction][cause.index];
  const action = actionOf(cause && by.policy[direction][cause.index]);
  const told =
    own === by
      ? ownText({ direction, action, number: (cause?.index ?? 0) + 1, more: rules.length - 1 })
      : otherText(own, by, { direction, action });
  const same = rules.every((each) => actionOf(own.policy[direction][each.index]) === action);
  return {
    at,
    ...told,
    ...(same && { severity: 'information' }),
    ...(decider && {
      related: [{ at: { file: by.file, span: decider }, message: say('This rule matches everything.') }],
    }),
  };
}

/** A rule of which one before has the same conditions. */
function repeatReport(
  own: Placed,
  { direction, index, by }: UnreachableRule,
  owner: Placed | undefined,
): Report | undefined {
  if (owner === undefined) return undefined;
  const action = actionOf(by.policy[direction][by.index]);
  const isSame = actionOf(own.policy[direction][index]) === action;
  const decider = owner.rules[direction][by.index];
  const message =
    own === owner
      ? say(
          'This rule is never reached: rule {0} of `{1}` has the same conditions and applies {2}.',
          by.index + 1,
          direction,
          action,
        )
      : say(
          'This rule is never reached: {0}, earlier in tier {1}, has one with the same conditions that applies {2}.',
          nameFor(owner.policy, own.policy),
          tierOf(by.policy),
          action,
        );
  return {
    at: { file: own.file, span: own.rules[direction][index] ?? own.resource.span },
    message,
    ...(isSame && { severity: own === owner ? 'information' : 'hint' }),
    ...(decider && {
      related: [{ at: { file: owner.file, span: decider }, message: say('This rule has the same conditions.') }],
    }),
  };
}

function nameFor(policy: Policy, beside: Policy): string {
  const isPlain = policy.namespace === undefined || policy.namespace === beside.namespace;
  return isPlain ? policy.name : `${policy.namespace}/${policy.name}`;
}

function actionOf(rule: PolicyRule | undefined): string {
  return String(rule?.['action'] ?? '');
}

type Told = Required<Pick<Report, 'message' | 'evidence'>>;

interface Said {
  readonly direction: string;
  readonly action: string;
}

function ownText({ direction, action, number, more }: Said & { number: number; more: number }): Told {
  const what =
    more === 0 ? say('This rule is never reached') : say('This rule and the ones after it are never reached');
  const message = say('{0}: rule {1} of `{2}` applies {3} to every packet.', what, number, direction, action);
  return { message, evidence: [say('Move the rules you need before it, or remove it.')] };
}

function otherText({ policy }: Placed, { policy: by }: Placed, { direction, action }: Said): Told {
  const order = policyOrder(by);
  const message = say(
    'The `{0}` rules of this policy are never reached: {1}, earlier in tier {2} for the same endpoints, applies {3} to every packet.',
    direction,
    nameFor(by, policy),
    tierOf(by),
    action,
  );
  const way = Number.isFinite(order)
    ? say('Give this policy an `order` below {0}, or remove it.', order)
    : say('Give this policy an `order`, or remove it.');
  return { message, evidence: [way] };
}
