import type { TextEdit } from '../text.ts';
import type { MethodSite } from './methodSites.ts';
import type { AutodetectionField, ScalarValue } from './model.ts';

/** Writes a method where one stands, keeping the style in which it is written. */

export interface FileEdit {
  readonly file: string;
  readonly edits: readonly TextEdit[];
}

/** The edit that makes `site` say `text`; undefined where it can't be written there. */
export function methodEdit(site: MethodSite, text: string): FileEdit | undefined {
  if (site.form === 'installation') return installationEdit(site, text);
  const { value } = site;
  return value && { file: value.file, edits: [{ span: value.span, newText: writeScalar(text, value) }] };
}

/** `text` as a YAML scalar in the style of `like`; quoted where its own style can't hold it. */
export function writeScalar(text: string, like: Pick<ScalarValue, 'style' | 'value' | 'type'>): string {
  if (/[\p{Cc}\p{Cf}\u2028\u2029]/u.test(text)) return JSON.stringify(text);
  if (like.style === 'single') return `'${text.replaceAll("'", "''")}'`;
  if (like.style === 'plain' && like.type === 'string' && isPlain(text, like.value)) return text;
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** Whether `text` reads as itself without quotes; a comma only where one stood before, since in `[ ]` and `{ }` it ends the value. */
function isPlain(text: string, before: string): boolean {
  return /^[A-Za-z][A-Za-z0-9=./,_^$()|+-]*$/.test(text) && (!text.includes(',') || before.includes(','));
}

const fields: readonly (readonly [string, AutodetectionField])[] = [
  ['interface=', 'interface'],
  ['skip-interface=', 'skipInterface'],
  ['can-reach=', 'canReach'],
  ['cidr=', 'cidrs'],
];

/** The fields of the operator's Installation that make it give `text` to calico-node. */
function installationField(text: string): string | undefined {
  if (text === 'first-found') return 'firstFound: true';
  if (text === 'kubernetes-internal-ip') return 'kubernetes: NodeInternalIP';
  const [prefix, field] = fields.find(([start]) => text.startsWith(start)) ?? [];
  if (prefix === undefined || field === undefined) return undefined;
  const argument = text.slice(prefix.length);
  const quoted = (part: string): string => writeScalar(part, { style: 'double', value: '', type: 'string' });
  return field === 'cidrs' ? `cidrs: [${argument.split(',').map(quoted).join(', ')}]` : `${field}: ${quoted(argument)}`;
}

function installationEdit({ agent, family, value }: MethodSite, text: string): FileEdit | undefined {
  if (agent.form !== 'installation') return undefined;
  const block = agent.installation.autodetection[family]?.block;
  const prefix = value?.operatorPrefix;
  if (
    value !== undefined &&
    value.items === undefined &&
    prefix !== undefined &&
    prefix !== '' &&
    text.startsWith(prefix)
  ) {
    return { file: value.file, edits: [{ span: value.span, newText: writeScalar(text.slice(prefix.length), value) }] };
  }
  const field = installationField(text);
  if (block === undefined || field === undefined) return undefined;
  return { file: agent.file, edits: [{ span: block.span, newText: block.flow ? `{${field}}` : field }] };
}
