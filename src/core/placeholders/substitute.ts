import { templateTokens } from './scan.ts';

/** The values of variables; undefined where something else may give one. */
export type Variables = (name: string) => { readonly value: string | undefined } | undefined;

/**
 * `text` with its `${NAME}` filled in as Flux does (fluxcd/pkg envsubst: `${NAME}`, `${NAME:-default}`, `${NAME:=default}`,
 * and the same without the colon; `$${NAME}` stands for itself). What is not known stays as it is written. `variables`
 * gives `{ value: undefined }` for one that nothing sets.
 */
export function substituted(text: string, variables: Variables): string {
  const pieces: string[] = [];
  let done = 0;
  for (const { kind, value, span } of templateTokens(text)) {
    if (kind !== 'variable' || text.charAt(span.start - 1) === '$') continue;
    const filled = valueOfToken(value, variables);
    if (filled === undefined) continue;
    pieces.push(text.slice(done, span.start), filled);
    done = span.end;
  }
  return pieces.join('') + text.slice(done);
}

/** What comes in place of `${…}`; undefined where that is not known. */
export function valueOfToken(token: string, variables: Variables, depth = 0): string | undefined {
  const [, name = '', operator, rest = ''] = /^\$\{([A-Za-z_]\w*)(?:(:?[-=])([\s\S]*))?\}$/.exec(token) ?? [];
  const given = name === '' ? undefined : variables(name);
  if (given === undefined || depth > 4) return undefined;
  const isSet = given.value !== undefined && (given.value !== '' || operator?.startsWith(':') !== true);
  if (isSet) return given.value;
  if (operator === undefined) return undefined;
  const inner = templateTokens(rest);
  if (inner.length === 0) return rest;
  const [first] = inner;
  return first?.value === rest ? valueOfToken(rest, variables, depth + 1) : undefined;
}
