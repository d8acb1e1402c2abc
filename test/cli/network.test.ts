import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Case, check, runCli, sampleManifest, twoNodes } from './harness.ts';

const files = { 'a.yaml': sampleManifest.replace('interface=ens*,eth*', 'interface=ens33,eth0'), 'i.yaml': twoNodes };
const help = (command: string): string => `"vscode-calico ${command} --help" tells more.`;

check([
  {
    name: 'trace: a path with a route that is to come',
    args: ['trace', 'node:vms71', 'pod1', 'a.yaml', '--inventory', 'i.yaml'],
    files,
    expected: {
      code: 0,
      stdout: [
        'vms71 192.168.26.71 → default/pod1 10.244.118.193 on vms71  as it will be',
        'Packets from vms71 reach default/pod1: on node vms71 itself.',
        '',
        '    1  vms71  route 10.244.118.193  10.244.118.193 dev calice0906292e2 scope link  (read)',
        "    2  vms71  calice0906292e2       On vms71, calice0906292e2 is the host side of the pod's interface.",
        "    3  vms71  eth0 in the pod       eth0 with 10.244.118.193 is the pod's own interface.",
        '',
        '',
        'default/pod1 10.244.118.193 on vms71 → vms71 192.168.26.71  as it will be',
        'Packets from default/pod1 reach vms71: on node vms71 itself.',
        '',
        "    1  vms71  eth0 in the pod        eth0 with 10.244.118.193 is the pod's own interface.",
        "    2  vms71  calice0906292e2        On vms71, calice0906292e2 is the host side of the pod's interface.",
        '    3  vms71  route 192.168.26.71    local 192.168.26.71 dev ens32 table local scope host src 192.168.26.71  (read)',
        '    4  vms71  delivered to the node  vms71 itself has 192.168.26.71, on ens32.',
      ],
    },
  },
  {
    name: 'trace: an end that is not known',
    args: ['trace', 'pod1', 'pod9', '--inventory', 'i.yaml'],
    files,
    expected: { code: 2, stderr: ['"pod9" isn\'t a pod, node or address in the inventory.'] },
  },
  {
    name: 'trace: one end',
    args: ['trace', 'pod1', '--inventory', 'i.yaml'],
    files,
    expected: { code: 2, stderr: [`Name two ends: pods, nodes or addresses. ${help('trace')}`] },
  },
  {
    name: 'trace: no inventory',
    args: ['trace', 'pod1', 'pod2', 'a.yaml'],
    files,
    expected: {
      code: 2,
      stderr: [`Name a snapshot or a folder of \`ip\` output with --inventory PATH. ${help('trace')}`],
    },
  },
  {
    name: 'trace: files without a calico-node',
    args: ['trace', 'pod1', 'pod2', 'b.yaml', '--inventory', 'i.yaml'],
    files: { ...files, 'b.yaml': 'kind: Pod\n' },
    expected: { code: 2, stderr: ['There is no calico-node in the files, and no Installation.'] },
  },
  {
    name: 'trace: a port that is none',
    args: ['trace', 'pod1', 'pod2', 'a.yaml', '--port', 'http', '--inventory', 'i.yaml'],
    files,
    expected: {
      code: 2,
      stderr: [`"http" is no port; write it like 80/tcp, 53/udp or icmp. ${help('trace')}`],
    },
  },
] satisfies readonly Case[]);

test('trace --json: data that other programs read', async () => {
  const args = ['trace', 'pod1', 'pod2', 'a.yaml', '--inventory', 'i.yaml', '--json'];
  const { code, stdout } = await runCli({ args, files });
  const { version, there, back } = JSON.parse(stdout);
  assert.deepEqual([code, version, there.outcome, back.outcome], [0, 1, 'arrives', 'arrives']);
  const route = there.hops.find((each: { kind: string }) => each.kind === 'route');
  assert.deepEqual(route.route, {
    text: '10.244.5.192/26 via 192.168.30.72 dev tunl0 proto bird metric 1024 onlink',
    from: 'predicted',
  });
});

const policies = `
---
apiVersion: v1
kind: Pod
metadata: { name: pod1, labels: { app: one } }
spec: {}
---
apiVersion: v1
kind: Pod
metadata: { name: pod2, labels: { app: two } }
spec: {}
---
apiVersion: projectcalico.org/v3
kind: NetworkPolicy
metadata: { name: two, namespace: default }
spec:
  selector: app == 'two'
  ingress:
    - { action: Deny, protocol: TCP, destination: { ports: [81] } }
    - { action: Allow, protocol: TCP, destination: { ports: ["80:82"] } }
`;
const withPolicies = {
  'a.yaml': `${files['a.yaml']}${policies}`,
  'i.yaml': twoNodes,
};
const toOther = ['pod1', 'pod2', 'a.yaml', '--inventory', 'i.yaml'];

