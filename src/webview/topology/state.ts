import { type Guard, isFlag, isListOf, isNumber, isOptional, isRecordOf, isText } from '../../protocol/guards.ts';
import { isTopologyWish, type TopologyWish } from '../../protocol/topologyMessages.ts';
import type { View } from './stage.tsx';

/** What the user has set, so that it is there again when the topology is. */
export interface TopologyState {
  readonly wish: TopologyWish;
  /** Ids of cards whose details are shown. */
  readonly expanded: readonly string[];
  /** The card that is looked at; empty for none. */
  readonly selected: string;
  /** Undefined: all of the drawing is shown. */
  readonly view?: View | undefined;
  readonly table: boolean;
  /** The ends of a path can be picked. */
  readonly tracing: boolean;
  /** The way back is shown. */
  readonly back: boolean;
  readonly allNetworks: boolean;
}

export const isTopologyState: Guard<TopologyState> = isRecordOf<TopologyState>({
  wish: isTopologyWish,
  expanded: isListOf(isText),
  selected: isText,
  view: isOptional(isRecordOf<View>({ x: isNumber, y: isNumber, scale: isNumber })),
  table: isFlag,
  tracing: isFlag,
  back: isFlag,
  allNetworks: isFlag,
});

export const firstState: TopologyState = {
  wish: { open: [], search: '', alone: '', from: '', to: '', mode: 'planned', port: '' },
  expanded: [],
  selected: '',
  table: false,
  tracing: false,
  back: false,
  allNetworks: false,
};

/** The list with the item, or without it where it is there. */
export function flipped(list: readonly string[], item: string): readonly string[] {
  return list.includes(item) ? list.filter((each) => each !== item) : [...list, item];
}
