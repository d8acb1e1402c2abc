import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { type Case, check, clean, daemonSet, ignoredMethod, informational, runCli, twoNodes } from './harness.ts';

const noFindings = '1 file with 1 calico-node, checked without inventory: no findings.';
const fixed = ignoredMethod.replace('none', 'autodetect');
const carriageReturns = (text: string): string => text.replaceAll('\n', '\r');
const encoded = (text: string, ...bytesOf: readonly ((code: number) => readonly number[])[]): Buffer =>
  Buffer.from([...text].flatMap((char) => bytesOf.flatMap((bytes) => bytes(char.charCodeAt(0)))));
const utf32le = encoded(clean, (code) => [code, 0, 0, 0]);
const utf32be = encoded(clean, (code) => [0, 0, 0, code]);
const utf16le = encoded(clean, (code) => [code, 0]);
const utf16be = encoded(clean, (code) => [0, code]);
const gzip = Buffer.from('1f8b0800000000000003cbcec9494ee50200a3e5', 'hex');

/** `apiVersion: crd.proj` and so on, as a mainframe has it. */
const ebcdic = Buffer.from('819789e58599a28996957a408399844b979996918583a3', 'hex');

const unread = (name: string, bytes: Uint8Array, reason: string): Case => ({
  name: `${name} is named, and no file without findings`,
  args: ['check', 'a.yaml', 'b.yaml'],
  files: { 'a.yaml': bytes, 'b.yaml': clean },
  expected: { code: 2, stderr: [`a.yaml: ${reason}.`] },
});

