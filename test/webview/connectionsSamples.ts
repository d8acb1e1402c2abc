import { type CalicoService, createCalicoService } from '../../src/core/service.ts';
import { drained } from '../../src/core/steps.ts';
import type { ToConnectionsView } from '../../src/protocol/connectionsMessages.ts';
import type { Message } from '../../src/protocol/messages.ts';
import { inEnglish } from '../said.ts';

/** A shop with a web server and a database, policies for both, and what its page is sent. */

export function workload(name: string, namespace = 'shop', kind = 'Deployment'): object {
  return {
    kind,
    metadata: { name, namespace },
    spec: { template: { metadata: { labels: { app: name } }, spec: { containers: [{ name: 'c', image: 'i' }] } } },
  };
}

export function allow(name: string, from: string, port: number | string, namespace = 'shop'): object {
  const source = { selector: `app == '${from}'` };
  return {
    apiVersion: 'projectcalico.org/v3',
    kind: 'NetworkPolicy',
    metadata: { name, namespace },
    spec: {
      selector: `app == '${name}'`,
      types: ['Ingress'],
      ingress: [{ action: 'Allow', protocol: 'TCP', source, destination: { ports: [port] } }],
    },
  };
}

export const shop: readonly object[] = [workload('web'), workload('db'), allow('db', 'web', 5432)];

export function shopService(objects: readonly object[] = shop): CalicoService {
  const service = createCalicoService();
  service.setFile('shop.yaml', objects.map((each) => `${JSON.stringify(each, undefined, 1)}\n`).join('---\n'));
  return service;
}

export function connectionsMessage(
  service: CalicoService = shopService(),
  version = 1,
  search = '',
): Message<ToConnectionsView, 'connections'> {
  const shown = drained(service.policies.connectionsInSteps('shop.yaml'));
  if (shown === undefined) throw new Error('Nothing is known.');
  return { type: 'connections', version, table: inEnglish(drained(shown.table({ search, mostGroups: 60 }))) };
}

export function decisionsMessage(
  service: CalicoService,
  from: number,
  to: number,
  version = 1,
): Message<ToConnectionsView, 'decisions'> {
  const shown = drained(service.policies.connectionsInSteps('shop.yaml'));
  const decisions = (shown?.decisions(from, to) ?? []).map(({ at, ...rest }) => ({
    ...rest,
    where: at === undefined ? '' : service.policies.placeText(at),
  }));
  return { type: 'decisions', version, from, to, decisions: inEnglish(decisions) };
}
