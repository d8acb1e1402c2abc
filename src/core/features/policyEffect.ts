import { groupBy } from '../collections.ts';
import { type Message, nothing, say } from '../message.ts';
import { allowedText } from '../policy/allowedText.ts';
import type { AllowedProtocol, ConnectionChange } from '../policy/connections.ts';
import { groupText } from '../words/groupText.ts';
import { blanksText, semicolonsText } from '../words/listText.ts';
import { type Markdown, markdown, type Piece, paragraphs, plain, shownAs, table } from '../words/markdownText.ts';

/** What a policy changes, in words: what is denied because of it, and what is allowed. */

/** What one policy changes between two groups of ends. */
interface EffectRow {
  readonly from: Message | string;
  readonly to: Message | string;
  /** `TCP 80, 443`; nothing where nothing is. */
  readonly denied: Message;
  readonly allowed: Message;
}

const mostRows = 10;

/** `Denies 4 connections, allows 2`: the consequence, against the cluster without the policy. */
export function effectTitle(changes: readonly ConnectionChange[]): Message {
  const rows = rowsOf(changes);
  const denied = rows.filter((row) => row.denied !== nothing).length;
  const allowed = rows.filter((row) => row.allowed !== nothing).length;
  if (denied === 0 && allowed === 0) return say('Changes no connections of pods or hosts');
  if (allowed === 0) return denied === 1 ? say('Denies 1 connection') : say('Denies {0} connections', denied);
  if (denied === 0) return allowed === 1 ? say('Allows 1 connection') : say('Allows {0} connections', allowed);
  return say('Connections: denies {0}, allows {1}', denied, allowed);
}

/** Below the title which connections, and with which ports. */
export function effectMarkdown(changes: readonly ConnectionChange[], notes: readonly Message[]): Markdown {
  const rows = rowsOf(changes);
  const shown = rows.slice(0, mostRows);
  const left = rows.length - shown.length;
  const has = {
    denied: shown.some(({ denied }) => denied !== nothing),
    allowed: shown.some(({ allowed }) => allowed !== nothing),
  };
  const head = [
    say('From'),
    say('To'),
    ...(has.denied ? [say('Denies')] : []),
    ...(has.allowed ? [say('Allows')] : []),
  ];
  const cells = shown.map((row): readonly Piece[] => [
    shownAs('code-cell', row.from),
    shownAs('code-cell', row.to),
    ...(has.denied ? [plain(row.denied)] : []),
    ...(has.allowed ? [plain(row.allowed)] : []),
  ]);
  return paragraphs([
    markdown('**', plain(effectTitle(changes)), '** — ', plain(say('compared with the cluster without it.'))),
    ...(shown.length === 0 ? [] : [table(head.map(plain), cells)]),
    ...(left === 0 ? [] : [plain(say('and {0} more', left))]),
    ...notes.map(plain),
  ]);
}

/** One row for each pair; a family is named where the two differ. */
function rowsOf(changes: readonly ConnectionChange[]): readonly EffectRow[] {
  const byPair = groupBy(changes, ({ from, to }) => JSON.stringify([from.name, to.name]));
  return [...byPair.values()].flatMap((list): readonly EffectRow[] => {
    const [first] = list;
    if (first === undefined) return [];
    const texts = (of: (change: ConnectionChange) => readonly AllowedProtocol[]): Message => {
      const told = list.flatMap((change): readonly (readonly [ConnectionChange['family'], Message])[] => {
        const text = allowedText(of(change));
        return text === nothing ? [] : [[change.family, text]];
      });
      const isSame = told.length === 2 && JSON.stringify(told[0]?.[1]) === JSON.stringify(told[1]?.[1]);
      if (isSame) return told[0]?.[1] ?? nothing;
      return semicolonsText(
        told.map(([family, text]) => (family === undefined ? text : blanksText([`IPv${family}`, text]))),
      );
    };
    const { from, to } = first;
    return [
      {
        from: groupText(from),
        to: groupText(to),
        denied: texts(({ removed }) => removed),
        allowed: texts(({ added }) => added),
      },
    ];
  });
}
