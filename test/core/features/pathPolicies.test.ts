import assert from 'node:assert/strict';
import { drained } from '../../../src/core/steps.ts';
import { inEnglish } from '../../said.ts';
import { sampleInventory, samplePolicies, topologyService } from '../../webview/topologySamples.ts';
import { check } from '../manifest/harness.ts';

/** What policies say of a path from one pod to another, without and with a port. */

check(
  [
    { name: 'without a port', given: '', expected: ['arrives', 'allow Policies allow: TCP 80.'] },
    {
      name: 'an allowed port',
      given: '80/tcp',
      expected: [
        'arrives',
        'allow Policies allow TCP 80.',
        'veth allow TCP 80 at default/pod1: no policy applies',
        'veth allow TCP 80 at default/pod2: rule 0 of NetworkPolicy default/two, tier default → policies.yaml:18',
      ],
    },
    {
      name: 'one that a rule denies',
      given: '53/udp',
      expected: [
        'stops',
        'deny Rule 1 of NetworkPolicy default/two in tier default denies UDP 53. Change the rule in policies.yaml:19.',
        'veth allow UDP 53 at default/pod1: no policy applies',
        'veth deny UDP 53 at default/pod2: rule 1 of NetworkPolicy default/two, tier default → policies.yaml:19',
      ],
    },
    {
      name: 'one that no rule allows leads to the policy for which its tier counts',
      given: '443/tcp',
      expected: [
        'stops',
        'deny Tier default denies TCP 443 at default/pod2 by default: none of its rules allows it. Allow it in a policy of that tier.',
        'veth allow TCP 443 at default/pod1: no policy applies',
        'veth deny TCP 443 at default/pod2: no rule of tier default matches, and its end denies → policies.yaml:13',
      ],
    },
    {
      name: 'a text that is no port',
      given: 'x"/tcp',
      expected: ['arrives', 'unknown "x"/tcp" is no port; write it like 80/tcp, 53/udp or icmp.'],
    },
  ],
  (port) => {
    const service = topologyService(sampleInventory(), 'cidr=192.168.26.0/24', samplePolicies);
    const found = service.trace('calico.yaml', 'default/pod1', 'default/pod2');
    assert.ok(found !== undefined && !('reason' in found));
    const { paths, policies } = inEnglish(drained(service.policies.onPathInSteps('calico.yaml', found, port)));
    assert.ok(policies !== undefined);
    return [
      paths.there.outcome,
      `${policies.verdict} ${policies.text}`,
      ...policies.steps.map(({ hop, verdict, text, at }) => {
        const place = at === undefined ? '' : ` → ${service.policies.placeText(at)}`;
        return `${paths.there.hops[hop]?.kind} ${verdict} ${text}${place}`;
      }),
    ];
  },
);

const hostPolicies = `---
apiVersion: projectcalico.org/v3
kind: HostEndpoint
metadata: { name: one, labels: { host: one } }
spec: { node: vms71, interfaceName: ens33 }
---
apiVersion: projectcalico.org/v3
kind: HostEndpoint
metadata: { name: other, labels: { host: other } }
spec: { node: vms72, expectedIPs: [192.168.30.72] }
---
apiVersion: projectcalico.org/v3
kind: GlobalNetworkPolicy
metadata: { name: out }
spec:
  selector: host == 'one'
  types: [Egress]
  applyOnForward: true
  egress:
    - { action: Allow, protocol: TCP, destination: { ports: ["80:90"] } }
---
apiVersion: projectcalico.org/v3
kind: GlobalNetworkPolicy
metadata: { name: in }
spec:
  selector: host == 'other'
  types: [Ingress]
  applyOnForward: true
  ingress:
    - { action: Allow, protocol: TCP, destination: { ports: [80, 81] } }
`;

/** The pool's IPIP mode, the method and the port, with what comes of them. */
const forwarded = [
  {
    given: 'Never interface=ens33,eth0',
    expected: ['arrives', 'allow Policies allow: TCP 80-81.'],
  },
  {
    given: 'Never interface=ens33,eth0 85/tcp',
    expected: [
      'stops',
      'deny Tier default denies TCP 85 at host:other by default: none of its rules allows it. Allow it in a policy of that tier.',
      'vms71 veth calice0906292e2 allow TCP 85 at default/pod1: no policy applies',
      'vms71 egress ens33 allow TCP 85 at host:one: rule 0 of GlobalNetworkPolicy out, tier default',
      'vms72 ingress eth0 deny TCP 85 at host:other: no rule of tier default matches, and its end denies',
      'vms72 veth calibd2348b4f67 allow TCP 85 at default/pod2: no policy applies',
    ],
  },
  {
    given: 'Never interface=ens33,eth0 95/tcp',
    expected: [
      'stops',
      'deny Tier default denies TCP 95 at host:one by default: none of its rules allows it. Allow it in a policy of that tier.',
      'vms71 veth calice0906292e2 allow TCP 95 at default/pod1: no policy applies',
      'vms71 egress ens33 deny TCP 95 at host:one: no rule of tier default matches, and its end denies',
      'vms72 ingress eth0 deny TCP 95 at host:other: no rule of tier default matches, and its end denies',
      'vms72 veth calibd2348b4f67 allow TCP 95 at default/pod2: no policy applies',
    ],
  },
  ...['Always interface=ens33,eth0 85/tcp', 'Never cidr=192.168.26.0/24 85/tcp'].map((given) => ({
    given,
    expected: [
      'arrives',
      'allow Policies allow TCP 85.',
      'vms71 veth calice0906292e2 allow TCP 85 at default/pod1: no policy applies',
      'vms72 veth calibd2348b4f67 allow TCP 85 at default/pod2: no policy applies',
    ],
  })),
];

check(
  forwarded.map((each) => ({ ...each, name: `host endpoints between pods are asked on their NICs: ${each.given}` })),
  (given) => {
    const [mode = '', method = '', port = ''] = given.split(' ');
    const inventory = sampleInventory((text) => text.replace('ipipMode: Always', `ipipMode: ${mode}`));
    const pods = samplePolicies.slice(0, samplePolicies.indexOf('---\napiVersion: projectcalico.org'));
    const service = topologyService(inventory, method, `${pods}${hostPolicies}`);
    const found = service.trace('calico.yaml', 'default/pod1', 'default/pod2');
    assert.ok(found !== undefined && !('reason' in found));
    const { paths, policies } = inEnglish(drained(service.policies.onPathInSteps('calico.yaml', found, port)));
    const steps = (policies?.steps ?? []).map(({ hop, verdict, text }) => {
      const at = paths.there.hops[hop];
      return `${at?.node} ${at?.kind} ${at?.device} ${verdict} ${text}`;
    });
    return [paths.there.outcome, `${policies?.verdict} ${policies?.text}`, ...steps];
  },
);

check([{ name: 'nothing is said where no policy is known', given: '80/tcp', expected: ['undefined'] }], (port) => {
  const service = topologyService(sampleInventory(), 'cidr=192.168.26.0/24');
  const found = service.trace('calico.yaml', 'default/pod1', 'default/pod2');
  assert.ok(found !== undefined && !('reason' in found));
  return [String(drained(service.policies.onPathInSteps('calico.yaml', found, port)).policies)];
});
