import * as assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { hostile, longHostile } from '../hostile.ts';
import { eventually, fixesAt, hoverAt, manifestWith, openManifest } from './helpers.ts';
import { test } from './runner.ts';

/** Every node and NIC has a name that is more than text: what is offered in the real editor is text, and is taken as it is. */

const names = [...hostile, ...longHostile].filter((name) => name.trim() !== '' && name.length < 400);

/** Nodes with one interface of such a name each, beside a virtual one that a fix leads away from. */
function snapshot(some: readonly string[]): string {
  const nodes = some.map((name, at) => ({
    name,
    stored: { ipv4: `10.0.${at >> 7}.${(at & 127) + 1}/16` },
    trouble: name,
    interfaces: [
      { name: `docker${name}`, addresses: [`172.17.0.${(at & 127) + 1}/16`], flags: ['UP', 'LOWER_UP'] },
      { name, addresses: [`10.0.${at >> 7}.${(at & 127) + 1}/16`], flags: ['UP', 'LOWER_UP'] },
    ],
  }));
  const head = { kind: 'CalicoInventory', version: 1, takenAt: '2026-01-01T00:00:00Z', calicoVersion: 'v3.32.1' };
  return JSON.stringify({ ...head, nodes });
}

async function withHostileNodes(some: readonly string[], work: () => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'calico-attacks-'));
  const uri = vscode.Uri.file(join(folder, 'x.calico-inventory.json'));
  await writeFile(uri.fsPath, snapshot(some));
  const [first] = await vscode.workspace.findFiles('*.calico-inventory.yaml');
  try {
    await vscode.commands.executeCommand('calico.selectInventory', uri);
    await work();
  } finally {
    await vscode.commands.executeCommand('calico.selectInventory', first);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await rm(folder, { recursive: true });
  }
}

/** The links of Markdown that lead to commands, or anywhere. */
function linksIn(markdown: string): readonly string[] {
  return [...markdown.matchAll(/(?<!\\)\]\((?!command:calico\.)([^)]*)\)/g)].map((match) => match[0]);
}

test('hostile names complete a method as text, and hover and lenses link nowhere', async () => {
  await withHostileNodes(names, async () => {
    const document = await openManifest('interface=');
    const at = document.positionAt(document.getText().indexOf('interface=') + 'interface='.length);
    const list = await eventually('the names', async () => {
      const found = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        at,
      );
      return found.items.length > 20 ? found : undefined;
    });
    for (const { insertText, documentation, kind } of list.items) {
      if (kind === vscode.CompletionItemKind.Interface) assert.equal(typeof insertText, 'string');
      const text = typeof documentation === 'object' ? documentation.value : (documentation ?? '');
      assert.deepEqual(linksIn(text), []);
    }
    assert.deepEqual(linksIn(await hoverAt(document, 'interface=')), []);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      50,
    );
    assert.ok(lenses.every(({ command }) => command === undefined || /^(?:calico\.|$)/.test(command.command)));
  });
});

const typed = [
  '\u0024{1:x}',
  '\u0024{TM_SELECTED_TEXT}',
  '$TM_FILENAME',
  '\u0024{1|a,b|}',
  '$(date)',
  '[x](command:y)',
];

test('a hostile name that is taken from the list stands in the file as it is', async () => {
  await withHostileNodes(
    typed.map((name, at) => `q${at}${name}`),
    async () => {
      for (const at of typed.keys()) {
        const document = await openManifest('interface=');
        const end = document.positionAt(document.getText().indexOf('interface=') + 'interface='.length);
        const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          document.uri,
          end,
        );
        const texts = items.flatMap(({ insertText }) => (typeof insertText === 'string' ? [insertText] : []));
        const own = texts.find((text) => text.startsWith(`^q${at}`));
        assert.ok(own, `${typed[at]} is among ${items.length}`);
        const editor = await vscode.window.showTextDocument(document);
        editor.selection = new vscode.Selection(end, end);
        await vscode.commands.executeCommand('type', { text: `^q${at}` });
        await vscode.commands.executeCommand('editor.action.triggerSuggest');
        const isThere = async (): Promise<true | undefined> => {
          await vscode.commands.executeCommand('acceptSelectedSuggestion'); // does nothing before the list is there
          const text = document.getText();
          // Alone, or among all that the nodes have.
          const written = /value: "interface=(.*)"$/m.exec(text)?.[1]?.split(',') ?? [];
          return written.includes(own) && written.every((each) => texts.includes(each)) ? true : undefined;
        };
        await eventually(`${typed[at]} in the file`, isThere).catch(() => assert.fail(document.getText()));
        assert.equal(document.lineCount, manifestWith('').split('\n').length);
        await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      }
    },
  );
});

test('each quick fix really applied leaves the rest of the manifest as it was', async () => {
  await withHostileNodes(names, async () => {
    const document = await openManifest('interface=docker.*');
    const whole = document.getText();
    const titles = (
      await eventually('fixes', async () => {
        const found = await fixesAt(document, 'interface=');
        return found.some(({ edit }) => edit !== undefined) ? found : undefined;
      })
    ).flatMap(({ title, edit }) => (edit === undefined ? [] : [title]));
    assert.ok(titles.length > 0);
    for (const title of titles) {
      const [fix] = (await fixesAt(document, 'interface=')).filter((each) => each.title === title);
      assert.ok(fix?.edit);
      assert.ok(await vscode.workspace.applyEdit(fix.edit));
      const after = document.getText();
      assert.notEqual(after, whole, title);
      const rest = (text: string): string =>
        text
          .split('\n')
          .filter((line) => !/METHOD|^ *#|value: "?(?:interface|cidr|can-reach|skip|first|kubernetes)/.test(line))
          .join('\n');
      assert.equal(rest(after), rest(whole), title);
      await vscode.commands.executeCommand('undo');
      await eventually('the manifest as it was', () => (document.getText() === whole ? true : undefined));
    }
  });
});
