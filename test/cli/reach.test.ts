import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Case, check, runCli, sampleManifest, twoNodes } from './harness.ts';

const good = sampleManifest.replace('interface=ens*,eth*', 'interface=ens33,eth0');
const files = { 'a.yaml': good, 'broken.yaml': sampleManifest, 'i.yaml': twoNodes };
const help = '"vscode-calico reach --help" tells more.';
const otherSource = (scope: string, from: string): readonly string[] => [
  `✖ ${scope} → pods: 2 pairs broken, from 2 nodes to 2, at vms71, vms72`,
  `    ${from} → default/pod2, IPIP decapsulation on vms72: Other nodes drop packets from vms71: the outer source 192.168.26.71 is no node's Calico address (its own is 192.168.30.71).`,
  '    Choose a detection method that finds an address in a network that all nodes share.',
];

check([
  {
    name: 'reach: all reach each other',
    args: ['reach', 'a.yaml', '--inventory', 'i.yaml'],
    files,
    expected: {
      code: 0,
      stdout: [
        '2 nodes, IPv4, after apply',
        'nodes → nodes  2 of 2 pairs reach each other',
        'pods → pods    2 of 2 pairs reach each other',
        'nodes → pods   4 of 4 pairs reach each other',
        'pods → nodes   4 of 4 pairs reach each other',
      ],
    },
  },
  {
    name: 'reach --diff: pairs that break',
    args: ['reach', 'broken.yaml', '--diff', '--inventory', 'i.yaml'],
    files,
    expected: {
      code: 1,
      stdout: [
        '2 nodes, IPv4, after apply',
        'nodes → nodes  2 of 2 pairs reach each other',
        'pods → pods    0 of 2 pairs reach each other, 2 broken',
        'nodes → pods   2 of 4 pairs reach each other, 2 broken',
        'pods → nodes   4 of 4 pairs reach each other',
        '',
        ...otherSource('pods', 'default/pod1'),
        '',
        ...otherSource('nodes', 'node:vms71'),
        '',
        'Breaks:',
        '',
        ...otherSource('pods', 'default/pod1'),
        '',
        ...otherSource('nodes', 'node:vms71'),
        'Heals: no pairs.',
      ],
    },
  },
  {
    name: 'reach --diff: nothing changes',
    args: ['reach', 'a.yaml', '--diff', '--inventory', 'i.yaml'],
    files,
    expected: {
      code: 0,
      stdout: [
        '2 nodes, IPv4, after apply',
        'nodes → nodes  2 of 2 pairs reach each other',
        'pods → pods    2 of 2 pairs reach each other',
        'nodes → pods   4 of 4 pairs reach each other',
        'pods → nodes   4 of 4 pairs reach each other',
        '',
        'Breaks: no pairs.',
        'Heals: no pairs.',
      ],
    },
  },
  {
    name: 'reach --diff: nothing to apply',
    args: ['reach', '--diff', '--inventory', 'i.yaml'],
    files,
    expected: { code: 2, stderr: [`--diff needs the files to apply. ${help}`] },
  },
  {
    name: 'reach: no inventory',
    args: ['reach', 'a.yaml'],
    files,
    expected: { code: 2, stderr: [`Name a snapshot or a folder of \`ip\` output with --inventory PATH. ${help}`] },
  },
] satisfies readonly Case[]);

test('reach --json: data that other programs read', async () => {
  const { code, stdout } = await runCli({ args: ['reach', 'broken.yaml', '--inventory', 'i.yaml', '--json'], files });
  const { version, pairs, reached, causes, changes } = JSON.parse(stdout);
  assert.deepEqual([code, version, pairs, changes], [1, 1, 2, undefined]);
  assert.deepEqual(reached.pods, { broken: 2, unknown: 0, doubtful: 0, assumed: 0, arrives: 0 });
  const [{ scope, outcome, cause, at, witness }] = causes;
  assert.deepEqual([scope, outcome, cause, at], ['pods', 'broken', 'other-source', ['vms71', 'vms72']]);
  assert.deepEqual([witness.from, witness.to, witness.reply], ['default/pod1', 'default/pod2', false]);
});

test('reach: where no pods and blocks are known, a pod is thought of and not called its node', async () => {
  const bare = twoNodes.replace(/^pods:\n(?: .*\n)*/m, '').replace(/^blocks:\n(?: .*\n)*/m, '');
  assert.notEqual(bare, twoNodes);
  const args = ['reach', 'broken.yaml', '--inventory', 'i.yaml', '--json'];
  const { stdout } = await runCli({ args, files: { ...files, 'i.yaml': bare } });
  const { witness } = JSON.parse(stdout).causes.find(({ scope }: { scope: string }) => scope === 'pods');
  assert.deepEqual([witness.from, witness.to], ['a pod on vms71', 'a pod on vms72']);
});
