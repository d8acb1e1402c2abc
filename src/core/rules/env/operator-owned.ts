import type { InstallationAgent, WorkloadAgent } from '../../manifest/agent.ts';
import { methodSites } from '../../manifest/forms/forms.ts';
import { METHOD_VARIABLES } from '../../manifest/methodSites.ts';
import type { EnvVar, Workload } from '../../manifest/model.ts';
import { createNearness, type Nearness } from '../../manifest/nearness.ts';
import { type Message, say } from '../../message.ts';
import { bothFamilies, type Family } from '../../net/address.ts';
import { methodFix } from '../place.ts';
import type { AgentContext, Fix, Report, Rule } from '../rule.ts';

/** A DaemonSet that the operator owns is edited: the operator writes its own method back (tigera/operator pkg/render/node.go). */
export const operatorOwned: Rule = {
  code: 'operator-owned',
  severity: 'warning',
  scope: 'workspace',
  check(context) {
    const installations = context.agents.flatMap((each): readonly InstallationContext[] =>
      each.agent.form === 'installation' ? [{ ...each, agent: each.agent, file: each.agent.file }] : [],
    );
    const nearest = createNearness(installations);
    return context.agents.flatMap((agent) => report(agent, nearest) ?? []);
  },
};

function report(agentContext: AgentContext, nearest: Nearness<InstallationContext>): Report | undefined {
  const { agent, plan, running } = agentContext;
  if (agent.form !== 'workload' || agent.workload.kind.value !== 'DaemonSet') return undefined;
  const why = ownership(agent, agentContext);
  const entry = firstEdited(agent);
  if (why === undefined || entry === undefined) return undefined;
  const installation = onlyOne(nearest(agent.file)?.items);
  const isSame =
    running?.key === plan.key ||
    (installation !== undefined &&
      bothFamilies.every((family) => methodOf(installation, family) === methodOf(agentContext, family)));
  if (isSame) return undefined;
  const related = installation && { at: placeOf(installation.agent), message: say('This is its Installation') };
  return {
    at: { file: agent.file, span: entry.name.span },
    message: say(
      'The operator reverts changes to {0}: set the method in its Installation, under spec.calicoNetwork.',
      entry.name.value,
    ),
    evidence: [say('The operator owns this DaemonSet ({0}).', why)],
    related: related === undefined ? [] : [related],
    fixes: () =>
      installation === undefined ? [] : bothFamilies.flatMap((family) => fixesFor(family, agentContext, installation)),
  };
}

function methodOf({ plan }: AgentContext, family: Family): string {
  return plan.methods[family] ?? '';
}

/** By what it is known that the operator made the DaemonSet, in words; undefined where it is not known. */
function ownership({ workload }: WorkloadAgent, { running }: AgentContext): Message | undefined {
  const { name, namespace, labels, ownerKinds } = workload;
  if (ownerKinds.includes('Installation')) return say('its owner is an Installation');
  if (labels.get(managedBy)?.value === 'tigera-operator') return say('according to its label {0}', managedBy);
  if (name?.value !== 'calico-node') return undefined;
  if (namespace !== undefined) return namespace.value === ownNamespace ? say('namespace {0}', ownNamespace) : undefined;
  // A namespace that is not written is the one in which the DaemonSet runs.
  const runs = running?.agent?.form === 'workload' && namespaceOf(running.agent.workload) === ownNamespace;
  return runs ? say('in the cluster, it runs in namespace {0}', ownNamespace) : undefined;
}

const managedBy = 'app.kubernetes.io/managed-by';
const ownNamespace = 'calico-system';

function namespaceOf({ namespace }: Workload): string | undefined {
  return namespace?.value;
}

function firstEdited({ container }: WorkloadAgent): EnvVar | undefined {
  const names = [METHOD_VARIABLES[4], METHOD_VARIABLES[6], 'IP', 'IP6'];
  const [name] = names.filter((each) => container.env.some((entry) => entry.name.value === each));
  return container.env.findLast((entry) => entry.name.value === name);
}

type InstallationContext = AgentContext & { readonly agent: InstallationAgent; readonly file: string };

/** The Installation in the file, or the nearest one; undefined where several are as near. */
function onlyOne(nearest: readonly InstallationContext[] | undefined): InstallationContext | undefined {
  return nearest?.length === 1 ? nearest[0] : undefined;
}

function placeOf({ file, installation }: InstallationAgent): {
  readonly file: string;
  readonly span: Workload['span'];
} {
  return { file, span: installation.name?.span ?? installation.span };
}

/** Writes the DaemonSet's method where the Installation has one. */
function fixesFor(family: Family, { plan }: AgentContext, installation: InstallationContext): readonly Fix[] {
  const text = plan.methods[family];
  if (text === undefined || text === '' || methodOf(installation, family) === text) return [];
  const site = methodSites([installation.agent]).find((each) => each.family === family);
  return site === undefined
    ? []
    : methodFix({ site, agent: installation }, text, say('Set {0} in the Installation', text), true);
}
