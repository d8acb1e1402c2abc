import { groupBy } from '../../collections.ts';
import type { Agent } from '../../manifest/agent.ts';
import { isWritten } from '../../manifest/methodSites.ts';
import { type Message, say } from '../../message.ts';
import { isFilledIn } from '../../placeholders/value.ts';
import { query } from '../../query.ts';
import { agentObject } from '../../words/agentTitle.ts';
import type { SiteContext, WorkspaceContext } from '../rule.ts';

/** Methods of one calico-node that another method of it replaces. */

export interface Replacement {
  readonly loser: SiteContext;
  readonly winner: SiteContext;
  /** By a later document of its file, by another file of its folder, or by an object that is laid upon it. */
  readonly by: 'document' | 'file' | 'layer';
  /** That the loser has no effect, for a layer. */
  readonly layerText?: () => Message;
}

/** The methods that are replaced by another text. Made once for each run. */
export const replacements = query(findAll);

/** The methods that have no effect for certain: only that is to be told of them. The order of files is for others to decide. */
export function replacedSites(context: WorkspaceContext): ReadonlySet<SiteContext> {
  return new Set(replacements(context).flatMap(({ loser, by }) => (by === 'file' ? [] : [loser])));
}

function findAll(context: WorkspaceContext): readonly Replacement[] {
  const written = context.sites.filter(
    ({ site, agent }) => isWritten(site) && site.text !== undefined && !isPatch(agent.agent),
  );
  const isOpen = openness(context);
  const groups = groupBy(written, ({ site }) => `${site.family} ${identityOf(site.agent)}`);
  const twice = [...groups].flatMap(([key, sites]) => (key.endsWith(' ') ? [] : appliedLater(sites, isOpen)));
  return [...twice, ...overlaid(written)];
}

/** A patch is laid upon the whole one on purpose. */
function isPatch(agent: Agent): boolean {
  return agent.form === 'workload' && agent.image === undefined;
}

/** Equal for calico-nodes that are the same object of the cluster, and in one folder, since others may be alternatives. */
function identityOf(agent: Agent): string {
  const { kind, namespace, name } = agentObject(agent);
  if (name === undefined || isFilledIn(name)) return '';
  return JSON.stringify([folderOf(agent.file), kind, namespace, name]);
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1);
}

/** Whether something else than the order of applying may decide: kustomize puts a folder together, a template picks documents. */
type Openness = (from: string, to: string) => boolean;

function openness({ files }: WorkspaceContext): Openness {
  const open = new Set(files.flatMap(({ manifest }) => (manifest.open ? [manifest.file] : [])));
  const kustomizations = files.filter(({ manifest: { file } }) =>
    /^kustomization(?:\.ya?ml)?$/i.test(file.slice(file.lastIndexOf('/') + 1)),
  );
  const byFolder = groupBy(kustomizations, ({ manifest }) => folderOf(manifest.file));
  return (from, to) => {
    const others = byFolder.get(folderOf(from)) ?? [];
    return open.has(from) || open.has(to) || others.some(({ manifest: { file } }) => file !== from && file !== to);
  };
}

/** The methods that another one, applied later, replaces. */
function appliedLater(sites: readonly SiteContext[], isOpen: Openness): readonly Replacement[] {
  // A folder is applied in the order of the names of its files (kubectl apply -f).
  const order = sites.toSorted((a, b) => compare(a.site.agent.file, b.site.agent.file));
  const winner = order.at(-1);
  if (winner === undefined) return [];
  const to = winner.site.agent.file;
  return order.flatMap((loser): readonly Replacement[] => {
    const { file } = loser.site.agent;
    if (loser.text === winner.text || isOpen(file, to)) return [];
    return [{ loser, winner, by: file === to ? 'document' : 'file' }];
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Pairs of objects of which one is laid upon the other. */
const layers: readonly Layer[] = [
  {
    // Field by field of `calicoNetwork` (tigera/operator pkg/controller/utils/merge.go).
    isUpper: (agent) => isInstallation(agent, 'overlay'),
    isLower: (agent) => isInstallation(agent, 'default'),
    nameOf: () => '',
    message: (text) => say('This method has no effect: the Installation overlay sets "{0}" instead.', text),
  },
  {
    // Values of a HelmChartConfig go before those of the HelmChart of its name (k3s-io/helm-controller).
    isUpper: (agent) => agentObject(agent).kind === 'HelmChartConfig',
    isLower: (agent) => agentObject(agent).kind === 'HelmChart',
    nameOf: (agent) => {
      const { namespace = '', name } = agentObject(agent);
      return JSON.stringify([namespace, name]);
    },
    message: (text) =>
      say('This method has no effect: the HelmChartConfig with the same name sets "{0}" instead.', text),
  },
];

interface Layer {
  isUpper(agent: Agent): boolean;
  isLower(agent: Agent): boolean;
  /** The same for an upper one and those that it is laid upon. */
  nameOf(agent: Agent): string;
  message(text: string): Message;
}

function isInstallation(agent: Agent, name: string): boolean {
  return agent.form === 'installation' && agent.installation.carrier === undefined && agentObject(agent).name === name;
}

function overlaid(sites: readonly SiteContext[]): readonly Replacement[] {
  return layers.flatMap(({ isUpper, isLower, nameOf, message }) => {
    const keyOf = ({ site: { family, agent } }: SiteContext): string =>
      `${family} ${folderOf(agent.file)} ${nameOf(agent)}`;
    const lower = groupBy(
      sites.filter(({ site }) => isLower(site.agent)),
      keyOf,
    );
    return sites
      .filter(({ site }) => isUpper(site.agent))
      .flatMap((winner) =>
        (lower.get(keyOf(winner)) ?? [])
          .filter(({ text }) => text !== winner.text)
          .map((loser) => ({ loser, winner, by: 'layer', layerText: () => message(winner.text) }) as const),
      );
  });
}
