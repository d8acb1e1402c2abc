import type { NodeCard } from '../../protocol/topologyMessages.ts';
import { iconPath } from '../icon.tsx';
import { t } from '../l10n.ts';
import { colourOf } from '../octets.ts';
import { plain } from '../plainText.ts';
import { headHeight, insetOf, rowHeight } from './cardRows.ts';
import type { PlacedCard, PlacedNic, PlacedRow } from './scene.ts';

/** How a card is drawn, and the lines from it to the buses. */

export interface CardProps {
  readonly placed: PlacedCard;
  readonly selected: boolean;
  /** It is the one that the Tab key leads to. */
  readonly reachable: boolean;
  /** A path is shown that does not come here. */
  readonly dimmed: boolean;
  readonly onSelect: (id: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onNic: (id: string) => void;
}

export function CardView({ placed, selected, reachable, dimmed, onSelect, onOpen, onNic }: CardProps) {
  const { card, x, y, width, height, title, rows, open } = placed;
  const { id, state, count } = card;
  const classes = ['card', state, count > 1 && 'stack', selected && 'selected', dimmed && 'dimmed'];
  const opens = canOpen(card);
  const role = { role: 'button' as const, 'aria-label': cardLabel(placed), ...(opens && { 'aria-expanded': open }) };
  const handlers = { onFocus: () => onSelect(id), onClick: () => onSelect(id), onDblClick: () => onOpen(id) };
  const twisty = { onClick: () => onOpen(id) };
  return (
    <g
      class={classes.filter(Boolean).join(' ')}
      transform={`translate(${x} ${y})`}
      data-card={id}
      tabIndex={reachable ? 0 : -1}
      {...role}
      {...handlers}
    >
      {count > 1 && <rect class="behind" x="7" y="7" width={width} height={height} rx="5" />}
      {count > 1 && <rect class="behind" x="3.5" y="3.5" width={width} height={height} rx="5" />}
      <rect class="face" width={width} height={height} rx="5" />
      <path class="state" d={`M0.5 5a4.5 4.5 0 0 1 2.5 -4V${height - 1}a4.5 4.5 0 0 1 -2.5 -4Z`} />
      <path class="sign" d={iconPath(state)} transform={`translate(9 ${headHeight / 2 - 7})`} fill-rule="evenodd" />
      <text class="title" x="30" y={headHeight / 2 + 5}>
        {said(title)}
      </text>
      {opens && (
        <g class="twisty" transform={`translate(${width - 24} ${headHeight / 2 - 7})`} {...twisty}>
          <rect x="-4" y="-5" width="24" height="24" />
          <path d={iconPath(open ? 'open' : 'closed')} />
        </g>
      )}
      {rows.map((row, at) => (
        <RowView key={`${at} ${row.text}`} row={row} width={width} onNic={() => onNic(id)} />
      ))}
      <title>{plain(card.why)}</title>
    </g>
  );
}

function RowView({
  row,
  width,
  onNic,
}: {
  readonly row: PlacedRow;
  readonly width: number;
  readonly onNic: () => void;
}) {
  const { kind, text, detail = '', y, state, device } = row;
  const isNic = kind === 'chosen' || kind === 'nic' || kind === 'tunnel';
  const classes = ['row', `is-${kind}`, state ?? ''].filter(Boolean).join(' ');
  return (
    <g class={classes} data-device={device} {...(isNic && { onClick: onNic })}>
      {isNic && <rect class="hit" x="4" y={y - rowHeight / 2} width={width - 8} height={rowHeight} rx="2" />}
      {kind === 'chosen' && <circle class="dot" cx="17" cy={y} r="4.5" />}
      {kind === 'tunnel' && <path class="mark" d={`M12 ${y - 2}h10M12 ${y + 2}h10`} />}
      {kind === 'pod' && <rect class="mark" x="13" y={y - 4} width="8" height="8" rx="2" />}
      {kind === 'block' && <path class="mark" d={`M12 ${y - 3.5}h10v7h-10ZM17 ${y - 3.5}v7`} />}
      {kind === 'nic' && <circle class="mark" cx="17" cy={y} r="3" />}
      <text class="text" x={insetOf(row)} y={y + 4}>
        {said(text)}
      </text>
      {detail !== '' && (
        <text class="detail" x={width - 10} y={y + 4} text-anchor="end">
          {said(detail)}
        </text>
      )}
    </g>
  );
}

/** The line of a NIC to its bus: thick with a dot where it is chosen, twice thin where it was. */
export function NicLine({ placed, dimmed }: { readonly placed: PlacedNic; readonly dimmed: boolean }) {
  const { nic, color, x, from, to, label, host, textY, stacked } = placed;
  const was = nic.stored && !nic.chosen;
  const classes = [
    'nic',
    colourOf(color),
    nic.chosen && 'chosen',
    was && 'was',
    nic.down && 'down',
    dimmed && 'dimmed',
  ];
  return (
    <g class={classes.filter(Boolean).join(' ')} data-device={nic.name}>
      {was ? (
        <path class="line" d={`M${x - 2} ${from}V${to}M${x + 2} ${from}V${to}`} />
      ) : (
        <path class="line" d={`M${x} ${from}V${to}`} />
      )}
      <circle class="port" cx={x} cy={to} r={nic.chosen ? 5.5 : 3.5} />
      {nic.chosen && <circle class="port" cx={x} cy={from} r="4" />}
      {label !== '' && (
        <text class="name" x={stacked ? x + 5 : x - 8} y={textY} text-anchor={stacked ? 'start' : 'end'}>
          {label}
        </text>
      )}
      {host !== '' && (
        <text class="host" x={stacked ? x + 5 : x + 8} y={stacked ? textY + 12 : textY}>
          {host}
        </text>
      )}
    </g>
  );
}

/** Groups open into their nodes, and nodes into their details. */
export function canOpen({ count, nics, pods, blocks }: NodeCard): boolean {
  return count > 1 || nics.length + pods.length + blocks.length > 1;
}

const states: Readonly<Record<NodeCard['state'], () => string>> = {
  good: () => t('OK'),
  odd: () => t('warning'),
  bad: () => t('error'),
  unknown: () => t('unknown'),
};

/** A space that is not drawn keeps the texts of a card apart where they are read one after the other. */
function said(text: string): string {
  return `${text} `;
}

/** What stands on the card, as it stands there, and then what its signs say. */
function cardLabel({ card, title, rows }: PlacedCard): string {
  const texts = rows.flatMap(({ text, detail = '' }) => [text, detail]).filter((each) => each !== '');
  return [[title, ...texts, plain(card.why)].join(' '), stateName(card.state)].join(t('; '));
}

export function stateName(state: NodeCard['state']): string {
  return states[state]();
}
