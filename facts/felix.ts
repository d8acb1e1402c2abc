import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Holds Felix's list of parameters in a checkout against `felix.txt`. */

interface Parameter {
  readonly field: string;
  readonly fallback: string;
  /** The first release that reads it no more; not told by a checkout. */
  readonly until: string | undefined;
}

/** What a checkout says otherwise of Felix's parameters: one line each, by the names of the variables. */
export function felixChanges(text: string, checkout: string): readonly string[] {
  const now = readParameters(checkout);
  const known = new Map(text.split('\n').flatMap((line) => (/^FELIX_/.test(line) ? [parameterIn(line)] : [])));
  if (now === undefined) return [];
  return [...new Set([...known.keys(), ...now.keys()])].sort().flatMap((name) => {
    const [was, is] = [known.get(name), now.get(name)];
    if (is === undefined) return was?.until === undefined ? [`- ${name}`] : [];
    if (was === undefined) return [`+ ${name} ${is.field}`.trim()];
    return [
      ...(was.field === is.field ? [] : [`~ ${name}: field ${was.field || 'none'} → ${is.field || 'none'}`]),
      ...(isSame(was.fallback, is.fallback)
        ? []
        : [`~ ${name}: default ${was.fallback || 'none'} → ${is.fallback || 'none'}`]),
    ];
  });
}

function parameterIn(line: string): readonly [string, Parameter] {
  const [head = '', field = ''] = line.split(' | ');
  const [name = '', , ...flags] = head.split(' ');
  const flag = (sign: string): string | undefined => flags.find((each) => each.startsWith(sign))?.slice(1);
  return [name, { field: field.split(' ', 1)[0] ?? '', fallback: flag('=') ?? '', until: flag('<') }];
}

/** felix/docs/config-params.json; undefined where the checkout has none. */
function readParameters(checkout: string): ReadonlyMap<string, Parameter> | undefined {
  const file = join(checkout, 'felix/docs/config-params.json');
  if (!existsSync(file)) return undefined;
  const { Groups: groups } = JSON.parse(readFileSync(file, 'utf8'));
  const read = new Map<string, Parameter>();
  for (const { Fields: fields } of groups) {
    for (const { NameEnvVar: name, NameYAML: field, StringDefault: fallback } of fields)
      read.set(String(name).toUpperCase(), { field, fallback, until: undefined });
  }
  return read;
}

/** Whether two defaults are the same, written in another case or number form. */
function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase() || (a !== '' && b !== '' && Number(a) === Number(b));
}
