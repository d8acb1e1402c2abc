import type { Message } from '../../protocol/messages.ts';
import type {
  FromTopologyView,
  PacketPath,
  PathAnswer,
  TopologyWish,
  ToTopologyView,
} from '../../protocol/topologyMessages.ts';
import { t } from '../l10n.ts';
import { useMemo, useRef, useState } from '../ui.ts';
import type { Room } from './columns.ts';
import { Drawing } from './drawing.tsx';
import { svgFile } from './exportSvg.ts';
import { nextCard } from './keys.ts';
import { hidesNetworks, type LayoutInput, layOut } from './layout.ts';
import type { Measure } from './measure.ts';
import type { FoundEnds } from './picker.tsx';
import type { Scene } from './scene.ts';
import { Selection } from './selection.tsx';
import { Stage, type StageControls, type StageProps } from './stage.tsx';
import { flipped, type TopologyState } from './state.ts';
import { Toolbar } from './toolbar.tsx';
import { TracePanel } from './trace.tsx';
import { Twin } from './twin.tsx';

export interface TopologyPanelProps {
  readonly data: Message<ToTopologyView, 'topology'>;
  readonly state: TopologyState;
  readonly found: FoundEnds;
  readonly told: string;
  /** The ends are to be picked now. */
  readonly pickFirst: boolean;
  readonly measure: Measure;
  readonly onState: (change: Partial<TopologyState>) => void;
  readonly onWish: (change: Partial<TopologyWish>) => void;
  readonly post: (message: FromTopologyView) => void;
}

/** Nodes, networks and tunnels, and the way of a packet through them. */
export function TopologyPanel(props: TopologyPanelProps) {
  const { data, state, onState, onWish, post } = props;
  const { graph } = data;
  const [pointed, setPointed] = useState(-1);
  const [room, setRoom] = useState<Room>({ width: 800, height: 500 });
  const page = useRef<HTMLElement>(null);
  const controls = useRef<StageControls>(null);
  const path = shownPath(data.path, state);
  const input = layoutInput(props, path, room);
  const scene = useMemo(() => layOut(input), [graph, path, state.expanded, state.selected, state.allNetworks, room]);
  const openCard = (id: string): void => {
    const card = graph.cards.find((each) => each.id === id);
    if (card === undefined) return;
    if (card.count > 1) onWish({ open: [...state.wish.open, id] });
    else onState({ expanded: flipped(state.expanded, id) });
  };
  const sheet = useMemo(
    () => (
      <Drawing
        scene={scene}
        path={path}
        selected={state.selected}
        pointed={pointed === -1 ? brokenHop(path) : pointed}
        onPoint={setPointed}
        onSelect={(selected) => selected !== state.selected && onState({ selected })}
        onOpen={openCard}
        onNic={(node) => post({ type: 'openNics', node })}
      />
    ),
    [scene, path, pointed, state.selected],
  );
  const save = (): void => {
    const drawn = page.current?.querySelector('.sheet');
    if (drawn instanceof SVGSVGElement) post({ type: 'saveSvg', svg: svgFile(drawn, graph.title || t('Topology')) });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const id = event.target instanceof SVGElement ? event.target.getAttribute('data-card') : null;
    if (id === null) return;
    if (event.key === 'Enter' || event.key === ' ') openCard(id);
    const next = nextCard(scene, id, event.key);
    if (next !== undefined) focusCard(page.current, next);
    if (next !== undefined || event.key === 'Enter' || event.key === ' ') event.preventDefault();
  };
  const selected = graph.cards.find(({ id }) => id === state.selected);
  return (
    <main class="topology" ref={page} onKeyDown={onKeyDown}>
      <Head {...props} />
      <Toolbar
        families={data.families}
        family={graph.family}
        mode={state.wish.mode}
        search={state.wish.search}
        table={state.table}
        tracing={state.tracing}
        networks={hidesNetworks(input) ? (state.allNetworks ? 'all' : 'some') : 'few'}
        opened={state.wish.open.length > 0 || state.wish.alone !== ''}
        onFamily={(family) => onWish({ family })}
        onMode={(mode) => onWish({ mode })}
        onSearch={(search) => onWish({ search })}
        onTable={(table) => onState({ table })}
        onTrace={() => onState({ tracing: !state.tracing })}
        onNetworks={(allNetworks) => onState({ allNetworks })}
        onFold={() => onWish({ open: [], alone: '' })}
        onZoom={(factor) => controls.current?.zoom(factor)}
        onFit={() => controls.current?.fit()}
        onSave={save}
      />
      <p class="count" role="status">
        {statusText(props)}
      </p>
      <div class="body">
        <div class="view">
          {!state.table && (
            <Stage
              width={scene.width}
              height={scene.height}
              view={state.view}
              onView={(view) => onState({ view })}
              onSize={(width, height) => height > 0 && setRoom((before) => roomOf({ width, height }, before))}
              reveal={revealed(scene, path, state, data.path)}
              controls={controls}
            >
              {sheet}
            </Stage>
          )}
          {!state.table && selected !== undefined && (
            <Selection
              card={selected}
              open={state.expanded.includes(selected.id)}
              onOpen={() => openCard(selected.id)}
              onNics={() => post({ type: 'openNics', node: selected.id })}
              onMethod={() => post({ type: 'goToMethod', version: data.version })}
              onTraceFrom={() => traceWith(props, { from: endOf(selected.id) })}
              onTraceTo={() => traceWith(props, { to: endOf(selected.id) })}
            />
          )}
          <Twin graph={graph} shown={state.table} />
        </div>
        {state.tracing && (
          <TracePanel
            from={state.wish.from}
            to={state.wish.to}
            port={state.wish.port}
            back={state.back}
            answer={data.path}
            path={path}
            found={props.found}
            pickFirst={props.pickFirst}
            pointed={pointed}
            broken={brokenHop(path)}
            onPoint={setPointed}
            onFind={(text) => post({ type: 'findEnds', text })}
            onEnds={(from, to) => onWish({ from, to })}
            onPort={(port) => onWish({ port })}
            onRule={(step) => post({ type: 'goToRule', version: data.version, step })}
            onUse={() => post({ type: 'useRemedy', version: data.version, back: state.back })}
            onBack={(back) => onState({ back })}
            onClose={() => onState({ tracing: false })}
          />
        )}
      </div>
    </main>
  );
}

