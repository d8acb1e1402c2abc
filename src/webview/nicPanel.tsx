import type { Message } from '../protocol/messages.ts';
import { type FromNicView, type NicDetails, type ToNicView, toNicView } from '../protocol/nicMessages.ts';
import { type Connection, connect } from './connection.ts';
import { NicPanel } from './nic/panel.tsx';
import { fewNodes } from './nic/rows.ts';
import { firstState, isKeptState, type NicState, toKept } from './nic/state.ts';
import { createPage } from './page.tsx';

/** The page of the NIC panel: what the editor sends goes to the screen, what the user does goes to the editor. */

let data: Message<ToNicView, 'nics'> | undefined;
/** Those of the last data stay until the new ones are there, so that nothing flickers. */
let details: ReadonlyMap<string, NicDetails> = new Map();
/** The nodes whose interfaces are those of `data`. */
let fresh = new Set<string>();
let asked = new Set<number>();
let state: NicState | undefined;
let groupedIsSet = false;

const page = createPage(() => connection);
const connection: Connection<FromNicView> = connect<ToNicView, FromNicView>(toNicView, {
  ...page.handlers,
  nothing(message) {
    data = undefined;
    page.handlers.nothing(message);
  },
  nics(message) {
    data = message;
    if (message.only !== undefined) showOnly(message.only, message.table.nodes.length);
    fresh = new Set();
    asked = new Set();
    draw(message.version);
  },
  details({ version, nodes }) {
    if (data?.version !== version) return;
    const next = new Map(details);
    for (const { at, details: own } of nodes) {
      const name = data.table.nodes[at]?.name ?? '';
      next.set(name, own);
      fresh.add(name);
    }
    details = next;
    draw();
  },
});

const kept = connection.kept(isKeptState);
groupedIsSet = kept?.grouped !== undefined;

function draw(drawnVersion?: number): void {
  if (data === undefined) return;
  const { table, problems, version } = data;
  state ??= firstState(kept, table.nodes.length);
  const post = connection.post;
  page.show(
    <NicPanel
      table={table}
      problems={problems}
      details={details}
      state={state}
      onState={onState}
      onFamily={(family) => post({ type: 'family', family })}
      onGoToNode={(node) => post({ type: 'goToNode', version, node })}
      onTopology={(node) =>
        post(node === undefined ? { type: 'run', command: 'openTopology' } : { type: 'showInTopology', version, node })
      }
      onGoToProblem={(problem, fix) => post({ type: 'goToProblem', version, problem, fix })}
      onAsk={ask}
    />,
    drawnVersion,
  );
}

/** Another view leads to this node: nothing else is listed until the user says so. */
function showOnly(node: string, nodes: number): void {
  const { options, top } = state ?? firstState(kept, nodes);
  const toggled = new Set([...options.toggled].filter((key) => key !== `node ${node}`));
  if (nodes > fewNodes) toggled.add(`node ${node}`);
  state = { options: { ...options, show: 'all', text: node, grouped: false, toggled }, active: 0, top };
  connection.keep(toKept(state, groupedIsSet));
}

function onState(change: Partial<NicState>): void {
  if (state === undefined) return;
  if (change.options !== undefined && change.options.grouped !== state.options.grouped) groupedIsSet = true;
  const before = state;
  state = { ...state, ...change };
  connection.keep(toKept(state, groupedIsSet));
  // Where it is scrolled to, the list knows by itself.
  if (state.options !== before.options || state.active !== before.active) draw();
}

/** Each node is asked for once for each data. */
function ask(nodes: readonly number[]): void {
  const version = data?.version;
  const missing = nodes.filter((at) => !asked.has(at));
  if (version === undefined || missing.length === 0) return;
  for (const at of missing) asked.add(at);
  connection.post({ type: 'details', version, nodes: missing });
}
