import { run } from './run.ts';

// A reader like `head` may close the pipe early: that is its right, and no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  process.exitCode = 2;
  process.stderr.write(`The output can't be written: ${error.message}\n`);
});
process.stderr.on('error', () => {}); // nobody is there to be told

void run(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  stdin: process.stdin,
  isTTY: process.stdout.isTTY === true,
  cwd: process.cwd(),
  env: process.env,
  now: Date.now,
}).then((code) => {
  // Setting the code instead of leaving at once lets large outputs be written to their end.
  process.exitCode = code;
  process.stdin.destroy(); // what nobody reads any more must not keep it from ending
});
