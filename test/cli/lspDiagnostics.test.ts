import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Diagnostic } from 'vscode-languageserver-protocol/node';
import { run } from '../../src/cli/run.ts';
import type { CheckJson, FindingJson, PlaceJson } from '../../src/core/outputs/checkJson.ts';
import { type LspClient, startClient } from './lspClient.ts';

/** What the server publishes of a file is what `check` finds in it. */

const root = fileURLToPath(new URL('../../', import.meta.url));
const inventory = 'examples/two-nodes/two-nodes.calico-inventory.yaml';

/** The examples, and of each rule some of the files that it is tried on. */
const files = [
  'examples/two-nodes/calico.yaml',
  ...globSync('test/rules/*/', { cwd: root }).flatMap((folder) =>
    globSync('{bad,edge,good}*.{yaml,json}', { cwd: `${root}${folder}` })
      .filter((name) => !name.includes('.calico-inventory.'))
      .sort()
      .filter((_, at) => at % 4 === 0)
      .map((name) => `${folder}/${name}`.replaceAll('\\', '/')),
  ),
];

let client: LspClient;
before(async () => {
  client = await startClient({ settings: { inventory: `${root}${inventory}` } });
});
after(() => client.end());

test('there are enough files to compare', () => {
  assert.ok(files.length > 250, `${files.length}`);
  assert.equal(new Set(files.map((file) => dirname(file))).size > 80, true);
});

for (const file of files) {
  test(`${file}: the same as of check`, async () => {
    const uri = pathToFileURL(`${root}${file}`).href;
    await client.open(uri, readFileSync(`${root}${file}`, 'utf8'));
    const diagnostics = await client.published(uri, ({ version }) => version === 1);
    const expected = (await checked(file)).map((finding) => expectedOf(finding, file));
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    await client.published(uri, ({ version }) => version === undefined);
    assert.deepEqual(diagnostics.map(plain), expected);
  });
}

async function checked(file: string): Promise<CheckJson['findings']> {
  let stdout = '';
  await run(['check', file, '--inventory', inventory, '--format', 'json'], {
    stdout: {
      write(text) {
        stdout += text;
      },
    },
    stderr: { write: () => undefined },
    stdin: (async function* () {})(),
    isTTY: false,
    cwd: root,
    env: {},
    now: Date.now,
  });
  const { findings }: CheckJson = JSON.parse(stdout);
  return findings;
}

const severities = ['error', 'warning', 'information', 'hint'];

function expectedOf({ code, severity, message, range, related }: FindingJson, file: string) {
  return {
    ...{ code, message, source: 'calico' },
    severity: severities.indexOf(severity) + 1,
    range: rangeOf(range),
    page: true,
    related: related.map((each) => {
      assert.equal(each.file, file);
      return { message: each.message, range: rangeOf(each.range) };
    }),
  };
}

function rangeOf({ start, end }: PlaceJson['range']) {
  const position = ({ line, column }: typeof start) => ({ line: line - 1, character: column - 1 });
  return { start: position(start), end: position(end) };
}

function plain({ code, message, source, severity, range, codeDescription, relatedInformation = [] }: Diagnostic) {
  return {
    ...{ code, message, source, severity, range },
    page: codeDescription?.href.endsWith(`/docs/rules/${code}.md`),
    related: relatedInformation.map(({ message, location }) => ({ message, range: location.range })),
  };
}
