import type { OperatorField } from '../detection/methods.ts';
import type { Family } from '../net/address.ts';
import type { Token } from '../placeholders/token.ts';
import type { Located, Problem, Span } from '../text.ts';
import type { Block, Container, EnvVar, Opening } from './containerModel.ts';
import type {
  CalicoResource,
  ClusterRanges,
  FluxKustomization,
  IpPoolObject,
  MisplacedValue,
  ObjectMeta,
} from './objectModel.ts';
import type { ScalarValue } from './tree.ts';

export type { Block, Container, EnvFrom, EnvSource, EnvVar, Opening } from './containerModel.ts';
export type {
  CalicoGroup,
  CalicoResource,
  ClusterRanges,
  FluxKustomization,
  IpPoolObject,
  MisplacedValue,
} from './objectModel.ts';
export type { ScalarStyle, ScalarType, ScalarValue } from './tree.ts';

/** What manifests say, read only; every offset counts from the start of the file. */

/** Anything that runs a pod: DaemonSet, Deployment, Pod, … */
export interface Workload extends ObjectMeta {
  readonly form: 'workload';
  readonly kind: Located<string>;
  readonly labels: ReadonlyMap<string, ScalarValue>;
  /** The kinds of the objects to which `ownerReferences` says it belongs. */
  readonly ownerKinds: readonly string[];
  /** The names of pools in the pod's annotations, where it asks for some. */
  readonly pools?: readonly Located<string>[];
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

/** The operator's `Installation`, or the values of its Helm chart, which become one. */
export interface Installation extends ObjectMeta {
  readonly form: 'installation';
  /** What makes it: the object itself, or the values for the chart of the operator. */
  readonly origin: 'object' | 'values';
  /** The kind of the object in which values stand, whose name and namespace these are. */
  readonly carrier?: string;
  /** The release of Calico that the chart installs, and the tag of the operator's image, where values tell them. */
  readonly calicoVersion: ScalarValue | undefined;
  readonly operatorVersion: ScalarValue | undefined;
  readonly opening: Opening;
  /** Values from elsewhere are laid under or upon these: what is not written here may be written there. */
  readonly open?: true;
  /** The object that the chart makes of values, as far as they are written in one mapping. */
  readonly object?: CalicoResource | undefined;
  readonly autodetection: Readonly<Partial<Record<Family, Autodetection>>>;
  readonly cniType: ScalarValue | undefined;
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
  /** `Enabled` or `Disabled`. */
  readonly natOutgoing: ScalarValue | undefined;
  readonly span: Span;
}

/** The values of the fields; one that is written without a value has a scalar of type `null`. */
export type FieldValues = Pick<Autodetection, OperatorField>;

/** `nodeAddressAutodetectionV4` or `…V6`. */
export interface Autodetection extends Readonly<Record<OperatorField, Located<unknown> | undefined>> {
  /** The key stands without a value: the API server takes it away, as if it were not written. */
  readonly blank?: true;
  /** Something in it has a wrong type, which is told as such: the API server refuses all of it. */
  readonly refused?: true;
  /** Laid together from several files: `keys` and `block` are those of the last one. */
  readonly merged?: true;
  /** What is filled in later, in place of the fields or of one that is no text. */
  readonly filler?: ScalarValue | undefined;
  readonly key: Located<string>;
  readonly block: Block | undefined;
  /** The key of each field that is written. */
  readonly keys: Readonly<Partial<Record<OperatorField, Span>>>;
  readonly interface: ScalarValue | undefined;
  readonly skipInterface: ScalarValue | undefined;
  readonly canReach: ScalarValue | undefined;
  readonly kubernetes: ScalarValue | undefined;
  readonly firstFound: Located<boolean> | undefined;
  readonly cidrs: Located<readonly ScalarValue[]> | undefined;
}

/** The tools that write calico-node's environment from settings of their own. */
export type Tool = 'rke2-canal' | 'kops' | 'k0s' | 'kubespray' | 'kubeasz';

/** The settings of an installer for its calico-node. */
export interface ToolSettings extends ObjectMeta {
  readonly form: 'settings';
  readonly tool: Tool;
  /** As of {@link Installation}. */
  readonly carrier?: string;
  readonly methods: Readonly<Partial<Record<Family, ToolSetting>>>;
  /** The families for which it has an address looked for; undefined: IPv4, and IPv6 where it has a method. */
  readonly asks?: readonly Family[];
  /** CALICO_NETWORKING_BACKEND, where the tool has a setting for it. */
  readonly backend: ScalarValue | undefined;
  readonly opening: Opening;
  /** The key of each family's method. */
  readonly keys: Readonly<Partial<Record<Family, string>>>;
  readonly version: ScalarValue | undefined;
}

export type ToolSetting = ConfigMapEntry;

/** What kustomize builds: resources, and patches laid upon them. */
export interface Kustomization extends ObjectMeta {
  readonly form: 'kustomization';
  /** Files and folders, relative to the file's own folder, or URLs. */
  readonly resources: readonly ScalarValue[];
  /** Folders of kustomizations of kind Component. */
  readonly components: readonly ScalarValue[];
  readonly images: readonly KustomizeImage[];
  readonly patches: readonly KustomizePatch[];
}

/** What `images` puts in place of images of that name. */
export interface KustomizeImage {
  readonly name: string;
  readonly newName: string | undefined;
  readonly newTag: ScalarValue | undefined;
  readonly digest: string | undefined;
}

export interface KustomizePatch {
  /** The file of the patch; undefined for one that stands in the Kustomization itself. */
  readonly path: ScalarValue | undefined;
  readonly target: PatchTarget | undefined;
  readonly documents: readonly ManifestDocument[];
}

/** Expressions for kind and name, and a selector of labels. */
export interface PatchTarget {
  readonly kind: string | undefined;
  readonly name: string | undefined;
  readonly labels: string | undefined;
}

/** A JSON patch (RFC 6902), reduced to the operations that concern methods. */
export interface JsonPatch extends ObjectMeta {
  readonly form: 'jsonPatch';
  readonly operations: readonly PatchOperation[];
  readonly body: Block;
}

export interface PatchOperation {
  readonly op: 'add' | 'replace' | 'remove';
  readonly path: ScalarValue;
  /** Entries of `env` that it adds. */
  readonly env: readonly EnvVar[];
  readonly scalar: ScalarValue | undefined;
  readonly autodetection: Readonly<Partial<Record<Family, Autodetection>>>;
}

export type ManifestDocument =
  | Workload
  | ConfigMap
  | Installation
  | ToolSettings
  | IpPoolObject
  | ClusterRanges
  | CalicoResource
  | MisplacedValue
  | Kustomization
  | FluxKustomization
  | JsonPatch;

/** One file, as far as it can be read and concerns Calico. */
export interface ManifestFile {
  /** The name the file was given: a path or URI, with `/` between folders. */
  readonly file: string;
  readonly text: string;
  readonly documents: readonly ManifestDocument[];
  /** The CustomResourceDefinitions in it, which are not parsed. */
  readonly definitions: readonly PlacedDefinition[];
  readonly problems: readonly Problem[];
  /** What is filled in later in the documents that are read, as far as its form tells it. */
  readonly tokens: readonly Token[];
  /** A template decides what of the file comes, and brings more. */
  readonly open: boolean;
}

/** The text of a CustomResourceDefinition: the same one as long as its text is. */
export interface DefinitionText {
  readonly text: string;
}

export interface PlacedDefinition {
  readonly definition: DefinitionText;
  /** Where its document begins in the file. */
  readonly base: number;
}
