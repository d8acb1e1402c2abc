import { nameOfImage } from './image.ts';
import type {
  Container,
  EnvVar,
  JsonPatch,
  KustomizeImage,
  KustomizePatch,
  ManifestDocument,
  PatchOperation,
  ScalarValue,
  Workload,
} from './model.ts';
import { mergeInstallation, operateOnInstallation } from './patchInstallation.ts';

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
  if (target === undefined && patch.form === 'jsonPatch') return false;
  const { kind = kindOf(patch), name = patch.name?.value, labels } = target ?? {};
  if (kind !== undefined && !matchesPattern(kind, kindOf(document) ?? '')) return false;
  if (name !== undefined && !matchesPattern(name, document.name?.value ?? '')) return false;
  return labels === undefined || (document.form === 'workload' && hasLabels(document, labels));
}

/**
 * Whether an expression of a target matches all of `text`. kustomize takes any expression of Go; seen here are those of
 * alternatives with `.*` in them, which people write.
 */
export function matchesPattern(pattern: string, text: string): boolean {
  return pattern.split('|').some((part) => {
    const [first = '', ...others] = part.replace(/^\^/, '').replace(/\$$/, '').split('.*');
    const last = others.pop();
    if (last === undefined) return first === text;
    let at = first.length;
    const found = others.every((piece) => {
      const next = text.indexOf(piece, at);
      at = next + piece.length;
      return next !== -1;
    });
    return found && text.startsWith(first) && text.endsWith(last) && text.length - last.length >= at;
  });
}

/** `a=b,c==d`; other selectors match nothing here. */
function hasLabels({ labels }: Workload, selector: string): boolean {
  return selector.split(',').every((term) => {
    const sign = term.indexOf('=');
    const value = term.slice(term[sign + 1] === '=' ? sign + 2 : sign + 1).trim();
    return sign !== -1 && /^[\w.-]*$/.test(value) && labels.get(term.slice(0, sign).trim())?.value === value;
  });
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
  const kept = replaced.filter(({ name }) => !patch.removed.includes(name.value));
  const added = patch.env.filter(({ name }) => !base.env.some((entry) => entry.name.value === name.value));
  const { imageFile, ...rest } = base;
  return {
    ...rest,
    ...(patch.image === undefined && imageFile !== undefined && { imageFile }),
    image: patch.image ?? base.image,
    env: [...added, ...kept],
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
  const given = op === 'remove' ? [] : entries;
  if (place === undefined) return given;
  const at = place === '-' ? env.length : Number(place);
  if (field === undefined) return env.toSpliced(at, op === 'add' ? 0 : 1, ...given);
  const entry = env[at];
  if (entry === undefined || field !== 'value') return env;
  const { file: _, ...own } = entry;
  const name = { ...entry.name, span: path.span, inner: undefined };
  return env.with(at, { ...own, name, value: scalar, valueKey: undefined, from: undefined });
}

/**
 * The calico-node that a JSON patch speaks of where its base is not known: in upstream manifests it is the first
 * container. Undefined where the patch names nothing of it.
 */
export function looseWorkload(
  { operations, body, span, form: _, ...meta }: JsonPatch,
  target: KustomizePatch['target'],
): Workload | undefined {
  const first = operations.find(({ path, env }) => env.length > 0 && path.value.includes('/containers/0/env'));
  if (first === undefined || !isForCalico(target, operations)) return undefined;
  const env = operations.filter(({ op }) => op !== 'remove').flatMap((operation) => operation.env);
  return nodeOf({ body, span, ...meta }, env, { ...first.path, value: 'calico-node', inner: undefined });
}

/** The calico-node of a patch that names no container: with these variables, and `name` where its name is shown. */
export function nodeOf(
  { body, span, ...meta }: Omit<JsonPatch, 'operations' | 'form'>,
  env: readonly EnvVar[],
  name: ScalarValue,
): Workload {
  const container: Container = {
    name,
    image: undefined,
    env,
    envFrom: [],
    removed: [],
    open: false,
    init: false,
    body,
    envBlock: undefined,
  };
  const kind = { value: 'DaemonSet', span: name.span };
  return { ...meta, form: 'workload', kind, labels: new Map(), ownerKinds: [], containers: [container], span };
}

/** By the target's name, or by variables that only calico-node has. */
function isForCalico(target: KustomizePatch['target'], operations: JsonPatch['operations']): boolean {
  if (target?.kind !== undefined && !matchesPattern(target.kind, 'DaemonSet')) return false;
  if (target?.name !== undefined) {
    return ['calico-node', 'canal', 'rke2-canal'].some((name) => matchesPattern(target.name ?? '', name));
  }
  return operations.some(({ env }) => env.some(({ name }) => TELLING.test(name.value)));
}

const TELLING = /^(?:IP6?_AUTODETECTION_METHOD|CALICO_.+|FELIX_.+)$/;

/** A workload with the images that a kustomization, which stands in `file`, puts in; undefined where it has none of these. */
export function withImages(built: Built, images: readonly KustomizeImage[], file: string): Built | undefined {
  const { document } = built;
  if (document.form !== 'workload') return undefined;
  let changed = false;
  const containers = document.containers.map((container) => {
    const { image } = container;
    const named = image && nameOfImage(image.value);
    const other = images.find(({ name }) => name === named);
    if (image === undefined || other === undefined) return container;
    changed = true;
    const { newName = named, newTag, digest } = other;
    const tag = newTag === undefined ? image.value.slice(named?.length ?? 0) : `:${newTag.value}`;
    const value = newName + (digest === undefined ? tag : `@${digest}`);
    const span = newTag?.span;
    return {
      ...container,
      image: { ...image, value, inner: undefined, ...(span && { span }) },
      ...(span && { imageFile: file }),
    };
  });
  return changed ? { ...built, document: { ...document, containers }, patched: true } : undefined;
}
