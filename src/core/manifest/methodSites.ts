import { defaultMethod } from '../detection/methods.ts';
import type { Family } from '../net/address.ts';
import { isFilledIn } from '../placeholders/value.ts';
import type { Span } from '../text.ts';
import type { Agent, InstallationAgent, SettingsAgent, WorkloadAgent } from './agent.ts';
import type { EffectiveVariable, WrittenValue } from './env.ts';
import type { Autodetection, EnvVar, Installation, ScalarValue, Tool, ToolSettings } from './model.ts';
import { kubernetesAddress, type MethodField, operatorFields } from './operatorFields.ts';

/** A place where the detection method of one calico-node is written. */
export interface MethodSite {
  readonly family: Family;
  /**
   * `default`: no method is written, and calico-node detects by that which then counts. `fixed`: IP or IP6 gives the
   * address, so that none is detected.
   */
  readonly form: 'env' | 'configMap' | 'installation' | 'settings' | 'default' | 'fixed';
  readonly agent: Agent;
  /** Where the method is named: the `name` of the `env` entry, the key in a ConfigMap, or the field's key. */
  readonly name: { readonly file: string; readonly span: Span };
  /** Where its text is written, if it is. */
  readonly value: MethodValue | undefined;
  /** What calico-node reads, as far as it does not depend on the node; of the entry that counts. */
  readonly text: string | undefined;
  /** The entry of `env` that names it, which is not in the file of the value when that is a ConfigMap's. */
  readonly entry: EnvVar | undefined;
  /** The variable, for a DaemonSet: `textFor` gives its text on a node. */
  readonly variable: EffectiveVariable | undefined;
  /** False for a duplicate that a later entry replaces. */
  readonly effective: boolean;
  /** It is filled in later: what calico-node reads is not known. */
  readonly templated: boolean;
}

/** Whether somebody wrote the method. */
export function isWritten({ form }: Pick<MethodSite, 'form'>): boolean {
  return form !== 'default' && form !== 'fixed';
}

/** Written text; `operatorPrefix` is what the operator puts before it (`interface=`). */
export interface MethodValue extends WrittenValue {
  readonly operatorPrefix: string;
  /** The items of `cidrs`. */
  readonly items: readonly ScalarValue[] | undefined;
}

/** The environment variable of each family's method. */
export const METHOD_VARIABLES: Readonly<Record<Family, string>> = {
  4: 'IP_AUTODETECTION_METHOD',
  6: 'IP6_AUTODETECTION_METHOD',
};

/** The places where the method of `family` is written for one agent, those of no effect too. */
export function writtenSites(agent: Agent, family: Family): readonly MethodSite[] {
  switch (agent.form) {
    case 'workload':
      return variableSites(agent, family);
    case 'settings':
      return [settingSite(agent, family) ?? []].flat();
    case 'installation':
      return [installationSite(agent, family) ?? []].flat();
  }
}

/** A setting of an installer, which goes into the variable as it is. */
function settingSite(agent: SettingsAgent, family: Family): MethodSite | undefined {
  const setting = agent.settings.methods[family];
  if (setting === undefined || isKopsNone(agent.settings.tool, setting.value)) return undefined;
  const { file } = agent;
  return {
    family,
    agent,
    form: 'settings',
    name: { file, span: setting.key.span },
    value: { ...setting.value, file, operatorPrefix: '', items: undefined },
    text: setting.value.value,
    entry: undefined,
    variable: undefined,
    effective: true,
    templated: isFilledIn(setting.value.value),
  };
}

function variableSites(agent: WorkloadAgent, family: Family): readonly MethodSite[] {
  const variable = agent.env.get(METHOD_VARIABLES[family]);
  if (variable === undefined) return [];
  const written = variable.valueAt;
  const counting: MethodSite = {
    family,
    agent,
    form: variable.configMap === undefined ? 'env' : 'configMap',
    name: variable.keyAt ?? nameOf(agent, variable.definition),
    value: written && { ...written, operatorPrefix: '', items: undefined },
    text: variable.text,
    entry: variable.definition,
    variable,
    effective: true,
    templated: [written?.value ?? '', variable.text ?? ''].some(isFilledIn),
  };
  return [...variable.shadowed.map((entry) => replacedSite(agent, family, entry)), counting];
}

/**
 * The text where an installer's settings have none: of kubespray the variable is set to reach the node's own InternalIP
 * (roles/network_plugin/calico/templates/calico-node.yml.j2), and the others leave it to calico-node.
 */
export function settingsMethod({ tool, methods }: ToolSettings, family: Family): string {
  return methods[family]?.value.value ?? (tool === 'kubespray' && family === 4 ? 'can-reach=$(NODEIP)' : '');
}

/** The families for which an installer has an address looked for. */
export function familiesAsked({ tool, methods, asks }: ToolSettings): readonly Family[] {
  const families: readonly Family[] = asks ?? (methods[6] === undefined ? [4] : [4, 6]);
  return families.filter((family) => {
    const setting = methods[family];
    return setting === undefined || !isKopsNone(tool, setting.value);
  });
}

/** kOps writes `none` for the family that it does not use, and sets IP or IP6 to it. */
export function isKopsNone(tool: Tool, { value }: ScalarValue): boolean {
  return tool === 'kops' && value === 'none';
}

