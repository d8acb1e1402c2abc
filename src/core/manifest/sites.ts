import type { Family } from '../net/address.ts';
import type { Agent, InstallationAgent, SettingsAgent, WorkloadAgent } from './agent.ts';
import {
  familiesAsked,
  installationMethod,
  METHOD_VARIABLES,
  type MethodSite,
  nameOf,
  settingsMethod,
  writtenSites,
} from './methodSites.ts';

/** The places of methods, of those that nobody wrote too. */

/**
 * Every place where the method of one of the agents is written, and for a family that is looked for without a method the
 * place where one would be.
 */
export function methodSites(agents: readonly Agent[]): readonly MethodSite[] {
  return agents.flatMap((agent) =>
    ([4, 6] as const).flatMap((family) => {
      const written = writtenSites(agent, family);
      const fixed = agent.form === 'workload' ? fixedSite(agent, family) : undefined;
      if (fixed !== undefined) return [...written, fixed];
      return written.length > 0 ? written : [defaultSite(agent, family, agents) ?? []].flat();
    }),
  );
}

function defaultSite(agent: Agent, family: Family, agents: readonly Agent[]): MethodSite | undefined {
  switch (agent.form) {
    case 'workload':
      return variableDefault(agent, family);
    case 'installation':
      return installationDefault(agent, family, agents);
    case 'settings':
      return settingsDefault(agent, family);
  }
}

/** Where an installer leaves the method out; shown at the key under which it would be written. */
function settingsDefault(agent: SettingsAgent, family: Family): MethodSite | undefined {
  const { settings, file } = agent;
  if (settings.methods[family] !== undefined || !familiesAsked(settings).includes(family)) return undefined;
  const name = { file, span: settings.opening.at };
  return { ...unwritten, family, agent, name, text: settingsMethod(settings, family), entry: undefined };
}

/** Where IP or IP6 asks for detection and no method says how; shown at that variable. */
function variableDefault(agent: WorkloadAgent, family: Family): MethodSite | undefined {
  const ipName = family === 4 ? 'IP' : 'IP6';
  const ip = agent.env.get(ipName);
  const asks = ip?.text === 'autodetect' || (family === 4 && (ip === undefined || ip.text === ''));
  // A patch names neither image nor IP: what it is laid upon does.
  const isPatch = agent.image === undefined && ip === undefined;
  if (!asks || isPatch || agent.env.open) return undefined;
  if (isOpen(agent, METHOD_VARIABLES[family]) || isOpen(agent, ipName)) return undefined;
  const span = agent.container.name?.span ?? agent.container.body.span;
  const name = ip?.keyAt ?? (ip?.definition ? nameOf(agent, ip.definition) : { file: agent.file, span });
  return { ...unwritten, family, agent, name, text: '', entry: ip?.definition };
}

/** Where IP or IP6 gives the address itself: as text, or as the address by which Kubernetes knows the node. */
function fixedSite(agent: WorkloadAgent, family: Family): MethodSite | undefined {
  const ip = agent.env.get(family === 4 ? 'IP' : 'IP6');
  if (ip === undefined || ip.unknown !== undefined || ['', 'none', 'autodetect'].includes(ip.text ?? '-'))
    return undefined;
  if (ip.parts.some((part) => typeof part === 'string' && part.includes('{{'))) return undefined;
  const name = ip.keyAt ?? nameOf(agent, ip.definition);
  return { ...unwritten, form: 'fixed', family, agent, name, text: '', entry: ip.definition };
}

/** Whether `name` is asked of a ConfigMap, optionally, and found in none of the files: the cluster may have it. */
function isOpen({ env, container }: WorkloadAgent, name: string): boolean {
  return env.get(name) === undefined && container.env.some((entry) => entry.name.value === name);
}

/** Where the operator fills in a method; shown at the key under which it would be written. */
function installationDefault(
  agent: InstallationAgent,
  family: Family,
  agents: readonly Agent[],
): MethodSite | undefined {
  const { installation, file, isFragment } = agent;
  const text = installationMethod(agent, family);
  if (text === '' || isFragment || installation.open || isPartOfAnother(agent, family, agents)) return undefined;
  const span = installation.autodetection[family]?.key.span ?? installation.opening.at;
  return { ...unwritten, family, agent, name: { file, span }, text, entry: undefined };
}

const unwritten = {
  form: 'default',
  value: undefined,
  variable: undefined,
  effective: true,
  templated: false,
} as const;

/**
 * Whether an Installation is laid upon or under another one, in which the method is written: the operator's overlay, a
 * HelmChart and the HelmChartConfig of its name, or files of values in one folder. An overlay never stands alone, and of
 * chart and configuration without a method the chart is the place.
 */
function isPartOfAnother({ installation, file }: InstallationAgent, family: Family, agents: readonly Agent[]): boolean {
  const { carrier, name, origin } = installation;
  if (origin === 'object' && name?.value === 'overlay') return true;
  return agents.some((other) => {
    if (other.form !== 'installation' || other.installation === installation) return false;
    if (folderOf(other.file) !== folderOf(file)) return false;
    const beside = other.installation;
    const autodetection = beside.autodetection[family];
    const writes = autodetection !== undefined && !autodetection.blank;
    if (origin === 'object') return writes && beside.origin === 'object' && beside.name?.value === 'overlay';
    if (carrier === undefined) return writes && beside.origin === 'values' && beside.carrier === undefined;
    if (beside.name?.value !== name?.value) return false;
    if (carrier === 'HelmChartConfig') return beside.carrier === 'HelmChart';
    return carrier === 'HelmChart' && beside.carrier === 'HelmChartConfig' && writes;
  });
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1);
}
