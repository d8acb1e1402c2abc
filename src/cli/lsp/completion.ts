import type { CompletionItem as Offered } from '../../core/features/completion.ts';
import { render } from '../../core/words/render.ts';
import type { Cancellation } from '../../turns/slices.ts';
import { toRange } from './convert.ts';
import { createKept, type Kept } from './kept.ts';
import { markupOf } from './markdown.ts';
import {
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  InsertTextMode,
  type Position,
} from './protocol.ts';
import { preparedDocument, type Session } from './session.ts';
import { plainSnippet } from './snippet.ts';

/** Characters after which one can be sure that something else begins. */
export const triggerCharacters = ['=', ',', '"', "'", ' ', '^', '(', '{'];

const kinds: Readonly<Record<Offered['kind'], CompletionItemKind>> = {
  variable: CompletionItemKind.Variable,
  method: CompletionItemKind.Method,
  value: CompletionItemKind.Value,
  interface: CompletionItemKind.Interface,
  network: CompletionItemKind.Reference,
  field: CompletionItemKind.Field,
  snippet: CompletionItemKind.Snippet,
  operator: CompletionItemKind.Operator,
  function: CompletionItemKind.Function,
};

export interface Completion {
  provide(
    params: { readonly textDocument: { readonly uri: string }; readonly position: Position },
    token: Cancellation,
  ): Promise<CompletionItem[]>;
  /** Adds what is told of an item: made only of the one that somebody looks at. */
  resolve(item: CompletionItem): CompletionItem;
}

/** Offers names and values of variables, methods, and what the nodes have, while a manifest is written. */
export function createCompletion(session: Session): Completion {
  const { service, client, t } = session;
  const kept: Kept<Offered> = createKept();
  const ability = client.textDocument?.completion?.completionItem ?? {};
  const toItem = (
    offered: Offered,
    { at, range }: { at: unknown; range: ReturnType<typeof toRange> },
  ): CompletionItem => {
    const { label, kind, insert, snippet, filter, sort } = offered;
    const isSnippet = snippet && ability.snippetSupport === true;
    const detail = render(t, offered.detail);
    return {
      label,
      kind: kinds[kind],
      ...(detail !== '' && (ability.labelDetailsSupport ? { labelDetails: { description: detail } } : { detail })),
      textEdit: { range, newText: snippet && !isSnippet ? plainSnippet(insert) : insert },
      insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
      // The text brings its own indentation.
      ...(ability.insertTextModeSupport && { insertTextMode: InsertTextMode.asIs }),
      filterText: filter,
      sortText: sort,
      data: at,
    };
  };
  return {
    async provide({ textDocument, position }, token) {
      const document = await preparedDocument(session, textDocument.uri, token);
      if (document === undefined) return [];
      const { file, lines } = document;
      const offered = service.completions(file, lines.offsetAt(position));
      const places = kept.keep(offered);
      return offered.map((each, at) => toItem(each, { at: places[at], range: toRange(lines, each.replace) }));
    },
    resolve(item) {
      const offered = kept.at(item.data);
      const documentation = offered && markupOf(t, offered.documentation);
      return documentation === undefined || documentation.value === '' ? item : { ...item, documentation };
    },
  };
}
