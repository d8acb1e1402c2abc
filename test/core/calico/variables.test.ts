import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type KnownVariable, knownVariable, knownVariables, valuesOf } from '../../../src/core/calico/variables.ts';
import { parseVersion } from '../../../src/core/calico/version.ts';
import { compileRegexp } from '../../../src/core/detection/goRegexp.ts';
import { readVariable } from '../../../src/core/detection/readVariable.ts';
import { descriptionData } from '../../../src/core/facts/descriptionData.ts';
import { variableFacts } from '../../../src/core/facts/variables.ts';

/** What everybody meets in a manifest of calico-node, or has to set one day. */
const expected = `
  AS AUTODETECT_POLL_INTERVAL CALICO_ADVERTISE_CLUSTER_IPS CALICO_DISABLE_FELIX CALICO_DISABLE_FILE_LOGGING
  CALICO_IPV4POOL_BLOCK_SIZE CALICO_IPV4POOL_CIDR CALICO_IPV4POOL_IPIP CALICO_IPV4POOL_NAT_OUTGOING CALICO_IPV4POOL_VXLAN
  CALICO_IPV6POOL_CIDR CALICO_IPV6POOL_VXLAN CALICO_K8S_NODE_REF CALICO_MANAGE_CNI CALICO_NETWORKING_BACKEND
  CALICO_ROUTER_ID CALICO_STARTUP_LOGLEVEL CALICO_TYPHAADDR CLUSTER_TYPE CNI_CONF_NAME CNI_MTU CNI_NETWORK_CONFIG
  CONFD_TYPHACN DATASTORE_TYPE DISABLE_NODE_IP_CHECK ETCD_ENDPOINTS FELIX_BPFDATAIFACEPATTERN FELIX_BPFENABLED
  FELIX_BPFIPV6SUPPORT FELIX_CHAININSERTMODE FELIX_DEFAULTENDPOINTTOHOSTACTION FELIX_EXTERNALNODESCIDRLIST
  FELIX_HEALTHENABLED FELIX_HEALTHPORT FELIX_INTERFACEEXCLUDE FELIX_INTERFACEPREFIX FELIX_IPINIPMTU FELIX_IPTABLESBACKEND
  FELIX_IPV6SUPPORT FELIX_LOGSEVERITYSCREEN FELIX_MTUIFACEPATTERN FELIX_PROMETHEUSMETRICSENABLED FELIX_TYPHAK8SSERVICENAME
  FELIX_VXLANMTU FELIX_VXLANPORT FELIX_WIREGUARDENABLED FELIX_WIREGUARDMTU HOSTNAME IP IP6 IP6_AUTODETECTION_METHOD
  IP_AUTODETECTION_METHOD KUBECONFIG KUBERNETES_NODE_NAME KUBERNETES_SERVICE_HOST KUBERNETES_SERVICE_PORT NODENAME
  NO_DEFAULT_POOLS SLEEP UPDATE_CNI_BINARIES USE_POD_CIDR WAIT_FOR_DATASTORE`
  .trim()
  .split(/\s+/);

test('the variables that everybody meets are known', () => {
  assert.deepEqual(
    expected.filter((name) => knownVariable(name) === undefined),
    [],
  );
});

test('names are unique and sorted, and all there', () => {
  const names = knownVariables().map(({ name }) => name);
  assert.deepEqual(names, [...new Set(names)].sort());
  assert.equal(names.length, 324);
  assert.equal(names.filter((name) => name.startsWith('FELIX_')).length, 216);
});

test("the letter case of Felix's names does not matter, that of others does", () => {
  assert.equal(knownVariable('felix_IpInIpMtu')?.name, 'FELIX_IPINIPMTU');
  assert.equal(knownVariable('ip'), undefined);
  assert.equal(knownVariable('FELIX_NOSUCHTHING'), undefined);
  assert.equal(knownVariable('constructor'), undefined);
});

test('every summary, note and word on a value is a sentence, with its code closed', () => {
  for (const { name, summary, notes = [] } of knownVariables()) {
    for (const text of [summary, ...notes]) {
      assert.match(text, /^[A-Za-z`].{16,}\.$/s, name);
      assert.equal((text.match(/`/g) ?? []).length % 2, 0, `${name}: ${text}`);
    }
  }
  for (const [name, summary] of knownVariables().flatMap((each) => offersOf(each))) {
    assert.match(summary, /[^.]$/, name);
  }
});

test('every line of the tables is read', () => {
  const wrong = [
    ...[...variableFacts().values()].filter((line) => !headForm.test(line)),
    ...descriptionData.split('\n\n').flatMap((entry) => {
      const lines = entry.split('\n');
      return lines.filter((line, at) =>
        at === 0 ? !variableFacts().has(line) : !lineForms[Math.min(at, 2) - 1]?.test(line),
      );
    }),
  ];
  assert.deepEqual(wrong, []);
});

