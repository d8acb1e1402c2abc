import type { ConnectionDecision } from '../core/features/connectionDecisions.ts';
import type * as model from '../core/features/connectionsTable.ts';
import type { Rendered } from '../core/words/rendered.ts';
import { isFlag, isIndex, isListOf, isOneOf, isRecordOf, isText, isWord } from './guards.ts';
import { type FromAnyView, fromAnyView, type Guards, type Message, type ToAnyView, toAnyView } from './messages.ts';

/** What passes between the editor and the matrix of connections. */

export type ConnectionsTable = Rendered<model.ConnectionsTable>;
export type ConnectionGroup = Rendered<model.ConnectionGroup>;
export type ConnectionCell = Rendered<model.ConnectionCell>;

/** What decides about a pair; the editor knows where it stands. */
export interface ShownDecision extends Rendered<Omit<ConnectionDecision, 'at'>> {
  /** `web.yaml:12`; empty where nothing that is written decides. */
  readonly where: string;
}

export type ToConnectionsView =
  | ToAnyView
  | {
      readonly type: 'connections';
      /** Later data has a greater one. */
      readonly version: number;
      readonly table: ConnectionsTable;
    }
  /** What decides about a pair, in the order in which packets come to it. */
  | {
      readonly type: 'decisions';
      readonly version: number;
      /** Places in the table's groups. */
      readonly from: number;
      readonly to: number;
      readonly decisions: readonly ShownDecision[];
    }
  /** What became of something that the user asked for: a sentence. */
  | { readonly type: 'told'; readonly text: string };

export type ConnectionsFormat = 'markdown' | 'svg' | 'dot';

export type FromConnectionsView =
  | FromAnyView
  /** Only groups with this text. */
  | { readonly type: 'search'; readonly text: string }
  /** Asks what decides about a pair; `go` goes to the rule. */
  | {
      readonly type: 'decide';
      readonly version: number;
      readonly from: number;
      readonly to: number;
      readonly go: boolean;
    }
  /** Goes to one of the decisions that were sent last. */
  | { readonly type: 'goToDecision'; readonly version: number; readonly at: number }
  | { readonly type: 'save'; readonly format: ConnectionsFormat };

const isGroup = isRecordOf<ConnectionGroup>({
  id: isIndex,
  kind: isWord<ConnectionGroup['kind']>({ pods: true, host: true, outside: true }),
  name: isText,
  members: isListOf(isText),
  count: isIndex,
});

const isCell = isRecordOf<ConnectionCell>({
  from: isIndex,
  to: isIndex,
  state: isWord<ConnectionCell['state']>({ all: true, some: true, none: true, unknown: true }),
  text: isText,
});

const isDecision = isRecordOf<ShownDecision>({
  verdict: isWord<ShownDecision['verdict']>({ allow: true, deny: true, unknown: true }),
  place: isText,
  what: isText,
  by: isText,
  where: isText,
});

export const toConnectionsView: Guards<ToConnectionsView> = {
  ...toAnyView,
  connections: isRecordOf<Message<ToConnectionsView, 'connections'>>({
    type: isOneOf('connections'),
    version: isIndex,
    table: isRecordOf<ConnectionsTable>({
      summary: isText,
      facts: isListOf(isText),
      groups: isListOf(isGroup),
      cells: isListOf(isCell),
      leftOut: isIndex,
    }),
  }),
  decisions: isRecordOf<Message<ToConnectionsView, 'decisions'>>({
    type: isOneOf('decisions'),
    version: isIndex,
    from: isIndex,
    to: isIndex,
    decisions: isListOf(isDecision),
  }),
  told: isRecordOf<Message<ToConnectionsView, 'told'>>({ type: isOneOf('told'), text: isText }),
};

export const fromConnectionsView: Guards<FromConnectionsView> = {
  ...fromAnyView,
  search: isRecordOf<Message<FromConnectionsView, 'search'>>({ type: isOneOf('search'), text: isText }),
  decide: isRecordOf<Message<FromConnectionsView, 'decide'>>({
    type: isOneOf('decide'),
    version: isIndex,
    from: isIndex,
    to: isIndex,
    go: isFlag,
  }),
  goToDecision: isRecordOf<Message<FromConnectionsView, 'goToDecision'>>({
    type: isOneOf('goToDecision'),
    version: isIndex,
    at: isIndex,
  }),
  save: isRecordOf<Message<FromConnectionsView, 'save'>>({
    type: isOneOf('save'),
    format: isWord<ConnectionsFormat>({ markdown: true, svg: true, dot: true }),
  }),
};
