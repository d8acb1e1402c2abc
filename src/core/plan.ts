import { calicoOfOperator } from './calico/operatorVersion.ts';
import { type CalicoVersion, newest, parseVersion } from './calico/version.ts';
import type { Missing } from './detection/choice.ts';
import { createDetector, type Detector } from './detection/choose.ts';
import type { HostNames } from './detection/destination.ts';
import { longestMethod } from './detection/methods.ts';
import type { StartupSettings } from './detection/startup.ts';
import type { Agent, InstallationAgent, SettingsAgent, WorkloadAgent } from './manifest/agent.ts';
import { type EffectiveVariable, textFor } from './manifest/env.ts';
import { installationMethod, operatorBackend } from './manifest/forms/installation.ts';
import { familiesAsked, networkingBackend, settingsMethod } from './manifest/forms/settings.ts';
import { METHOD_VARIABLES } from './manifest/methodSites.ts';
import type { Family } from './net/address.ts';
import type { Node } from './net/node.ts';
import { isReplaced } from './placeholders/value.ts';

/** How one calico-node is configured, made ready to be played on any node. */
export interface Plan {
  readonly agent: Agent | undefined;
  /** Equal for plans that do the same on every node. */
  readonly key: string;
  readonly version: KnownVersion;
  /** What the method is on every node; undefined where it is not set or depends on the node. */
  readonly methods: { readonly [F in Family]?: string };
  settingsFor(node: Node): StartupSettings;
}

/** A version and how it came to be known; `assumed`: nothing tells it, so it is the newest. */
export interface KnownVersion {
  readonly version: CalicoVersion;
  /** `chart`: the version that values or an installer's settings name. */
  readonly from: 'image' | 'operator' | 'chart' | 'setting' | 'inventory' | 'assumed';
  /** The text it was read from, or could not be read from. */
  readonly text?: string;
}

export interface PlanContext {
  /** The version to take where the manifest names none. */
  readonly fallback?: { readonly text: string; readonly from: 'setting' | 'inventory' };
  readonly hosts: HostNames;
}

/** The plan of one calico-node found in the manifests. */
export function planOf(agent: Agent, context: PlanContext): Plan {
  switch (agent.form) {
    case 'workload':
      return workloadPlan(agent, context);
    case 'installation':
      return installationPlan(agent, context);
    case 'settings':
      return settingsPlan(agent, context);
  }
}

/** The plan that plays `method` alone, as `IP=autodetect` would. */
export function methodPlan(method: string, family: Family, version: KnownVersion, hosts: HostNames): Plan {
  const detector = createDetector(method, version.version, hosts);
  const settings: StartupSettings = {
    ip: family === 4 ? { 4: 'autodetect', 6: 'none' } : { 4: 'none', 6: 'autodetect' },
    detectors: { 4: detector, 6: detector },
    version: version.version,
  };
  const key = JSON.stringify([method, family, version.version]);
  return { agent: undefined, key, version, methods: { [family]: method }, settingsFor: () => settings };
}