test('each variable of the tables is told in words', () => {
  const known = new Set(knownVariables().map(({ name }) => name));
  assert.deepEqual(
    [...variableFacts().keys()].filter((name) => !known.has(name)),
    [],
  );
});

const types = [
  'text(?::\\S+)?|method|ip|cidr|regexp|selector|file|url|mtu|number|duration|seconds',
  'bool:(?:loose|exact\\*?|go|presence|felix)|int(?::-?\\d+\\.\\.\\d*)?|enum!?:\\S+|list:(?:text|cidr|ip|regexp|ports?|tables|pair)',
].join('|');
const flags =
  '=\\S+|@v[23]\\.\\S+|<v3\\.\\S+|#[a-z,-]+|!(?:exit|default|ignored)|/[46]|~\\w+|\\^|\\+\\w+:v3\\.\\d+\\.\\d+:\\w+';
const headForm = new RegExp(`^[A-Z0-9_]+ (?:${types})(?: (?:${flags}))*$`);
const lineForms = [/^[A-Z].*\.$/, /^(?:- .+\.|= \S+: .+|)$/];

test('versions, expressions and defaults are right by themselves', () => {
  for (const variable of knownVariables()) {
    const { name, since, until, pattern, default: usual, type } = variable;
    for (const version of [since, until]) assert.ok(version === undefined || parseVersion(version), name);
    assert.ok(pattern === undefined || compileRegexp(pattern).ok, name);
    if (type.kind === 'enum') assert.equal(new Set(type.values).size, type.values.length, name);
    if (usual !== undefined) assert.equal(readVariable(variable, usual).kind, 'value', `${name}=${usual}`);
  }
});

test('what is offered can be read', () => {
  for (const variable of knownVariables()) {
    for (const { value } of valuesOf(variable)) {
      assert.equal(readVariable(variable, value).kind, 'value', `${variable.name}=${value}`);
    }
  }
});

const rows: readonly [string, Partial<KnownVariable>][] = [
  ['IP', { type: { kind: 'ip' }, family: 4, onInvalid: 'exit' }],
  ['IP6_AUTODETECTION_METHOD', { type: { kind: 'method' }, default: 'first-found', family: 6 }],
  ['NO_DEFAULT_POOLS', { type: { kind: 'boolean', reading: 'exact', anyCase: true } }],
  ['CALICO_IPV4POOL_BLOCK_SIZE', { type: { kind: 'integer', min: 20, max: 32 }, default: '26', since: 'v3.10.0' }],
  ['CALICO_NETWORKING_BACKEND', { onInvalid: 'default', default: 'bird', containers: ['calico-node'] }],
  ['CNI_MTU', { type: { kind: 'mtu' }, containers: ['install-cni'] }],
  ['FELIX_IPINIPMTU', { type: { kind: 'mtu' }, default: '0', onInvalid: 'default', field: 'ipipMTU' }],
  ['FELIX_BPFIPV6SUPPORT', { since: 'v3.23.0', until: 'v3.27.0' }],
  ['FELIX_CHAININSERTMODE', { onInvalid: 'exit', refusesNone: true }],
  ['FELIX_PROGRAMCLUSTERROUTES', { default: 'EnabledIPIPOnly', since: 'v3.31.0' }],
];

for (const [name, facts] of rows) {
  test(`what is known of ${name}`, () => {
    const known = knownVariable(name);
    assert.ok(known);
    assert.partialDeepStrictEqual(known, facts);
  });
}

test('the values worth offering', () => {
  const offered = (name: string): readonly string[] =>
    valuesOf(knownVariable(name) ?? assert.fail(name)).map(({ value }) => value);
  assert.deepEqual(offered('IP'), ['autodetect', 'none']);
  assert.deepEqual(offered('CALICO_IPV4POOL_IPIP'), ['Always', 'CrossSubnet', 'Never']);
  assert.deepEqual(offered('CALICO_NETWORKING_BACKEND'), ['bird', 'vxlan', 'none']);
  assert.deepEqual(offered('CALICO_DISABLE_FELIX'), ['true']);
  assert.deepEqual(offered('FELIX_BPFENABLED'), ['true', 'false']);
  assert.deepEqual(offered('FELIX_VXLANMTU'), ['0']);
  assert.deepEqual(offered('NODENAME'), []);
});

function offersOf(variable: KnownVariable): readonly (readonly [string, string])[] {
  return valuesOf(variable).flatMap(({ summary }) =>
    summary === undefined ? [] : [[variable.name, summary] as const],
  );
}