check([
  unread('a binary file', gzip, 'it is binary, not text'),
  unread('a file of zeros', Buffer.alloc(4096), 'it is binary, not text'),
  unread('a binary file without zeros', Buffer.from([0xff, 1, 2, 0xd8]), 'it is binary, not text'),
  unread('UTF-32', Buffer.concat([Buffer.from([0xff, 0xfe, 0, 0]), utf32le]), 'it is UTF-32: save it as UTF-8'),
  unread(
    'UTF-32 in the other order',
    Buffer.concat([Buffer.from([0, 0, 0xfe, 0xff]), utf32be]),
    'it is UTF-32: save it as UTF-8',
  ),
  unread('UTF-32 without mark', utf32le, 'it is UTF-32: save it as UTF-8'),
  unread('UTF-32 in the other order without mark', utf32be, 'it is UTF-32: save it as UTF-8'),
  unread('UTF-16 without mark', utf16le, 'it is UTF-16 without a byte order mark: save it as UTF-8'),
  unread('UTF-16 in the other order without mark', utf16be, 'it is UTF-16 without a byte order mark: save it as UTF-8'),
  unread('EBCDIC', ebcdic, 'it is in another encoding than UTF-8: save it as UTF-8'),
  {
    name: "a file of a folder that can't be read is named, and the others are checked",
    args: ['check', 'd', '--fix'],
    files: { 'd/a.yaml': gzip, 'd/b.yaml': clean, 'd/c.yaml': utf16be },
    expected: {
      code: 2,
      stdout: [noFindings],
      stderr: [
        'd/a.yaml: it is binary, not text.',
        'd/c.yaml: it is UTF-16 without a byte order mark: save it as UTF-8.',
      ],
    },
  },
  {
    name: 'where no file of a folder can be read nothing is said to be without findings',
    args: ['check', 'd'],
    files: { 'd/a.yaml': gzip },
    expected: { code: 2, stderr: ['d/a.yaml: it is binary, not text.'] },
  },
  {
    name: "what is chosen is not told where a file of the folder can't be read",
    args: ['resolve', 'd', '--inventory', 'i.yaml'],
    files: { 'd/a.yaml': gzip, 'd/b.yaml': clean, 'i.yaml': twoNodes },
    expected: { code: 2, stderr: ['d/a.yaml: it is binary, not text.'] },
  },
  {
    name: 'a comment in another encoding is no matter',
    args: ['check', 'a.yaml'],
    files: {
      'a.yaml': Buffer.concat([Buffer.from('# '), Buffer.from([0xc5, 0xe4, 0xd6, 0xc3, 0x0a]), Buffer.from(clean)]),
    },
    expected: { code: 0, stdout: [noFindings] },
  },
  {
    name: 'empty standard input has no findings to tell of',
    args: ['check', '-'],
    stdin: '',
    expected: { code: 2, stderr: ['Standard input is empty: the command that writes to it printed nothing.'] },
  },
  {
    name: 'nor have blank lines',
    args: ['resolve', '-', '--inventory', 'i.yaml'],
    stdin: '\n \n',
    files: { 'i.yaml': twoNodes },
    expected: { code: 2, stderr: ['Standard input is empty: the command that writes to it printed nothing.'] },
  },
  {
    name: "a message of kubectl's in place of a manifest",
    args: ['check', '-'],
    stdin: 'Error from server (Forbidden): daemonsets.apps is forbidden\n',
    expected: {
      code: 2,
      stderr: [
        "Standard input is a message of kubectl's, not a manifest: Error from server (Forbidden): daemonsets.apps is forbidden",
      ],
    },
  },
  {
    name: 'a page of a proxy that was saved as a manifest',
    args: ['check', 'a.yaml'],
    files: { 'a.yaml': '<html><body>502 Bad Gateway</body></html>\n' },
    expected: {
      code: 2,
      stderr: ['a.yaml is HTML or XML, not a manifest: <html><body>502 Bad Gateway</body></html>'],
    },
  },
  {
    name: 'a folder may hold anything',
    args: ['check', 'folder'],
    files: { 'folder/a.yaml': clean, 'folder/page.yaml': '<html></html>\n' },
    expected: { code: 0, stdout: ['2 files with 1 calico-node, checked without inventory: no findings.'] },
  },
  {
    name: 'binary standard input',
    args: ['check', '-'],
    stdin: 'a\0b',
    expected: { code: 2, stderr: ['Standard input: it is binary, not text.'] },
  },
  {
    name: 'an inventory that is binary',
    args: ['resolve', '--method', 'first-found', '--inventory', 'i'],
    files: { i: gzip },
    expected: { code: 2, stderr: ["The inventory i can't be read: it is binary, not text."] },
  },
  {
    name: 'carriage returns end lines',
    args: ['check', 'a.yaml', '--format', 'github'],
    files: { 'a.yaml': carriageReturns(ignoredMethod) },
    expected: {
      code: 1,
      stdout: [
        '::warning file=a.yaml,line=11,endLine=11,col=18,endColumn=41,title=method-ignored::This method has no effect: IP is "none", not "autodetect".',
      ],
    },
  },
  {
    name: 'a frame shows one of these lines',
    args: ['check', 'a.yaml'],
    files: { 'a.yaml': carriageReturns(daemonSet('{name: IP, value: 300.1.1.1}')) },
    expected: {
      code: 1,
      stdout: [
        'a.yaml:10:29',
        '10 |         - {name: IP, value: 300.1.1.1}',
        '   |                             ^^^^^^^^^ error ip-invalid: calico-node exits on "300.1.1.1": IP must be "autodetect", "none" or an IPv4 address.',
        '',
        '1 file with 1 calico-node, checked without inventory: 1 error.',
      ],
    },
  },
  {
    name: 'a fix keeps these line ends, and brings its own lines with them',
    args: ['check', '--fix', 'a.yaml', 'b.yaml', 'c.yaml'],
    files: {
      'a.yaml': carriageReturns(ignoredMethod),
      'b.yaml': carriageReturns(informational),
      'c.yaml': informational,
    },
    after(folder) {
      const [a, b, c] = ['a', 'b', 'c'].map((name) => readFileSync(join(folder, `${name}.yaml`), 'utf8'));
      assert.deepEqual([a, b], [carriageReturns(fixed), carriageReturns(c ?? '')]);
    },
    expected: {
      code: 0,
      stdout: ['3 files with 3 calico-nodes, checked without inventory: no findings.'],
      stderr: ['a', 'b', 'c'].map((name) => `${name}.yaml: fixed: Set IP to autodetect`),
    },
  },
  {
    name: 'a snapshot with such line ends',
    args: ['resolve', '--method', 'interface=ens33', '--inventory', 'i.yaml', '--format', 'text'],
    files: {
      'i.yaml': `kind: CalicoInventory\rversion: 1\rnodes:\r  - name: n1\r    interfaces:\r      - name: ens33\r        addresses: 1\r`,
    },
    expected: {
      code: 1,
      stdout: [
        'Calico version unknown; assuming the newest (master) · snapshot i.yaml',
        '',
        'IPv4  interface=ens33: last interface (kernel order) whose name matches ens33',
        '',
        '   node  NIC   address  why',
        '?  n1    none           unknown: its addresses of this family are unknown',
        '',
        '0 of 1 node',
        'unknown for 1 of 1 node, for Calico master',
      ],
      stderr: ['i.yaml:7:20: `nodes[0].interfaces[0].addresses` must be a list.'],
    },
  },
  {
    name: 'a link to a file that is read already',
    args: ['check', '--fix', '.'],
    files: { 'a.yaml': ignoredMethod, 'c/..data/x.yaml': clean },
    links: { 'b.yaml': 'a.yaml', 'c/x.yaml': '..data/x.yaml' },
    after(folder) {
      assert.equal(readFileSync(join(folder, 'a.yaml'), 'utf8'), fixed);
    },
    expected: {
      code: 0,
      stdout: ['2 files with 2 calico-nodes, checked without inventory: no findings.'],
      stderr: ['a.yaml: fixed: Set IP to autodetect'],
    },
  },
  {
    name: 'a list of 420 pods is not too long where nobody types',
    args: ['check', 'pods.yaml', 'a.yaml'],
    files: { 'pods.yaml': podList(420), 'a.yaml': clean },
    expected: { code: 0, stdout: ['2 files with 1 calico-node, checked without inventory: no findings.'] },
  },
]);