function layoutInput(
  { data, state, measure }: TopologyPanelProps,
  path: PacketPath | undefined,
  room: Room,
): LayoutInput {
  const { selected, allNetworks, expanded } = state;
  return { graph: data.graph, path, expanded: new Set(expanded), selected, allNetworks, room, measure };
}

/** In steps, so that not each pixel of a border that is dragged lays out anew. */
function roomOf({ width, height }: Room, before: Room): Room {
  const stepped = (size: number): number => Math.floor(size / roomStep) * roomStep;
  const next = { width: stepped(width), height: stepped(height) };
  return next.width === before.width && next.height === before.height ? before : next;
}

const roomStep = 20;

/** The path in the direction that is looked at; none where the side is closed. */
function shownPath(answer: PathAnswer | undefined, { tracing, back }: TopologyState): PacketPath | undefined {
  if (!tracing) return undefined;
  return back ? answer?.paths?.back : answer?.paths?.there;
}

/** The first hop at which the packet stops, which is shown until another one is pointed at; -1 where it arrives. */
function brokenHop(path: PacketPath | undefined): number {
  return path?.hops.findIndex(({ state }) => state === 'broken') ?? -1;
}

/** A new path is brought into sight, and a card that is gone to. */
function revealed(
  scene: Scene,
  path: PacketPath | undefined,
  { selected }: TopologyState,
  answer: PathAnswer | undefined,
): StageProps['reveal'] {
  const ends = path === undefined ? [] : [path.from.node, path.to.node];
  const wanted = path === undefined ? [selected] : ends;
  const cards = scene.cards.filter(({ card }) => wanted.includes(card.id));
  const [first] = cards;
  if (first === undefined) return undefined;
  const near = Math.min(...cards.map(({ x }) => x));
  // With the names of the networks, where they are not far.
  const [left, top] = [near < 320 && path !== undefined ? 0 : near, Math.min(...cards.map(({ y }) => y))];
  const right = Math.max(...cards.map(({ x, width }) => x + width));
  const bottom = Math.max(...cards.map(({ y, height }) => y + height));
  const key = path === undefined ? `card ${selected}` : `path ${answer?.from} ${answer?.to}`;
  return { key, x: left, y: top, width: right - left, height: bottom - top, zoom: path !== undefined };
}

/** The other end stays, if it is another one. */
function traceWith({ onState, onWish }: TopologyPanelProps, ends: Partial<TopologyWish>): void {
  onState({ tracing: true });
  onWish(ends);
}

function endOf(node: string): string {
  return `node:${node}`;
}

function focusCard(page: HTMLElement | null, id: string): void {
  const card = [...(page?.querySelectorAll('[data-card]') ?? [])].find((each) => each.getAttribute('data-card') === id);
  if (card instanceof SVGElement) card.focus({ preventScroll: true });
}

function Head({ data: { graph } }: TopologyPanelProps) {
  const { title, summary, pools } = graph;
  return (
    <header>
      <h1>{summary}</h1>
      <p class="facts">{[title, ...pools].filter((each) => each !== '').join(' · ')}</p>
    </header>
  );
}

/** Said where something is left out, so that nobody takes a part for the whole. */
function statusText({ told, data: { graph } }: TopologyPanelProps): string {
  if (told !== '') return told;
  if (graph.leftOut === 0) return '';
  if (graph.cards.length === 0) return t('No matching nodes.');
  const shown = graph.cards.reduce((sum, { count }) => sum + count, 0);
  return t('Showing {0} of {1} nodes.', shown.toLocaleString('en'), (shown + graph.leftOut).toLocaleString('en'));
}
