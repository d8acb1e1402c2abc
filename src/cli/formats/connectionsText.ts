import { groupBy } from '../../core/collections.ts';
import { english } from '../../core/l10n.ts';
import { allowedText } from '../../core/policy/allowedText.ts';
import type { Connection, ConnectionChange, Connections } from '../../core/policy/connections.ts';
import { render } from '../../core/words/render.ts';
import { alignColumns } from '../columns.ts';
import { type Paint, visibleLine } from '../terminal.ts';
import { counted } from '../words.ts';

/** From each group what is allowed, to which others; pairs without anything are only counted. */
export function formatConnectionsText({ groups, connections, pairs }: Connections, paint: Paint): string {
  const open = new Set(connections.map(({ from, to }) => `${groups.indexOf(from)} ${groups.indexOf(to)}`)).size;
  const blocks = [...groupBy(connections, ({ from }) => from)].map(([from, list]) =>
    [paint('bold', visibleLine(`From ${from.name}`)), ...alignColumns(list.map(row)).map((line) => `  ${line}`)].join(
      '\n',
    ),
  );
  const closed = `${counted(open, 'pair')} of ${pairs} may talk; between the others nothing is allowed.`;
  return `${[...blocks, closed].join('\n\n')}\n`;
}

function row(connection: Connection): readonly string[] {
  return [connection.to.name, familyText(connection.family), connectionText(connection)].map(visibleLine);
}

function connectionText({ allowed, unknown }: Connection): string {
  const open = render(english, allowedText(allowed));
  const perhaps = render(english, allowedText(unknown));
  return [open, ...(perhaps === '' ? [] : [`unknown: ${perhaps}`])].filter((text) => text !== '').join('; ');
}

function familyText(family: number | undefined): string {
  return family === undefined ? '' : `IPv${family}`;
}

/** `+` for what appears, `-` for what vanishes. */
export function formatChangesText(changes: readonly ConnectionChange[], paint: Paint): string {
  if (changes.length === 0) return 'No connection appears or vanishes.\n';
  const lines = changes.flatMap(({ from, to, family, added, removed }) => {
    const pair = [from.name, '→', to.name, familyText(family)].filter((text) => text !== '').join(' ');
    return [
      ...(added.length === 0 ? [] : [paint('green', visibleLine(`+ ${pair}: ${render(english, allowedText(added))}`))]),
      ...(removed.length === 0
        ? []
        : [paint('red', visibleLine(`- ${pair}: ${render(english, allowedText(removed))}`))]),
    ];
  });
  return `${lines.join('\n')}\n`;
}
