import type { Agent } from '../manifest/agent.ts';
import { formOf } from '../manifest/forms/forms.ts';
import type { Tool } from '../manifest/model.ts';
import { type Message, say } from '../message.ts';
import type { Span } from '../text.ts';

/** The Kubernetes object, or the settings, that start a calico-node. */
export interface AgentObject {
  readonly kind: string;
  readonly namespace?: string;
  readonly name?: string;
  readonly span: Span;
}

const tools: Readonly<Record<Tool, string>> = {
  'rke2-canal': 'RKE2 canal',
  kops: 'kOps',
  k0s: 'k0s',
  kubespray: 'kubespray',
  kubeasz: 'kubeasz',
};

/** The object of `agent`; a namespace or name that is not written is left out. */
export function agentObject(agent: Agent): AgentObject {
  const { namespace, name, span } = formOf(agent).object();
  return {
    kind: kindOf(agent),
    ...(namespace && { namespace: namespace.value }),
    ...(name && { name: name.value }),
    span,
  };
}

function kindOf(agent: Agent): string {
  switch (agent.form) {
    case 'settings':
      return agent.settings.carrier ?? tools[agent.settings.tool];
    case 'workload':
      return agent.workload.kind.value;
    case 'installation':
      return agent.installation.carrier ?? 'Installation';
  }
}

/** `DaemonSet kube-system/calico-node`, or `kubespray` for settings that have no name. */
export function agentTitle(agent: Agent): Message {
  const { kind, namespace, name } = agentObject(agent);
  if (name === undefined && agent.form === 'settings') return say('{0} settings', kind);
  if (name === undefined && agent.form === 'installation' && agent.installation.origin === 'values') {
    return say('Helm values of the operator');
  }
  const shown = name ?? say('(no name)');
  return namespace === undefined ? say('{0} {1}', kind, shown) : say('{0} {1}/{2}', kind, namespace, shown);
}
