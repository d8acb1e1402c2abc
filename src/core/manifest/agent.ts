import type { Located } from '../text.ts';
import { createConfigMapLookup, distance } from './configMaps.ts';
import type { EffectiveEnv } from './env.ts';
import { effectiveEnv } from './env.ts';
import { imageTag, isCalicoNodeImage, isOperatorImage } from './image.ts';
import type { Container, Installation, ManifestFile, ScalarValue, Workload } from './model.ts';

/** The calico-node that a DaemonSet or Pod starts. */
export interface WorkloadAgent {
  readonly form: 'workload';
  readonly file: string;
  readonly workload: Workload;
  readonly container: Container;
  readonly env: EffectiveEnv;
  readonly image: ScalarValue | undefined;
  /** The tag of the image. */
  readonly versionText: Located<string> | undefined;
  /** Canal runs flannel in the same pod, and lets it do the networking. */
  readonly flavour: 'calico' | 'canal';
}

/** The calico-node that the operator starts for an `Installation`. */
export interface InstallationAgent {
  readonly form: 'installation';
  readonly file: string;
  readonly installation: Installation;
  /** The tag of the operator's image, where a Deployment of it stands in one of the files: the nearest one. */
  readonly operatorVersionText: OperatorVersion | undefined;
}

export interface OperatorVersion extends Located<string> {
  readonly file: string;
}

export type Agent = WorkloadAgent | InstallationAgent;

const AGENT_KINDS: ReadonlySet<string> = new Set(['DaemonSet', 'Pod']);
/** A container that has one of these is calico-node's, whatever its name. */
const OWN_VARIABLE = /^(?:IP6?|IP6?_AUTODETECTION_METHOD|DATASTORE_TYPE|NODENAME|CLUSTER_TYPE|CALICO_.+|FELIX_.+)$/;

/** Each calico-node that the files would start, in the order of the files. */
export function findAgents(files: readonly ManifestFile[]): readonly Agent[] {
  const lookup = createConfigMapLookup(files);
  const operators = operatorVersions(files);
  return files.flatMap(({ file, documents }) =>
    documents.flatMap((document): readonly Agent[] => {
      if (document.form === 'installation') {
        return [{ form: 'installation', file, installation: document, operatorVersionText: nearest(file, operators) }];
      }
      if (document.form !== 'workload' || !AGENT_KINDS.has(document.kind.value)) return [];
      const namespace = document.namespace?.value;
      const flavour = document.containers.some(isFlannel) ? 'canal' : 'calico';
      return document.containers.filter(isCalicoNode).map((container) => ({
        form: 'workload',
        file,
        workload: document,
        container,
        env: effectiveEnv(container, { file, namespace, lookup }),
        image: container.image,
        versionText: container.image && imageTag(container.image),
        flavour,
      }));
    }),
  );
}

function isCalicoNode({ init, name, image, env }: Container): boolean {
  if (init) return false;
  if (name?.value === 'calico-node') return true;
  return isCalicoNodeImage(image?.value ?? '') && env.some((entry) => OWN_VARIABLE.test(entry.name.value));
}

function isFlannel({ init, name, image }: Container): boolean {
  return !init && (/flannel/.test(name?.value ?? '') || /flannel/.test(image?.value ?? ''));
}

function operatorVersions(files: readonly ManifestFile[]): readonly OperatorVersion[] {
  return files.flatMap(({ file, documents }) =>
    documents
      .flatMap((document) => (document.form === 'workload' ? document.containers : []))
      .flatMap(({ image }) => (image !== undefined && isOperatorImage(image.value) ? (imageTag(image) ?? []) : []))
      .map((tag) => ({ ...tag, file })),
  );
}

function nearest(file: string, versions: readonly OperatorVersion[]): OperatorVersion | undefined {
  return versions.toSorted((a, b) => distance(file, a.file) - distance(file, b.file))[0];
}
