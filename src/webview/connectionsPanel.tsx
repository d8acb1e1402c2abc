import {
  type FromConnectionsView,
  type ToConnectionsView,
  toConnectionsView,
} from '../protocol/connectionsMessages.ts';
import { isRecordOf, isText } from '../protocol/guards.ts';
import type { Message } from '../protocol/messages.ts';
import { type Connection, connect } from './connection.ts';
import { withinLimits } from './connections/limits.ts';
import { ConnectionsPanel, type ShownDecisions } from './connections/panel.tsx';
import { createPage } from './page.tsx';

/** The page of the connections: what the editor sends goes to the screen, what the user does goes to the editor. */

/** What the user has set. */
interface Kept {
  readonly search: string;
}

let data: Message<ToConnectionsView, 'connections'> | undefined;
let decided: ShownDecisions | undefined;
let told = '';

const page = createPage(() => connection);
const connection: Connection<FromConnectionsView> = connect<ToConnectionsView, FromConnectionsView>(toConnectionsView, {
  start(message) {
    page.handlers.start(message);
    if (kept.search !== '') connection.post({ type: 'search', text: kept.search });
  },
  nothing(message) {
    data = undefined;
    page.handlers.nothing(message);
  },
  connections(message) {
    data = { ...message, table: withinLimits(message.table) };
    decided = undefined;
    draw(message.version);
  },
  decisions({ version, from, to, decisions }) {
    if (version !== data?.version) return;
    decided = { from, to, decisions };
    draw();
  },
  told({ text }) {
    told = text;
    draw();
  },
});

let kept: Kept = connection.kept(isRecordOf<Kept>({ search: isText })) ?? { search: '' };

function draw(drawnVersion?: number): void {
  if (data === undefined) return;
  const { version, table } = data;
  page.show(
    <ConnectionsPanel
      table={table}
      search={kept.search}
      told={told}
      decided={decided}
      onSearch={(search) => {
        kept = { search };
        told = '';
        connection.keep(kept);
        connection.post({ type: 'search', text: search });
        draw();
      }}
      onChoose={({ from, to }) => connection.post({ type: 'decide', version, from, to, go: true })}
      onDecision={(at) => connection.post({ type: 'goToDecision', version, at })}
      onSave={(format) => connection.post({ type: 'save', format })}
    />,
    drawnVersion,
  );
}
