import { type Message, say } from '../../message.ts';
import type { Located } from '../../text.ts';
import { partsOf } from '../parts.ts';
import type { Severity, SiteContext } from '../rule.ts';

/** What becomes of a value in which something stands that no name of an interface has, so that `dead` match none. */

type Parts = readonly Located<string>[];

/** A sentence on what calico-node does then; `dead` are items of a list, and do not matter for other methods. */
export function consequenceOf(context: SiteContext, dead: Parts): Message {
  const { method } = context;
  switch (method.kind) {
    case 'unknown':
      return say('calico-node exits on it.');
    case 'interface':
      if (hasAlternatives(dead)) return say("It doesn't match the names it's meant for.");
      return isAll(context, dead)
        ? say('No interface matches, so no address is detected.')
        : say('No interface matches this item; the others still apply.');
    case 'skip-interface':
      if (hasAlternatives(dead)) return say("It doesn't skip the interfaces it's meant for.");
      return isAll(context, dead) ? say('It skips nothing.') : say('This item skips nothing; the others still apply.');
    case 'can-reach':
      return say('calico-node reads it as a host name, so no address is detected.');
    case 'first-found':
    case 'cidr':
    case 'kubernetes-internal-ip':
      return say("calico-node can't read it, so no address is detected.");
  }
}

/** An error where nothing is detected, by what is written or on some node; a warning where another address may be. */
export function severityOf(context: SiteContext, dead: Parts): Severity {
  const { kind } = context.method;
  if (context.outcomes.some(({ outcome }) => outcome.kind === 'exits' || outcome.kind === 'fails')) return 'error';
  switch (kind) {
    case 'skip-interface':
      return 'warning';
    case 'interface':
      return hasAlternatives(dead) || !isAll(context, dead) ? 'warning' : 'error';
    case 'first-found':
    case 'cidr':
    case 'can-reach':
    case 'kubernetes-internal-ip':
    case 'unknown':
      return 'error';
  }
}

/** `parts` with their groups blotted out, for what spoils an expression from outside: then no alternative in one is left. */
export function withoutGroups(parts: Parts): Parts {
  return parts.map(({ value, span }) => ({ value: withoutGroup(value), span }));
}

function withoutGroup(value: string): string {
  const less = value.replace(/\\.|\([^()]*\)/gs, '_');
  return less === value ? value : withoutGroup(less);
}

/** Of an item like `"a|b|c"` only the alternatives at its ends are spoiled. */
function hasAlternatives(dead: Parts): boolean {
  return dead.some(({ value }) => value.includes('|'));
}

function isAll(context: SiteContext, dead: Parts): boolean {
  return dead.length === partsOf(context).length;
}
