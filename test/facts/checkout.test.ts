import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { deviceChanges, exclusionChanges, operatorChanges, withExclusions, withOperator } from '../../facts/tables.ts';
import { variableChanges } from '../../facts/variables.ts';

/** The tables besides the fields, held against a checkout of Calico. */

function inCheckout<T>(files: Readonly<Record<string, string>>, ask: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'calico-facts-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return ask(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const exclusions = '# Names\nv0.0.0 lo\nv3.9.0 lo cali.*\nv3.25.0 ^lo ^cali.* ^vxlan\\.calico.*\n';
const names = {
  'node/pkg/lifecycle/startup/autodetection/autodetection_linux.go':
    'var DEFAULT_INTERFACES_TO_EXCLUDE []string = []string{\n\t"^lo", `^cali.*`,\n\t"^vxlan\\\\.calico.*", "^new.*",\n}\n',
};

test('names that a checkout leaves out are told against those of the release', () => {
  const changes = (release: string): readonly string[] =>
    inCheckout(names, (folder) => exclusionChanges(exclusions, release, folder));
  assert.deepEqual(changes('v3.32.1'), ['+ excluded ^new.*']);
  assert.deepEqual(changes('v3.10.0'), [
    '- excluded lo',
    '- excluded cali.*',
    '+ excluded ^lo',
    '+ excluded ^cali.*',
    '+ excluded ^vxlan\\.calico.*',
    '+ excluded ^new.*',
  ]);
});

test('another order of the same names is told', () => {
  const turned = '# Names\nv0.0.0 ^cali.* ^lo ^vxlan\\.calico.* ^new.*\n';
  assert.deepEqual(
    inCheckout(names, (folder) => exclusionChanges(turned, 'master', folder)),
    ['~ the order of what is excluded'],
  );
});

test('a new release gets a line where it leaves out other names', () => {
  const after = inCheckout(names, (folder) => withExclusions(exclusions, 'v3.33.0', folder));
  assert.equal(after, `${exclusions}v3.33.0 ^lo ^cali.* ^vxlan\\.calico.* ^new.*\n`);
  assert.equal(
    inCheckout(names, (folder) => withExclusions(after, 'v3.33.1', folder)),
    after,
  );
});

test('variables are told that no source names any more, and those that are new', () => {
  const variables = '# Variables\nAS int\nCONFD_TYPHACN text\nGONE_FOR_GOOD text\nIP ip\nSLEEP bool:exact\n';
  const files = {
    'node/pkg/startup.go': 'os.Getenv("IP"); os.LookupEnv("IP_NEW"); os.Getenv("HOME"); os.Getenv("FELIX_X")',
    'node/pkg/startup_test.go': 'os.Getenv("GONE_FOR_GOOD")',
    'node/filesystem/etc/rc.local': 'echo "$AS"',
    'cni-plugin/pkg/install.go': 'Sleep bool `envconfig:"SLEEP"`',
    'felix/other.go': 'os.Getenv("OTHER")',
  };
  assert.deepEqual(
    inCheckout(files, (folder) => variableChanges(variables, folder)),
    ['+ IP_NEW (node/pkg/startup.go)', '- GONE_FOR_GOOD'],
  );
});

test('devices that have another name are told', () => {
  const source = 'const (\n\tIPIPIfaceName    = "tunl0"\n\tVXLANIfaceNameV4 = "vxlan.other"\n)\n';
  const files = { 'felix/dataplane/linux/dataplanedefs/dataplane_defs.go': source };
  assert.deepEqual(
    inCheckout(files, (folder) => deviceChanges('ipip 4 tunl0\nvxlan 4 vxlan.calico\n', folder)),
    ['~ vxlan 4: vxlan.calico → vxlan.other'],
  );
});

test('the line that the chart installs is taken in', () => {
  const lines = 'v1.42 v3.32\n';
  const files = (operator: string, calico: string): Readonly<Record<string, string>> => {
    const values = `tigeraOperator:\n  version: ${operator}\ncalicoctl:\n  tag: ${calico}\n`;
    return { 'charts/tigera-operator/values.yaml': values };
  };
  const changes = (operator: string, calico: string): readonly string[] =>
    inCheckout(files(operator, calico), (folder) => operatorChanges(lines, folder));
  assert.deepEqual(changes('v1.42.3', 'v3.32.1'), []);
  assert.deepEqual(changes('v1.42.3', 'v3.33.0'), ['~ v1.42 v3.33']);
  assert.deepEqual(changes('master', 'master'), []);
  assert.equal(
    inCheckout(files('v1.44.0', 'v3.33.0'), (folder) => withOperator(lines, folder)),
    'v1.42 v3.32\nv1.44 v3.33\n',
  );
});

test('a folder without any of it changes nothing', () => {
  const answers = inCheckout({}, (folder) => [
    exclusionChanges(exclusions, 'v3.32.1', folder),
    variableChanges('IP ip\n', folder),
    deviceChanges('ipip 4 tunl0\n', folder),
    operatorChanges('', folder),
  ]);
  assert.deepEqual(answers, [[], [], [], []]);
});
