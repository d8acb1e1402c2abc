import type { Message } from '../protocol/messages.ts';
import {
  type FromTopologyView,
  type TopologyTask,
  type TopologyWish,
  type ToTopologyView,
  toTopologyView,
} from '../protocol/topologyMessages.ts';
import { type Connection, connect } from './connection.ts';
import { createPage } from './page.tsx';
import { withinLimits } from './topology/limits.ts';
import { createMeasure, type Measure } from './topology/measure.ts';
import { TopologyPanel } from './topology/panel.tsx';
import type { FoundEnds } from './topology/picker.tsx';
import { firstState, isTopologyState, type TopologyState } from './topology/state.ts';

/** The page of the topology: what the editor sends goes to the screen, what the user does goes to the editor. */

/** More ends than these are not offered: a longer text finds fewer. */
const mostEnds = 100;

let data: Message<ToTopologyView, 'topology'> | undefined;
let found: FoundEnds = { text: '', options: [] };
let told = '';
let pickFirst = false;
let measure: Measure | undefined;
let waiting: number | undefined;

const page = createPage(() => connection);
const connection: Connection<FromTopologyView> = connect<ToTopologyView, FromTopologyView>(toTopologyView, {
  start(message) {
    page.handlers.start(message);
    if (wasKept) tellWish();
  },
  nothing(message) {
    data = undefined;
    page.handlers.nothing(message);
  },
  topology(message) {
    if (data !== undefined && message.version < data.version) return;
    data = { ...message, graph: withinLimits(message.graph) };
    if (message.task !== undefined) take(message.task);
    draw(message.version);
  },
  ends({ text, options }) {
    found = { text, options: options.slice(0, mostEnds) };
    draw();
  },
  told({ text }) {
    told = text;
    draw();
  },
});

const kept = connection.kept(isTopologyState);
const wasKept = kept !== undefined;
let state: TopologyState = kept ?? firstState;

function draw(drawnVersion?: number): void {
  if (data === undefined) return;
  measure ??= createMeasure();
  page.show(
    <TopologyPanel
      data={data}
      state={state}
      found={found}
      told={told}
      pickFirst={pickFirst}
      measure={measure}
      onState={onState}
      onWish={onWish}
      post={connection.post}
    />,
    drawnVersion,
  );
}

/** A command has asked for something; the same one comes again with the next data until that is drawn. */
function take({ kind, node }: TopologyTask): void {
  if (kind === 'pick') {
    pickFirst = node === '';
    change({ tracing: true, table: false, ...(node !== '' && { wish: { ...state.wish, from: `node:${node}` } }) });
    if (node !== '') tellWish();
    return;
  }
  change({ selected: node, tracing: false, table: false, wish: { ...state.wish, alone: node, search: '' } });
  tellWish();
}

function change(next: Partial<TopologyState>): void {
  state = { ...state, ...next };
  connection.keep(state);
}

function onState(next: Partial<TopologyState>): void {
  if (next.tracing === false) pickFirst = false;
  // Where it was moved to, the drawing knows by itself.
  const isMove = Object.keys(next).every((key) => key === 'view');
  change(next);
  if (!isMove || next.view === undefined) draw();
}

function onWish(next: Partial<TopologyWish>): void {
  told = '';
  change({ wish: { ...state.wish, ...next } });
  draw();
  clearTimeout(waiting);
  // Each letter of a search would make a new drawing.
  if (next.search === undefined) tellWish();
  else waiting = setTimeout(tellWish, 150);
}

function tellWish(): void {
  connection.post({ type: 'wish', wish: state.wish });
}
