import type { Translate } from '../l10n.ts';
import type { Agent } from '../manifest/agent.ts';
import type { Span } from '../text.ts';

/** The Kubernetes object that starts a calico-node. */
export interface AgentObject {
  readonly kind: string;
  readonly namespace?: string;
  readonly name?: string;
  readonly span: Span;
}

/** The DaemonSet, Pod or Installation of `agent`; a namespace or name that is not written is left out. */
export function agentObject(agent: Agent): AgentObject {
  const object = agent.form === 'workload' ? agent.workload : agent.installation;
  const { namespace, name, span } = object;
  return {
    kind: agent.form === 'workload' ? agent.workload.kind.value : 'Installation',
    ...(namespace && { namespace: namespace.value }),
    ...(name && { name: name.value }),
    span,
  };
}

/** `DaemonSet kube-system/calico-node`. */
export function agentTitle(agent: Agent, t: Translate): string {
  const { kind, namespace, name } = agentObject(agent);
  const shown = name ?? t('(without name)');
  return namespace === undefined ? `${kind} ${shown}` : `${kind} ${namespace}/${shown}`;
}
