import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

/** npm run test:neovim: a real client, headless, opens the sample, sees the findings and makes a fix. */

const isThere = spawnSync('nvim', ['--version']).status === 0;

test('Neovim shows the findings of the sample, and one less after a fix', { skip: !isThere && 'needs nvim' }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'calico-neovim-'));
  try {
    cpSync(fileURLToPath(new URL('../../examples/two-nodes/', import.meta.url)), folder, { recursive: true });
    const script = fileURLToPath(new URL('neovim.lua', import.meta.url));
    const env = {
      ...process.env,
      CALICO_NODE: process.execPath,
      CALICO_PROGRAM: fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url)),
      CALICO_FILE: join(folder, 'calico.yaml'),
    };
    // Headless, it prints to standard error.
    const args = ['-c', 'exec nvim --headless --clean -c "luafile $0" 2>&1', script];
    const printed = execFileSync('sh', args, { env, encoding: 'utf8' });
    assert.deepEqual(printed.split(/\r?\n/), [
      'before: glob-as-regex glob-as-regex nodes-apart nodes-move',
      'fix: Replace with ^ens.*',
      'after: glob-as-regex nodes-apart nodes-move',
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
