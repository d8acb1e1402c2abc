import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const script = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** Fails where axe finds something serious on the page. */
export async function assertAccessible(page: Page): Promise<void> {
  await page.evaluate(script);
  const violations: readonly Violation[] = await page.evaluate(async () => {
    const { violations: found } = await Reflect.get(window, 'axe').run(document);
    return found;
  });
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const told = serious.map(({ id, help, nodes }) => {
    const places = nodes.slice(0, 3).map(({ html, failureSummary }) => `${html}\n    ${failureSummary}`);
    return `${id}: ${help}\n  ${places.join('\n  ')}`;
  });
  assert.deepEqual(told, []);
}
