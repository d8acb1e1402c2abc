import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { root } from './paths.ts';
import { run, withProgress } from './processes.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Whether this process is root, under which Chromium's own sandbox does not start. */
export const isRoot = process.getuid?.() === 0;

/**
 * Finds a Chromium, or installs one.
 * @returns the absolute path of its executable
 */
export async function ensureBrowser(): Promise<string> {
  const found = findBrowser() ?? (await installFromDebian()) ?? (await installFromPlaywright());
  if (found !== undefined) return found;
  throw new Error('No Chromium was found: install Chromium or Chrome, or set CHROMIUM to the path of one.');
}

/** The path of a Chromium that is there; undefined where none is. */
export function findBrowser(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const candidates = [process.env['CHROMIUM'] ?? '', ...onPath, chromium.executablePath()];
  return candidates.find((file) => file !== '' && existsSync(file));
}

async function installFromDebian(): Promise<string | undefined> {
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await withProgress('Installing Chromium with apt-get', async () => {
    await run('apt-get', ['update'], { env });
    await run('apt-get', ['install', '-y', 'chromium'], { env });
  });
  return findBrowser();
}

async function installFromPlaywright(): Promise<string | undefined> {
  const script = join(root, 'node_modules/playwright-core/cli.js');
  await withProgress('Installing Chromium with Playwright', () =>
    run(process.execPath, [script, 'install', 'chromium']),
  );
  return findBrowser();
}
