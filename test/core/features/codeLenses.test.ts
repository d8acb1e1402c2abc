import { said } from '../../said.ts';
import { check, daemonSet } from '../manifest/harness.ts';
import { viewWorld } from './world.ts';

/** What stands above each calico-node, and at what. */

const METHOD = '        - name: IP_AUTODETECTION_METHOD\n';
const IP = '        - name: IP\n          value: autodetect\n';
const installation = (fields: string): string =>
  `apiVersion: operator.tigera.io/v1\nkind: Installation\nspec:\n  calicoNetwork:\n    nodeAddressAutodetectionV4: ${fields}\n`;

check(
  [
    {
      name: 'above the container',
      given: daemonSet(`${IP}${METHOD}          value: interface=^ens33$,^eth0$\n`),
      expected: ['calico-node: 2 of 2 nodes resolved (good)'],
    },
    {
      name: 'nodes without',
      given: daemonSet(`${METHOD}          value: interface=^ens33$\n${IP}`),
      expected: ['calico-node: 1 of 2 nodes resolved · 2 of 2 paths broken (error)'],
    },
    {
      name: 'both families',
      given: daemonSet(
        `        - name: IP\n          value: autodetect\n        - name: IP6\n          value: autodetect\n`,
      ),
      expected: ['calico-node: IPv4: 2 of 2 nodes, IPv6: 0 of 2 nodes resolved · 2 of 2 paths broken (error)'],
    },
    {
      name: 'above the field of the operator',
      given: installation('{canReach: 8.8.8.8}'),
      expected: ['nodeAddressAutodetectionV4: 2 of 2 nodes resolved (good)'],
    },
    {
      name: 'a given address, for which no method is used',
      given: daemonSet('        - name: IP\n          value: 10.0.0.1\n'),
      expected: [],
    },
    { name: 'nothing of Calico', given: 'kind: Service\n', expected: [] },
  ],
  (given) => lensesOf(given),
);

check([{ name: 'no nodes', given: daemonSet(''), expected: ['calico-node: No nodes (none)'] }], (given) =>
  lensesOf(given, ''),
);

function lensesOf(given: string, nodes?: string): readonly string[] {
  const { service, file, cut } = viewWorld(given, nodes);
  return service.codeLenses(file).map(({ span, title, state }) => `${cut(file, span)}: ${said(title)} (${state})`);
}
