import { type Message, say } from '../../message.ts';
import { applyEdits, type Located, type Span } from '../../text.ts';
import { partsOf } from '../parts.ts';
import { correction, placeInMethod, suggestionFixes } from '../place.ts';
import type { Fix, Report, Rule, SiteContext } from '../rule.ts';
import { writingFault } from './writing.ts';

/** Blanks at the ends of a list or destination: Calico drops those around commas only, and of those only ASCII ones. */
export const listBlank: Rule = {
  code: 'list-blank',
  severity: 'error',
  scope: 'site',
  check(context) {
    if (writingFault(context) !== undefined) return [];
    return partsOf(context)
      .filter(({ value }) => value.trim() !== value)
      .map((part) => report(context, part));
  },
};

function report(context: SiteContext, part: Located<string>): Report {
  const { site, method } = context;
  const what = endsInLineEnd(part) ? say('newline') : say('space');
  const message =
    'regexp' in method
      ? deadText(part, what, method.items.length)
      : say("No address is detected: calico-node can't read the value with this {0}.", what);
  return { at: placeInMethod(site, blankOf(part)), message, fixes: () => withoutBlanks(context) };
}

/** In a list only the item with the blank is dead. */
function deadText({ value }: Located<string>, what: Message, items: number): Message {
  return items === 1 || value.trim() === ''
    ? say('No interface matches: this {0} is part of the expression.', what)
    : say('No interface matches "{1}", because this {0} is part of it; the others still apply.', what, value.trim());
}

function withoutBlanks(context: SiteContext): readonly Fix[] {
  const parts = partsOf(context);
  if (parts.some(({ value }) => value.trim() === '')) return suggestionFixes(context);
  const edits = parts.map(({ value, span }) => ({ span, newText: value.trim() }));
  const title = parts.some(endsInLineEnd) ? say('Remove the newline') : say('Remove the space');
  return correction(context, applyEdits(context.text, edits), title);
}

/** Written as "\\n"; that of a block scalar is told by a rule of its own. */
function endsInLineEnd({ value }: Located<string>): boolean {
  return value.endsWith('\n');
}

function blankOf({ value, span }: Located<string>): Span {
  const leading = value.length - value.trimStart().length;
  if (leading > 0) return { start: span.start, end: span.start + leading };
  return { start: span.end - (value.length - value.trimEnd().length), end: span.end };
}
