import type { Family } from '../net/address.ts';
import type {
  Autodetection,
  Container,
  EnvVar,
  Installation,
  JsonPatch,
  KustomizePatch,
  ManifestDocument,
  PatchOperation,
  Workload,
} from './model.ts';

/** Lays kustomize's patches upon objects, as far as they concern calico-node. */

/** An object as it is built, and the file whose places it has: that of the last patch on it. */
export interface Built {
  readonly file: string;
  readonly document: ManifestDocument;
  /** The object that the first patch was laid upon. */
  readonly origin: ManifestDocument;
  /** Laid together from a base and at least one patch. */
  readonly patched: boolean;
}

/** Whether `patch` is meant for `document`: by the target that the kustomization names, else by its own kind and name. */
export function isTargetOf(
  document: ManifestDocument,
  patch: ManifestDocument,
  target: KustomizePatch['target'],
): boolean {
  if (document.form !== 'workload' && document.form !== 'installation') return false;
  if (patch.form !== 'jsonPatch' && patch.form !== document.form) return false;
  const kind = target?.kind ?? kindOf(patch);
  const name = target?.name ?? patch.name?.value;
  if (kind === undefined && name === undefined) return false;
  if (kind !== undefined && kind !== kindOf(document)) return false;
  return name === undefined || matchesName(name, document.name?.value ?? '');
}

/** kustomize takes names of targets for expressions that must match as a whole; plain names are all that is seen here. */
function matchesName(wanted: string, name: string): boolean {
  return wanted === name || wanted === '.*';
}

function kindOf(document: ManifestDocument): string | undefined {
  if (document.form === 'workload') return document.kind.value;
  return document.form === 'installation' ? 'Installation' : undefined;
}

/** `base` with `patch`, which stands in `file`, laid upon it; undefined where it changes nothing that matters. */
export function layUpon(base: Built, patch: ManifestDocument, file: string): Built | undefined {
  const document = layDocument(base, patch, file);
  return document && { file, document, origin: base.origin, patched: true };
}

function layDocument(
  { document, file: from }: Built,
  patch: ManifestDocument,
  to: string,
): ManifestDocument | undefined {
  if (document.form === 'workload') {
    const lay = layerOf(patch);
    if (lay === undefined) return undefined;
    const containers = document.containers.map((container, at) => {
      const index = document.containers.slice(0, at).filter(({ init }) => init === container.init).length;
      return lay(from === to ? container : withFile(container, from), index);
    });
    return { ...document, span: patch.span, containers };
  }
  if (document.form !== 'installation') return undefined;
  if (patch.form === 'installation') return mergeInstallation(document, patch);
  return patch.form === 'jsonPatch' ? operateOnInstallation(document, patch) : undefined;
}

type Layer = (container: Container, index: number) => Container;

/** What a patch does to each container of a workload; `index` counts among the containers of its kind. */
function layerOf(patch: ManifestDocument): Layer | undefined {
  if (patch.form === 'jsonPatch') {
    return (container, index) => (container.init ? container : operateOnEnv(container, index, patch));
  }
  if (patch.form !== 'workload') return undefined;
  return (container) => {
    const fragment = patch.containers.find(
      ({ name, init }) => init === container.init && name !== undefined && name.value === container.name?.value,
    );
    return fragment === undefined ? container : mergeContainer(container, fragment);
  };
}

/** The places of a container that stands in another file than the patch. */
function withFile(container: Container, file: string): Container {
  return {
    ...container,
    imageFile: container.imageFile ?? file,
    env: container.env.map((entry) => ({ ...entry, file: entry.file ?? file })),
  };
}

/** Entries of the patch replace those of the same name where they stand; new ones come first (kyaml's merge of lists). */
function mergeContainer(base: Container, patch: Container): Container {
  const replaced = base.env.map((entry) => patch.env.findLast(({ name }) => name.value === entry.name.value) ?? entry);
  const added = patch.env.filter(({ name }) => !base.env.some((entry) => entry.name.value === name.value));
  const { imageFile, ...rest } = base;
  return {
    ...rest,
    ...(patch.image === undefined && imageFile !== undefined && { imageFile }),
    image: patch.image ?? base.image,
    env: [...added, ...replaced],
    envFrom: [...base.envFrom, ...patch.envFrom],
    body: patch.body,
    envBlock: patch.envBlock,
  };
}

function operateOnEnv(container: Container, index: number, { operations, body }: JsonPatch): Container {
  const mine = operations.filter(({ path }) => path.value.includes(`/containers/${index}/env`));
  if (mine.length === 0) return container;
  return { ...container, env: mine.reduce(operate, container.env), body, envBlock: undefined };
}

