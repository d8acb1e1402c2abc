import { bothFamilies, type Family } from '../net/address.ts';
import type { Decoding } from './fields.ts';
import { booleanAt, mapAt, mapAtPath, openingAt, place, stringAt } from './fields.ts';
import { settingsKinds } from './kinds.ts';
import type { Opening, Tool, ToolSetting, ToolSettings } from './model.ts';
import type { YamlMap } from './tree.ts';
import { entryOf } from './tree.ts';

type Body = Omit<ToolSettings, 'apiVersion' | 'name' | 'namespace' | 'span'>;

/** The settings of kOps or k0s in an object of `kind` and `group`; undefined where it has none for calico-node. */
export function decodeSettingsObject(decoding: Decoding, map: YamlMap, kind: string, group: string): Body | undefined {
  if (kind === 'Cluster' && group === K0SCTL) {
    const config = mapAtPath(decoding, map, ['spec', 'k0s', 'config']);
    return config && k0sSettings(decoding, config);
  }
  if (settingsKinds.get(kind) !== group) return undefined;
  return kind === 'Cluster' ? kopsSettings(decoding, map) : k0sSettings(decoding, map);
}

/** k0sctl keeps the configuration of k0s in one object with its hosts. */
const K0SCTL = 'k0sctl.k0sproject.io';

/** kOps: `docs/networking/calico.md`; it sets IP6 to autodetect in clusters of IPv6 only, and IP in all others. */
function kopsSettings(decoding: Decoding, map: YamlMap): Body | undefined {
  const calico = mapAtPath(decoding, map, ['spec', 'networking', 'calico']);
  if (calico === undefined) return undefined;
  const methods = { 4: 'ipv4AutoDetectionMethod', 6: 'ipv6AutoDetectionMethod' };
  const spec = mapAt(decoding, map, 'spec');
  const networking = mapAt(decoding, spec, 'networking');
  const range = stringAt(decoding, networking, 'nonMasqueradeCIDR') ?? stringAt(decoding, spec, 'nonMasqueradeCIDR');
  const asks: readonly Family[] = range?.value.includes(':') ? [6] : [4];
  const opening = openingAt(decoding, map, ['spec', 'networking', 'calico']);
  return { ...settings(decoding, 'kops', calico, methods, stringAt(decoding, calico, 'version'), opening), asks };
}

/**
 * k0s: `pkg/apis/k0s/v1beta1/calico.go`; a variable of `envVars` goes before the field that sets it. Where no provider is
 * named, only settings for Calico tell that it is meant.
 */
function k0sSettings(decoding: Decoding, map: YamlMap): Body | undefined {
  const network = mapAtPath(decoding, map, ['spec', 'network']);
  const calico = mapAt(decoding, network, 'calico');
  const provider = stringAt(decoding, network, 'provider')?.value ?? (calico && 'calico');
  if (provider !== 'calico') return undefined;
  const version = mapAtPath(decoding, map, ['spec', 'images', 'calico', 'node']);
  const fields = { 4: 'ipAutodetectionMethod', 6: 'ipV6AutodetectionMethod' };
  const opening = openingAt(decoding, map, ['spec', 'network', 'calico']);
  const read = settings(decoding, 'k0s', calico, fields, stringAt(decoding, version, 'version'), opening);
  const variables = mapAt(decoding, calico, 'envVars');
  const methods = { ...read.methods, ...settingsAt(decoding, variables, VARIABLES) };
  const isDual = booleanAt(decoding, mapAt(decoding, network, 'dualStack'), 'enabled')?.value === true;
  const [four, six] = [methods[4], methods[6]];
  // An empty text for IPv6 is filled in with that for IPv4.
  const both = isDual && four !== undefined && (six === undefined || six.value.value === '') ? { 6: four } : {};
  return { ...read, methods: { ...methods, ...both }, asks: isDual ? [4, 6] : [4] };
}

const VARIABLES = { 4: 'IP_AUTODETECTION_METHOD', 6: 'IP6_AUTODETECTION_METHOD' } as const;

/** The values of RKE2's chart rke2-canal (`packages/rke2-canal/charts/templates/daemonset.yaml`). */
export function decodeCanalValues(decoding: Decoding, map: YamlMap): Body {
  const calico = mapAt(decoding, map, 'calico');
  const keys = { 4: 'ipAutoDetectionMethod', 6: 'ip6AutoDetectionMethod' };
  const backend = stringAt(decoding, calico, 'networkingBackend');
  const opening = openingAt(decoding, map, ['calico']);
  return { ...settings(decoding, 'rke2-canal', calico, keys, undefined, opening), backend };
}

/** The variables of kubespray or kubeasz in a file of Ansible variables; undefined where there are none. */
export function decodeVariables(decoding: Decoding, map: YamlMap): Body | undefined {
  const has = (key: string): boolean => entryOf(map, key) !== undefined;
  if (has('calico_ip_auto_method') || has('calico_ip6_auto_method')) {
    const methods = { 4: 'calico_ip_auto_method', 6: 'calico_ip6_auto_method' };
    const told = stringAt(decoding, map, 'calico_version');
    return settings(decoding, 'kubespray', map, methods, told, openingAt(decoding, map, []));
  }
  if (!has(VARIABLES[4])) return undefined;
  const version = has('calico_ver') ? stringAt(decoding, map, 'calico_ver') : undefined;
  return settings(decoding, 'kubeasz', map, { 4: VARIABLES[4] }, version, openingAt(decoding, map, []));
}

type Keys = Readonly<Partial<Record<Family, string>>>;

function settings(
  decoding: Decoding,
  tool: Tool,
  map: YamlMap | undefined,
  keys: Keys,
  version: ToolSettings['version'],
  opening: Opening,
): Body {
  return {
    form: 'settings',
    tool,
    methods: settingsAt(decoding, map, keys),
    backend: undefined,
    version,
    opening,
    keys,
  };
}

function settingsAt(decoding: Decoding, map: YamlMap | undefined, keys: Keys): ToolSettings['methods'] {
  const found: Partial<Record<Family, ToolSetting>> = {};
  for (const family of bothFamilies) {
    const key = keys[family];
    const entry = map && key !== undefined ? entryOf(map, key) : undefined;
    const value = entry && stringAt(decoding, map, entry.key.value);
    if (entry === undefined || value === undefined) continue;
    found[family] = { key: { value: entry.key.value, span: place(decoding, entry.key.span) }, value };
  }
  return found;
}
