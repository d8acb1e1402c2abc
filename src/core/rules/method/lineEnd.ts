import { parseMethod } from '../../detection/methods.ts';
import { partsOf } from '../parts.ts';
import type { SiteContext } from '../rule.ts';

/** The line end with which a block scalar (`|`, `>`) ends a value. */

/** The text on one line; `meant` is undefined where it says nothing then. */
export interface OneLine {
  readonly meant: string | undefined;
}

/**
 * Tells whether such a line end spoils the value, and what was meant. Behind kubernetes-internal-ip it changes nothing,
 * nor does it behind a comma; where more is wrong than the line end, that is for others to tell.
 */
export function lineEndOf({ site, text, method, agent }: SiteContext): OneLine | undefined {
  const style = site.value?.items?.at(-1)?.style ?? site.value?.style;
  if ((style !== 'literal' && style !== 'folded') || !text.endsWith('\n')) return undefined;
  const plain = text.trim();
  if (plain === '') return undefined;
  const { version } = agent.plan.version;
  if (method.kind === 'unknown') {
    return parseMethod(plain, version).kind === 'unknown' ? undefined : { meant: onOneLine(plain) };
  }
  if (partsOf({ method }).at(-1)?.value.endsWith('\n') !== true) return undefined;
  const meant = onOneLine(plain);
  return { meant: meant.endsWith('=') ? undefined : meant };
}

/** Lines end items of a list, as commas do. */
function onOneLine(text: string): string {
  const at = text.indexOf('=') + 1;
  const items = text.slice(at).split(/[,\n]/);
  const left = items.map((item) => item.trim()).filter(Boolean);
  return text.slice(0, at) + left.join(',');
}
