#!/usr/bin/env node
// Stands in for VS Code's executable: takes its command line, opens the same in the VS Code server, in a headless
// Chromium, and exits as the tests in the extension host did. Needs a Node that runs TypeScript, as runTests.ts gives.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { launch } from './launch.ts';
import { exitWithCaller } from './processes.ts';

const deadline = 5 * 60_000;
const isTestOutput = /^(not )?ok |^\d+ passed, \d+ failed$|^bench: /;

exitWithCaller();
try {
  process.exit(await main());
} catch (error) {
  console.error(error);
  process.exit(1);
}

async function main(): Promise<number> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    options: {
      extensionDevelopmentPath: text,
      extensionTestsPath: text,
      'folder-uri': text,
      'user-data-dir': text,
      'disable-workspace-trust': { type: 'boolean' },
    },
    allowPositionals: true,
    strict: false, // VS Code has many more options, which say nothing to a server
  });
  const folder = typeof values['folder-uri'] === 'string' ? fileURLToPath(values['folder-uri']) : positionals[0];
  const { extensionDevelopmentPath: extension, extensionTestsPath: tests } = values;
  if (folder === undefined || typeof extension !== 'string' || typeof tests !== 'string') {
    throw new Error('Usage: code.ts FOLDER --extensionDevelopmentPath=FOLDER --extensionTestsPath=MODULE');
  }
  // @vscode/test-electron always asks for trust.
  const trusted = values['disable-workspace-trust'] === true && process.env['CALICO_TEST_UNTRUSTED'] !== '1';
  const settings = readSettings(values['user-data-dir']);
  const report = reporter();
  const host = await launch({ folder, extension, tests, trusted, settings, onLog: report.add });
  const code = await Promise.race([host.exitCode, afterDeadline()]);
  if (code !== 0) report.explain();
  await host.close();
  return code;
}

async function afterDeadline(): Promise<number> {
  await setTimeout(deadline, undefined, { ref: false });
  console.error(`The tests did not end within ${deadline / 60_000} minutes.`);
  return 1;
}

function readSettings(userData: string | boolean | undefined): Record<string, unknown> {
  const file = join(String(userData), 'User/settings.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
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
