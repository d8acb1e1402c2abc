import { overlapping } from '../placeholders/places.ts';
import type { Token } from '../placeholders/token.ts';
import { type Filler, fillerOf, replacedWords, tokensIn } from '../placeholders/value.ts';
import { overlaps, type Span, shift, type TextEdit } from '../text.ts';
import { writingFault } from './method/writing.ts';
import type { FileContext, Finding, Place, SiteContext, WorkspaceContext } from './rule.ts';

/** What rules find at a place that is filled in later: nobody knows yet what will stand there. */

/** Whether a part of the method is filled in later, or is to be replaced: then only that is told of it. */
export function isPlaceholderSite(context: SiteContext): boolean {
  return context.site.templated || writingFault(context) === 'placeholder';
}

/** Whether a placeholder is worth a word: a template is one on purpose, and Flux fills in variables. */
export function isTold(kind: Filler | 'word', context: Pick<WorkspaceContext, 'files'>): boolean {
  if (kind === 'engine') return false;
  return kind !== 'variables' || !hasPostBuild(context);
}

function hasPostBuild({ files }: Pick<WorkspaceContext, 'files'>): boolean {
  return files.some(({ manifest }) => manifest.documents.some(({ form }) => form === 'flux'));
}

/** What is wrong with a value as it is written, by codes: there a word in capitals may be one that a script replaces. */
const ofValues: ReadonlySet<string> = new Set([
  'env-invalid',
  'field-invalid',
  'ip-invalid',
  'manifest-unreadable',
  'poll-interval',
  'reference-unknown',
  'resource-invalid',
  'selector-invalid',
]);

/** What is wrong in objects, where kustomize fills in `$(NAME)`. */
const ofObjects: ReadonlySet<string> = new Set(['field-invalid', 'resource-invalid', 'selector-invalid']);

/** The longest value that is looked at. */
const longest = 2_000;

/**
 * The findings without those at places that are filled in later. `placeholderAt` makes the one finding that is told there
 * instead, unless that is a template, or Flux's.
 */
export function withoutFilledIn(
  findings: readonly Finding[],
  context: Pick<WorkspaceContext, 'files'>,
  placeholderAt: (at: Place, text: string) => readonly Finding[],
): readonly Finding[] {
  const files = new Map(context.files.map((file) => [file.manifest.file, file]));
  const ofMethods = findings.filter(({ code }) => code === 'placeholder');
  const isTwice = (at: Place): boolean =>
    ofMethods.some((each) => each.at.file === at.file && overlaps(each.at.span, at.span));
  return findings.flatMap((finding) => {
    const file = finding.code === 'placeholder' ? undefined : files.get(finding.at.file);
    const filler = file && fillerAt(finding, file);
    if (file === undefined || filler === undefined) return [finding];
    const { kind, span } = filler;
    const text = withoutQuotes(file.manifest.text.slice(span.start, span.end));
    const at = { file: finding.at.file, span };
    return isTold(kind, context) && !isTwice(at) ? placeholderAt(at, text) : [];
  });
}

function withoutQuotes(text: string): string {
  const isQuoted = text.length > 1 && /^["']/.test(text) && text.endsWith(text.charAt(0));
  return isQuoted ? text.slice(1, -1) : text;
}

/** What fills in the place of a finding, with the place: all of what is filled in, where the finding points into it. */
interface FilledPlace {
  readonly kind: Filler;
  readonly span: Span;
}

function fillerAt(finding: Finding, { manifest }: FileContext): FilledPlace | undefined {
  const { span } = finding.at;
  const known = filledPlace(
    overlapping(manifest.tokens, span).filter(({ role }) => role !== 'comment'),
    span,
  );
  if (known !== undefined || span.end - span.start > longest) return known;
  const text = manifest.text.slice(span.start, span.end);
  const others = tokensAround(manifest.text, span).filter(
    ({ kind }) => kind === 'shell' || kind === 'angle' || (kind === 'reference' && ofObjects.has(finding.code)),
  );
  const isWord = ofValues.has(finding.code) && isReplacedWord(text, finding);
  return filledPlace(others, span) ?? (isWord ? { kind: 'other', span } : undefined);
}

function filledPlace(tokens: readonly Token[], span: Span): FilledPlace | undefined {
  const kind = fillerOf(tokens);
  const start = Math.min(span.start, tokens[0]?.span.start ?? span.start);
  return kind && { kind, span: { start, end: Math.max(span.end, tokens.at(-1)?.span.end ?? span.end) } };
}

/** The tokens in the line of `span` that share a letter with it. */
function tokensAround(text: string, { start, end }: Span): readonly Token[] {
  const from = Math.max(text.lastIndexOf('\n', start - 1) + 1, start - longest);
  const lineEnd = text.indexOf('\n', end);
  const line = text.slice(from, Math.min(lineEnd === -1 ? text.length : lineEnd, end + longest));
  // Brackets are those of a list here.
  const tokens = overlapping(tokensIn(line.replaceAll('[', ' ')), { start: start - from, end: end - from });
  return tokens.map((token) => ({ ...token, span: shift(token.span, from) }));
}

/** Whether a script may replace a word of the text: not where it is known what was meant in its place. */
function isReplacedWord(text: string, { fixes }: Finding): boolean {
  const words = replacedWords(text);
  if (words.length === 0) return false;
  // A name that is only written in small letters is the word still.
  const kept = words.flatMap((word) => [word, word.toLowerCase().replaceAll('_', '-')]);
  const isKept = ({ newText }: TextEdit): boolean => kept.some((word) => newText.includes(word));
  return fixes().every(({ edits, preferred }) => !preferred || edits.every((file) => file.edits.some(isKept)));
}
