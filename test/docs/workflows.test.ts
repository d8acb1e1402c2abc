import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { root, textOf } from '../architecture/sources.ts';

/** The action and the examples of workflows: their parts fit each other, and their scripts do what is said. */

const action = parse(textOf('action.yml'));
const github = parse(textOf('docs/ci/github.yaml'));
const gitlab = parse(textOf('docs/ci/gitlab.yaml'));
const checkStep = action.runs.steps.find(({ id }: { readonly id?: string }) => id === 'check');
const cli = fileURLToPath(new URL('src/cli/main.ts', root));

/** Files of a repository as the examples name them. */
const folder = mkdtempSync(join(tmpdir(), 'calico-workflow-'));
after(() => rmSync(folder, { recursive: true }));
const example = (path: string): string => fileURLToPath(new URL(path, root));
mkdirSync(join(folder, 'manifests'));
cpSync(example('examples/two-nodes/two-nodes.calico-inventory.yaml'), join(folder, 'cluster.calico-inventory.yaml'));
cpSync(example('docs/ci/expectations.yaml'), join(folder, 'expectations.yaml'));
const sample = readFileSync(example('examples/two-nodes/calico.yaml'), 'utf8');

function writeMethod(method: string): void {
  const text = sample.replace('interface=ens*,eth*', method);
  assert.notEqual(text, sample);
  writeFileSync(join(folder, 'manifests/calico.yaml'), text);
}

/** Runs a script as a runner does; the program is the one of the sources. */
function runScript(script: string, env: Readonly<Record<string, string>>) {
  const path = [dirname(process.execPath), process.env['PATH']].join(delimiter);
  const { status, stdout, stderr } = spawnSync('bash', ['-eo', 'pipefail', '-c', script], {
    ...{ cwd: folder, encoding: 'utf8' },
    env: { ...process.env, PATH: path, ...env },
  });
  return { status, stdout, stderr };
}

/** What the action's check comes to with `inputs`, the others as they are by default. */
function runAction(inputs: Readonly<Record<string, unknown>>) {
  const outputs = ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY', 'SARIF'].map((name) => [name, join(folder, name)] as const);
  for (const [, file] of outputs) writeFileSync(file, '');
  const env = Object.entries(Object(checkStep.env)).flatMap(([name, expression]) => {
    const input = /^\$\{\{ inputs\.([a-z-]+) \}\}$/.exec(String(expression))?.[1];
    return input === undefined ? [] : [[name, String(inputs[input] ?? action.inputs[input].default)] as const];
  });
  const { status, stdout, stderr } = runScript(checkStep.run, {
    ...Object.fromEntries([...env, ...outputs]),
    CLI: cli,
  });
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const code = /^code=(\d+)$/m.exec(read('GITHUB_OUTPUT'))?.[1];
  return { status, code, stdout, stderr, summary: read('GITHUB_STEP_SUMMARY'), sarif: read('SARIF') };
}

const { uses, with: given } = github.jobs.calico.steps[1];

test('the workflow of GitHub gives inputs that the action has, and each input is used', () => {
  assert.equal(uses, 'OWNER/REPO@REF');
  const inputs = Object.keys(Object(action.inputs));
  assert.deepEqual(
    Object.keys(Object(given)).filter((name) => !inputs.includes(name)),
    [],
  );
  assert.deepEqual(
    inputs.filter((name) => !textOf('action.yml').includes(`inputs.${name} `)),
    [],
  );
});

test('the action passes where all is as expected, and writes SARIF and a summary', () => {
  writeMethod('cidr=192.168.30.0/24');
  const { status, code, stderr, summary, sarif } = runAction({ ...given, strict: false });
  assert.deepEqual([status, code], [0, '0'], stderr);
  assert.match(stderr, /3 of 3 expectations met\./);
  assert.ok(summary.length > 0);
  assert.equal(JSON.parse(sarif).version, '2.1.0');
});

test('what is not as expected fails the action, with what shows it in log and summary', () => {
  writeMethod('cidr=192.168.26.0/24');
  const { status, code, stderr, summary } = runAction({ ...given });
  assert.deepEqual([status, code], [0, '1'], stderr);
  const witness = 'vms71 gets 192.168.26.71 (ens32), but 192.168.30.71 is expected.';
  assert.ok(stderr.includes(`expectations.yaml:2:21: ${witness}`), stderr);
  assert.ok(summary.includes('192.168.30.71'), summary);
});

test('without assert nothing is expected, and without summary none is written', () => {
  const { code, stderr, summary } = runAction({ ...given, assert: '', summary: false });
  assert.deepEqual([code, stderr, summary], ['0', '', '']);
});

test('expectations that can not be read stop the action', () => {
  const { status, code } = runAction({ ...given, assert: 'none.yaml' });
  assert.deepEqual([status, code], [2, '2']);
});

for (const [method, expected] of [
  ['cidr=192.168.30.0/24', 0],
  ['cidr=192.168.26.0/24', 1],
] as const) {
  test(`the script of GitLab ends with ${expected} for ${method}, and writes its report`, () => {
    writeMethod(method);
    const script = gitlab.calico.script.join('\n').replace('path/to/cli.cjs', `'${cli}'`);
    const { status, stderr } = runScript(script, {});
    assert.equal(status, expected, stderr);
    const report = readFileSync(join(folder, gitlab.calico.artifacts.reports.junit), 'utf8');
    assert.match(report, /^<\?xml[^>]*>\s*<testsuites /);
  });
}

for (const path of ['.github/workflows/ci.yml', '.github/workflows/release.yml']) {
  test(`${path}: what its steps run is there`, () => {
    const { jobs } = parse(textOf(path), { uniqueKeys: true });
    const { scripts } = JSON.parse(textOf('package.json'));
    const steps = Object.values<{ readonly steps: readonly { readonly run?: string; readonly uses?: string }[] }>(
      jobs,
    ).flatMap((job) => job.steps);
    assert.ok(steps.length > 3);
    for (const { run, uses } of steps) {
      assert.equal(Number(run !== undefined) + Number(uses !== undefined), 1);
      for (const [, name = ''] of (run ?? '').matchAll(/npm run ([a-z:]+)/g)) assert.ok(name in scripts, name);
      const check = spawnSync('bash', ['-n', '-c', (run ?? '').replace(/\$\{\{.*?\}\}/g, 'x')], { encoding: 'utf8' });
      assert.equal(check.stderr, '', run);
    }
  });
}