/** Where an entry of `env` has its name; the container where there is no entry. */
export function nameOf({ file, container }: WorkloadAgent, entry: EnvVar | undefined): MethodSite['name'] {
  return { file: entry?.file ?? file, span: entry?.name.span ?? container.body.span };
}

function replacedSite(agent: WorkloadAgent, family: Family, entry: EnvVar): MethodSite {
  const { value } = entry;
  return {
    family,
    agent,
    form: 'env',
    name: nameOf(agent, entry),
    value: value && { ...value, file: entry.file ?? agent.file, operatorPrefix: '', items: undefined },
    text: undefined,
    entry,
    variable: undefined,
    effective: false,
    templated: isFilledIn(value?.value ?? ''),
  };
}

/**
 * The fields that the operator counts as a method each; with more than one it refuses the Installation (tigera/operator
 * pkg/controller/installation/validation.go, validateNodeAddressDetection).
 */
export function methodFields(autodetection: Autodetection): readonly MethodField[] {
  const { kubernetes } = autodetection;
  return operatorFields.filter((each) =>
    each.field === 'kubernetes'
      ? kubernetes !== undefined && kubernetes.type !== 'null'
      : fieldText(autodetection, each) !== undefined,
  );
}

/**
 * The text the operator makes of `nodeAddressAutodetectionV4` or `…V6`: that of the first field that says something
 * (tigera/operator `pkg/render/node.go` getAutodetectionMethod); `''` when none does.
 */
export function operatorMethodText(autodetection: Autodetection): string {
  const field = chosenField(autodetection);
  return field === undefined ? (autodetection.filler?.value ?? '') : (fieldText(autodetection, field) ?? '');
}

/**
 * The text that the operator gives calico-node; `''` for none, which makes it set IP or IP6 to `none`. Where the field
 * is absent it fills in a default for each family that has a pool (tigera/operator pkg/controller/installation). Without
 * `ipPools` it makes one of IPv4, but only for Calico's own CNI plugin, which is not the default of three providers.
 */
export function installationMethod({ installation }: InstallationAgent, family: Family): string {
  const written = installation.autodetection[family];
  if (written !== undefined && !written.blank) return operatorMethodText(written);
  const cidrs = installation.pools?.flatMap(({ cidr }) => cidr?.value ?? []);
  const hasPool =
    cidrs === undefined
      ? family === 4 && !hasOtherCni(installation)
      : cidrs.some((cidr) => cidr.includes(':') === (family === 6));
  const needsOne = hasPool || (family === 4 && installation.linuxDataplane?.value === 'BPF');
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

function chosenField(autodetection: Autodetection): MethodField | undefined {
  return operatorFields.find((field) => fieldText(autodetection, field) !== undefined);
}

/** What one field makes of the method; undefined where the operator takes no notice of it. */
function fieldText(autodetection: Autodetection, { field, method, prefix }: MethodField): string | undefined {
  switch (field) {
    case 'firstFound':
      return autodetection.firstFound?.value === true ? method : undefined;
    case 'kubernetes':
      return autodetection.kubernetes?.value === kubernetesAddress ? method : undefined;
    case 'cidrs': {
      const items = autodetection.cidrs?.value ?? [];
      return items.length === 0 ? undefined : prefix + items.map(({ value }) => value).join(',');
    }
    case 'interface':
    case 'skipInterface':
    case 'canReach': {
      const value = autodetection[field]?.value;
      return value === undefined || value === '' ? undefined : prefix + value;
    }
  }
}

function installationSite(agent: InstallationAgent, family: Family): MethodSite | undefined {
  const autodetection = agent.installation.autodetection[family];
  if (autodetection === undefined || autodetection.blank) return undefined;
  const written = operatorFields.find(({ field: name }) => autodetection.keys[name] !== undefined);
  const field = chosenField(autodetection) ?? written;
  const filler = chosenField(autodetection) === undefined ? autodetection.filler : undefined;
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

/** What is written for one field; undefined where it is missing or of the wrong shape. */
export function fieldValue(
  agent: Agent,
  autodetection: Autodetection,
  { field, prefix }: MethodField,
): MethodValue | undefined {
  const place = { file: agent.file, operatorPrefix: prefix };
  const bare = { style: 'plain', inner: undefined } as const;
  switch (field) {
    case 'cidrs': {
      const list = autodetection.cidrs;
      const value = list?.value.map((item) => item.value).join(',') ?? '';
      return list && { ...place, ...bare, type: 'string', value, span: list.span, items: list.value };
    }
    case 'firstFound': {
      const flag = autodetection.firstFound;
      const value = String(flag?.value);
      return flag && { ...place, ...bare, type: 'boolean', value, span: flag.span, items: undefined };
    }
    case 'interface':
    case 'skipInterface':
    case 'canReach':
    case 'kubernetes': {
      const scalar = autodetection[field];
      return scalar && { ...place, ...scalar, items: undefined };
    }
  }
}

/** The backend that an installer sets; RKE2's canal leaves the networking to flannel unless it is told otherwise. */
export function networkingBackend({ tool, backend }: ToolSettings): string | undefined {
  return backend?.value ?? (tool === 'rke2-canal' ? 'none' : undefined);
}
