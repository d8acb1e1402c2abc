import type { Region } from '../../manifest/region.ts';
import { plainType } from '../../manifest/scalarType.ts';
import { doubleQuoted, fitsPlain, plainOrQuoted, writeScalar } from '../../manifest/writeScalar.ts';
import { type Message, nothing } from '../../message.ts';
import { visible } from '../../plainText.ts';
import type { Span } from '../../text.ts';
import { type Markdown, noMarkdown } from '../../words/markdownText.ts';

/** One thing that may be written at the cursor. */
export interface CompletionItem {
  readonly label: string;
  readonly kind:
    | 'variable'
    | 'method'
    | 'value'
    | 'interface'
    | 'network'
    | 'field'
    | 'snippet'
    | 'operator'
    | 'function';
  /** What takes the place of `replace`; in the syntax of VS Code's snippets where `snippet` is set. */
  readonly insert: string;
  readonly snippet: boolean;
  readonly replace: Span;
  /** What is compared with the text that is written already. */
  readonly filter: string;
  readonly detail: Message;
  readonly documentation: Markdown;
  /** Items are shown in the order of these texts. */
  readonly sort: string;
  /** What is inserted wants to be completed in turn. */
  readonly more: boolean;
}

/** What an item says by itself; the place decides how it is written. */
export type Offer = Pick<CompletionItem, 'label' | 'kind'> & {
  /** The text as Calico is to read it; `label` where it is left out. */
  readonly text?: string;
  readonly detail?: Message;
  readonly documentation?: Markdown;
  readonly more?: boolean;
};

/** Places in a list are counted, so that texts can stand for them. */
export function sortText(group: number, at: number): string {
  return `${group}${String(at).padStart(4, '0')}`;
}

/** An item that takes the place of the whole scalar at `region`; `bare`: without quotes wherever YAML lets it. */
export function wholeItem(offer: Offer, region: Region, sort: string, bare = false): CompletionItem {
  const { inner, whole, style, source, tight } = region;
  const text = offer.text ?? offer.label;
  const lead = tight ? ' ' : '';
  const base = { ...said(offer), filter: text, sort };
  const more = offer.more === true;
  if (style === 'plain' && source === '' && !bare) {
    const insert = more ? `${lead}"${asSnippet(escaped(text, 'double'))}$0"` : lead + doubleQuoted(text);
    return { ...base, insert, snippet: more, replace: inner };
  }
  if (!holds(style, text)) {
    return { ...base, insert: lead + doubleQuoted(text), snippet: false, replace: whole };
  }
  if (style !== 'plain') {
    const closed = whole.end > inner.end || more ? '' : style === 'double' ? '"' : "'";
    return { ...base, insert: escaped(text, style) + closed, snippet: false, replace: inner };
  }
  const plain = (bare && (plainType(text) !== 'string' || plainOrQuoted(text) === text)) || isPlain(text);
  return { ...base, insert: lead + (plain ? text : doubleQuoted(text)), snippet: false, replace: whole };
}

/** An item that takes the place of `part` of a scalar. */
export function partItem(offer: Offer, region: Region, part: Span, sort: string): CompletionItem {
  const text = offer.text ?? offer.label;
  const { style, source } = region;
  const base = { ...said(offer), filter: text, sort, snippet: false };
  // Without quotes and with nothing before it, the part is the scalar, and must read as text by itself.
  if (style === 'plain' && (source === '' || (part.start === region.inner.start && !isPlain(text)))) {
    return { ...base, insert: (region.tight ? ' ' : '') + doubleQuoted(text), replace: part };
  }
  if (!holds(style, text)) return inOtherQuotes(base, text, region, part);
  return { ...base, insert: escaped(text, style), replace: part };
}

/** The whole scalar in double quotes, with `text` in place of `part`. */
function inOtherQuotes(
  base: Omit<CompletionItem, 'insert' | 'replace'>,
  text: string,
  { style, source, inner, whole }: Region,
  part: Span,
): CompletionItem {
  const read = (written: string): string => (style === 'single' ? written.replaceAll("''", "'") : written);
  const [before, after] = [source.slice(0, part.start - inner.start), source.slice(part.end - inner.start)];
  const insert = doubleQuoted(read(before) + text + read(after));
  return { ...base, filter: source.slice(0, part.start - inner.start) + text, insert, replace: whole };
}

/** Whether a scalar of this style can have `text` in it; double quotes can have any. */
export function holds(style: Region['style'], text: string): boolean {
  if (style === 'double') return true;
  return style === 'single' ? writeScalar(text, { style, value: '', type: 'string' }).startsWith("'") : fitsPlain(text);
}

function said({
  label,
  kind,
  detail = nothing,
  documentation = noMarkdown,
  more = false,
}: Offer): Pick<CompletionItem, 'label' | 'kind' | 'detail' | 'documentation' | 'more'> {
  return { label, kind, detail, documentation, more };
}

/** `item` as a list may show it: names of interfaces and fields can hold what turns or hides text. */
export function plainItem(item: CompletionItem): CompletionItem {
  return { ...item, label: visible(item.label) };
}

/** `text` inside quotes of this style. */
function escaped(text: string, style: Region['style']): string {
  if (style === 'double') return doubleQuoted(text).slice(1, -1);
  return style === 'single' ? text.replaceAll("'", "''") : text;
}

/** Whether `text` is a string of its own in YAML without quotes. */
function isPlain(text: string): boolean {
  return plainType(text) === 'string' && /^[A-Za-z0-9/^.][^\s#:,'"[\]{}]*$/.test(text);
}

/** `text` in which nothing means anything to a snippet. */
export function asSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
