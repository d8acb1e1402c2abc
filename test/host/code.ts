#!/usr/bin/env node
// Stands in for VS Code's executable: takes its command line, opens the same in the VS Code server, in a headless
// Chromium, and exits as the tests in the extension host did. Needs a Node that runs TypeScript, as runTests.ts gives.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { exitWithCaller } from './processes.ts';
import { runTestsIn } from './testRun.ts';

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
  return runTestsIn({ folder, extension, tests, trusted, settings });
}

function readSettings(userData: string | boolean | undefined): Record<string, unknown> {
  const file = join(String(userData), 'User/settings.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}