test('trace --port: a denied packet stops where it is denied, with the rule to change', async () => {
  const args = ['trace', ...toOther, '--port', '81/tcp'];
  const { code, stdout } = await runCli({ args, files: withPolicies });
  assert.equal(code, 1);
  const [, summary] = stdout.split('\n');
  assert.equal(
    summary?.replace(/ stop at .* on /, ' stop at … on '),
    'Packets from default/pod1 to default/pod2 stop at … on vms72: Rule 0 of NetworkPolicy default/two in tier default denies TCP 81. Change the rule in a.yaml:LINE.'.replace(
      'LINE',
      String(withPolicies['a.yaml'].split('\n').findIndex((line) => line.includes('action: Deny')) + 1),
    ),
  );
  assert.match(stdout, /\n✖ .*\n {7}Rule 0 of NetworkPolicy default\/two/);
  const { stdout: json } = await runCli({ args: [...args, '--json'], files: withPolicies });
  const { there, policies: told } = JSON.parse(json);
  assert.deepEqual([there.outcome, told.verdict, there.hops[there.stopsAt].state], ['stops', 'deny', 'broken']);
  assert.deepEqual(
    told.steps.map((step: { place: string; decision: { policy: string } }) => [step.place, step.decision.policy]),
    [
      ['egress', 'kns.default'],
      ['ingress', 'default/two'],
    ],
  );
});

test('trace --port: what is allowed arrives, and without a port it is told what is', async () => {
  const allowed = await runCli({ args: ['trace', ...toOther, '--port', '80'], files: withPolicies });
  assert.deepEqual([allowed.code, allowed.stdout.split('\n').at(-2)], [0, 'Policies allow TCP 80.']);
  const any = await runCli({ args: ['trace', ...toOther], files: withPolicies });
  assert.deepEqual([any.code, any.stdout.split('\n').at(-2)], [0, 'Policies allow: TCP 80, 82.']);
  const end = await runCli({ args: ['trace', ...toOther, '--port', '83'], files: withPolicies });
  assert.equal(end.code, 1);
  assert.match(end.stdout, /Tier default denies TCP 83 at default\/pod2 by default: none of its rules allows it\./);
});

test('trace --port: pods whose labels nobody tells are not known', async () => {
  const args = ['trace', 'pod1', 'pod2', 'a.yaml', '--inventory', 'i.yaml', '--port', 'icmp'];
  const { code, stdout } = await runCli({
    args,
    files: { ...withPolicies, 'a.yaml': withPolicies['a.yaml'].replace('name: pod2', 'name: pod3') },
  });
  assert.equal(code, 1);
  assert.match(stdout, /\nWhether policies allow ICMP 8 is unknown: [^\n]*default\/pod2[^\n]*\.\n$/);
});

test('trace --live: what is now, and 1 where packets may not arrive', async () => {
  const without = twoNodes.replace(/.*10\.244\.5\.192\/26 via.*\n/, '');
  const args = ['trace', 'pod1', 'pod2', '--live', '--inventory', 'i.yaml'];
  const { code, stdout } = await runCli({ args, files: { 'i.yaml': without } });
  assert.equal(code, 1);
  assert.match(
    stdout,
    /^default\/pod1 .* as it is now\nWhether packets from default\/pod1 reach default\/pod2 is unknown: vms71 has no route to block 10\.244\.5\.192\/26 through IPIP and uses default/,
  );
  assert.match(stdout, /\n\? {3}4 {2}vms71 {2}out ens32/);
});

test('trace --live: files with policies alone say what is allowed', async () => {
  const args = ['trace', 'pod1', 'pod2', 'p.yaml', '--live', '--inventory', 'i.yaml'];
  const { code, stdout } = await runCli({ args, files: { 'i.yaml': twoNodes, 'p.yaml': policies } });
  assert.deepEqual([code, stdout.split('\n').at(-2)], [0, 'Policies allow: TCP 80, 82.']);
});

test('matrix: every value is a line, with what it chooses', async () => {
  const more = ['--method', 'interface=eth0', '--method', 'first-found'];
  const args = ['matrix', 'a.yaml', '--inventory', 'i.yaml', ...more];
  const { code, stdout } = await runCli({ args, files });
  assert.equal(code, 0);
  const values = stdout.split('\n').flatMap((line) => /^[✔~?!✖] +\d+\. +(\S+)/.exec(line)?.[1] ?? []);
  assert.deepEqual(values.slice(0, 3), ['interface=ens33,eth0', 'cidr=192.168.26.0/24', 'interface=^ens32$,^eth1$']);
  assert.ok(values.includes('interface=eth0') && values.filter((each) => each === 'first-found').length === 1);
  const { stdout: json } = await runCli({ args: [...args, '--format', 'json'], files });
  assert.equal(JSON.parse(json).rows[0].origin, 'file');
});

test('a hostile name shows as text', async () => {
  const args = ['trace', 'node:\u001b[31mvms71', 'pod1', '--inventory', 'i.yaml'];
  const { stderr } = await runCli({ args, files });
  assert.ok(!stderr.includes('\u001b'));
});
