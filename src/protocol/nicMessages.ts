import type * as model from '../core/features/nicTable.ts';
import type { Family } from '../core/net/address.ts';
import type { Rendered } from '../core/words/rendered.ts';
import {
  type Guard,
  isFlag,
  isIndex,
  isListOf,
  isNumber,
  isOneOf,
  isOptional,
  isRecordOf,
  isText,
  isWord,
} from './guards.ts';
import { type FromAnyView, fromAnyView, type Guards, type Message, type ToAnyView, toAnyView } from './messages.ts';

/** What passes between the editor and the NIC panel. */

export type NicTable = Rendered<model.NicTable>;
export type NicAnswer = Rendered<model.NicAnswer>;
export type NicNode = Rendered<model.NicNode>;
export type NicDetails = Rendered<model.NicDetails>;
export type NicDetail = Rendered<model.NicDetail>;

/** A finding on the method that is shown; the editor knows its place. */
export interface NicProblem {
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly code: string;
  readonly message: string;
}

export type ToNicView =
  | ToAnyView
  | {
      readonly type: 'nics';
      /** Later data has a greater one. */
      readonly version: number;
      readonly table: NicTable;
      readonly problems: readonly NicProblem[];
      /** The node to show, where another view asks for it; until it is drawn. */
      readonly only?: string | undefined;
    }
  /** The interfaces that were asked for, of the data of this version. */
  | {
      readonly type: 'details';
      readonly version: number;
      /** By the nodes' places in the table. */
      readonly nodes: readonly { readonly at: number; readonly details: NicDetails }[];
    };

export type FromNicView =
  | FromAnyView
  /** Asks for the interfaces of these nodes, by their places in the table. */
  | { readonly type: 'details'; readonly version: number; readonly nodes: readonly number[] }
  | { readonly type: 'family'; readonly family: Family }
  /** Goes to where the node's answer is written. */
  | { readonly type: 'goToNode'; readonly version: number; readonly node: number }
  /** Shows the node in the topology. */
  | { readonly type: 'showInTopology'; readonly version: number; readonly node: number }
  /** Goes to the finding of this place in the list; `fix` offers what mends it. */
  | { readonly type: 'goToProblem'; readonly version: number; readonly problem: number; readonly fix: boolean };

const isFamily: Guard<Family> = isOneOf(4, 6);

const isAnswer = isRecordOf<NicAnswer>({
  state: isWord<NicAnswer['state']>({ good: true, odd: true, bad: true, unknown: true }),
  interface: isOptional(isText),
  subnet: isOptional(isText),
  fault: isText,
  why: isText,
  doubt: isText,
  text: isText,
});

const isNode = isRecordOf<NicNode>({
  name: isText,
  answer: isIndex,
  address: isOptional(isText),
  stored: isOptional(isText),
  moves: isFlag,
  reach: isOptional(
    isRecordOf<NonNullable<NicNode['reach']>>({
      level: isWord<NonNullable<NicNode['reach']>['level']>({
        error: true,
        warning: true,
        unknown: true,
        information: true,
      }),
      text: isText,
    }),
  ),
  trouble: isOptional(isText),
});

const isTable = isRecordOf<NicTable>({
  family: isFamily,
  families: isListOf(isFamily),
  title: isText,
  method: isText,
  meaning: isText,
  verdict: isRecordOf<NicTable['verdict']>({
    level: isWord<NicTable['verdict']['level']>({
      error: true,
      warning: true,
      unknown: true,
      information: true,
      none: true,
    }),
    text: isText,
  }),
  facts: isListOf(isText),
  answers: isListOf(isAnswer),
  nodes: isListOf(isNode),
});

const isDetail = isRecordOf<NicDetail>({
  name: isText,
  addresses: isListOf(isText),
  mark: isWord<NicDetail['mark']>({ chosen: true, possible: true, next: true, none: true }),
  stored: isFlag,
  down: isFlag,
  virtual: isFlag,
  mtu: isOptional(isNumber),
  why: isText,
});

const isDetails = isRecordOf<NicDetails>({
  interfaces: isListOf(isDetail),
  fromBottom: isFlag,
  note: isText,
});

export const toNicView: Guards<ToNicView> = {
  ...toAnyView,
  nics: isRecordOf<Message<ToNicView, 'nics'>>({
    type: isOneOf('nics'),
    version: isIndex,
    table: isTable,
    problems: isListOf(
      isRecordOf<NicProblem>({
        severity: isWord<NicProblem['severity']>({ error: true, warning: true, information: true, hint: true }),
        code: isText,
        message: isText,
      }),
    ),
    only: isOptional(isText),
  }),
  details: isRecordOf<Message<ToNicView, 'details'>>({
    type: isOneOf('details'),
    version: isIndex,
    nodes: isListOf(isRecordOf({ at: isIndex, details: isDetails })),
  }),
};

export const fromNicView: Guards<FromNicView> = {
  ...fromAnyView,
  details: isRecordOf<Message<FromNicView, 'details'>>({
    type: isOneOf('details'),
    version: isIndex,
    nodes: isListOf(isIndex),
  }),
  family: isRecordOf<Message<FromNicView, 'family'>>({ type: isOneOf('family'), family: isFamily }),
  goToNode: isRecordOf<Message<FromNicView, 'goToNode'>>({
    type: isOneOf('goToNode'),
    version: isIndex,
    node: isIndex,
  }),
  showInTopology: isRecordOf<Message<FromNicView, 'showInTopology'>>({
    type: isOneOf('showInTopology'),
    version: isIndex,
    node: isIndex,
  }),
  goToProblem: isRecordOf<Message<FromNicView, 'goToProblem'>>({
    type: isOneOf('goToProblem'),
    version: isIndex,
    problem: isIndex,
    fix: isFlag,
  }),
};
