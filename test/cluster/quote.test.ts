import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { argv, type Call } from '../../src/cluster/argv.ts';
import { isKubeName } from '../../src/cluster/kubeName.ts';
import { shellCommand } from '../../src/cluster/quote.ts';
import { controls, hostile, longHostile } from '../hostile.ts';

/** Commands that are copied, and really pasted into shells. */

const folder = mkdtempSync(join(tmpdir(), 'pasted-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Writes down how many arguments it has and what they are, each with a NUL behind it. */
const kubectl = join(folder, 'kubectl');
writeFileSync(kubectl, `#!/bin/sh\nprintf '%s\\0' "$#" "$@" >> '${folder}/calls'\n`);
chmodSync(kubectl, 0o755);

/** As a terminal has them, which reads commands line by line; bash with a history, in which `!` means something. */
const shells: Readonly<Record<string, readonly string[]>> = {
  sh: [],
  dash: [],
  bash: ['--norc', '--noprofile', '-i'],
};

/** The arguments that arrive in the fake kubectl when the lines are typed into the shell, call by call. */
function paste(shell: string, lines: readonly string[]): readonly (readonly string[])[] {
  const calls = join(folder, 'calls');
  rmSync(calls, { force: true });
  const before = readdirSync(folder);
  const env = { PATH: `${folder}:${process.env['PATH']}`, HOME: folder, HISTFILE: '/dev/null', LC_ALL: 'C.UTF-8' };
  // A command of the history, for whatever means the last one.
  const input = ['true touched', ...lines, ''].join('\n');
  spawnSync(shell, shells[shell] ?? [], { input, env, cwd: folder, encoding: 'utf8' });
  const left = readdirSync(folder).filter((each) => each !== 'calls');
  assert.deepEqual(left, before, 'nothing else has run');
  const words = existsSync(calls) ? readFileSync(calls, 'utf8').split('\0').slice(0, -1) : [];
  const found: (readonly string[])[] = [];
  for (let at = 0; at < words.length; at += 1 + Number(words[at])) {
    found.push(words.slice(at + 1, at + 1 + Number(words[at])));
  }
  return found;
}

const words = [...hostile, ...longHostile].filter((word) => !word.includes('\0') && !/\p{Cs}/u.test(word));
const hard = [
  "a\n'; touch pwned; #",
  "a\n'; touch pwned; '",
  "\u001b'$(touch pwned)'",
  '\u202e`touch pwned`',
  "'\n!!",
  '-n\u0007%s',
  'a\u0007!1',
];
const called = { namespace: 'kube-system', pod: 'calico-node-x', container: 'calico-node' };

function calls(): readonly Call[] {
  const { namespace, pod, container } = called;
  assert.ok(isKubeName(namespace) && isKubeName(pod) && isKubeName(container));
  return [
    { kind: 'contexts' },
    { kind: 'get', path: '/api/v1/nodes?limit=1&a=$(touch pwned)' },
    { kind: 'exec', container: { namespace, pod, container }, command: ['sh', '-c', "echo 'x'; touch pwned"] },
  ];
}

for (const shell of Object.keys(shells)) {
  const isThere = spawnSync(shell, ['-c', 'true']).status === 0;
  test(`${shell} reads each command as it was`, { skip: isThere ? false : `There is no ${shell}.` }, () => {
    const given = [...words, ...hard].flatMap((word) =>
      calls().map((call) => argv({ kubeconfig: word.replace(/^~\//, './'), context: word }, call)),
    );
    const lines = given.map((args) => shellCommand('kubectl', args, 'linux'));
    for (const line of lines) assert.doesNotMatch(line, /[\p{Cc}\p{Cf}]/u);
    assert.deepEqual(paste(shell, lines), given);
  });

  test(`${shell} reads any words as they were`, { skip: isThere ? false : `There is no ${shell}.` }, () => {
    const part = fc.constantFrom(...words.filter((word) => word.length < 100), ...hard, "'", '\\', '\n', '\u0003', '1');
    const word = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));
    const list = fc.array(word, { minLength: 1, maxLength: 20 });
    const lists = fc.sample(list, 40).map((each) => each.map((text) => (shell === 'bash' ? text : text.trimEnd())));
    const known = lists.map((each) => each.filter((text) => text !== ''));
    const pasted = paste(
      shell,
      known.map((args) => shellCommand('kubectl', ['x', ...args], 'linux')),
    );
    assert.deepEqual(
      pasted,
      known.map((args) => ['x', ...args]),
    );
  });
}

test('a shell that knows less reads one word all the same, where one ends in a line end', () => {
  const ending = hard.map((word) => `${word}\n`);
  const pasted = paste(
    'sh',
    ending.map((word) => shellCommand('kubectl', [word, 'last'], 'linux')),
  );
  assert.deepEqual(
    pasted.map((args) => [args.length, args.at(-1)]),
    ending.map(() => [2, 'last']),
  );
});

test('for PowerShell nothing in a word is more than text, or acts on the terminal', () => {
  for (const word of hostile) {
    const line = shellCommand('kubectl', ['--context', word], 'win32');
    assert.doesNotMatch(line, controls);
    assert.doesNotMatch(line, /[\n\t]/);
  }
  assert.equal(
    shellCommand('kubectl', ["it's", 'a\u0003"$x`\u{e0001}'], 'win32'),
    "kubectl 'it''s' \"a$([char]3)`\"`$x``$([char]56128)$([char]56321)\"",
  );
});
