/** Writes plain data as YAML that any reader takes for what it was: YAML 1.1, 1.2 and Kubernetes' own. */

export type PlainData = string | number | boolean | null | readonly PlainData[] | { readonly [key: string]: PlainData };

/** What is left of an object all of whose fields are written: a field that is added has to be written too. */
export type Nothing = Readonly<Record<string, never>>;

/** A list of scalars that fits in this many columns stands in one line. */
const columns = 110;

/** The text of one document, with two blanks for each level; ends with a line end. */
export function yamlText(value: PlainData): string {
  return `${blockOf(value, '').replace(/^\n/, '')}\n`;
}

/** What stands behind `key:`, with the blank or the line end before it. */
function blockOf(value: PlainData, indent: string): string {
  if (isList(value)) {
    const inline = inlineList(value, columns - indent.length);
    if (inline !== undefined) return ` ${inline}`;
    return value.map((item) => `\n${indent}-${itemOf(item, `${indent}  `)}`).join('');
  }
  if (typeof value !== 'object' || value === null) return ` ${scalarOf(value)}`;
  const entries = Object.entries(value);
  if (entries.length === 0) return ' {}';
  return entries.map(([key, each]) => `\n${indent}${textOf(key)}:${nested(each, indent)}`).join('');
}

/** Lists stand one level deeper than their key, as mappings do. */
function nested(value: PlainData, indent: string): string {
  return blockOf(value, `${indent}  `);
}

/** What stands behind the dash of a list item: the first line of a mapping follows it at once. */
function itemOf(item: PlainData, indent: string): string {
  const block = blockOf(item, indent);
  return block.startsWith(`\n${indent}`) ? ` ${block.slice(1 + indent.length)}` : block;
}

function inlineList(list: readonly PlainData[], room: number): string | undefined {
  if (list.some((item) => typeof item === 'object' && item !== null)) return undefined;
  const text = `[${list.map((item) => scalarOf(item)).join(', ')}]`;
  return text.length <= room ? text : undefined;
}

function scalarOf(value: PlainData): string {
  return typeof value === 'string' ? textOf(value) : JSON.stringify(value);
}

/** Words, addresses and what `ip` prints; nothing that begins like a number, and no sign that means something in YAML. */
const plain = /^(?:[A-Za-z_/]|\d{1,3}(?:\.\d{1,3}){3}(?=[/ ]|$))[\w./@+-]*(?: [\w./@+-]+)*$/;
/** Words that some reader or other takes for something else than text. */
const reserved = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$/i;
/** What JSON leaves as it is, but YAML or an editor would not show or would take for a line end. */
const invisible = /[\u007f-\u009f\p{Cf}\u2028\u2029\ufffe\uffff]/gu;

function textOf(text: string): string {
  if (plain.test(text) && !reserved.test(text)) return text;
  return JSON.stringify(text).replace(invisible, (char) => {
    const code = (char.codePointAt(0) ?? 0).toString(16);
    return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
  });
}

function isList(value: PlainData): value is readonly PlainData[] {
  return Array.isArray(value);
}
