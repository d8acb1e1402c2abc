import { setTimeout } from 'node:timers/promises';
import { type Host, type LaunchOptions, launch } from './launch.ts';

/** Milliseconds: a net for what would never end. */
const deadline = 15 * 60_000;
const isTestOutput = /^(not )?ok |^\d+ passed, \d+ failed$|^bench: /;

/**
 * Opens a workbench that runs tests in its extension host, and prints what they print; `look` may look at the page
 * meanwhile.
 * @returns the exit code of the extension host: 0 when all tests passed
 */
export async function runTestsIn(options: LaunchOptions, look?: (host: Host) => Promise<void>): Promise<number> {
  const report = reporter();
  const host = await launch({ ...options, onLog: report.add });
  const looked = look?.(host) ?? Promise.resolve();
  const passed = host.exitCode.then((code) => (code === 0 ? looked.then(() => 0) : code));
  const failed = looked.then(() => passed); // at once, should what is seen be wrong
  try {
    const code = await Promise.race([passed, failed, afterDeadline()]);
    if (code !== 0) report.explain();
    return code;
  } finally {
    await host.close();
  }
}

async function afterDeadline(): Promise<number> {
  await setTimeout(deadline, undefined, { ref: false });
  console.error(`The tests did not end within ${deadline / 60_000} minutes.`);
  return 1;
}

// What the tests print goes out at once. The rest is mostly the workbench's talk about itself, the same lines again
// and again: the beginning of each is kept for a run that failed.
function reporter() {
  const others = new Map<string, string>();
  const add = (level: string, text: string) => {
    if (isTestOutput.test(text)) return console.log(text);
    const lines = text.split('\n', 6);
    others.set(lines[0] ?? '', `${level}: ${lines.join('\n    ')}`);
  };
  const explain = () =>
    console.error(['The workbench and its extension host logged:', ...others.values()].join('\n  '));
  return { add, explain };
}
