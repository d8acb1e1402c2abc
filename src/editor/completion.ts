import * as vscode from 'vscode';
import type { CompletionItem } from '../core/features/completion.ts';
import type { Translate } from '../core/l10n.ts';
import type { CalicoService } from '../core/service.ts';
import { markdownText } from '../core/words/markdownText.ts';
import { render } from '../core/words/render.ts';
import { isPrepared } from '../turns/slices.ts';
import { fileOf, linesOf, toRange } from './convert.ts';
import { manifestSelector } from './manifests.ts';

/** Characters after which one can be sure that something else begins. */
const triggers = ['=', ',', '"', "'", ' ', '^', '(', '{'];

/** Offers names and values of variables, methods, and what the nodes have, while a manifest is written. */
export function registerCompletion(service: CalicoService, t: Translate): vscode.Disposable {
  const provider: vscode.CompletionItemProvider = {
    async provideCompletionItems(document, position, token) {
      if (!(await isPrepared(service, token))) return undefined;
      const items = service.completions(fileOf(document.uri), document.offsetAt(position));
      return items.length === 0 ? undefined : items.map((item) => toItem(document, item, t));
    },
  };
  return vscode.languages.registerCompletionItemProvider(manifestSelector, provider, ...triggers);
}

const kinds: Readonly<Record<CompletionItem['kind'], vscode.CompletionItemKind>> = {
  variable: vscode.CompletionItemKind.Variable,
  method: vscode.CompletionItemKind.Method,
  value: vscode.CompletionItemKind.Value,
  interface: vscode.CompletionItemKind.Interface,
  network: vscode.CompletionItemKind.Reference,
  field: vscode.CompletionItemKind.Field,
  snippet: vscode.CompletionItemKind.Snippet,
  operator: vscode.CompletionItemKind.Operator,
  function: vscode.CompletionItemKind.Function,
};

function toItem(document: vscode.TextDocument, item: CompletionItem, t: Translate): vscode.CompletionItem {
  const [detail, documentation] = [render(t, item.detail), markdownText(t, item.documentation)];
  const { label, insert, snippet, filter, sort, more } = item;
  const result = new vscode.CompletionItem({ label, ...(detail !== '' && { description: detail }) }, kinds[item.kind]);
  result.insertText = snippet ? new vscode.SnippetString(insert) : insert;
  result.range = toRange(linesOf(document), item.replace);
  // The text brings its own indentation.
  result.keepWhitespace = true;
  result.filterText = filter;
  result.sortText = sort;
  if (documentation !== '') result.documentation = new vscode.MarkdownString(documentation, true);
  if (more) result.command = { title: vscode.l10n.t('Suggest'), command: 'editor.action.triggerSuggest' };
  return result;
}
