import type { Family } from '../net/address.ts';
import type { Located, Problem, Span } from '../text.ts';
import type { ScalarValue } from './tree.ts';

export type { ScalarStyle, ScalarType, ScalarValue } from './tree.ts';

/** What manifests say, read only; every offset counts from the start of the file. */

/** Where a mapping or list stands, for a fix that adds to it. */
export interface Block {
  readonly span: Span;
  /** Written with `{ }` or `[ ]`. */
  readonly flow: boolean;
  /** The column in which its keys or dashes stand, in UTF-16 units. */
  readonly indent: number;
}

/** One entry of a container's `env`. */
export interface EnvVar {
  readonly name: ScalarValue;
  /** The entry without its dash. */
  readonly entry: Span;
  readonly valueKey: Span | undefined;
  /** As written; a number or boolean keeps its type, although the API server refuses it. */
  readonly value: ScalarValue | undefined;
  readonly from: EnvSource | undefined;
}

/** `valueFrom` of an entry of `env`. */
export type EnvSource =
  | {
      readonly kind: 'configMapKey' | 'secretKey';
      readonly name: ScalarValue;
      readonly key: ScalarValue;
      readonly optional: boolean;
      readonly span: Span;
    }
  | { readonly kind: 'field'; readonly path: ScalarValue; readonly span: Span }
  | { readonly kind: 'resource' | 'unknown'; readonly span: Span };

/** One entry of a container's `envFrom`. */
export interface EnvFrom {
  readonly kind: 'configMap' | 'secret';
  readonly name: ScalarValue;
  readonly prefix: string;
  readonly optional: boolean;
  readonly span: Span;
}

export interface Container {
  readonly name: ScalarValue | undefined;
  readonly image: ScalarValue | undefined;
  readonly env: readonly EnvVar[];
  readonly envFrom: readonly EnvFrom[];
  /** One of `initContainers`. */
  readonly init: boolean;
  readonly body: Block;
  /** The list under `env`, where there is one. */
  readonly envBlock: Block | undefined;
}

interface ObjectMeta {
  readonly apiVersion: ScalarValue | undefined;
  readonly name: ScalarValue | undefined;
  readonly namespace: ScalarValue | undefined;
  readonly span: Span;
}

/** Anything that runs a pod: DaemonSet, Deployment, Pod, … */
export interface Workload extends ObjectMeta {
  readonly form: 'workload';
  readonly kind: Located<string>;
  readonly labels: ReadonlyMap<string, ScalarValue>;
  readonly containers: readonly Container[];
}

export interface ConfigMap extends ObjectMeta {
  readonly form: 'configMap';
  readonly data: ReadonlyMap<string, ConfigMapEntry>;
}

export interface ConfigMapEntry {
  readonly key: Located<string>;
  readonly value: ScalarValue;
}

/** The operator's `Installation`. */
export interface Installation extends ObjectMeta {
  readonly form: 'installation';
  readonly body: Block;
  readonly spec: Block | undefined;
  readonly calicoNetwork: Block | undefined;
  readonly autodetection: Readonly<Partial<Record<Family, Autodetection>>>;
  readonly linuxDataplane: ScalarValue | undefined;
  readonly bgp: ScalarValue | undefined;
  readonly kubernetesProvider: ScalarValue | undefined;
  readonly variant: ScalarValue | undefined;
  readonly mtu: ScalarValue | undefined;
  /** Undefined where `ipPools` is not written, in which case the operator makes pools of its own. */
  readonly pools: readonly Pool[] | undefined;
}

export interface Pool {
  readonly cidr: ScalarValue | undefined;
  readonly encapsulation: ScalarValue | undefined;
  readonly span: Span;
}

export type AutodetectionField = 'interface' | 'skipInterface' | 'canReach' | 'firstFound' | 'cidrs' | 'kubernetes';

/** `nodeAddressAutodetectionV4` or `…V6`; a field that is written without a value has a scalar of type `null`. */
export interface Autodetection {
  readonly key: Located<string>;
  readonly block: Block | undefined;
  /** The key of each field that is written. */
  readonly keys: Readonly<Partial<Record<AutodetectionField, Span>>>;
  readonly interface: ScalarValue | undefined;
  readonly skipInterface: ScalarValue | undefined;
  readonly canReach: ScalarValue | undefined;
  readonly kubernetes: ScalarValue | undefined;
  readonly firstFound: Located<boolean> | undefined;
  readonly cidrs: Located<readonly ScalarValue[]> | undefined;
}

/** An IPPool of Calico, in either of its groups. */
export interface IpPoolObject extends ObjectMeta {
  readonly form: 'ipPool';
  readonly cidr: ScalarValue | undefined;
  readonly ipipMode: ScalarValue | undefined;
  readonly vxlanMode: ScalarValue | undefined;
  readonly disabled: boolean;
}

/** An object that tells address ranges of the cluster: kubeadm's ClusterConfiguration, or a BGPConfiguration. */
export interface ClusterRanges extends ObjectMeta {
  readonly form: 'ranges';
  readonly pods: readonly ScalarValue[];
  readonly services: readonly ScalarValue[];
}

export type ManifestDocument = Workload | ConfigMap | Installation | IpPoolObject | ClusterRanges;

/** One file, as far as it can be read and concerns Calico. */
export interface ManifestFile {
  /** The name the file was given: a path or URI, with `/` between folders. */
  readonly file: string;
  readonly text: string;
  readonly documents: readonly ManifestDocument[];
  readonly problems: readonly Problem[];
}
