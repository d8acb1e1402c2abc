import { isListKind, podPaths, rangeKinds } from './kinds.ts';

const NAME = String.raw`:\s*(?:[&!]\S*\s+)*["']?([A-Za-z]+)`;
/** The kind of a document in block style: nothing but a key of the root can stand in the first column. */
const DECLARED = new RegExp(String.raw`^["']?kind["']?[ \t]*${NAME}`, 'm');
/** Any kind, also within `items` and in JSON. */
const ANY = new RegExp(String.raw`\bkind["']?\s*${NAME}`, 'g');
const MENTIONS_CALICO = /calico|tigera|IP6?_AUTODETECTION_METHOD/i;

/**
 * Whether a document can hold something that is decoded. A cheap look at its text, wrong only towards "yes": custom
 * resource definitions, which make up nearly all of an upstream manifest, are told from their first lines.
 */
export function matters(text: string): boolean {
  if (!text.includes('kind')) return false;
  const declared = DECLARED.exec(text)?.[1];
  if (declared !== undefined && !isListKind(declared)) return kindMatters(declared, text);
  for (const [, kind] of text.matchAll(ANY)) {
    if (kind !== undefined && kindMatters(kind, text)) return true;
  }
  return false;
}

function kindMatters(kind: string, text: string): boolean {
  if (kind === 'ConfigMap' || kind === 'Installation' || rangeKinds.has(kind)) return true;
  return podPaths.has(kind) && MENTIONS_CALICO.test(text);
}
