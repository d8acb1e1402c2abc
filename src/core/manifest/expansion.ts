/** Text of which some parts are known only on the node: what `valueFrom.fieldRef` names, and service variables. */
export type EnvPart = string | { readonly field: string };

const OPERATOR = '$';
/** References can double a text again and again; Linux takes no longer string (MAX_ARG_STRLEN). */
const MAX_LENGTH = 131_072;

/**
 * Expands `$(NAME)` as the kubelet does (kubernetes `third_party/forked/golang/expansion/expand.go`): `$$` gives `$`,
 * a name that `lookup` does not know and a bracket that is not closed stay as they are. Undefined when it gets too long
 * for any process to be started with it.
 */
export function expand(
  text: string,
  lookup: (name: string) => readonly EnvPart[] | undefined,
): readonly EnvPart[] | undefined {
  const parts: EnvPart[] = [];
  const lastClose = text.lastIndexOf(')');
  let length = text.length;
  let at = 0;
  for (let sign = text.indexOf(OPERATOR); sign !== -1 && sign + 1 < text.length; sign = text.indexOf(OPERATOR, at)) {
    parts.push(text.slice(at, sign));
    const next = text.charAt(sign + 1);
    const close = next === '(' && sign < lastClose ? text.indexOf(')', sign + 2) : -1;
    if (close === -1) {
      parts.push(next === OPERATOR ? OPERATOR : OPERATOR + next);
      at = sign + 2;
      continue;
    }
    const reference = text.slice(sign, close + 1);
    const replacement = lookup(reference.slice(2, -1)) ?? [reference];
    length += replacement.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : 1), 0);
    if (length > MAX_LENGTH) return undefined;
    parts.push(...replacement);
    at = close + 1;
  }
  parts.push(text.slice(at));
  return joined(parts);
}

/** What to write in `env` so that {@link expand} gives `text`: a `$` that would begin something is written twice. */
export function unexpanded(text: string): string {
  return text.replace(/\$(?=[$(])/g, '$$$$');
}

/** The text of `parts` with `fields` put in; undefined when one of them is not known. */
export function fill(
  parts: readonly EnvPart[],
  fields: Readonly<Record<string, string | undefined>> = {},
): string | undefined {
  let text = '';
  for (const part of parts) {
    const known = typeof part === 'string' ? part : fields[part.field];
    if (known === undefined) return undefined;
    text += known;
  }
  return text;
}

/** Neighbouring texts become one, and empty ones go. */
function joined(parts: readonly EnvPart[]): readonly EnvPart[] {
  const result: EnvPart[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (part === '') continue;
    if (typeof part === 'string' && typeof last === 'string') result[result.length - 1] = last + part;
    else result.push(part);
  }
  return result;
}
