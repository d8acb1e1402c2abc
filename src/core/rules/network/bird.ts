import { operatorBackend } from '../../manifest/forms/installation.ts';
import { networkingBackend } from '../../manifest/forms/settings.ts';
import type { AgentContext } from '../rule.ts';

/** Whether BIRD runs beside calico-node: with the backend `bird`, which is the default, and the operator's BGP on. */
export function routesByBird({ agent }: AgentContext): boolean {
  switch (agent.form) {
    case 'workload': {
      const backend = agent.env.get('CALICO_NETWORKING_BACKEND');
      return agent.flavour !== 'canal' && (backend === undefined || backend.text === 'bird');
    }
    case 'installation':
      return operatorBackend(agent.installation) === undefined && agent.installation.bgp?.value !== 'Disabled';
    case 'settings':
      return (networkingBackend(agent.settings) ?? 'bird') === 'bird';
  }
}
