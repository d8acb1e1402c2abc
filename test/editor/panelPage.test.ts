import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageHtml } from '../../src/editor/panelPage.ts';

test('a page may load its own script and styles, and nothing else', () => {
  const parts = { cspSource: 'https://own.test', nonce: 'N', script: 's.js', style: 's.css', language: 'en' };
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(pageHtml(parts))?.[1];
  assert.equal(
    policy,
    "default-src 'none'; style-src https://own.test; script-src 'nonce-N'; form-action 'none'; base-uri 'none'",
  );
});
