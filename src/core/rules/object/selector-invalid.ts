import type { SelectorError } from '../../calico/selector/errors.ts';
import { parseSelector } from '../../calico/selector/parse.ts';
import { repairSelector } from '../../calico/selector/repair.ts';
import type { YamlScalar } from '../../manifest/tree.ts';
import { writeScalar } from '../../manifest/writeScalar.ts';
import { type Message, say } from '../../message.ts';
import { query } from '../../query.ts';
import { applyEdits, type Span } from '../../text.ts';
import { selectorErrorText, selectorFixTitle } from '../../words/selectorText.ts';
import type { Fix, Report, Rule } from '../rule.ts';
import { type ReviewedResource, reviewedResources } from './resources.ts';

/** A selector that Calico can't read (libcalico-go/lib/selector/parser): the object is refused, or selects nothing. */
export const selectorInvalid: Rule = {
  code: 'selector-invalid',
  severity: 'error',
  scope: 'workspace',
  check(context) {
    return reports(reviewedResources(context));
  },
};

const reports = query((all: readonly ReviewedResource[]): readonly Report[] =>
  all.flatMap(({ manifest, selectors }) =>
    selectors.flatMap(({ scalar }) => {
      const parsed = parseSelector(scalar.value);
      if (!('error' in parsed) || parsed.error.kind === 'too-deep') return [];
      return [report(manifest.file, scalar, parsed.error)];
    }),
  ),
);

function report(file: string, scalar: YamlScalar, error: SelectorError): Report {
  const fixes = (): readonly Fix[] => {
    const { fix } = error;
    if (fix === undefined) return [];
    const one = applyEdits(scalar.value, [fix]);
    // What is wrong further on would only be said next.
    const whole = repairSelector(scalar.value) ?? one;
    const written = (text: string, title: Message, preferred: boolean): Fix => {
      return {
        title,
        preferred,
        edits: [{ file, edits: [{ span: scalar.span, newText: writeScalar(text, scalar) }] }],
      };
    };
    const single = written(one, selectorFixTitle(fix), whole === one);
    return whole === one ? [single] : [written(whole, say('Write {0}', whole), true), single];
  };
  return { at: { file, span: placeIn(scalar, error.span) }, message: selectorErrorText(error), fixes };
}

/** The place of a part of the selector; the whole value where the source does not read like the text. */
function placeIn({ span, inner }: YamlScalar, part: Span): Span {
  if (inner === undefined) return span;
  const end = inner.start + part.end;
  // What is missing is shown on the character before it.
  const start = inner.start + (part.start === part.end ? Math.max(0, part.start - 1) : part.start);
  return { start, end };
}
