import type { Located } from '../text.ts';
import { methodFix, placeInMethod } from './place.ts';
import type { Report, Rule, SiteContext } from './rule.ts';

/** Blanks at the ends of a list or destination: Calico drops those around commas only. */
export const listBlank: Rule = {
  code: 'list-blank',
  severity: 'error',
  scope: 'site',
  check(context) {
    const { site, text, method, agent } = context;
    const argument = argumentOf(context);
    if (argument === undefined || argument.value.trim() === argument.value || argument.value.trim() === '') return [];
    const { t } = agent;
    const message =
      method.kind === 'interface' || method.kind === 'skip-interface'
        ? t('A blank at the end of the list is part of the expression, and no interface has a blank in its name.')
        : t('A blank at the end makes this value unreadable for calico-node, and no address is detected.');
    const trimmed = text.slice(0, argument.span.start) + argument.value.trim();
    const report: Report = {
      at: placeInMethod(site, blankOf(argument)),
      message,
      fixes: () => methodFix(site, trimmed, t('Remove the blank'), true),
    };
    return [report];
  },
};

function argumentOf({ text, method }: SiteContext): Located<string> | undefined {
  if (method.kind === 'first-found' || method.kind === 'unknown' || method.kind === 'kubernetes-internal-ip')
    return undefined;
  const start = text.indexOf('=') + 1;
  return { value: text.slice(start), span: { start, end: text.length } };
}

function blankOf({ value, span }: Located<string>): { start: number; end: number } {
  const leading = value.length - value.trimStart().length;
  if (leading > 0) return { start: span.start, end: span.start + leading };
  return { start: span.end - (value.length - value.trimEnd().length), end: span.end };
}
