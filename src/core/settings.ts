/** The settings that the core understands. */
export interface CalicoSettings {
  /** The Calico version to answer for where a manifest names none; empty: the inventory's, else the newest. */
  readonly calicoVersion: string;
}

export const defaultSettings: CalicoSettings = Object.freeze({ calicoVersion: '' });
