import type { HopText, NicDot, NodeCard, SubnetBus } from '../../protocol/topologyMessages.ts';
import type { DrawnWay } from './ways.ts';

/** Where everything stands in the drawing. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly cards: readonly PlacedCard[];
  readonly buses: readonly PlacedBus[];
  readonly ways: readonly PlacedWay[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PlacedCard extends Point {
  readonly card: NodeCard;
  /** The row of cards it stands in. */
  readonly band: number;
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly rows: readonly PlacedRow[];
  readonly nics: readonly PlacedNic[];
  /** Its details are shown. */
  readonly open: boolean;
}

export type RowKind =
  | 'chosen'
  | 'none'
  | 'why'
  | 'was'
  | 'nic'
  | 'tunnel'
  | 'within'
  | 'block'
  | 'pod'
  | 'veth'
  | 'more'
  | 'hop';

export interface Row {
  readonly kind: RowKind;
  readonly text: string;
  /** Quieter, at the right end. */
  readonly detail?: string;
  readonly device?: string;
  readonly state?: HopText['state'];
  /** The place in the path. */
  readonly hop?: number;
}

/** `y` is the middle of the row, from the top of the card. */
export interface PlacedRow extends Row {
  readonly y: number;
}

/** A line from a card to a bus. */
export interface PlacedNic {
  readonly nic: NicDot;
  readonly color: number;
  readonly x: number;
  /** At the card. */
  readonly from: number;
  /** At the bus. */
  readonly to: number;
  readonly label: string;
  readonly host: string;
  /** The base line of the name. */
  readonly textY: number;
  /** The address stands under the name. */
  readonly stacked: boolean;
}

export interface PlacedBus {
  readonly bus: SubnetBus;
  /** One for each row of cards that has it. */
  readonly lines: readonly { readonly band: number; readonly y: number; readonly from: number; readonly to: number }[];
  /** Joins them. */
  readonly riser?: { readonly x: number; readonly from: number; readonly to: number };
  readonly label: string;
}

export interface PlacedWay {
  readonly way: DrawnWay;
  readonly points: readonly Point[];
  readonly label: readonly string[];
  readonly labelWidth: number;
  /** The middle of the label. */
  readonly at: Point;
}

/** What tunnels are led through. */
export interface Frame {
  readonly bands: readonly Band[];
  readonly laneStep: number;
  /** Right of all cards. */
  readonly right: number;
  /** So far to the right what is drawn is seen at first. */
  readonly seen: number;
  /** Left of the cards, under the names of networks, there is so much room for words. */
  readonly column: { readonly x: number; readonly width: number };
}

/** A row of cards with the buses above and below. */
export interface Band {
  readonly cards: readonly PlacedCard[];
  /** Where lanes of tunnels may be, from the cards upwards. */
  readonly top: number;
  readonly lanes: number;
}
