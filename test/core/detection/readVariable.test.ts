import assert from 'node:assert/strict';
import { test } from 'node:test';
import { knownVariable } from '../../../src/core/calico/variables.ts';
import { type Fault, type Meaning, readVariable } from '../../../src/core/detection/readVariable.ts';
import { parseAtoi, parseDecimal, parseDuration, parseInt0 } from '../../../src/core/detection/variables/goNumbers.ts';

const on: Meaning = { as: 'switch', on: true };
const off: Meaning = { as: 'switch', on: false };
const text: Meaning = { as: 'text' };
const unset: Meaning = { as: 'unset' };
const known = (value: string): Meaning => ({ as: 'known', value });

const values: readonly [string, string, Meaning][] = [
  ['CALICO_IPV4POOL_NAT_OUTGOING', 'False', off],
  ['CALICO_IPV4POOL_NAT_OUTGOING', 'off', on],
  ['CALICO_IPV4POOL_DISABLE_BGP_EXPORT', '', on],
  ['DISABLE_NODE_IP_CHECK', 'true', on],
  ['DISABLE_NODE_IP_CHECK', 'True', off],
  ['NO_DEFAULT_POOLS', 'TRUE', on],
  ['CALICO_MANAGE_CNI', 'False', on],
  ['CALICO_MANAGE_CNI', 'false', off],
  ['CALICO_DISABLE_FELIX', 'false', on],
  ['CALICO_DISABLE_FELIX', '', unset],
  ['SLEEP', 'F', off],
  ['FELIX_BPFENABLED', 'Yes', on],
  ['FELIX_BPFENABLED', 'n', off],
  ['FELIX_BPFENABLED', '', unset],
  ['FELIX_BPFENABLED', 'None', { as: 'nothing' }],
  ['FELIX_BPFENABLED', '{{ .Values.bpf }}', text],
  ['FELIX_LOGFILEPATH', 'none', known('none')],
  ['FELIX_LOGSEVERITYSCREEN', 'debug', known('DEBUG')],
  ['FELIX_LOGSEVERITYSYS', 'none', known('none')],
  ['CALICO_IPV4POOL_IPIP', 'cross-subnet', known('Cross-Subnet')],
  ['IP', 'autodetect', known('autodetect')],
  ['IP', '', unset],
  ['IP', '10.0.0.1', text],
  ['IP', '10.0.0.1/24', text],
  ['IP', '$(NODE_IP)', text],
  ['IP6', 'fd00::1/64', text],
  ['CALICO_ROUTER_ID', 'hash', known('hash')],
  ['CALICO_IPV4POOL_CIDR', '10.244.0.0/16', text],
  ['CALICO_IPV4POOL_CIDR', 'none', known('none')],
  ['IP_AUTODETECTION_METHOD', 'first-found', { as: 'method', method: { kind: 'first-found' } }],
  ['FELIX_ROUTEREFRESHINTERVAL', '90', { as: 'seconds', value: 90 }],
  ['AUTODETECT_POLL_INTERVAL', '1m30s', { as: 'seconds', value: 90 }],
  ['FELIX_IPINIPMTU', '0', { as: 'automatic' }],
  ['FELIX_VXLANMTU', '0x5AA', { as: 'number', value: '1450' }],
  ['AS', '64512', { as: 'number', value: '64512' }],
  ['AS', '1.100', text],
  ['FELIX_IPTABLESMARKMASK', '0xffff0000', { as: 'number', value: '4294901760' }],
  ['FELIX_EXTERNALNODESCIDRLIST', '10.0.0.0/8, 192.168.1.1,', { as: 'list', count: 2 }],
  ['FELIX_INTERFACEEXCLUDE', '/^kube/,veth1', { as: 'list', count: 2 }],
  ['FELIX_FAILSAFEINBOUNDHOSTPORTS', 'tcp:22, udp:68,tcp:10.0.0.0/8:53,tcp:[::/0]:9,443', { as: 'list', count: 5 }],
  ['FELIX_KUBENODEPORTRANGES', '30000:32767,8080', { as: 'list', count: 2 }],
  ['FELIX_INTERFACEPREFIX', 'cali,tap', text],
  ['KUBECONFIG', '/etc/kubeconfig', text],
];

for (const [name, written, meaning] of values) {
  test(`${name}="${written}" means something`, () => {
    assert.deepEqual(read(name, written), { kind: 'value', meaning });
  });
}

