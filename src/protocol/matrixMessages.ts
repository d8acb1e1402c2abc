import type * as model from '../core/features/methodMatrix.ts';
import type { Family } from '../core/net/address.ts';
import type { Rendered } from '../core/words/rendered.ts';
import { isFlag, isIndex, isListOf, isOneOf, isOptional, isRecordOf, isText, isWord } from './guards.ts';
import { type FromAnyView, fromAnyView, type Guards, type Message, type ToAnyView, toAnyView } from './messages.ts';

/** What passes between the editor and the comparison of methods. */

export type MethodMatrix = Rendered<model.MethodMatrix>;
export type MatrixColumn = Rendered<model.MatrixColumn>;
export type MatrixRow = Rendered<model.MatrixRow>;
export type MatrixCell = Rendered<model.MatrixCell>;

export type ToMatrixView =
  | ToAnyView
  | {
      readonly type: 'matrix';
      /** Later data has a greater one. */
      readonly version: number;
      /** The calico-node whose method it is. */
      readonly title: string;
      readonly families: readonly Family[];
      /** Whether the file has a place for a value. */
      readonly writable: boolean;
      readonly matrix: MethodMatrix;
    }
  /** What became of something that the user asked for: a sentence. */
  | { readonly type: 'used'; readonly text: string; readonly undo: boolean };

export type FromMatrixView =
  | FromAnyView
  /** Compares these values too, in place of those that were asked for before. */
  | { readonly type: 'try'; readonly methods: readonly string[] }
  | { readonly type: 'family'; readonly family: Family }
  /** Writes the value of this row into the file. */
  | { readonly type: 'use'; readonly version: number; readonly row: number }
  /** Takes back what was written last. */
  | { readonly type: 'undo' }
  /** Goes to where the method is written. */
  | { readonly type: 'goToMethod'; readonly version: number };

const states = isWord<MatrixCell['state']>({ good: true, odd: true, bad: true, unknown: true });
const isFamily = isOneOf<Family>(4, 6);

const isColumn = isRecordOf<MatrixColumn>({ id: isText, title: isText, count: isIndex, nodes: isListOf(isText) });

const isCell = isRecordOf<MatrixCell>({
  state: states,
  interface: isOptional(isText),
  address: isOptional(isText),
  subnet: isOptional(isIndex),
  virtual: isFlag,
  moves: isFlag,
  why: isText,
});

const isRow = isRecordOf<MatrixRow>({
  method: isText,
  origin: isWord<MatrixRow['origin']>({ file: true, typed: true, default: true, suggested: true }),
  meaning: isText,
  rank: isIndex,
  grade: isWord<MatrixRow['grade']>({ good: true, fragile: true, poor: true, bad: true, unknown: true }),
  reason: isText,
  served: isIndex,
  cells: isListOf(isCell),
});

export const toMatrixView: Guards<ToMatrixView> = {
  ...toAnyView,
  matrix: isRecordOf<Message<ToMatrixView, 'matrix'>>({
    type: isOneOf('matrix'),
    version: isIndex,
    title: isText,
    families: isListOf(isFamily),
    writable: isFlag,
    matrix: isRecordOf<MethodMatrix>({
      family: isFamily,
      nodes: isIndex,
      subnets: isListOf(isText),
      columns: isListOf(isColumn),
      leftOut: isIndex,
      rows: isListOf(isRow),
      best: isListOf(isIndex),
    }),
  }),
  used: isRecordOf<Message<ToMatrixView, 'used'>>({
    type: isOneOf('used'),
    text: isText,
    undo: isFlag,
  }),
};

export const fromMatrixView: Guards<FromMatrixView> = {
  ...fromAnyView,
  try: isRecordOf<Message<FromMatrixView, 'try'>>({ type: isOneOf('try'), methods: isListOf(isText) }),
  family: isRecordOf<Message<FromMatrixView, 'family'>>({ type: isOneOf('family'), family: isFamily }),
  use: isRecordOf<Message<FromMatrixView, 'use'>>({ type: isOneOf('use'), version: isIndex, row: isIndex }),
  undo: isRecordOf<Message<FromMatrixView, 'undo'>>({ type: isOneOf('undo') }),
  goToMethod: isRecordOf<Message<FromMatrixView, 'goToMethod'>>({ type: isOneOf('goToMethod'), version: isIndex }),
};
