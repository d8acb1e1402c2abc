import { type Case, check, clean, daemonSet, sampleManifest, twoNodes } from './harness.ts';

const assumed = 'Calico version unknown; assuming the newest (master) · snapshot i.yaml, collected 5 min ago';

/** A method, what it means, and the NIC, address and reason of each of the sample cluster's nodes. */
type Answer = readonly [method: string, meaning: string, vms71: string, vms72: string, subnet: string];
const answers: readonly Answer[] = [
  [
    'interface=ens33,eth0',
    'last interface (kernel order) whose name matches ens33 or eth0',
    'ens33  192.168.30.71/24  matches `ens33`',
    'eth0   192.168.30.72/24  matches `eth0`',
    '192.168.30.0/24',
  ],
  [
    'skip-interface=eth1,ens32',
    "last interface (kernel order) that Calico doesn't exclude by default and whose name doesn't match eth1 or ens32",
    "ens33  192.168.30.71/24  last in the kernel's list that isn't skipped",
    "eth0   192.168.30.72/24  last in the kernel's list that isn't skipped",
    '192.168.30.0/24',
  ],
  [
    'can-reach=192.168.30.1',
    'the source address the node uses to reach 192.168.30.1, according to its routes',
    'ens33  192.168.30.71/24  the kernel sends from this address',
    'eth0   192.168.30.72/24  the kernel sends from this address',
    '192.168.30.0/24',
  ],
  [
    'interface=ens32,eth1',
    'last interface (kernel order) whose name matches ens32 or eth1',
    'ens32  192.168.26.71/24  matches `ens32`',
    'eth1   192.168.26.72/24  matches `eth1`',
    '192.168.26.0/24',
  ],
  [
    'cidr=192.168.26.0/24',
    'last interface (kernel order) with an address in 192.168.26.0/24',
    'ens32  192.168.26.71/24  the address is in the range',
    'eth1   192.168.26.72/24  the address is in the range',
    '192.168.26.0/24',
  ],
];

check(
  answers.map(([method, meaning, vms71, vms72, subnet]): Case => {
    const stdout = [
      assumed,
      '',
      `IPv4  ${method}: ${meaning}`,
      '',
      '   node   NIC    address           why',
      `   vms71  ${vms71}`,
      `   vms72  ${vms72}`,
      '',
      `2 of 2 nodes, one subnet ${subnet}`,
      'certain, for Calico master',
    ];
    const args = ['resolve', '--method', method, '--inventory', 'i.yaml'];
    return { name: method, args, files: { 'i.yaml': twoNodes }, expected: { code: 0, stdout } };
  }),
);

const ipOutput = `2: eth0: <BROADCAST,UP,LOWER_UP>
    inet 10.0.0.7/24 scope global eth0
    inet6 fd00::7/64 scope global
`;
const dualStack = daemonSet(
  '{name: IP, value: autodetect}',
  '{name: IP6, value: autodetect}',
  '{name: IP_AUTODETECTION_METHOD, value: "interface=eth0"}',
);

