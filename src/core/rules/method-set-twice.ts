import { groupBy } from '../collections.ts';
import type { Agent } from '../manifest/agent.ts';
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
  const object = agent.form === 'workload' ? agent.workload : agent.installation;
  const name = object.name?.value;
  if (name === undefined || name.includes('{{')) return '';
  const kind = agent.form === 'workload' ? agent.workload.kind.value : 'Installation';
  return JSON.stringify([folderOf(agent.file), kind, object.namespace?.value, name]);
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

/**
 * The operator lays the Installation `overlay` upon the one named `default`, field by field of `calicoNetwork`
 * (tigera/operator pkg/controller/utils/merge.go).
 */
function overlaid(sites: readonly SiteContext[], { t }: WorkspaceContext): readonly Report[] {
  const named = (name: string): readonly SiteContext[] =>
    sites.filter(({ site: { agent } }) => agent.form === 'installation' && agent.installation.name?.value === name);
  const overlays = named('overlay');
  return named('default').flatMap((loser) => {
    const winner = overlays.find(
      ({ site }) => site.family === loser.site.family && folderOf(site.agent.file) === folderOf(loser.site.agent.file),
    );
    if (winner === undefined || winner.text === loser.text) return [];
    const message = t('This method has no effect: the Installation overlay sets "{0}" instead.', winner.text);
    const related = [{ at: winner.site.name, message: t('The other method') }];
    return [{ at: loser.site.name, message, related, severity: 'information' as const }];
  });
}
