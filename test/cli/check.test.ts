import { check, clean, daemonSet, ignoredMethod, informational, sampleManifest, twoNodes } from './harness.ts';

const warning = (file: string): readonly string[] => [
  `${file}:11:18`,
  '11 |         - {name: IP_AUTODETECTION_METHOD, value: first-found}',
  '   |                  ^^^^^^^^^^^^^^^^^^^^^^^ warning method-ignored: This method has no effect: IP is "none", not "autodetect".',
  `   = ${file}:10:29 IP is set here`,
  '   = fix: Set IP to autodetect',
  '',
];
const remark = [
  'a.yaml:10:18',
  '10 |         - {name: IP_AUTODETECTION_METHOD, value: first-found}',
  "   |                  ^^^^^^^^^^^^^^^^^^^^^^^ information method-ignored: IP isn't set: this method only applies to nodes without a stored address.",
  '   = fix: Set IP to autodetect',
  '',
];
const fromConfigMap = daemonSet(
  '{name: IP, valueFrom: {configMapKeyRef: {name: config, key: ip}}}',
  '{name: IP_AUTODETECTION_METHOD, value: first-found}',
  '{name: IP6, value: autodetect}',
);
const configMap = 'kind: ConfigMap\nmetadata: {name: config, namespace: kube-system}\ndata: {ip: none}\n';
const wrongTypes = `kind: CalicoInventory
version: 1
nodes:
  - name: n1
    interfaces:
      - name: eth0
        addresses: 10.0.0.1/24
  - name: 7
  - name: n2
    interfaces:
      - name: lo
        addresses: [127.0.0.1/8]
`;

