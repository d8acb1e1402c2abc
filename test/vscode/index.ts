import { runAll } from './runner.ts';

/** Called by VS Code's extension host. The suites are bundled in by esbuild.js and have added their tests by then. */
export function run(): Promise<void> {
  return runAll();
}
