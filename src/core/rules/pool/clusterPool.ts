import type { Prefix } from '../../net/address.ts';
import type { EncapsulationMode } from '../../ranges.ts';
import type { Place } from '../rule.ts';
import type { WrittenPool } from './pools.ts';

/** A pool of the cluster as it is once the files are applied. */
export interface ClusterPool {
  readonly name: string | undefined;
  readonly prefix: Prefix;
  /** As it is written. */
  readonly text: string;
  /** Where it is written; undefined where the inventory alone has it. */
  readonly at: Place | undefined;
  readonly source: 'cluster' | 'object' | 'installation' | 'variable';
  /** Undefined where it is not known. */
  readonly ipip: EncapsulationMode | undefined;
  readonly vxlan: EncapsulationMode | undefined;
  readonly natOutgoing: boolean;
  readonly disabled: boolean;
  readonly exported: boolean;
  readonly blockSize: number;
  readonly nodeSelector: string | undefined;
  readonly forPods: boolean;
  readonly forSome: boolean;
  readonly written: WrittenPool | undefined;
}

/** `10.244.0.0/16`, with the name where it has one. */
export function poolName({ name, text }: Pick<ClusterPool, 'name' | 'text'>): string {
  return name === undefined ? text : `${name} (${text})`;
}

/** A mode as objects write it; undefined for any other text. */
export function modeFrom(text: string): EncapsulationMode | undefined {
  return (['Always', 'CrossSubnet', 'Never'] as const).find((mode) => mode.toLowerCase() === text.toLowerCase());
}

type Modes = Pick<ClusterPool, 'ipip' | 'vxlan'>;

/** Whether packets to its addresses are never wrapped, as far as is known. */
export function isPlain({ ipip, vxlan }: Modes): boolean {
  return ipip === 'Never' && vxlan === 'Never';
}

/** Whether packets to its addresses may travel without a wrapping. */
export function maybePlain({ ipip, vxlan }: Modes): boolean {
  return isPlain({ ipip, vxlan }) || ipip === 'CrossSubnet' || vxlan === 'CrossSubnet';
}
