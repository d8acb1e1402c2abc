import { defaultMethod } from '../../detection/methods.ts';
import type { Family } from '../../net/address.ts';
import { isFilledIn } from '../../placeholders/value.ts';
import { addedField } from '../addField.ts';
import type { Agent, InstallationAgent } from '../agent.ts';
import type { MethodSite, MethodValue } from '../methodSites.ts';
import type { Installation } from '../model.ts';
import { chosenField, fieldValue, operatorFields, operatorMethodText } from '../operatorFields.ts';
import { type AgentForm, firstKey, unwritten } from './form.ts';

/** A calico-node that the operator starts for an Installation: its method is a field. */
export const installationForm: AgentForm<InstallationAgent> = {
  written: (agent, family) => [installationSite(agent, family) ?? []].flat(),
  unwritten: installationDefault,
  fixed: () => undefined,
  add: (agent, { family }, text, textOf) => addedField(agent, family, text, textOf),
  detect: () => undefined,
  object: ({ installation }) => installation,
  place: ({ installation: { autodetection, span } }) => firstKey(autodetection, span),
};

/** Where no pools are written, the operator makes one for IPv4. */
function hasPool(installation: InstallationAgent['installation'], family: Family): boolean {
  const cidrs = installation.pools?.flatMap(({ cidr }) => cidr?.value ?? []);
  if (cidrs === undefined) return family === 4 && !hasOtherCni(installation);
  return cidrs.some((cidr) => cidr.includes(':') === (family === 6));
}

/**
 * The text that the operator gives calico-node; `''` for none, which makes it set IP or IP6 to `none`. Where the field
 * is absent it fills in a default for each family that has a pool (tigera/operator pkg/controller/installation). Without
 * `ipPools` it makes one of IPv4, but only for Calico's own CNI plugin, which is not the default of three providers.
 */
export function installationMethod({ installation }: InstallationAgent, family: Family): string {
  const written = installation.autodetection[family];
  if (written !== undefined && !written.blank) return operatorMethodText(written);
  const needsOne = hasPool(installation, family) || (family === 4 && installation.linuxDataplane?.value === 'BPF');
  if (!needsOne) return '';
  const provider = installation.kubernetesProvider?.value;
  if (family === 4 && provider === 'DockerEnterprise') return 'skip-interface=^br-.*';
  return family === 4 && provider === 'EKS' ? 'can-reach=8.8.8.8' : defaultMethod;
}

/** Whether another CNI plugin than Calico's is used: EKS, GKE and AKS have their own by default. */
function hasOtherCni({ cniType, kubernetesProvider }: Installation): boolean {
  const provider = kubernetesProvider?.value ?? '';
  return cniType === undefined ? ['EKS', 'GKE', 'AKS'].includes(provider) : cniType.value !== 'Calico';
}

/** CALICO_NETWORKING_BACKEND, where the operator sets it to `none`: with another CNI plugin and without BGP (pkg/render/node.go). */
export function operatorBackend(installation: Installation): 'none' | undefined {
  return hasOtherCni(installation) && installation.bgp?.value !== 'Enabled' ? 'none' : undefined;
}

function installationSite(agent: InstallationAgent, family: Family): MethodSite | undefined {
  const autodetection = agent.installation.autodetection[family];
  if (autodetection === undefined || autodetection.blank) return undefined;
  const written = operatorFields.find(({ field: name }) => autodetection.keys[name] !== undefined);
  const chosen = chosenField(autodetection);
  const field = chosen ?? written;
  const filler = chosen ? undefined : autodetection.filler;
  const value = filler ? { ...filler, ...fillerPlace(agent) } : field && fieldValue(agent, autodetection, field);
  return {
    family,
    agent,
    form: 'installation',
    name: { file: agent.file, span: (field && autodetection.keys[field.field]) ?? autodetection.key.span },
    value,
    text: autodetection.block && operatorMethodText(autodetection),
    entry: undefined,
    variable: undefined,
    effective: true,
    templated: filler !== undefined || [value, ...(value?.items ?? [])].some((each) => isFilledIn(each?.value ?? '')),
  };
}

function fillerPlace({ file }: Agent): Pick<MethodValue, 'file' | 'operatorPrefix' | 'items'> {
  return { file, operatorPrefix: '', items: undefined };
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

/**
 * Whether an Installation is laid upon or under another one, in which the method is written: the operator's overlay, a
 * HelmChart and the HelmChartConfig of its name, or files of values in one folder. An overlay never stands alone, and of
 * chart and configuration without a method the chart is the place.
 */
function isPartOfAnother({ installation, file }: InstallationAgent, family: Family, agents: readonly Agent[]): boolean {
  const { carrier, name, origin } = installation;
  if (origin === 'object' && name?.value === 'overlay') return true;
  const beside = agents.flatMap((other) =>
    other.form === 'installation' && folderOf(other.file) === folderOf(file) ? [other.installation] : [],
  );
  return beside.some((other) => {
    const autodetection = other.autodetection[family];
    const writes = autodetection !== undefined && !autodetection.blank;
    return other !== installation && (writes || carrier === 'HelmChartConfig') && isJoined(installation, other);
  });
}

/** Whether the second is laid upon or under the first. */
function isJoined({ carrier, name, origin }: Installation, other: Installation): boolean {
  if (origin === 'object') return other.origin === 'object' && other.name?.value === 'overlay';
  if (carrier === undefined) return other.origin === 'values' && other.carrier === undefined;
  if (other.name?.value !== name?.value) return false;
  return carrier === 'HelmChartConfig'
    ? other.carrier === 'HelmChart'
    : carrier === 'HelmChart' && other.carrier === 'HelmChartConfig';
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1);
}
