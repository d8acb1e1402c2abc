import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import type { Case } from './harness.ts';
import { check, clean, runCli, twoNodes } from './harness.ts';

const help = '"vscode-calico --help" tells more.';
const checkHelp = '"vscode-calico check --help" tells more.';
const resolveHelp = '"vscode-calico resolve --help" tells more.';
const packageJson: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const version =
  typeof packageJson === 'object' && packageJson !== null && 'version' in packageJson ? packageJson.version : '';

const refusal = (name: string, args: readonly string[], stderr: string): Case => ({
  name,
  args,
  expected: { code: 2, stderr: [stderr] },
});

check([
  { name: 'the version', args: ['--version'], expected: { code: 0, stdout: [`vscode-calico ${version}`] } },
  refusal(
    'an unknown command',
    ['chek'],
    `There is no command "chek"; the commands are check, resolve, matrix, trace, reach, connections, doctor, snapshot, apply, verify, mcp and lsp. ${help}`,
  ),
  refusal(
    'an unknown option',
    ['-x'],
    `There is no option "-x"; the commands are check, resolve, matrix, trace, reach, connections, doctor, snapshot, apply, verify, mcp and lsp. ${help}`,
  ),
  refusal('help for an unknown command', ['help', 'me'], `There is no command "me" to help with. ${help}`),
  refusal('an unknown option of check', ['check', '--fromat=json', 'a'], `There is no option --fromat. ${checkHelp}`),
  refusal('a name of Object.prototype', ['check', '--constructor'], `There is no option --constructor. ${checkHelp}`),
  refusal('no value at the end', ['check', 'a', '--format'], `--format needs a value. ${checkHelp}`),
  refusal('no value before an option', ['check', '--inventory', '--strict'], `--inventory needs a value. ${checkHelp}`),
  refusal('a value too many', ['check', '--strict=yes', 'a'], `--strict takes no value. ${checkHelp}`),
  refusal(
    'a value that is not allowed',
    ['check', '--format', 'xml', 'a'],
    `--format can't be "xml", only text, json, sarif, github, junit. ${checkHelp}`,
  ),
  refusal(
    'a version that is none',
    ['check', '--calico-version', 'new', 'a'],
    `"new" is no version of Calico; write it like v3.32.1. ${checkHelp}`,
  ),
  refusal(
    'a level for no rule',
    ['check', '--rule', 'no-adress=off', 'a'],
    `--rule: There is no rule "no-adress". ${checkHelp}`,
  ),
  refusal(
    'a level that is none',
    ['check', '--rule=no-address=of', 'a'],
    `--rule: The level of no-address can't be "of", only default, off, hint, information, warning, error. ${checkHelp}`,
  ),
  refusal(
    'a rule without level',
    ['check', '--rule', 'no-address', 'a'],
    `--rule "no-address" must be CODE=LEVEL, like nodes-move=off. ${checkHelp}`,
  ),
  refusal('standard input to fix', ['check', '--fix', '-'], `--fix can't change standard input. ${checkHelp}`),
  refusal('no files', ['check'], `Name at least one file or folder, or - for standard input. ${checkHelp}`),
  refusal(
    'neither files nor method',
    ['resolve', '--inventory', 'i'],
    `Name either files or folders with a calico-node, or a --method to play alone. ${resolveHelp}`,
  ),
  refusal(
    'files and method',
    ['resolve', 'a', '--method', 'first-found', '--inventory', 'i'],
    `Name either files or folders with a calico-node, or a --method to play alone. ${resolveHelp}`,
  ),
  refusal(
    'a family without method',
    ['resolve', 'a', '--family', '6', '--inventory', 'i'],
    `--family goes with --method only: a manifest tells its families itself. ${resolveHelp}`,
  ),
  refusal(
    'a family that is none',
    ['resolve', '--method', 'first-found', '--family', '5', '--inventory', 'i'],
    `--family can't be "5", only 4, 6. ${resolveHelp}`,
  ),
  refusal(
    'no inventory',
    ['resolve', 'a'],
    `What is chosen depends on the nodes: name a snapshot or a folder of \`ip addr\` output with --inventory PATH. ${resolveHelp}`,
  ),
  {
    name: 'a file that looks like an option, behind --',
    args: ['check', '--', '--help'],
    files: { '--help': clean },
    expected: { code: 0, stdout: ['1 file with 1 calico-node, checked without inventory: no findings.'] },
  },
  {
    name: 'the last of two values counts',
    args: [
      'resolve',
      '--method',
      'x',
      '--method',
      'can-reach=192.168.30.1',
      '--inventory=i.yaml',
      '--calico-version=3.9',
    ],
    files: { 'i.yaml': twoNodes },
    expected: {
      code: 0,
      stdout: [
        'Calico v3.9, from --calico-version · snapshot i.yaml, collected 5 min ago',
        '',
        'IPv4  can-reach=192.168.30.1: the source address the node uses to reach 192.168.30.1, according to its routes',
        '',
        '   node   NIC    address           why',
        '   vms71  ens33  192.168.30.71/24  the kernel sends from this address',
        '   vms72  eth0   192.168.30.72/24  the kernel sends from this address',
        '',
        '2 of 2 nodes, one subnet 192.168.30.0/24',
        'certain',
      ],
    },
  },
]);

test('help stands on stdout when it is asked for, else on stderr', async () => {
  const [asked, short, word, needed] = await Promise.all(
    [['--help'], ['-h'], ['help'], []].map((args) => runCli({ args })),
  );
  assert.match(asked?.stdout ?? '', /^vscode-calico predicts /);
  assert.deepEqual([short, word], [asked, asked]);
  assert.deepEqual(needed, { code: 2, stdout: '', stderr: asked?.stdout });
});

for (const [command, options] of Object.entries({
  check: ['format', 'inventory', 'calico-version', 'rule', 'fix', 'strict', 'help'],
  apply: [
    'context',
    'kubeconfig',
    'kubectl',
    'canary',
    'no-canary',
    'restart',
    'take-over',
    'with-secret',
    'patience',
    'plan-out',
    'plan',
    'yes',
    'calico-version',
    'help',
  ],
  verify: ['context', 'kubeconfig', 'kubectl', 'no-exec', 'calico-version', 'format', 'json', 'help'],
  snapshot: ['output', 'compare', 'context', 'kubeconfig', 'kubectl', 'no-exec', 'help'],
  resolve: ['method', 'inventory', 'calico-version', 'family', 'format', 'all', 'verbose', 'help'],
})) {
  test(`the help of ${command} tells each of its options and fits a terminal`, async () => {
    const { code, stdout, stderr } = await runCli({ args: [command, 'whatever', '--help'] });
    assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
    assert.deepEqual(await runCli({ args: ['help', command] }), { code, stdout, stderr });
    const named = [...stdout.matchAll(/^ {2}.*?(?= {2}|$)/gm)].flatMap(([line]) => line.match(/(?<=--)[a-z-]+/g) ?? []);
    for (const option of options) assert.ok(named.includes(option), option);
    assert.ok(stdout.split('\n').every((line) => line.length <= 120));
  });
}