function workloadPlan(agent: WorkloadAgent, context: PlanContext): Plan {
  const { env } = agent;
  const version = knownVersion(
    agent.versionText?.value,
    'image',
    isEnterprise(agent) ? () => undefined : parseVersion,
    context,
  );
  const detectorFor = createDetectorCache(version.version, context.hosts);
  const methods = { 4: env.get(METHOD_VARIABLES[4]), 6: env.get(METHOD_VARIABLES[6]) };
  const ip = { 4: env.get('IP'), 6: env.get('IP6') };
  const backend = env.get('CALICO_NETWORKING_BACKEND')?.text;
  // All upstream manifests ask for detection, and a patch whose base is not there is laid upon one of them.
  const asked = agent.isFragment && ip[4] === undefined ? 'autodetect' : undefined;
  const open = { 4: openVariable(agent, 4), 6: openVariable(agent, 6) };
  const variables = [open[4], open[6], ip[4], ip[6], methods[4], methods[6]].map(
    (each) => each && ('kind' in each ? each : [each.parts, each.unknown]),
  );
  const settingsWith = (fields: PodFields): StartupSettings => {
    const text = (variable: EffectiveVariable | undefined): string | undefined => variable && textFor(variable, fields);
    /** Where IP says that nothing is detected, no method is missed. */
    const missing = (family: Family): Missing | undefined => {
      const keyword = text(ip[family]) ?? '';
      const method = keyword === '' || keyword === 'autodetect' ? missingOf(methods[family], fields) : undefined;
      return open[family] ?? missingOf(ip[family], fields) ?? method;
    };
    return {
      ...(backend !== undefined && { backend }),
      ip: { ...optional(4, text(ip[4]) ?? asked), ...optional(6, text(ip[6])) },
      detectors: { 4: detectorFor(text(methods[4]) ?? ''), 6: detectorFor(text(methods[6]) ?? '') },
      missing: {
        ...optional(4, missing(4)),
        ...optional(6, missing(6)),
      },
      version: version.version,
    };
  };
  const dependsOnNode = [ip[4], ip[6], methods[4], methods[6]].some((each) =>
    each?.parts.some((part) => typeof part !== 'string'),
  );
  let same: StartupSettings | undefined;
  return {
    agent,
    key: JSON.stringify([version.version, backend, asked, variables]),
    version,
    methods: { ...optional(4, methods[4]?.text), ...optional(6, methods[6]?.text) },
    settingsFor(node) {
      if (dependsOnNode) return settingsWith(fieldsOf(node));
      same ??= settingsWith({});
      return same;
    },
  };
}

function installationPlan(agent: InstallationAgent, context: PlanContext): Plan {
  const version =
    agent.versionText === undefined
      ? knownVersion(agent.operatorVersionText?.value, 'operator', calicoOfOperator, context)
      : knownVersion(agent.versionText.value, 'chart', parseVersion, context);
  const detectorFor = createDetectorCache(version.version, context.hosts);
  const methods = { 4: installationMethod(agent, 4), 6: installationMethod(agent, 6) };
  const ip = { 4: methods[4] === '' ? 'none' : 'autodetect', 6: methods[6] === '' ? 'none' : 'autodetect' };
  const detectors = { 4: detectorFor(methods[4]), 6: detectorFor(methods[6]) };
  const backend = operatorBackend(agent.installation);
  const missing = (family: Family): Missing | undefined =>
    isReplaced(methods[family]) ? { kind: 'variable', name: METHOD_VARIABLES[family] } : undefined;
  const settings: StartupSettings = {
    ...(backend && { backend }),
    ip,
    detectors,
    missing: { ...optional(4, missing(4)), ...optional(6, missing(6)) },
    version: version.version,
  };
  const key = JSON.stringify([version.version, backend, ip, methods]);
  return { agent, key, version, methods, settingsFor: () => settings };
}

/**
 * What installers make of their settings: they ask for detection of IPv4, and of IPv6 where a method for it is set. RKE2's
 * canal has the backend `none` unless another one is set; kubespray defines NODEIP, the node's own InternalIP, for
 * methods to refer to (roles/network_plugin/calico/templates/calico-node.yml.j2).
 */
function settingsPlan(agent: SettingsAgent, context: PlanContext): Plan {
  const version = knownVersion(agent.versionText?.value, 'chart', parseVersion, context);
  const detectorFor = createDetectorCache(version.version, context.hosts);
  const texts = { 4: settingsMethod(agent.settings, 4), 6: settingsMethod(agent.settings, 6) };
  const networking = networkingBackend(agent.settings);
  const asks = familiesAsked(agent.settings);
  const ip = { 4: asks.includes(4) ? 'autodetect' : 'none', 6: asks.includes(6) ? 'autodetect' : 'none' };
  const own = (family: Family): string | undefined => (texts[family].includes(NODE_IP) ? undefined : texts[family]);
  return {
    agent,
    key: JSON.stringify([version.version, networking, ip, texts]),
    version,
    methods: { ...optional(4, own(4)), ...optional(6, own(6)) },
    settingsFor(node) {
      const address = node.internalIPs?.[0];
      const text = (family: Family): string => texts[family].replaceAll(NODE_IP, address ?? NODE_IP);
      const missing = (family: Family): Missing | undefined => {
        if (isReplaced(texts[family])) return { kind: 'variable', name: METHOD_VARIABLES[family] };
        return text(family).includes(NODE_IP) ? { kind: 'field', field: 'status.hostIP' } : undefined;
      };
      return {
        ...(networking !== undefined && { backend: networking }),
        ip,
        detectors: { 4: detectorFor(text(4)), 6: detectorFor(text(6)) },
        missing: { ...optional(4, missing(4)), ...optional(6, missing(6)) },
        version: version.version,
      };
    },
  };
}