check([
  {
    name: 'every interface of every node',
    args: ['resolve', 'a.yaml', '--inventory', 'i.yaml', '--all'],
    files: { 'a.yaml': sampleManifest.replace('interface=ens*,eth*', 'interface=eth'), 'i.yaml': twoNodes },
    expected: {
      code: 0,
      stdout: [
        'a.yaml: DaemonSet kube-system/calico-node',
        'Calico v3.32.1, from the image tag · snapshot i.yaml, collected 5 min ago',
        '',
        'IPv4  interface=eth: last interface (kernel order) whose name matches eth',
        '',
        "Interfaces are listed in the kernel's order; of several suitable ones the last is chosen (●), then the next (○).",
        '!  vms71  none  192.168.26.71/24  keeps the stored address: no suitable interface',
        '       lo               127.0.0.1/8        virtual        name does not match',
        '       ens32            192.168.26.71/24                  name does not match',
        '       ens33            192.168.30.71/24                  name does not match',
        '       docker0          172.17.0.1/16      down, virtual  name does not match',
        '       tunl0            10.244.118.192/32  virtual        name does not match',
        '       calice0906292e2                     virtual        name does not match',
        '   vms72  eth1  192.168.26.72/24  matches `eth`',
        '       lo               127.0.0.1/8        virtual        name does not match',
        "    ○  eth0             192.168.30.72/24                  matches, but eth1 is later in the kernel's list",
        '    ●  eth1             192.168.26.72/24                  matches `eth`',
        '       docker0          172.17.0.1/16      down, virtual  name does not match',
        '       tunl0            10.244.5.192/32    virtual        name does not match',
        '       calibd2348b4f67                     virtual        name does not match',
        '',
        '1 of 2 nodes, one subnet 192.168.26.0/24',
        'certain',
      ],
    },
  },
  {
    name: 'both families, a folder of nodes, and a node that is not known',
    args: ['resolve', 'a.yaml', '--inventory', 'nodes'],
    files: { 'a.yaml': dualStack, 'nodes/n1': ipOutput, 'nodes/worker-2': ipOutput.replaceAll('eth0', 'eth1') },
    expected: {
      code: 1,
      stdout: [
        'a.yaml: DaemonSet kube-system/calico-node',
        'Calico v3.32.1, from the image tag · folder nodes, collected just now',
        '',
        'IPv4  interface=eth0: last interface (kernel order) whose name matches eth0',
        '',
        '   node      NIC   address      why',
        '   n1        eth0  10.0.0.7/24  matches `eth0`',
        '✖  worker-2  none               fails to start, or keeps a stored address: no suitable interface',
        '',
        "Pods on n1 and worker-2 can't reach each other. Packets from worker-2 to n1 never leave worker-2: it also has n1's address 10.0.0.7.",
        '1 of 2 nodes, one subnet 10.0.0.0/24',
        'certain',
        '',
        "IPv6  no method set: last interface (kernel order) with a usable IPv6 address and a name that Calico doesn't exclude by default",
        '',
        '   node      NIC   address     why',
        "   n1        eth0  fd00::7/64  last suitable one in the kernel's list",
        "   worker-2  eth1  fd00::7/64  last suitable one in the kernel's list",
        '',
        "Pods on n1 and worker-2 can't reach each other. 2 nodes have the address fd00::7: n1, worker-2.",
        '2 of 2 nodes, one subnet fd00::/64',
        'certain',
      ],
    },
  },
  {
    name: 'two calico-nodes, one without detection',
    args: ['resolve', 'a.yaml', '-', '--inventory', 'i.yaml'],
    stdin: 'kind: Installation\napiVersion: operator.tigera.io/v1\nmetadata: {name: default}\n',
    files: { 'a.yaml': daemonSet('{name: IP, value: 192.168.30.72/24}'), 'i.yaml': twoNodes },
    expected: {
      code: 1,
      stdout: [
        'a.yaml: DaemonSet kube-system/calico-node',
        'Calico v3.32.1, from the image tag · snapshot i.yaml, collected 5 min ago',
        '',
        'IPv4  no detection runs',
        '',
        '   node   NIC   address           why',
        '!  vms71  none  192.168.30.72/24  set by IP; on no interface of this node',
        '   vms72  eth0  192.168.30.72/24  set by IP',
        '',
        "Pods can't reach pods on 2 of 2 paths. 2 nodes have the address 192.168.30.72: vms71, vms72.",
        '1 of 2 nodes',
        'certain',
        '',
        '',
        '<stdin>: Installation default',
        assumed,
        '',
        "IPv4  first-found: last interface (kernel order) with a usable IPv4 address and a name that Calico doesn't exclude by default",
        '',
        '   node   NIC    address           why',
        "   vms71  ens33  192.168.30.71/24  last suitable one in the kernel's list",
        "   vms72  eth1   192.168.26.72/24  last suitable one in the kernel's list",
        '',
        "Pods on vms71 and vms72 can't reach each other. Other nodes drop packets from vms71: the outer source 192.168.26.71 is no node's Calico address (its own is 192.168.30.71).",
        '2 of 2 nodes, 2 subnets: 192.168.30.0/24, 192.168.26.0/24',
        'certain, for Calico master',
      ],
    },
  },
  {
    name: 'an order that is not known, and a destination that is not',
    args: ['resolve', '--method', 'first-found', '--inventory', 'i.yaml', '--calico-version', 'v3.20.0', '--verbose'],
    files: {
      'i.yaml': `kind: CalicoInventory
version: 1
nodes:
  - name: n1
    interfaceOrder: unknown
    interfaces: [{name: a, addresses: [10.0.0.1/24]}, {name: b, addresses: [10.0.1.1/24]}]
`,
    },
    expected: {
      code: 1,
      stdout: [
        'Calico v3.20.0, from --calico-version · snapshot i.yaml',
        '',
        "IPv4  first-found: last interface (kernel order) with a usable IPv4 address and a name that Calico doesn't exclude by default",
        '',
        'Chosen ●, next in line ○, possible ◐.',
        "!  n1  none  one of b 10.0.1.1/24, a 10.0.0.1/24: the kernel's interface order is unknown",
        "    ◐  a  10.0.0.1/24  matches, but the kernel's order is unknown, so another one may win",
        "    ◐  b  10.0.1.1/24  matches, but the kernel's order is unknown, so another one may win",
        '',
        '0 of 1 node',
        "likely, but not certain: the kernel's interface order is unknown",
      ],
    },
  },
  {
    name: 'a method that is none, in colours',
    args: ['resolve', '--method', 'eth0', '--inventory', 'nodes'],
    files: { 'nodes/n1': ipOutput },
    env: { FORCE_COLOR: '1' },
    expected: {
      code: 1,
      stdout: [
        'Calico version unknown; assuming the newest (master) · folder nodes, collected just now',
        '',
        'IPv4  eth0: not a detection method in this version: calico-node exits',
        '',
        '\u001b[2m   node  NIC   address  why\u001b[22m',
        '\u001b[31m✖  n1    none           calico-node exits: unknown method\u001b[39m',
        '',
        '0 of 1 node',
        'certain, for Calico master',
      ],
    },
  },
  {
    name: 'no calico-node',
    args: ['resolve', 'a.yaml', '--inventory', 'i.yaml'],
    files: { 'a.yaml': 'kind: Service\n', 'i.yaml': twoNodes },
    expected: {
      code: 2,
      stderr: [
        'There is no calico-node in a.yaml: no DaemonSet or Pod with a calico-node container, and no Installation.',
      ],
    },
  },
  {
    name: "no calico-node in what can't be read",
    args: ['resolve', 'a.yaml', 'b.yaml', '--inventory', 'i.yaml'],
    files: { 'a.yaml': 'kind: Service\n', 'b.yaml': clean.replace('containers', '"containers'), 'i.yaml': twoNodes },
    expected: {
      code: 2,
      stderr: [
        'There is no calico-node in 2 files: no DaemonSet or Pod with a calico-node container, and no Installation. "vscode-calico check" has findings that may tell why.',
      ],
    },
  },
]);
