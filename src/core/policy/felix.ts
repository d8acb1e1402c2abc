import { type EndpointToHost, endpointToHostVariable, readEndpointToHost } from '../calico/endpointToHost.ts';
import { felixDefault } from '../facts/felix.ts';
import { type EffectiveEnv, felixVariableIn } from '../manifest/env.ts';
import type { YamlMap } from '../manifest/tree.ts';
import { mapOf, present } from '../objects/fields.ts';
import { readNet } from './compileRule.ts';
import { environmentsOf } from './environment.ts';
import { type FileConfigMaps, mapsAt, type OfKind, stringAt } from './objects.ts';
import { protocolNumber } from './protocols.ts';
import type { Failsafe, Failsafes, FelixSettings } from './world.ts';

/** What Felix is told that policy verdicts depend on: by FelixConfigurations and, before them, by its environment. */

const fields = { inbound: 'failsafeInboundHostPorts', outbound: 'failsafeOutboundHostPorts' } as const;
const variables = { inbound: 'FELIX_FAILSAFEINBOUNDHOSTPORTS', outbound: 'FELIX_FAILSAFEOUTBOUNDHOSTPORTS' } as const;

/**
 * The settings by node; those of the empty name are for all others (felix/config/config_params.go, v3.32.1). The
 * environment goes before the FelixConfiguration of a node, and that before the one of all.
 */
export function readFelix(ofKind: OfKind, configMaps: readonly FileConfigMaps[]): ReadonlyMap<string, FelixSettings> {
  const configurations = ofKind('FelixConfiguration').filter(({ group }) => group.endsWith('projectcalico.org'));
  const environment = environmentOf(ofKind, configMaps);
  const specs = new Map(configurations.map(({ name, tree }) => [name, mapOf(tree, 'spec')]));
  const common = specs.get('default');
  const read = (spec: YamlMap | undefined): FelixSettings => {
    const ports = (direction: keyof Failsafes): readonly Failsafe[] =>
      fromEnvironment(environment, direction) ??
      listed(spec, fields[direction]) ??
      listed(common, fields[direction]) ??
      parsePorts(felixDefault(variables[direction]));
    return {
      failsafes: { inbound: ports('inbound'), outbound: ports('outbound') },
      endpointToHost: endpointToHost(environment, spec, common),
    };
  };
  const nodes = [...specs.keys()].flatMap((name) => (name.startsWith('node.') ? [name.slice('node.'.length)] : []));
  return new Map([
    ['', read(undefined)],
    ...nodes.map((node): [string, FelixSettings] => [node, read(specs.get(`node.${node}`))]),
  ]);
}

/** What Felix reads: a text, `unknown` where that can't be told, undefined where nothing is set. */
type Environment = (variable: string) => string | undefined | typeof unknown;
const unknown = Symbol('unknown');

/** That of calico-node, as its DaemonSet or the operator writes it; undefined where neither is known. */
function environmentOf(ofKind: OfKind, configMaps: readonly FileConfigMaps[]): Environment | undefined {
  const [own, ...others] = environmentsOf(ofKind('DaemonSet'), 'calico-node', configMaps);
  if (own !== undefined) return others.length === 0 ? environmentIn(own) : undefined;
  const byOperator = ofKind('Installation').some(({ group }) => group === 'operator.tigera.io');
  // render/node.go of the operator, in every release.
  return byOperator ? (name) => (name === endpointToHostVariable ? 'ACCEPT' : undefined) : undefined;
}

function environmentIn(env: EffectiveEnv): Environment {
  return (name) => {
    const variable = felixVariableIn(env, name);
    if (variable === undefined) return env.open ? unknown : undefined;
    return variable.text ?? unknown;
  };
}

function endpointToHost(
  environment: Environment | undefined,
  ...specs: readonly (YamlMap | undefined)[]
): EndpointToHost | undefined {
  // Without calico-node nobody knows whether its environment says otherwise, as Calico's manifests do.
  if (environment === undefined) return undefined;
  const told = environment(endpointToHostVariable);
  if (told === unknown) return undefined;
  if (told !== undefined) return readEndpointToHost(told);
  const [written] = specs.flatMap((spec) => readEndpointToHost(stringAt(spec, 'defaultEndpointToHostAction')) ?? []);
  return written ?? readEndpointToHost(felixDefault(endpointToHostVariable));
}

function fromEnvironment(
  environment: Environment | undefined,
  direction: keyof Failsafes,
): readonly Failsafe[] | undefined {
  const text = environment?.(variables[direction]);
  return text === undefined || text === unknown || text.trim() === '' ? undefined : parsePorts(text);
}

/** `tcp:22, udp:10.0.0.0/8:68, tcp:[fd00::/8]:443, 179`; what is none of these opens nothing, as `none` does. */
function parsePorts(text: string): readonly Failsafe[] {
  return text.split(',').flatMap((part): readonly Failsafe[] => {
    const [start, end] = [part.indexOf('['), part.indexOf(']:')];
    const six = start !== -1 && start < end ? part.slice(start + 1, end) : undefined;
    const rest = six === undefined ? part : part.slice(0, start) + part.slice(end + ']:'.length);
    const items = rest.trim().split(':');
    const port = Number(items.at(-1) || undefined);
    const protocol = protocolNumber(items.length > 1 ? (items[0] ?? '') : 'tcp');
    const net = six ?? (items.length > 2 ? items[1] : undefined);
    if (protocol === undefined || !Number.isInteger(port)) return [];
    return [{ protocol, port, net: net === undefined ? undefined : readNet(net) }];
  });
}

/** An empty list opens nothing. */
function listed(spec: YamlMap | undefined, key: string): readonly Failsafe[] | undefined {
  if (present(spec, key) === undefined) return undefined;
  return mapsAt(spec, key).flatMap((each): readonly Failsafe[] => {
    const protocol = protocolNumber(stringAt(each, 'protocol') || 'tcp');
    const net = stringAt(each, 'net');
    if (protocol === undefined) return [];
    return [{ protocol, port: Number(stringAt(each, 'port')), net: net === '' ? undefined : readNet(net) }];
  });
}
