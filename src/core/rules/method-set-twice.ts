import { groupBy } from '../collections.ts';
import type { Agent } from '../manifest/agent.ts';
import { agentObject } from '../views/agentTitle.ts';
import { deadImport } from './deadImport.ts';
import { methodFix } from './place.ts';
import type { Report, Rule, SiteContext, WorkspaceContext } from './rule.ts';

/** One calico-node is given different methods: by several documents or files, or by env and a ConfigMap. */
export const methodSetTwice: Rule = {
  code: 'method-set-twice',
  severity: 'warning',
  scope: 'workspace',
  check(context) {
    const written = context.sites.filter(({ site, agent }) => site.form !== 'default' && !isPatch(agent.agent));
    const groups = groupBy(written, ({ site }) => `${site.family} ${identityOf(site.agent)}`);
    const twice = [...groups].flatMap(([key, sites]) => (key.endsWith(' ') ? [] : replacedSites(sites, context)));
    return [
      ...twice,
      ...overlaid(written, context),
      ...context.sites.flatMap((site) => deadImport(site, context) ?? []),
    ];
  },
};

/** A patch is laid upon the whole one on purpose. */
function isPatch(agent: Agent): boolean {
  return agent.form === 'workload' && agent.image === undefined;
}

/** Equal for calico-nodes that are the same object of the cluster, and in one folder, since others may be alternatives. */
function identityOf(agent: Agent): string {
  const { kind, namespace, name } = agentObject(agent);
  if (name === undefined || name.includes('{{')) return '';
  return JSON.stringify([folderOf(agent.file), kind, namespace, name]);
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1);
}

/** Whether something else than the order of applying may decide: kustomize puts a folder together, a template picks documents. */
function isOpen(from: string, to: string, { files }: WorkspaceContext): boolean {
  const isKustomized = (file: string): boolean =>
    folderOf(file) === folderOf(from) && /^kustomization(?:\.ya?ml)?$/i.test(baseName(file));
  return files.some(({ manifest: { file, text } }) =>
    file === from || file === to ? text.includes('{{') : isKustomized(file),
  );
}

/** What is said of the methods that another one, applied later, replaces. */
function replacedSites(sites: readonly SiteContext[], context: WorkspaceContext): readonly Report[] {
  const { t } = context;
  // A folder is applied in the order of the names of its files (kubectl apply -f).
  const order = sites.toSorted((a, b) => compare(a.site.agent.file, b.site.agent.file));
  const winner = order.at(-1);
  if (winner === undefined) return [];
  return order.flatMap((loser): readonly Report[] => {
    if (loser.text === winner.text || isOpen(loser.site.agent.file, winner.site.agent.file, context)) return [];
    const isOneFile = loser.site.agent.file === winner.site.agent.file;
    const message = isOneFile
      ? t(
          'A later document of this file gives the same calico-node another method, "{0}": that one counts.',
          winner.text,
        )
      : t(
          '{0} gives the same calico-node another method, "{1}". The file that is applied last counts; of a whole folder it is {0}.',
          baseName(winner.site.agent.file),
          winner.text,
        );
    return [
      {
        at: loser.site.name,
        message,
        related: [{ at: winner.site.name, message: t('The other method') }],
        ...(!isOneFile && { severity: 'information' as const }),
        fixes: () => (isOneFile ? methodFix(loser, winner.text, t('Write {0} here too', winner.text), true) : []),
      },
    ];
  });
}

function baseName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
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
    message: (text, t) => t('This method has no effect: the Installation overlay sets "{0}" instead.', text),
  },
  {
    // Values of a HelmChartConfig go before those of the HelmChart of its name (k3s-io/helm-controller).
    isUpper: (agent) => agentObject(agent).kind === 'HelmChartConfig',
    isLower: (agent, upper) => agentObject(agent).kind === 'HelmChart' && isNamesake(agent, upper),
    message: (text, t) =>
      t('This method has no effect: the HelmChartConfig of the same name sets "{0}" instead.', text),
  },
];

interface Layer {
  isUpper(agent: Agent): boolean;
  isLower(agent: Agent, upper: Agent): boolean;
  message(text: string, t: WorkspaceContext['t']): string;
}

function isInstallation(agent: Agent, name: string): boolean {
  return agent.form === 'installation' && agent.installation.carrier === undefined && agentObject(agent).name === name;
}

function isNamesake(a: Agent, b: Agent): boolean {
  const [one, other] = [agentObject(a), agentObject(b)];
  return one.name === other.name && (one.namespace ?? '') === (other.namespace ?? '');
}

function overlaid(sites: readonly SiteContext[], { t }: WorkspaceContext): readonly Report[] {
  return layers.flatMap(({ isUpper, isLower, message }) =>
    sites
      .filter(({ site }) => isUpper(site.agent))
      .flatMap((winner) =>
        sites
          .filter(({ site, text }) => isLower(site.agent, winner.site.agent) && text !== winner.text)
          .filter(({ site: { family, agent } }) => family === winner.site.family && isNear(agent, winner.site.agent))
          .map(
            ({ site }): Report => ({
              at: site.name,
              message: message(winner.text, t),
              related: [{ at: winner.site.name, message: t('The other method') }],
              severity: 'information',
            }),
          ),
      ),
  );
}

function isNear(a: Agent, b: Agent): boolean {
  return folderOf(a.file) === folderOf(b.file);
}
