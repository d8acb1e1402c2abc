import type { Located } from '../../text.ts';
import { partsOf } from '../parts.ts';
import type { Severity, SiteContext } from '../rule.ts';

/** What becomes of a value in which something stands that no name of an interface has, so that `dead` match none. */

type Parts = readonly Located<string>[];

/** A sentence on what calico-node does then; `dead` are items of a list, and do not matter for other methods. */
export function consequenceOf(context: SiteContext, dead: Parts): string {
  const { method, agent } = context;
  const { t } = agent;
  switch (method.kind) {
    case 'unknown':
      return t('calico-node exits over it.');
    case 'interface':
      if (hasAlternatives(dead)) return t('It does not match the names that it is meant for.');
      return isAll(context, dead)
        ? t('No interface matches, and no address is detected.')
        : t('No interface matches this item; the others still count.');
    case 'skip-interface':
      if (hasAlternatives(dead)) return t('It does not skip what it is meant for.');
      return isAll(context, dead) ? t('It skips nothing.') : t('This item skips nothing; the others still count.');
    case 'can-reach':
      return t('calico-node takes it for the name of a host, and detects no address.');
    case 'first-found':
    case 'cidr':
    case 'kubernetes-internal-ip':
      return t("calico-node can't read it, and detects no address.");
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