const NODE_IP = '$(NODEIP)';

function knownVersion(
  text: string | undefined,
  from: 'image' | 'operator' | 'chart',
  read: (text: string) => CalicoVersion | undefined,
  { fallback }: PlanContext,
): KnownVersion {
  const version = text === undefined ? undefined : read(text);
  if (version !== undefined && text !== undefined) return { version, from, text };
  const other = fallback && parseVersion(fallback.text);
  if (other !== undefined && fallback !== undefined)
    return { version: other, from: fallback.from, text: fallback.text };
  return { version: newest, from: 'assumed', ...(text !== undefined && { text }) };
}

/** The version to answer for where nothing else names one. */
export function versionWithout(fallback: PlanContext['fallback']): KnownVersion {
  const version = fallback && parseVersion(fallback.text);
  if (fallback === undefined || version === undefined) return { version: newest, from: 'assumed' };
  return { version, from: fallback.from, text: fallback.text };
}

/** Calico Enterprise counts its releases otherwise. */
function isEnterprise({ image }: WorkloadAgent): boolean {
  return /(^|\/)cnx-node([:@]|$)/.test(image?.value ?? '');
}

/**
 * A variable that a template, or a ConfigMap or Secret which is in none of the files, may set: that it is not set is not
 * known. Of what a template may bring, IPv6 is not expected.
 */
function openVariable({ env, container }: WorkloadAgent, family: Family): Missing | undefined {
  const names = [family === 4 ? 'IP' : 'IP6', METHOD_VARIABLES[family]].filter((name) => env.get(name) === undefined);
  const isOpen = env.unknownSources.length > 0 || (env.open && (family === 4 || env.get('IP6') !== undefined));
  const name = names.find((each) => isOpen || container.env.some((entry) => entry.name.value === each));
  return name === undefined ? undefined : { kind: 'variable', name };
}

function createDetectorCache(version: CalicoVersion, hosts: HostNames): (text: string) => Detector {
  const detectors = new Map<string, Detector>();
  const createDetectorFor = (text: string): Detector => {
    if (text.length > longestMethod) return createDetectorFor('');
    const detector = detectors.get(text) ?? createDetector(text, version, hosts);
    detectors.set(text, detector);
    return detector;
  };
  return createDetectorFor;
}

type PodFields = Readonly<Record<string, string | undefined>>;

/** The pod's fields that say something of its node. */
function fieldsOf(node: Node): PodFields {
  return { 'status.hostIP': node.internalIPs?.[0], 'spec.nodeName': node.name };
}

function missingOf(variable: EffectiveVariable | undefined, fields: PodFields): Missing | undefined {
  const text = variable && textFor(variable, fields);
  if (variable !== undefined && text !== undefined && isReplaced(text))
    return { kind: 'variable', name: variable.name };
  if (variable === undefined || (text !== undefined && text.length <= longestMethod)) return undefined;
  if (text !== undefined) return { kind: 'too-long', name: variable.name };
  if (variable.unknown !== undefined) return { kind: 'variable', name: variable.name };
  const part = variable.parts.find((each) => typeof each !== 'string' && fields[each.field] === undefined);
  return { kind: 'field', field: typeof part === 'object' ? part.field : variable.name };
}

function optional<K extends Family, V>(key: K, value: V | undefined): { [P in K]?: V } {
  const result: { [P in K]?: V } = {};
  if (value !== undefined) result[key] = value;
  return result;
}
