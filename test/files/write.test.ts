import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { codeOf } from '../../src/files/reason.ts';
import { ChangedMeanwhile, tryWriting, writeWhole } from '../../src/files/write.ts';
import { type Step, steps, watchedDisk } from './writer.ts';

const length = 30_000;
const before = Buffer.alloc(length, 'old\n');
const after = Buffer.alloc(length, 'new\n');
const writer = fileURLToPath(new URL('writer.ts', import.meta.url));
const isWindows = process.platform === 'win32';
const isRoot = process.getuid?.() === 0;

/** A folder with the file `a.yaml`, which holds `before`. */
async function inFolder(run: (folder: string, path: string) => Promise<void> | void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'calico-write-'));
  const path = join(folder, 'a.yaml');
  try {
    writeFileSync(path, before);
    await run(folder, path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** `old` or `new`, where the file holds all of either; else how many bytes it has. */
function held(path: string): string {
  const bytes = readFileSync(path);
  return bytes.equals(before) ? 'old' : bytes.equals(after) ? 'new' : `${bytes.length} bytes`;
}

/** Where the file gets another owner, `chown` is a step too; a file with a target that is there has no `readlink`. */
const notMet: ReadonlySet<Step> = new Set(['chown', 'readlink']);
const renamed: ReadonlySet<Step> = new Set(['open r', 'sync r', 'close r']);

for (const step of steps.filter((each) => !notMet.has(each))) {
  const name = renamed.has(step) ? 'new, and no failure' : 'old, with nothing beside it';
  test(`no space at ${step}: the file is ${name}`, () =>
    inFolder(async (folder, path) => {
      let met = false;
      const disk = watchedDisk((each) => {
        if (each !== step) return;
        met = true;
        throw systemError('ENOSPC');
      });
      const outcome = await writeWhole(path, after, { disk, expected: before }).then(() => 'written', codeOf);
      const expected = renamed.has(step) ? ['written', 'new'] : ['ENOSPC', 'old'];
      assert.deepEqual([met, outcome, held(path), readdirSync(folder)], [true, ...expected, ['a.yaml']]);
    }));
}

test("a temporary file that can't be removed hides no failure", () =>
  inFolder(async (_, path) => {
    const fail = (step: Step): void => {
      if (step === 'sync') throw systemError('EIO');
    };
    const disk = { ...watchedDisk(fail), unlink: () => Promise.reject(systemError('EACCES')) };
    assert.equal(await writeWhole(path, after, { disk }).catch(codeOf), 'EIO');
    assert.equal(held(path), 'old');
  }));

for (const step of steps.filter((each) => each !== 'chown' && each !== 'readlink' && each !== 'readFile')) {
  test(`killed at ${step}: the file is old or new`, { skip: isWindows && 'signals are no such thing there' }, () =>
    inFolder(async (_, path) => {
      const { signal } = spawnSync(process.execPath, [writer, path, 'new\n', String(length), 'kill', step]);
      assert.deepEqual([signal, held(path)], ['SIGKILL', renamed.has(step) ? 'new' : 'old']);
      // What is left beside it disturbs nobody.
      await writeWhole(path, after);
      assert.equal(held(path), 'new');
    }),
  );
}

test('two writers at once: the file is always all of one of them', () =>
  inFolder(async (folder, path) => {
    const start = (text: string): ChildProcess =>
      spawn(process.execPath, [writer, path, text, String(length), 'times', '40'], { stdio: 'ignore' });
    const writers = [start('old\n'), start('new\n')];
    const ends = Promise.all(writers.map((each) => once(each, 'exit')));
    const seen = new Set<string>();
    while (writers.some(({ exitCode }) => exitCode === null)) {
      seen.add(held(path));
      await new Promise(setImmediate);
    }
    assert.deepEqual(await ends, [
      [0, null],
      [0, null],
    ]);
    assert.deepEqual(
      [[...seen].filter((each) => each !== 'old' && each !== 'new'), readdirSync(folder)],
      [[], ['a.yaml']],
    );
  }));

test('a limit for files: the file is old, with nothing beside it', { skip: isWindows && 'there is no ulimit' }, () =>
  inFolder((folder, path) => {
    const command = 'ulimit -f 16; exec "$0" "$@"';
    const { stderr } = spawnSync('sh', ['-c', command, process.execPath, writer, path, 'new\n', String(length)]);
    assert.match(String(stderr), /EFBIG/);
    assert.deepEqual([held(path), readdirSync(folder)], ['old', ['a.yaml']]);
  }),
);

test('a full disk: the file is old, with nothing beside it', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'calico-full-'));
  const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=48k', 'tmpfs', folder]);
  try {
    if (mount.status !== 0) return context.skip('needs the right to mount a small disk');
    const path = join(folder, 'a.yaml');
    writeFileSync(path, before);
    assert.equal(await writeWhole(path, after).catch(codeOf), 'ENOSPC');
    assert.deepEqual([held(path), readdirSync(folder)], ['old', ['a.yaml']]);
  } finally {
    if (mount.status === 0) spawnSync('umount', [folder]);
    rmSync(folder, { recursive: true });
  }
});

