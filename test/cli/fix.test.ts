import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { run } from '../../src/cli/run.ts';
import { check, clean, daemonSet, ignoredMethod, informational } from './harness.ts';

const fixed = ignoredMethod.replace('none', 'autodetect');
const misspelt = clean.replace('first-found', 'First-found');
const summary = (text: string): string => `1 file with 1 calico-node, checked without inventory: ${text}.`;
const content =
  (expected: Readonly<Record<string, string>>): ((folder: string) => void) =>
  (folder) => {
    for (const [path, text] of Object.entries(expected)) {
      assert.equal(readFileSync(join(folder, path), 'utf8'), text, path);
    }
  };

check([
  {
    name: 'a rule that is off finds nothing',
    args: ['check', '--rule', 'method-ignored=off', 'a.yaml'],
    files: { 'a.yaml': ignoredMethod },
    expected: { code: 0, stdout: [summary('no findings')] },
  },
  {
    name: 'a rule made graver fails the check',
    args: ['check', '--rule=method-ignored=off', '--rule=method-ignored=error', '--format=github', 'a.yaml'],
    files: { 'a.yaml': informational },
    expected: {
      code: 1,
      stdout: [
        "::error file=a.yaml,line=10,endLine=10,col=18,endColumn=41,title=method-ignored::IP isn't set: this method only applies to nodes without a stored address.",
      ],
    },
  },
  {
    name: 'a comment disables a finding',
    args: ['check', 'a.yaml'],
    files: { 'a.yaml': `# calico-disable-file method-ignored -- set by hand\n${ignoredMethod}` },
    expected: { code: 0, stdout: [summary('no findings')] },
  },
  {
    name: 'fixes are made, told, and nothing is left to find',
    args: ['check', '--fix', 'a.yaml'],
    files: { 'a.yaml': `\uFEFF${ignoredMethod.replaceAll('\n', '\r\n')}` },
    after: content({ 'a.yaml': `\uFEFF${fixed.replaceAll('\n', '\r\n')}` }),
    expected: { code: 0, stdout: [summary('no findings')], stderr: ['a.yaml: fixed: Set IP to autodetect'] },
  },
  {
    name: 'a fix that would do harm is not made, and told',
    args: ['check', '--fix', '--format=github', '.'],
    files: { 'a.yaml': misspelt, 'b.yaml': misspelt },
    after: content({ 'a.yaml': misspelt, 'b.yaml': misspelt }),
    expected: {
      code: 1,
      stdout: ['a.yaml', 'b.yaml'].map(
        (file) =>
          `::error file=${file},line=11,endLine=11,col=50,endColumn=61,title=method-spelling::Methods must match exactly, like "first-found": calico-node exits on "First-found".`,
      ),
      stderr: ['a.yaml', 'b.yaml'].map(
        (file) =>
          `${file}: not fixed: Write first-found. It would bring up method-set-twice${file === 'a.yaml' ? '' : ' in a.yaml'}.`,
      ),
    },
  },
  {
    name: "what can't be fixed is still told",
    args: ['check', '--fix', '--format=github', '.'],
    files: { 'a.yaml': daemonSet('{name: IP, value: 300.1.1.1}'), 'b/b.yaml': ignoredMethod },
    after: content({ 'a.yaml': daemonSet('{name: IP, value: 300.1.1.1}'), 'b/b.yaml': fixed }),
    expected: {
      code: 1,
      stdout: [
        '::error file=a.yaml,line=10,endLine=10,col=29,endColumn=38,title=ip-invalid::calico-node exits on "300.1.1.1": IP must be "autodetect", "none" or an IPv4 address.',
      ],
      stderr: ['b/b.yaml: fixed: Set IP to autodetect'],
    },
  },
]);

test('a file with bytes that are no UTF-8 is unchanged, and one without fixes is not even written', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'calico-fix-'));
  const silent = { write: (): void => undefined };
  const check = (name: string): Promise<number> =>
    run(['check', '--fix', name], {
      stdout: silent,
      stderr: silent,
      stdin: (async function* () {})(),
      isTTY: false,
      cwd: folder,
      env: {},
      now: () => 0,
    });
  try {
    const bytes = Buffer.concat([Buffer.from('# caf'), Buffer.from([0xe9, 0x0a]), Buffer.from(ignoredMethod)]);
    writeFileSync(join(folder, 'latin.yaml'), bytes);
    assert.equal(await check('latin.yaml'), 2);
    assert.deepEqual(readFileSync(join(folder, 'latin.yaml')), bytes);
    writeFileSync(join(folder, 'clean.yaml'), clean);
    utimesSync(join(folder, 'clean.yaml'), 1000, 1000);
    assert.equal(await check('clean.yaml'), 0);
    assert.equal(statSync(join(folder, 'clean.yaml')).mtimeMs, 1_000_000);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a file that can't be written is named, and those after it are fixed", { skip: noLimits() }, async () => {
  await inFolder(async (folder) => {
    const long = `${ignoredMethod}${'# filling\n'.repeat(3000)}`;
    for (const [name, text] of Object.entries({ a: ignoredMethod, b: long, c: ignoredMethod })) {
      writeFileSync(join(folder, `${name}.yaml`), text);
    }
    const command = 'ulimit -f 16; exec "$0" "$@"';
    const program = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
    const { status, stderr, stdout } = spawnSync(
      'sh',
      ['-c', command, process.execPath, program, 'check', '--fix', '--format=github', '.'],
      { cwd: folder, encoding: 'utf8' },
    );
    assert.deepEqual(
      [status, stderr.trimEnd().split('\n')],
      [
        2,
        [
          'a.yaml: fixed: Set IP to autodetect',
          "b.yaml isn't fixed: file too large.",
          'c.yaml: fixed: Set IP to autodetect',
        ],
      ],
    );
    assert.match(stdout, /^::warning file=b\.yaml,[^\n]*\n$/);
    assert.deepEqual(
      readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')),
      [fixed, long, fixed],
    );
  });
});

function noLimits(): string | false {
  return process.platform === 'win32' && 'there is no ulimit';
}

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'calico-fix-'));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
