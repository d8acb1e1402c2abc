// node test/host/unit.ts PATTERN…: tests of these files, on all cores, with what Node.js compiles kept for the next file.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { root } from './paths.ts';
import { exitWithCaller } from './processes.ts';

exitWithCaller();
const tests = spawn(
  process.execPath,
  ['--test', `--test-concurrency=${availableParallelism()}`, ...process.argv.slice(2)],
  {
    cwd: root,
    env: { ...process.env, NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled') },
    stdio: 'inherit',
  },
);
process.on('exit', () => tests.kill());
tests.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
tests.on('exit', (code) => process.exit(code ?? 1));
