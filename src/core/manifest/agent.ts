import type { Located } from '../text.ts';
import { type ConfigMapLookup, createConfigMapLookup } from './configMaps.ts';
import type { EffectiveEnv, EffectiveVariable } from './env.ts';
import { effectiveEnv, felixVariableIn } from './env.ts';
import { imageTag, isCalicoNodeImage, isOperatorImage } from './image.ts';
import { buildOverlays } from './kustomize.ts';
import type {
  Container,
  Installation,
  KustomizePatch,
  ManifestDocument,
  ManifestFile,
  ScalarValue,
  ToolSettings,
  Workload,
} from './model.ts';
import { createNearness, type Nearness } from './nearness.ts';
import { looseWorkload } from './patch.ts';
import { looseInstallation } from './patchInstallation.ts';

/** The calico-node that a DaemonSet or Pod starts. */
export interface WorkloadAgent {
  readonly form: 'workload';
  readonly file: string;
  readonly workload: Workload;
  readonly container: Container;
  readonly env: EffectiveEnv;
  readonly image: ScalarValue | undefined;
  /** The tag of the image. */
  readonly versionText: PlacedText | undefined;
  /** Canal runs flannel in the same pod, and lets it do the networking. */
  readonly flavour: 'calico' | 'canal';
  /** A patch whose base is in none of the files: what it does not set, the base may. */
  readonly isFragment: boolean;
}

/** The calico-node that the operator starts for an `Installation`. */
export interface InstallationAgent {
  readonly form: 'installation';
  readonly file: string;
  readonly installation: Installation;
  /** The tag of the operator's image: that of the values, or where a Deployment of it stands in one of the files the nearest. */
  readonly operatorVersionText: PlacedText | undefined;
  /** The release of Calico, which the values of a chart tell. */
  readonly versionText: Located<string> | undefined;
  /** A patch whose base is in none of the files. */
  readonly isFragment: boolean;
}

/** The calico-node that an installer starts by settings of its own. */
export interface SettingsAgent {
  readonly form: 'settings';
  readonly file: string;
  readonly settings: ToolSettings;
  readonly versionText: Located<string> | undefined;
}

export interface PlacedText extends Located<string> {
  readonly file: string;
}

export type Agent = WorkloadAgent | InstallationAgent | SettingsAgent;

const AGENT_KINDS: ReadonlySet<string> = new Set(['DaemonSet', 'Pod']);
/** A container that has one of these is calico-node's, whatever its name. */
const OWN_VARIABLE = /^(?:IP6?|IP6?_AUTODETECTION_METHOD|DATASTORE_TYPE|NODENAME|CLUSTER_TYPE|CALICO_.+|FELIX_.+)$/;

/** Each calico-node that the files would start, in the order of the files; those of kustomize's overlays come last. */
export function findAgents(files: readonly ManifestFile[]): readonly Agent[] {
  const context: Context = { lookup: createConfigMapLookup(files), operator: createNearness(operatorVersions(files)) };
  const { built, used, loose } = buildOverlays(files);
  const plain = files.flatMap(({ file, documents }) =>
    documents
      .flatMap((document) => [document, ...inlinePatches(document)])
      .filter((document) => !used.has(document))
      .flatMap((document) => agentsIn(context, { file, document }, loose.has(document), loose.get(document))),
  );
  return [...plain, ...built.flatMap((object) => agentsIn(context, object, false))];
}

/** The patches that stand in a kustomization itself. */
function inlinePatches(document: ManifestDocument): readonly ManifestDocument[] {
  return document.form === 'kustomization' ? document.patches.flatMap(({ documents }) => documents) : [];
}

interface Context {
  readonly lookup: ConfigMapLookup;
  readonly operator: Nearness<PlacedText>;
}

function agentsIn(
  { lookup, operator }: Context,
  { file, document }: { readonly file: string; readonly document: ManifestDocument },
  loose: boolean,
  target?: KustomizePatch['target'],
): readonly Agent[] {
  switch (document.form) {
    case 'installation': {
      const { operatorVersion: written, calicoVersion: versionText } = document;
      const operatorVersionText = (written && { ...written, file }) ?? operator(file)?.items[0];
      return [
        { form: 'installation', file, installation: document, operatorVersionText, versionText, isFragment: loose },
      ];
    }
    case 'settings':
      return [{ form: 'settings', file, settings: document, versionText: document.version }];
    case 'jsonPatch': {
      const fragment = looseWorkload(document, target) ?? looseInstallation(document);
      return fragment === undefined ? [] : agentsIn({ lookup, operator }, { file, document: fragment }, true);
    }
    case 'workload':
      return workloadAgents(lookup, file, document, loose);
    case 'configMap':
    case 'flux':
    case 'ipPool':
    case 'kustomization':
    case 'misplaced':
    case 'ranges':
    case 'resource':
      return [];
  }
}

function workloadAgents(
  lookup: ConfigMapLookup,
  file: string,
  document: Workload,
  loose: boolean,
): readonly WorkloadAgent[] {
  if (!AGENT_KINDS.has(document.kind.value)) return [];
  const namespace = document.namespace?.value;
  const flavour = document.containers.some(isFlannel) ? 'canal' : 'calico';
  return document.containers.filter(isCalicoNode).map((container) => {
    const tag = container.image && imageTag(container.image);
    return {
      form: 'workload',
      file,
      workload: document,
      container,
      env: effectiveEnv(container, { file, namespace, lookup }),
      image: container.image,
      versionText: tag && { ...tag, file: container.imageFile ?? file },
      flavour,
      isFragment: loose && container.image === undefined,
    };
  });
}

/** Whether a container is the one that runs calico-node: by its name, or by its image and what it is told. */
export function isCalicoNode({ init, name, image, env }: Container): boolean {
  if (init) return false;
  if (name?.value === 'calico-node') return true;
  return isCalicoNodeImage(image?.value ?? '') && env.some((entry) => OWN_VARIABLE.test(entry.name.value));
}

function isFlannel({ init, name, image }: Container): boolean {
  return !init && (/flannel/.test(name?.value ?? '') || /flannel/.test(image?.value ?? ''));
}

function operatorVersions(files: readonly ManifestFile[]): readonly PlacedText[] {
  return files.flatMap(({ file, documents }) =>
    documents
      .flatMap((document) => (document.form === 'workload' ? document.containers : []))
      .flatMap(({ image }) => (image !== undefined && isOperatorImage(image.value) ? (imageTag(image) ?? []) : []))
      .map((tag) => ({ ...tag, file })),
  );
}

/** One of Felix's variables by its name in capitals. */
export function felixVariable(agent: Agent, name: string): EffectiveVariable | undefined {
  return agent.form === 'workload' ? felixVariableIn(agent.env, name) : undefined;
}
