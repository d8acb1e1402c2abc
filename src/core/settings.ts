/** How grave the findings of a rule are; a rule that is `off` is not run. */
export type RuleLevel = 'off' | 'hint' | 'information' | 'warning' | 'error';

/** The settings that the core understands. */
export interface CalicoSettings {
  /** The Calico version to answer for where a manifest names none; empty: the inventory's, else the newest. */
  readonly calicoVersion: string;
  /** The levels that the user gives to rules, by code; the others keep their own. */
  readonly rules: ReadonlyMap<string, RuleLevel>;
}

export const defaultSettings: CalicoSettings = Object.freeze({ calicoVersion: '', rules: new Map() });