test('what was changed meanwhile is left alone', () =>
  inFolder(async (folder, path) => {
    await assert.rejects(writeWhole(path, after, { expected: Buffer.from('other') }), ChangedMeanwhile);
    assert.deepEqual([held(path), readdirSync(folder)], ['old', ['a.yaml']]);
    await writeWhole(path, after, { expected: before });
    assert.equal(held(path), 'new');
  }));

test('the mode stays, and a new file has the usual one', { skip: isWindows && 'there are no modes' }, () =>
  inFolder(async (folder, path) => {
    for (const mode of [0o600, 0o640, 0o755]) {
      chmodSync(path, mode);
      await writeWhole(path, after);
      assert.equal(statSync(path).mode & 0o7777, mode);
    }
    await writeWhole(join(folder, 'b.yaml'), after);
    assert.equal(statSync(join(folder, 'b.yaml')).mode & 0o7777, 0o666 & ~process.umask());
  }),
);

test('the owner stays', { skip: !isRoot && 'only root may give files away' }, () =>
  inFolder(async (_, path) => {
    chownSync(path, 1234, 2345);
    await writeWhole(path, after);
    const { uid, gid } = statSync(path);
    assert.deepEqual([uid, gid, held(path)], [1234, 2345, 'new']);
  }),
);

test("an owner that can't stay costs no file", () =>
  inFolder(async (_, path) => {
    const refuse = (step: Step): void => {
      if (step === 'chown') throw systemError('EPERM');
    };
    if (isRoot) chownSync(path, 1234, 2345);
    await writeWhole(path, after, { disk: watchedDisk(refuse) });
    assert.equal(held(path), 'new');
  }));

test('the target of a link is written, and the link stays', { skip: isWindows && 'links need a right there' }, () =>
  inFolder(async (folder, path) => {
    mkdirSync(join(folder, 'links'));
    symlinkSync('../a.yaml', join(folder, 'links', 'one'));
    symlinkSync('links/one', join(folder, 'two'));
    await writeWhole(join(folder, 'two'), after);
    assert.deepEqual([held(path), lstatSync(join(folder, 'two')).isSymbolicLink()], ['new', true]);
    symlinkSync('../fresh.yaml', join(folder, 'links', 'nowhere'));
    await writeWhole(join(folder, 'links', 'nowhere'), after);
    assert.deepEqual(
      [held(join(folder, 'fresh.yaml')), readdirSync(join(folder, 'links'))],
      ['new', ['nowhere', 'one']],
    );
  }),
);

/** What can't be written, by name: the path in the folder, and the system's error. */
const refusals: Readonly<Record<string, readonly [string, string]>> = {
  'a folder': ['.', 'EISDIR'],
  'a file in no folder': ['no/a.yaml', 'ENOENT'],
  'a file below a file': ['a.yaml/b.yaml', 'ENOTDIR'],
};
for (const [name, [relative, code]] of Object.entries(refusals)) {
  test(`${name} is refused, and so when it is tried`, { skip: isWindows && 'the errors are others there' }, () =>
    inFolder(async (folder, path) => {
      assert.equal(await writeWhole(join(folder, relative), after).catch(codeOf), code);
      assert.equal(await tryWriting(join(folder, relative)).catch(codeOf), code);
      assert.deepEqual([held(path), readdirSync(folder)], ['old', ['a.yaml']]);
    }),
  );
}

test('a file that is protected stays so', { skip: (isRoot || isWindows) && 'root may write all files' }, () =>
  inFolder(async (folder, path) => {
    chmodSync(path, 0o400);
    assert.equal(await writeWhole(path, after).catch(codeOf), 'EACCES');
    chmodSync(path, 0o600);
    chmodSync(folder, 0o500);
    assert.equal(await tryWriting(path).catch(codeOf), 'EACCES');
    chmodSync(folder, 0o700);
    assert.deepEqual([held(path), readdirSync(folder)], ['old', ['a.yaml']]);
  }),
);

test('trying leaves nothing, and changes nothing', () =>
  inFolder(async (folder, path) => {
    await tryWriting(path);
    await tryWriting(join(folder, 'b.yaml'));
    assert.deepEqual([held(path), readdirSync(folder)], ['old', ['a.yaml']]);
  }));

test('a device is written to as it is', { skip: !existsSync('/dev/full') && 'there is no /dev/full' }, async () => {
  await tryWriting('/dev/full');
  assert.equal(await writeWhole('/dev/full', after).catch(codeOf), 'ENOSPC');
  await writeWhole('/dev/null', after);
  assert.ok(statSync('/dev/null').isCharacterDevice());
});
