import assert from 'node:assert/strict';
import test from 'node:test';
import { hostileFiles, snapshot } from '../core/features/hostileWorld.ts';
import { controls, hostile } from '../hostile.ts';
import { check, daemonSet, runCli } from './harness.ts';

/** Sets the terminal's title, clears it, writes from right to left, and begins a line of its own. */
const evil = '\u001b]0;x\u0007\u001b[2J\u009b31m\u202egnp\r\n::error::x';
const shown = '␛]0;x␇␛[2J�31m�gnp␍␊::error::x';
/** The same in what is said, where it is written as YAML would. */
const escaped = String.raw`\x1b]0;x\x07\x1b[2J\x9b31m\u202egnp\x0d\n::error::x`;
const nodes = `kind: CalicoInventory
version: 1
nodes:
  - name: ${JSON.stringify(`n${evil}`)}
    interfaces:
      - {name: ${JSON.stringify(`eth${evil}`)}, addresses: [10.0.0.1/24]}
  - name: other
    interfaces:
      - {name: ${JSON.stringify(evil)}, addresses: [${JSON.stringify(evil)}]}
`;
const manifest = daemonSet('{name: IP, value: autodetect}', `{name: IP6, value: ${JSON.stringify(evil)}}`);
const name = `${evil.replaceAll('/', '')}.yaml`;

check([
  {
    name: 'names of nodes and interfaces in tables, and what is wrong with an inventory',
    args: ['resolve', '--method', 'interface=^eth,\u001bc', '--inventory', 'i.yaml', '--all'],
    files: { 'i.yaml': nodes },
    expected: {
      code: 1,
      stdout: [
        'Calico version unknown; assuming the newest (master) · snapshot i.yaml',
        '',
        `IPv4  interface=^eth,␛c: last interface (kernel order) whose name matches ^eth or \\x1bc`,
        '',
        "Interfaces are listed in the kernel's order; of several suitable ones the last is chosen (●), then the next (○).",
        `   n${shown}  eth${shown}  10.0.0.1/24  matches \`^eth\``,
        `    ●  eth${shown}  10.0.0.1/24  matches \`^eth\``,
        '?  other                            none                                            unknown: its addresses of this family are unknown',
        `       ${shown}                  not checked`,
        '',
        "Whether packets arrive is unknown on 2 of 2 paths. other's IPv4 address is unknown: its addresses of this family are unknown. Add the output of `ip addr`, `ip route show table all` and `ip rule` on other to the inventory to find out.",
        '1 of 2 nodes, one subnet 10.0.0.0/24',
        'unknown for 1 of 2 nodes, for Calico master',
      ],
      stderr: [`i.yaml:9:79: "${escaped}" isn't an address with a prefix length, such as 192.168.26.71/24.`],
    },
  },
  {
    name: 'the name of a file that is not there',
    args: ['check', 'a\u001b[2J.yaml'],
    expected: { code: 2, stderr: ['a␛[2J.yaml: no such file or directory.'] },
  },
  {
    name: 'a command and an option',
    args: ['check', '--\u001b[2J'],
    expected: { code: 2, stderr: ['There is no option --␛[2J. "vscode-calico check --help" tells more.'] },
  },
]);

/** Whatever a terminal acts on, line ends aside. */
const raw = /[^\P{Cc}\n]|[\u2028-\u202e]/u;

for (const format of ['text', 'json', 'sarif', 'github', 'junit']) {
  test(`check in ${format}: values and the names of files`, async () => {
    const given = { args: ['check', '.', '--inventory', 'i/i.yaml', '--format', format], cwd: 'm' };
    const files = { [`m/${name}`]: manifest, 'm/raw.yaml': `# ${evil}\n${manifest}`, 'm/i/i.yaml': nodes };
    const { code, stdout, stderr } = await runCli({ ...given, files });
    assert.equal(code, 1);
    assert.doesNotMatch(stdout, raw);
    assert.doesNotMatch(stderr, raw);
    assert.doesNotMatch(stdout, /^::error::/m);
    assert.match(stdout, /ip-invalid/);
  });
}

test('resolve in json', async () => {
  const args = ['resolve', '--method', 'interface=eth', '--inventory', 'i.yaml', '--format', 'json'];
  const { stdout } = await runCli({ args, files: { 'i.yaml': nodes } });
  assert.doesNotMatch(stdout, raw);
  const [{ name: node, families }] = JSON.parse(stdout).resolutions[0].nodes;
  assert.deepEqual([node, families[0].interface], [`n${evil}`, `eth${evil}`]);
});

const skip = process.platform === 'win32' ? "Files can't have such names." : false;

/** Runs of every command, in every format. */
const runs: Readonly<Record<string, readonly string[]>> = {
  'check as text': ['check', '.', '--inventory', '../i.json'],
  'check as JSON': ['check', '.', '--inventory', '../i.json', '--format', 'json'],
  'check as SARIF': ['check', '.', '--inventory', '../i.json', '--format', 'sarif'],
  'check for GitHub': ['check', '.', '--inventory', '../i.json', '--format', 'github'],
  'check as JUnit': ['check', '.', '--inventory', '../i.json', '--format', 'junit'],
  'check that fixes': ['check', '.', '--inventory', '../i.json', '--fix'],
  'resolve as text': ['resolve', '.', '--inventory', '../i.json', '--all'],
  'resolve as JSON': ['resolve', '.', '--inventory', '../i.json', '--format', 'json'],
  'matrix as text': ['matrix', 'calico.yaml', '--inventory', '../i.json', '--all', '--method', 'NAME'],
  'matrix as JSON': ['matrix', 'calico.yaml', '--inventory', '../i.json', '--json'],
  'trace as text': ['trace', '10.244.0.2', '10.244.0.3', 'calico.yaml', '--inventory', '../i.json'],
  'trace as JSON': ['trace', '10.244.0.2', '10.244.0.3', 'calico.yaml', '--inventory', '../i.json', '--json'],
  'trace to nobody': ['trace', '10.244.0.2', 'NAME', 'calico.yaml', '--inventory', '../i.json'],
  'reach as text': ['reach', 'calico.yaml', '--diff', '--inventory', '../i.json'],
  'reach as JSON': ['reach', 'calico.yaml', '--inventory', '../i.json', '--json'],
  'a file that is not there': ['check', 'NAME/x'],
  'a command that is not there': ['NAME'],
};

for (const [name, args] of Object.entries(runs)) {
  test(`no name reaches the terminal as more than text: ${name}`, { skip }, async () => {
    for (const each of hostile.filter((text) => text.trim() !== '')) {
      const manifests = [...hostileFiles(each)].map(([file, text]) => [`m/${file}`, text] as const);
      const files = { ...Object.fromEntries(manifests), 'i.json': JSON.stringify(snapshot(each)) };
      const given = args.map((arg) => arg.replace('NAME', () => each.replaceAll('\0', '')));
      const { stdout, stderr } = await runCli({ args: given, cwd: 'm', files });
      for (const text of [stdout, stderr]) {
        assert.doesNotMatch(text, controls, each);
        const commands = text.split('\n').filter((line) => /^\s*(?:::|##\[)/.test(line));
        const own =
          /^::(?:error|warning|notice) file=[^:,]*,line=\d+,endLine=\d+,(?:col=\d+,endColumn=\d+,)?title=[a-z0-9-]+::[^\r\n]*$/;
        assert.deepEqual(name === 'check for GitHub' ? commands.filter((line) => !own.test(line)) : commands, [], each);
      }
      if (/JSON|SARIF/.test(name) && stdout !== '') JSON.parse(stdout);
    }
  });
}
