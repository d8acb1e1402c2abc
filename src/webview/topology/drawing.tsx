import type { PacketPath } from '../../protocol/topologyMessages.ts';
import { t } from '../l10n.ts';
import { colourOf } from '../octets.ts';
import { plain } from '../plainText.ts';
import { CardView, NicLine } from './cardView.tsx';
import { sizes } from './measure.ts';
import { type LitHop, litHops } from './pathLine.ts';
import type { PlacedBus, PlacedWay, Scene } from './scene.ts';
import { beside, roundedLine } from './shapes.ts';

export interface DrawingProps {
  readonly scene: Scene;
  readonly path: PacketPath | undefined;
  readonly selected: string;
  /** The hop that is pointed at in the list or here; -1 for none. */
  readonly pointed: number;
  readonly onPoint: (hop: number) => void;
  readonly onSelect: (id: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onNic: (id: string) => void;
}

/** The drawing itself: buses, tunnels, NICs, cards, and the path on top. */
export function Drawing(props: DrawingProps) {
  const { scene, path, selected } = props;
  const lit = path === undefined ? [] : litHops(scene, path);
  const ends = path === undefined ? [] : [path.from.node, path.to.node];
  const on = new Set([...ends, ...lit.map(({ hop }) => hop.node)]);
  const dimmed = (id: string): boolean => path !== undefined && !on.has(id);
  const reachable = scene.cards.some(({ card }) => card.id === selected) ? selected : scene.cards[0]?.card.id;
  return (
    <g class={path === undefined ? 'drawing' : 'drawing with-path'}>
      {scene.buses.map((bus) => (
        <BusView key={bus.bus.cidr} placed={bus} />
      ))}
      {scene.ways.map((placed) => (
        <WayView key={placed.way.key} placed={placed} path={path} />
      ))}
      {scene.cards.map(({ card, nics }) => (
        <g key={card.id} class="nics-of">
          {nics.map((placed) => (
            <NicLine key={placed.nic.name} placed={placed} dimmed={dimmed(card.id)} />
          ))}
        </g>
      ))}
      {scene.cards.map((placed) => (
        <CardView
          key={placed.card.id}
          placed={placed}
          selected={placed.card.id === selected}
          reachable={placed.card.id === reachable}
          dimmed={dimmed(placed.card.id)}
          onSelect={props.onSelect}
          onOpen={props.onOpen}
          onNic={props.onNic}
        />
      ))}
      <Labels ways={scene.ways} path={path} />
      <LitPath hops={lit} pointed={props.pointed} onPoint={props.onPoint} />
    </g>
  );
}

function BusView({ placed: { bus, lines, riser, label } }: { readonly placed: PlacedBus }) {
  return (
    <g class={`bus ${colourOf(bus.color)}${bus.chosen > 0 ? ' chosen' : ''}`} {...imageOf(busName(bus))}>
      {riser && <path class="rail" d={`M${riser.x} ${riser.from}V${riser.to}`} />}
      {lines.map(({ band, y, from, to }) => (
        <g key={band}>
          <path class="rail" d={`M${from} ${y}H${to}`} />
          <text class="cidr" x={16} y={y + 4}>
            {label}
          </text>
        </g>
      ))}
    </g>
  );
}

/** A part of the drawing that is spoken of as a whole. */
function imageOf(label: string) {
  return { role: 'img' as const, 'aria-label': label };
}

/** It says again what is said elsewhere. */
const unheard = { 'aria-hidden': true } as const;

function busName({ cidr, nodes, chosen }: PlacedBus['bus']): string {
  return nodes === 1
    ? t('Network {0}: 1 node, chosen on {1}', cidr, chosen)
    : t('Network {0}: {1} nodes, chosen on {2}', cidr, nodes, chosen);
}

function WayView({
  placed: { way, points },
  path,
}: {
  readonly placed: PlacedWay;
  readonly path: PacketPath | undefined;
}) {
  const old = way.lines.find(({ before }) => before !== undefined)?.before;
  const line = roundedLine(points);
  return (
    <g
      class={`way ${way.state} ${way.encapsulation}${dims(placed(way), path) ? ' dimmed' : ''}`}
      {...imageOf(wayName(way))}
    >
      {old && <path class="ghost" d={`${roundedLine(beside(points, -4))}${roundedLine(beside(points, 4))}`} />}
      <path class="line" d={line} />
      {isPipe(way) && <path class="core" d={line} />}
      <path class="hit" d={line} />
      <title>{wayName(way)}</title>
    </g>
  );
}

/** A tunnel that works. */
function isPipe({ encapsulation, state }: PlacedWay['way']): boolean {
  return state === 'ok' && encapsulation !== 'none' && encapsulation !== 'unknown';
}

function placed(way: PlacedWay['way']): readonly [string, string] {
  return [way.a, way.b];
}

/** A way that the path does not take. */
function dims([a, b]: readonly [string, string], path: PacketPath | undefined): boolean {
  if (path === undefined) return false;
  const ends = [path.from.node, path.to.node];
  return !(ends.includes(a) && ends.includes(b));
}

/** Both directions, with all reasons. */
function wayName({ lines }: PlacedWay['way']): string {
  return lines
    .map(({ text, reasons, before, from, to }) => {
      const was = before === undefined ? '' : t('was {0}', before.text);
      return [`${from} → ${to}: ${text}`, ...reasons.map(plain), was].filter((each) => each !== '').join(t('; '));
    })
    .join('\n');
}

/** On top of all lines, so that they can be read. */
function Labels({ ways, path }: { readonly ways: readonly PlacedWay[]; readonly path: PacketPath | undefined }) {
  const step = sizes.small + 3;
  return (
    <g class="labels" {...unheard}>
      {ways.flatMap(({ way, points, label, labelWidth, at }) => {
        const className = `way-label ${way.state}${dims([way.a, way.b], path) ? ' dimmed' : ''}`;
        const top = points.length === 2 && way.reason === '' ? -12 : -((label.length - 1) / 2) * step;
        return [
          label.length > 1 && (
            <rect
              key={`${way.key} face`}
              class="label-face"
              x={at.x - labelWidth / 2 - 4}
              y={at.y + top - 9}
              width={labelWidth + 8}
              height={label.length * step + 3}
            />
          ),
          ...label.map((line, place) => (
            <text
              key={`${way.key} ${place}`}
              class={className}
              x={at.x}
              y={at.y + 4 + top + place * step}
              text-anchor="middle"
            >
              {line}
            </text>
          )),
        ];
      })}
    </g>
  );
}

function LitPath({
  hops,
  pointed,
  onPoint,
}: {
  readonly hops: readonly LitHop[];
  readonly pointed: number;
  readonly onPoint: (hop: number) => void;
}) {
  return (
    <g class="lit" {...unheard}>
      {hops.map(({ at, hop, points, guessed }) => (
        <path
          key={`line ${at}`}
          class={hopClass(guessed ? 'leg guessed' : 'leg', at, hop.state, pointed)}
          d={roundedLine(points)}
        />
      ))}
      {hops.map(({ at, hop, x, y }) => (
        <g
          key={`hop ${at}`}
          class={hopClass('badge', at, hop.state, pointed)}
          data-hop={at}
          transform={`translate(${x} ${y})`}
          {...{ onMouseEnter: () => onPoint(at), onMouseLeave: () => onPoint(-1) }}
        >
          <circle r="8" />
          <text text-anchor="middle" y="3.5">
            {at + 1}
          </text>
          <title>{hop.text}</title>
        </g>
      ))}
    </g>
  );
}

/** The hops light up one after the other. */
function hopClass(kind: string, at: number, state: string, pointed: number): string {
  return `${kind} ${state} step-${Math.min(at, 15)}${at === pointed ? ' pointed' : ''}`;
}