for (const command of ['check', 'resolve', 'matrix', 'trace', 'reach', 'snapshot']) {
  check([
    {
      name: `${command}: an empty argument is no file`,
      args: [command, ...(command === 'check' ? ['--fix'] : []), ''],
      files: { 'a.yaml': ignoredMethod },
      after: (folder) => assert.equal(readFileSync(join(folder, 'a.yaml'), 'utf8'), ignoredMethod),
      expected: { code: 2, stderr: [`An argument is empty. "vscode-calico ${command} --help" tells more.`] },
    },
  ]);
}

test('an option without a value, as of a variable that is not set', async () => {
  const { code, stderr } = await runCli({ args: ['check', 'a', '--inventory', ''] });
  assert.deepEqual(
    { code, stderr },
    { code: 2, stderr: '--inventory needs a value. "vscode-calico check --help" tells more.\n' },
  );
});

const noPipes = process.platform === 'win32' && 'there are no such files on Windows';

test('a named pipe is read as a file is, once', { skip: noPipes }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'calico-pipe-'));
  try {
    const [manifest, inventory] = ['manifest', 'inventory'].map((name) => join(folder, name));
    assert.ok(manifest !== undefined && inventory !== undefined);
    execFileSync('mkfifo', [manifest, inventory]);
    createWriteStream(manifest).end(ignoredMethod);
    const { code, stdout, stderr } = await runCli({ args: ['check', manifest, '--fix'] });
    assert.equal(code, 2);
    assert.match(stdout, /warning method-ignored/);
    assert.match(stderr, /manifest isn't fixed: it is a pipe or a device, not a file\.\n$/);
    createWriteStream(inventory).end(`${twoNodes}  - name: 7\n`);
    const resolved = await runCli({ args: ['resolve', '--method', 'first-found', '--inventory', inventory] });
    assert.match(resolved.stdout, /2 of 2 nodes/);
    assert.match(resolved.stderr, /inventory:\d+:\d+: [^\n]*\n$/);
    createWriteStream(manifest).end('');
    assert.match(
      (await runCli({ args: ['check', manifest] })).stderr,
      /manifest is empty: the command .* printed nothing\.\n$/,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});

const large = 'larger than 64 MB, the most that is read';

test('what has no end meets a limit', { skip: !existsSync('/dev/zero') && 'there is no /dev/zero' }, async () => {
  assert.deepEqual(await runCli({ args: ['check', '/dev/zero'] }), {
    code: 2,
    stdout: '',
    stderr: `/dev/zero: ${large}.\n`,
  });
  const asInventory = await runCli({ args: ['resolve', '--method', 'first-found', '--inventory', '/dev/zero'] });
  assert.equal(asInventory.stderr, `The inventory /dev/zero can't be read: ${large}.\n`);
});

test('a file that is too large is not even opened', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'calico-large-'));
  try {
    const path = join(folder, 'a.yaml');
    writeFileSync(path, clean);
    truncateSync(path, 64_000_001); // without taking room on the disk
    assert.equal((await runCli({ args: ['check', path] })).stderr, `${path}: ${large}.\n`);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

function podList(count: number): string {
  const pod = (at: number): string => `- apiVersion: v1
  kind: Pod
  metadata: {name: p${at}, namespace: default, annotations: {cni.projectcalico.org/podIP: 10.0.0.1/32}}
  spec:
    nodeName: n1
    containers:
    - {name: c, image: nginx, env: [{name: A, value: "1"}, {name: B, value: "2"}], volumeMounts: [{name: t, mountPath: /x}]}
    tolerations: [{key: a, operator: Exists}, {key: b, operator: Exists}]
  status:
    conditions: [{type: Ready, status: "True"}, {type: Initialized, status: "True"}, {type: PodScheduled, status: "True"}]
`;
  return `apiVersion: v1\nkind: List\nitems:\n${Array.from({ length: count }, (_, at) => pod(at)).join('')}`;
}
