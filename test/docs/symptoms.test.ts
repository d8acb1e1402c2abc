import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { root, textOf } from '../architecture/sources.ts';
import { runCli } from '../cli/harness.ts';

/** The commands on the pages of symptoms are those of the terminal program, with options that it has. */

const folder = 'docs/symptoms/';
const pages = readdirSync(new URL(folder, root)).sort();

for (const page of pages) {
  const commands = [...textOf(`${folder}${page}`).matchAll(/^vscode-calico (.+)$/gm)].map(([, args = '']) =>
    args.split(' '),
  );
  test(`${page}: each command has the options that it is given`, async () => {
    assert.notEqual(commands.length, 0);
    for (const [command = '', ...args] of commands) {
      const { code, stdout } = await runCli({ args: [command, '--help'], files: {} });
      assert.equal(code, 0, command);
      const unknown = args.filter((arg) => /^--?[a-z]/.test(arg) && !stdout.split(/[\s,]+/).includes(arg));
      assert.deepEqual(unknown, [], command);
    }
  });
}
