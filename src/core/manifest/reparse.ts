import { templateTokens } from '../placeholders/scan.ts';
import type { Span } from '../text.ts';
import { MAX_LENGTH } from './documentLimits.ts';
import type { ParsedSlice } from './parse.ts';
import { plainType } from './scalarType.ts';
import type { YamlNode, YamlScalar } from './tree.ts';

/** Inside quotes all but quotes, backslashes and line ends stand for themselves. */
const quotable = /^[^"'\\{\p{Cc}\u2028\u2029\ufeff]*$/u;
/** Without quotes these do, whatever stands before and behind. */
const plain = /^[A-Za-z0-9][\w.=,/^$()|+-]*$/;
/** What stands before a value on its line where it has neither a tag nor an anchor. */
const blockValue = /^ *(?:- +)*(?:- +|[\w./-]+: +)$/;

/**
 * What parsing `after` would give, where it differs from `before`, which gave `parsed`, within the text of one value
 * only, as it does for most keys that are pressed: the same tree with that value, and all behind it moved. Undefined
 * where that is not certain; then it must be parsed.
 */
export function reparse(parsed: ParsedSlice, before: string, after: string): ParsedSlice | undefined {
  const { root, problems, anchors, tokens, open } = parsed;
  if (root === undefined || problems.length > 0 || anchors || open || tokens.length > 0) return undefined;
  if (after.length > MAX_LENGTH) return undefined;
  const edited = difference(before, after);
  const scalar = scalarAround(root, edited);
  if (scalar?.inner === undefined || scalar.style === 'literal' || scalar.style === 'folded') return undefined;
  const { start, end } = scalar.inner;
  const delta = after.length - before.length;
  const value = after.slice(start, end + delta);
  const lineStart = before.lastIndexOf('\n', scalar.span.start - 1) + 1;
  if (!blockValue.test(before.slice(lineStart, scalar.span.start))) return undefined;
  const allowed = scalar.style === 'plain' ? plain : quotable;
  if (!allowed.test(scalar.value) || !allowed.test(value) || mayBeginToken(value)) return undefined;
  const type = scalar.style === 'plain' ? plainType(value) : scalar.type;
  // No other place of the tree lies within the value, so all behind its beginning lie behind its end.
  const move = (offset: number): number => (offset > start ? offset + delta : offset);
  const moved = (span: Span): Span => ({ start: move(span.start), end: move(span.end) });
  const withValue = (node: YamlNode): YamlNode => {
    if (node === scalar) {
      const quote = scalar.span.end - end;
      return {
        ...scalar,
        value,
        type,
        span: { start: scalar.span.start, end: end + delta + quote },
        inner: { start, end: end + delta },
      };
    }
    const span = moved(node.span);
    switch (node.kind) {
      case 'scalar':
        return { ...node, span, inner: node.inner && moved(node.inner) };
      case 'sequence':
        return { ...node, span, items: node.items.map(withValue) };
      case 'map': {
        const entries = node.entries.map(({ key, value: each }) => {
          return { key: { value: key.value, span: moved(key.span) }, value: withValue(each) };
        });
        return { ...node, span, entries };
      }
    }
  };
  return { ...parsed, root: withValue(root) };
}

/** Whether a value is filled in later, or begins or ends something that is, so that what stands around it matters. */
function mayBeginToken(value: string): boolean {
  return /<%|%>/.test(value) || templateTokens(value).length > 0;
}

/** The part of `before` that is another one in `after`. */
function difference(before: string, after: string): Span {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let same = 0;
  const [last, lastAfter] = [before.length - 1, after.length - 1];
  while (same < shorter - start && before.charCodeAt(last - same) === after.charCodeAt(lastAfter - same)) same += 1;
  return { start, end: before.length - same };
}

/** The value whose text has all of `span`, in block style: in flow style a comma would end it. */
function scalarAround(node: YamlNode, span: Span): YamlScalar | undefined {
  if (node.kind === 'scalar') {
    return node.inner !== undefined && node.inner.start <= span.start && span.end <= node.inner.end ? node : undefined;
  }
  if (node.flow) return undefined;
  const parts = node.kind === 'map' ? node.entries.map(({ value }) => value) : node.items;
  for (const part of parts) {
    const found = scalarAround(part, span);
    if (found !== undefined) return found;
  }
  return undefined;
}
