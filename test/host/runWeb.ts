// npm run test:web runs test/web in VS Code for the Web: in a browser, with no Node.js behind it and no disk.
import assert from 'node:assert/strict';
import type { Host } from './launch.ts';
import { build, exitWithCaller } from './processes.ts';
import { runTestsIn } from './testRun.ts';
import { startWebServer } from './webServer.ts';

const tests = 'out/test-vscode/web.cjs';

exitWithCaller();
try {
  await build('--web');
  process.exit(await runTestsIn({ folder: 'tmp:/two-nodes', tests, start: startWebServer }, lookAtConnecting));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

/** What the tests, which run inside, can't see. One of them waits for its notification to be closed. */
async function lookAtConnecting({ page, command }: Host): Promise<void> {
  const notification = page.locator('.notification-list-item-message', { hasText: "can't run kubectl" });
  await notification.waitFor({ timeout: 0 });
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input[type=text]').fill('>Calico: ');
  const rows = page.locator('.quick-input-list .monaco-list-row');
  await rows.filter({ hasText: 'Calico: Trace Packet…' }).waitFor();
  const offered = await rows.allInnerTexts();
  assert.ok(offered.includes('Calico: Select Inventory…'));
  assert.deepEqual(
    offered.filter((title) => /\b(?:dis)?connect\b/i.test(title)),
    [],
  );
  console.log('ok connecting is not offered');
  await page.keyboard.press('Escape');
  await command('Notifications: Clear All Notifications');
}