check([
  {
    name: 'a file without findings',
    args: ['check', 'a.yaml'],
    files: { 'a.yaml': clean },
    expected: { code: 0, stdout: ['1 file with 1 calico-node, checked without inventory: no findings.'] },
  },
  {
    name: 'a warning, with its related place and fix',
    args: ['check', 'a.yaml'],
    files: { 'a.yaml': ignoredMethod },
    expected: {
      code: 1,
      stdout: [...warning('a.yaml'), '1 file with 1 calico-node, checked without inventory: 1 warning.'],
    },
  },
  {
    name: 'what is only informational does not fail the check',
    args: ['check', 'a.yaml'],
    files: { 'a.yaml': informational },
    expected: {
      code: 0,
      stdout: [...remark, '1 file with 1 calico-node, checked without inventory: 1 informational finding.'],
    },
  },
  {
    name: 'with --strict it does',
    args: ['check', '--strict', 'a.yaml'],
    files: { 'a.yaml': informational },
    expected: {
      code: 1,
      stdout: [...remark, '1 file with 1 calico-node, checked without inventory: 1 informational finding.'],
    },
  },
  {
    name: 'standard input, which comes in pieces',
    args: ['check', '-', '-'],
    stdin: `# größer 🐈\n${clean}        - {name: IP6, value: ☃}\n`,
    expected: {
      code: 1,
      stdout: [
        '<stdin>:13:30',
        '13 |         - {name: IP6, value: ☃}',
        '   |                              ^ error ip-invalid: calico-node exits on "☃": IP6 must be "autodetect", "none" or an IPv6 address.',
        '',
        '1 file with 1 calico-node, checked without inventory: 1 error.',
      ],
    },
  },
  {
    name: 'UTF-16, as Windows PowerShell writes it',
    args: ['check', 'le.yaml', 'be.yaml'],
    files: { 'le.yaml': utf16(informational), 'be.yaml': utf16(informational).swap16() },
    expected: {
      code: 0,
      stdout: [
        ...remark.map((line) => line.replace('a.yaml', 'be.yaml')),
        ...remark.map((line) => line.replace('a.yaml', 'le.yaml')),
        '2 files with 2 calico-nodes, checked without inventory: 2 informational findings.',
      ],
    },
  },
  {
    name: 'YAML that breaks off',
    args: ['check', 'a.yaml'],
    files: { 'a.yaml': `${clean}        - {name: "\n` },
    expected: {
      code: 1,
      stdout: [
        'a.yaml:13:1',
        '13 |',
        '   | ^ error manifest-unreadable: Something is missing here: a ":", a comma, or the closing quote or bracket.',
        '',
        '1 file with 1 calico-node, checked without inventory: 1 error.',
      ],
    },
  },
  {
    name: 'a folder: manifests only, in the order of their names, each once, links followed',
    args: ['check', 'all', 'all/b.yml', '$DIR/all/b.yml'],
    files: {
      'all/b.yml': ignoredMethod,
      'all/A.JSON': '{}',
      'all/a/deep/c.yaml': ignoredMethod,
      'all/readme.md': ignoredMethod,
      'all/node_modules/d.yaml': ignoredMethod,
      'all/.git/e.yaml': ignoredMethod,
      'elsewhere/target': ignoredMethod,
    },
    links: { 'all/link.yaml': '../elsewhere/target', 'all/lost.yaml': 'nowhere', 'all/up': '..' },
    expected: {
      code: 1,
      stdout: [
        ...warning('all/a/deep/c.yaml'),
        ...warning('all/b.yml'),
        ...warning('all/link.yaml'),
        '4 files with 3 calico-nodes, checked without inventory: 3 warnings.',
      ],
    },
  },
  {
    name: 'templates in a folder, but for what is made of them beside them, and any template by its name',
    args: ['check', 'all', 'all/made.yaml.tpl'],
    files: {
      'all/a.yaml.j2': `${ignoredMethod}{% if x %}\n---\n{% endif %}\n`,
      'all/b.yml.gotmpl': '{{ define "x" }}',
      'all/made.yaml': clean,
      'all/made.yaml.tpl': clean,
      'all/made.yaml.erb': ignoredMethod,
      'all/notes.j2': ignoredMethod,
    },
    expected: {
      code: 1,
      stdout: [...warning('all/a.yaml.j2'), '4 files with 3 calico-nodes, checked without inventory: 1 warning.'],
    },
  },
  {
    name: 'a folder without manifests',
    args: ['check', 'e'],
    files: { 'e/x.txt': '' },
    expected: { code: 2, stderr: ['e: there is no *.yaml, *.yml or *.json file in this folder.'] },
  },
  {
    name: 'several files are one world',
    args: ['check', 'a.yaml', 'config.yaml'],
    files: { 'a.yaml': fromConfigMap, 'config.yaml': configMap },
    expected: {
      code: 1,
      stdout: [
        'a.yaml:11:18',
        '11 |         - {name: IP_AUTODETECTION_METHOD, value: first-found}',
        '   |                  ^^^^^^^^^^^^^^^^^^^^^^^ warning method-ignored: This method has no effect: IP is "none", not "autodetect".',
        '   = config.yaml:3:12 IP is set here',
        '   = fix: Set IP to autodetect',
        '',
        '2 files with 1 calico-node, checked without inventory: 1 warning.',
      ],
    },
  },
  {
    name: 'a file outside the folder it is started in',
    args: ['check', '../a.yaml'],
    files: { 'a.yaml': ignoredMethod, below: null },
    cwd: 'below',
    expected: {
      code: 1,
      stdout: [...warning('$DIR/a.yaml'), '1 file with 1 calico-node, checked without inventory: 1 warning.'],
    },
  },
  {
    name: 'files that do not exist',
    args: ['check', 'a.yaml', 'no.yaml', 'nor/this.yaml'],
    files: { 'a.yaml': ignoredMethod },
    expected: { code: 2, stderr: ['no.yaml: no such file or directory.', 'nor/this.yaml: no such file or directory.'] },
  },
  {
    name: 'a file without calico-node',
    args: ['check', 'a.yaml', '--inventory', 'i.yaml'],
    files: { 'a.yaml': 'kind: Service\n', 'i.yaml': twoNodes },
    expected: { code: 0, stdout: ['1 file without calico-node: no findings.'] },
  },
  {
    name: 'the nodes of an inventory',
    args: ['check', 'a.yaml', '--inventory', 'nodes'],
    files: {
      'a.yaml': sampleManifest.replace('interface=ens*,eth*', 'interface=^docker0$'),
      'nodes/n1': '2: docker0: <BROADCAST,UP,LOWER_UP>\n    inet 172.17.0.1/16 scope global docker0\n',
    },
    expected: {
      code: 1,
      stdout: [
        'a.yaml:47:22',
        '47 |               value: "interface=^docker0$"',
        '   |                      ^^^^^^^^^^^^^^^^^^^^^ warning virtual-interface: Other nodes can rarely reach the node on the chosen virtual interface: docker0 on n1.',
        '',
        '1 file with 1 calico-node, checked for 1 node: 1 warning.',
      ],
    },
  },
  {
    name: 'an inventory that does not exist',
    args: ['check', 'a.yaml', '--inventory', 'no.yaml'],
    files: { 'a.yaml': clean },
    expected: { code: 2, stderr: ["The inventory no.yaml can't be read: no such file or directory."] },
  },
  {
    name: 'an inventory with wrong types: nodes that are read whole count',
    args: ['check', 'a.yaml', '--inventory', 'i.yaml'],
    files: { 'a.yaml': sampleManifest.replace('interface=ens*,eth*', 'first-found'), 'i.yaml': wrongTypes },
    expected: {
      code: 1,
      stdout: [
        'a.yaml:47:22',
        '47 |               value: "first-found"',
        '   |                      ^^^^^^^^^^^^^ error node-unresolved: No address is detected on 1 of 2 nodes (n2): no suitable interface.',
        '   = calico-node fails to start on nodes without a stored address.',
        '',
        '1 file with 1 calico-node, checked for 2 nodes: 1 error.',
      ],
      stderr: [
        'i.yaml:7:20: `nodes[0].interfaces[0].addresses` must be a list.',
        'i.yaml:8:11: `nodes[1].name` must be a quoted string.',
        'i.yaml:8:5: This node is skipped: it needs a `name`.',
      ],
    },
  },
  {
    name: 'an inventory that is none',
    args: ['check', 'a.yaml', '--inventory', 'i.yaml'],
    files: { 'a.yaml': clean, 'i.yaml': 'nodes: 3\n' },
    expected: {
      code: 2,
      stderr: [
        "i.yaml:1:1: This isn't an inventory: it must be a mapping that starts with `kind: CalicoInventory`.",
        'i.yaml:1:8: `nodes` must be a list.',
        'The inventory i.yaml names no node. It must be a snapshot, or a folder of `ip addr` output.',
      ],
    },
  },
  {
    name: 'a folder of anything as inventory',
    args: ['check', 'a.yaml', '--inventory', 'i'],
    files: { 'a.yaml': clean, 'i/README': 'Hello.\n' },
    expected: {
      code: 2,
      stderr: [
        'i/README: This file is skipped: it contains no output of `ip addr`, `ip route` or `ip rule`.',
        'The inventory i names no node. It must be a snapshot, or a folder of `ip addr` output.',
      ],
    },
  },
  {
    name: 'the version for what names none',
    args: ['check', 'a.yaml', '--calico-version', '3.15'],
    files: { 'a.yaml': clean.replace(':v3.32.1', '').replace('first-found', 'cidr=10.0.0.0/8') },
    expected: {
      code: 1,
      stdout: [
        'a.yaml:11:50',
        '11 |         - {name: IP_AUTODETECTION_METHOD, value: cidr=10.0.0.0/8}',
        '   |                                                  ^^^^^^^^^^^^^^^ error method-version: calico-node v3.15 exits with "Invalid IP autodetection method": cidr= needs Calico v3.16.0 or later.',
        '',
        '1 file with 1 calico-node, checked without inventory: 1 error.',
      ],
    },
  },
]);

function utf16(text: string): Buffer {
  return Buffer.from(`\ufeff${text}`, 'utf16le');
}
