import { groupBy } from '../collections.ts';
import type { Translate } from '../l10n.ts';
import { allowedText } from '../policy/allowedText.ts';
import type { AllowedProtocol, ConnectionChange } from '../policy/connections.ts';
import { codeCell, escapeMarkdown, tableMarkdown } from '../words/markdown.ts';
import { render } from '../words/render.ts';

/** What a policy changes, in words: what is denied because of it, and what is allowed. */

/** What one policy changes between two groups of ends. */
interface EffectRow {
  readonly from: string;
  readonly to: string;
  /** `TCP 80, 443`; empty for nothing. */
  readonly denied: string;
  readonly allowed: string;
}

const mostRows = 10;

/** `Denies 4 connections, allows 2`: the consequence, against the cluster without the policy. */
export function effectTitle(changes: readonly ConnectionChange[], t: Translate): string {
  const rows = rowsOf(changes, t);
  const denied = rows.filter((row) => row.denied !== '').length;
  const allowed = rows.filter((row) => row.allowed !== '').length;
  if (denied === 0 && allowed === 0) return t('Changes no connections of pods or hosts');
  if (allowed === 0) return denied === 1 ? t('Denies 1 connection') : t('Denies {0} connections', denied);
  if (denied === 0) return allowed === 1 ? t('Allows 1 connection') : t('Allows {0} connections', allowed);
  return t('Connections: denies {0}, allows {1}', denied, allowed);
}

/** Below the title which connections, and with which ports. */
export function effectMarkdown(changes: readonly ConnectionChange[], notes: readonly string[], t: Translate): string {
  const rows = rowsOf(changes, t);
  const shown = rows.slice(0, mostRows);
  const left = rows.length - shown.length;
  const has = {
    denied: shown.some(({ denied }) => denied !== ''),
    allowed: shown.some(({ allowed }) => allowed !== ''),
  };
  const head = [t('From'), t('To'), ...(has.denied ? [t('Denies')] : []), ...(has.allowed ? [t('Allows')] : [])];
  const cells = shown.map((row) => [
    codeCell(row.from),
    codeCell(row.to),
    ...(has.denied ? [escapeMarkdown(row.denied)] : []),
    ...(has.allowed ? [escapeMarkdown(row.allowed)] : []),
  ]);
  return [
    `**${escapeMarkdown(effectTitle(changes, t))}** — ${escapeMarkdown(t('compared with the cluster without it.'))}`,
    ...(shown.length === 0 ? [] : [tableMarkdown(head.map(escapeMarkdown), cells)]),
    ...(left === 0 ? [] : [escapeMarkdown(t('and {0} more', left))]),
    ...notes.map(escapeMarkdown),
  ].join('\n\n');
}

/** One row for each pair; a family is named where the two differ. */
function rowsOf(changes: readonly ConnectionChange[], t: Translate): readonly EffectRow[] {
  const byPair = groupBy(changes, ({ from, to }) => JSON.stringify([from.name, to.name]));
  return [...byPair.values()].flatMap((list): readonly EffectRow[] => {
    const [first] = list;
    if (first === undefined) return [];
    const texts = (of: (change: ConnectionChange) => readonly AllowedProtocol[]): string => {
      const told = list.flatMap((change): readonly (readonly [ConnectionChange['family'], string])[] => {
        const text = render(t, allowedText(of(change)));
        return text === '' ? [] : [[change.family, text]];
      });
      const isSame = told.length === 2 && told[0]?.[1] === told[1]?.[1];
      if (isSame) return told[0]?.[1] ?? '';
      return told.map(([family, text]) => (family === undefined ? text : `IPv${family} ${text}`)).join('; ');
    };
    const { from, to } = first;
    return [
      { from: from.name, to: to.name, denied: texts(({ removed }) => removed), allowed: texts(({ added }) => added) },
    ];
  });
}
