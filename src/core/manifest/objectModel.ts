import type { Located, Span } from '../text.ts';
import type { ScalarValue, YamlMap } from './tree.ts';

/** Objects that manifests hold, of which only a part is read, or all of it as it is written. */

/** What every object says of itself. */
export interface ObjectMeta {
  readonly apiVersion: ScalarValue | undefined;
  readonly name: ScalarValue | undefined;
  readonly namespace: ScalarValue | undefined;
  readonly span: Span;
}

/** An IPPool of Calico, in either of its groups. */
export interface IpPoolObject extends ObjectMeta {
  readonly form: 'ipPool';
  readonly cidr: ScalarValue | undefined;
  readonly ipipMode: ScalarValue | undefined;
  readonly vxlanMode: ScalarValue | undefined;
  readonly natOutgoing: boolean;
  readonly disabled: boolean;
}

/** An object that tells address ranges of the cluster: kubeadm's ClusterConfiguration, or a BGPConfiguration. */
export interface ClusterRanges extends ObjectMeta {
  readonly form: 'ranges';
  readonly pods: readonly ScalarValue[];
  readonly services: readonly ScalarValue[];
}

/**
 * Any object of one of Calico's API groups, as it is written; one that has a form of its own, as a pool has, is there in
 * both.
 */
export interface CalicoResource extends ObjectMeta {
  readonly form: 'resource';
  readonly group: CalicoGroup;
  /** What stands behind the group: `v1`, `v3`. */
  readonly version: string;
  readonly kind: Located<string> | undefined;
  /** The object; its places count from `base`. */
  readonly tree: YamlMap;
  /** Where the text of its document begins in the file. */
  readonly base: number;
  /** Its YAML breaks, or a template brings more: what is not there may come yet. */
  readonly open: boolean;
  /** It is open, or a value of it is filled in later: what several values say together is not known. */
  readonly partial: boolean;
  /** Made by a chart of its values, of which several files may be alternatives. */
  readonly origin?: 'values';
  /** The chart, where it has defaults of its own. */
  readonly chart?: 'rke2-calico';
}

/** A field of the Installation that stands in values beside `installation`, where the chart does not look. */
export interface MisplacedValue extends ObjectMeta {
  readonly form: 'misplaced';
  readonly key: Located<string>;
  /** The key with its value. */
  readonly entry: Span;
  /** Whether `installation` is to be written around it, and can be: in block style, with none there yet. */
  readonly movable: boolean;
}

/** Where kubectl writes Calico's objects, where Calico's own API server and calicoctl do, and the operator's. */
export type CalicoGroup = 'crd.projectcalico.org' | 'projectcalico.org' | 'operator.tigera.io';

/** Flux's Kustomization, which applies a folder and fills in variables in it. */
export interface FluxKustomization extends ObjectMeta {
  readonly form: 'flux';
  /** The folder that it applies, from the root of its repository. */
  readonly path: string;
  readonly substitute: ReadonlyMap<string, string>;
  /** ConfigMaps or Secrets may set variables too. */
  readonly hasOthers: boolean;
}