const invalid: readonly [string, string, Fault, string][] = [
  ['IP', 'Autodetect', { is: 'address', family: 4, meant: 'autodetect' }, 'exit'],
  ['IP', 'fd00::1', { is: 'address', family: 4 }, 'exit'],
  ['CALICO_IPV4POOL_CIDR', '10.244.0.0', { is: 'network', family: 4 }, 'exit'],
  ['CALICO_IPV4POOL_CIDR', 'fd00::/48', { is: 'network', family: 4 }, 'exit'],
  ['CALICO_IPV4POOL_BLOCK_SIZE', '64', { is: 'range', min: 20, max: 32 }, 'exit'],
  ['CALICO_IPV4POOL_BLOCK_SIZE', '0x1a', { is: 'integer' }, 'exit'],
  ['CALICO_IPV4POOL_IPIP', 'On', { is: 'value' }, 'exit'],
  ['CALICO_NETWORKING_BACKEND', 'None', { is: 'value', meant: 'none' }, 'default'],
  ['IP_AUTODETECTION_METHOD', 'Interface=eth0', { is: 'method' }, 'exit'],
  ['AUTODETECT_POLL_INTERVAL', '90', { is: 'no-unit' }, 'default'],
  ['AUTODETECT_POLL_INTERVAL', '1 minute', { is: 'duration' }, 'default'],
  ['AUTODETECT_POLL_INTERVAL', '0', { is: 'not-positive' }, 'loops'],
  ['CNI_TOKEN_REFRESH_INTERVAL', 'often', { is: 'duration' }, 'ignored'],
  ['AS', '65536.1', { is: 'integer' }, 'exit'],
  ['USE_POD_CIDR', 'yes', { is: 'boolean' }, 'exit'],
  ['USE_POD_CIDR', '', { is: 'boolean' }, 'exit'],
  ['FELIX_BPFENABLED', 'on', { is: 'boolean' }, 'default'],
  ['FELIX_ROUTEREFRESHINTERVAL', '90s', { is: 'unit' }, 'default'],
  ['FELIX_ROUTEREFRESHINTERVAL', 'often', { is: 'number' }, 'default'],
  ['FELIX_VXLANMTU', '08', { is: 'integer' }, 'default'],
  ['FELIX_HEALTHPORT', '70000', { is: 'range', min: 0, max: 65535 }, 'default'],
  ['FELIX_CHAININSERTMODE', 'prepend', { is: 'value' }, 'exit'],
  ['FELIX_CHAININSERTMODE', 'None', { is: 'none' }, 'exit'],
  ['FELIX_IPTABLESMARKMASK', '0x1', { is: 'bits' }, 'exit'],
  ['FELIX_EXTERNALNODESCIDRLIST', '10.0.0.0/8,fd00::/8', { is: 'item', item: 'fd00::/8' }, 'exit'],
  ['FELIX_FAILSAFEINBOUNDHOSTPORTS', 'ssh', { is: 'item', item: 'ssh' }, 'exit'],
  ['FELIX_MTUIFACEPATTERN', 'eth[', { is: 'regexp', error: 'missing closing ]: `[`' }, 'default'],
  [
    'FELIX_INTERFACEPREFIX',
    'eth.*',
    { is: 'pattern', pattern: '^[a-zA-Z0-9_-]{1,15}(,[a-zA-Z0-9_-]{1,15})*$' },
    'exit',
  ],
];

for (const [name, written, fault, consequence] of invalid) {
  test(`${name}="${written}" can't be read`, () => {
    assert.deepEqual(read(name, written), { kind: 'invalid', fault, consequence });
  });
}

test('whole numbers as Go reads them', () => {
  const rows: readonly [string, bigint | undefined][] = [
    ['0', 0n],
    ['-1', -1n],
    ['+5', 5n],
    ['017', 15n],
    ['0o17', 15n],
    ['0b101', 5n],
    ['0X1f', 31n],
    ['1_000', 1000n],
    ['0x_ff', 255n],
    ['08', undefined],
    ['0x', undefined],
    ['1__0', undefined],
    ['1.0', undefined],
    [' 1', undefined],
    ['', undefined],
    ['9223372036854775807', 2n ** 63n - 1n],
    ['9223372036854775808', undefined],
  ];
  assert.deepEqual(
    rows.map(([written]) => [written, parseInt0(written)]),
    rows,
  );
  assert.deepEqual([parseAtoi('+017'), parseAtoi('0x1'), parseAtoi('')], [17n, undefined, undefined]);
});

test('times as Go reads them', () => {
  const rows: readonly [string, number | undefined][] = [
    ['1m30s', 90],
    ['1.5h', 5400],
    ['.5s', 0.5],
    ['-2m', -120],
    ['+1s', 1],
    ['0', 0],
    ['500ms', 0.5],
    ['1h0m0s', 3600],
    ['', undefined],
    ['+', undefined],
    ['1', undefined],
    ['1d', undefined],
    ['1 s', undefined],
    ['s', undefined],
    ['9999999h', undefined],
  ];
  assert.deepEqual(
    rows.map(([written]) => [written, parseDuration(written)]),
    rows,
  );
  assert.deepEqual([parseDecimal('1e3'), parseDecimal('5.'), parseDecimal('inf'), parseDecimal('.')].map(String), [
    '1000',
    '5',
    'undefined',
    'undefined',
  ]);
});

function read(name: string, written: string): unknown {
  return readVariable(knownVariable(name) ?? assert.fail(name), written);
}