function operate(env: readonly EnvVar[], { op, path, env: entries, scalar }: PatchOperation): readonly EnvVar[] {
  const [, place, field] = /\/env(?:\/(-|\d+)(?:\/(\w+))?)?$/.exec(path.value) ?? [];
  if (place === undefined) return op === 'remove' ? [] : entries;
  const at = place === '-' ? env.length : Number(place);
  if (field === undefined) return env.toSpliced(at, op === 'add' ? 0 : 1, ...(op === 'remove' ? [] : entries));
  const entry = env[at];
  if (entry === undefined || field !== 'value') return env;
  const { file: _, ...own } = entry;
  const name = { ...entry.name, span: path.span, inner: undefined };
  return env.with(at, { ...own, name, value: scalar, valueKey: undefined, from: undefined });
}

function mergeInstallation(base: Installation, patch: Installation): Installation {
  return { ...patch, ...filled(base, patch), autodetection: families(base, (family) => patch.autodetection[family]) };
}

/** Of both the patch's where it has one: kustomize merges custom resources field by field. */
function filled(base: Installation, patch: Installation): Partial<Installation> {
  return {
    linuxDataplane: patch.linuxDataplane ?? base.linuxDataplane,
    bgp: patch.bgp ?? base.bgp,
    kubernetesProvider: patch.kubernetesProvider ?? base.kubernetesProvider,
    variant: patch.variant ?? base.variant,
    mtu: patch.mtu ?? base.mtu,
    pools: patch.pools ?? base.pools,
  };
}

function families(
  base: Installation,
  patchOf: (family: Family) => Autodetection | undefined,
): Installation['autodetection'] {
  const result: Partial<Record<Family, Autodetection>> = {};
  for (const family of [4, 6] as const) {
    const below = base.autodetection[family];
    const above = patchOf(family);
    const merged = below === undefined || above === undefined ? (above ?? below) : mergeFields(below, above);
    if (merged !== undefined) result[family] = merged;
  }
  return result;
}

function mergeFields(base: Autodetection, patch: Autodetection): Autodetection {
  const keeps = (field: keyof Autodetection['keys']): boolean => patch.keys[field] === undefined;
  return {
    ...patch,
    merged: true,
    interface: keeps('interface') ? base.interface : patch.interface,
    skipInterface: keeps('skipInterface') ? base.skipInterface : patch.skipInterface,
    canReach: keeps('canReach') ? base.canReach : patch.canReach,
    kubernetes: keeps('kubernetes') ? base.kubernetes : patch.kubernetes,
    firstFound: keeps('firstFound') ? base.firstFound : patch.firstFound,
    cidrs: keeps('cidrs') ? base.cidrs : patch.cidrs,
  };
}

function operateOnInstallation(base: Installation, { operations, span, body }: JsonPatch): Installation {
  const result: Partial<Record<Family, Autodetection>> = { ...base.autodetection };
  for (const { op, path, autodetection } of operations) {
    const [, digit, below] = /nodeAddressAutodetectionV([46])(?:\/(\w+))?$/.exec(path.value) ?? [];
    if (digit === undefined) continue;
    const family: Family = digit === '4' ? 4 : 6;
    const before = result[family];
    const after = autodetection[family];
    if (op === 'remove' && below === undefined) delete result[family];
    else if (op === 'remove' && before !== undefined) result[family] = { ...before, [below ?? '']: undefined };
    else if (after !== undefined) {
      result[family] = below === undefined || before === undefined ? after : mergeFields(before, after);
    }
  }
  return { ...base, span, body, spec: undefined, calicoNetwork: undefined, autodetection: result };
}

/**
 * The calico-node that a JSON patch speaks of where its base is not known: in upstream manifests it is the first
 * container. Undefined where the patch names nothing of it.
 */
export function looseWorkload({ operations, body, span, ...meta }: JsonPatch): Workload | undefined {
  const first = operations.find(({ path, env }) => env.length > 0 && path.value.includes('/containers/0/env'));
  if (first === undefined) return undefined;
  const name = { ...first.path, value: 'calico-node', inner: undefined };
  const env = operations.filter(({ op }) => op !== 'remove').flatMap((operation) => operation.env);
  const container: Container = { name, image: undefined, env, envFrom: [], init: false, body, envBlock: undefined };
  const kind = { value: 'DaemonSet', span: first.path.span };
  return { ...meta, form: 'workload', kind, labels: new Map(), ownerKinds: [], containers: [container], span };
}

/** The Installation that a JSON patch speaks of where its base is not known; undefined where it names no method. */
export function looseInstallation(patch: JsonPatch): Installation | undefined {
  if (!patch.operations.some(({ autodetection: { 4: four, 6: six } }) => four !== undefined || six !== undefined))
    return undefined;
  const { operations: _, ...meta } = patch;
  return operateOnInstallation({ ...meta, ...emptyInstallation }, patch);
}

const emptyInstallation = {
  form: 'installation',
  origin: 'object',
  calicoVersion: undefined,
  operatorVersion: undefined,
  spec: undefined,
  calicoNetwork: undefined,
  autodetection: {},
  linuxDataplane: undefined,
  bgp: undefined,
  kubernetesProvider: undefined,
  variant: undefined,
  mtu: undefined,
  pools: undefined,
} as const;
