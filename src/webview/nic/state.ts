import {
  type Guard,
  isFlag,
  isListOf,
  isNumber,
  isOneOf,
  isOptional,
  isRecordOf,
  isText,
} from '../../protocol/guards.ts';
import { manyNodes, type NicOptions } from './rows.ts';

/** What the user has set, so that it is there again when the panel is. */
export interface NicState {
  readonly options: NicOptions;
  /** The row that the keys go to; -1 before there is one. */
  readonly active: number;
  /** How far the list is scrolled. */
  readonly top: number;
}

/** The same as plain data. */
interface KeptState {
  readonly show: NicOptions['show'];
  readonly text: string;
  /** Undefined: the user has not said, and their number decides. */
  readonly grouped?: boolean | undefined;
  readonly sort: NicOptions['sort'];
  readonly toggled: readonly string[];
  readonly active: number;
  readonly top: number;
}

export const isKeptState: Guard<KeptState> = isRecordOf<KeptState>({
  show: isOneOf('all', 'problems', 'moves'),
  text: isText,
  grouped: isOptional(isFlag),
  sort: isOneOf('trouble', 'file', 'name'),
  toggled: isListOf(isText),
  active: isNumber,
  top: isNumber,
});

export function firstState(kept: KeptState | undefined, nodes: number): NicState {
  const { show = 'all', text = '', sort = 'trouble', toggled = [], active = -1, top = 0 } = kept ?? {};
  const grouped = kept?.grouped ?? nodes >= manyNodes;
  return { options: { show, text, grouped, sort, toggled: new Set(toggled) }, active, top };
}

export function toKept({ options, active, top }: NicState, groupedIsSet: boolean): KeptState {
  const { show, text, grouped, sort, toggled } = options;
  return { show, text, sort, toggled: [...toggled], active, top, ...(groupedIsSet && { grouped }) };
}
