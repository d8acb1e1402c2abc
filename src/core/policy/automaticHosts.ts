import { behaves } from '../calico/changes.ts';
import type { SelectorNode } from '../calico/selector/ast.ts';
import { matches } from '../calico/selector/evaluate.ts';
import { parseSelector } from '../calico/selector/parse.ts';
import type { CalicoVersion } from '../calico/version.ts';
import { compileRegexp } from '../detection/goRegexp.ts';
import type { YamlMap } from '../manifest/tree.ts';
import { type Address, contains } from '../net/address.ts';
import { readNet } from './compileRule.ts';
import { environmentsOf } from './environment.ts';
import { distinctAddresses } from './nodes.ts';
import { type FileConfigMaps, mapAtPath, mapsAt, type OfKind, stringAt, stringsAt, textMap } from './objects.ts';
import type { Endpoint, WorldNode } from './world.ts';

/**
 * The host endpoints that kube-controllers makes where it is told to (kube-controllers/pkg/controllers/node/
 * hostendpoints.go, v3.32.1), but for nodes of which the labels aren't known, and for interfaces that aren't.
 */
export function automaticHosts(
  ofKind: OfKind,
  configMaps: readonly FileConfigMaps[],
  nodes: ReadonlyMap<string, WorldNode>,
  version: CalicoVersion,
): readonly Endpoint[] {
  const config = ofKind('KubeControllersConfiguration').find(({ name }) => name === 'default');
  const spec = mapAtPath(config?.tree, ['spec', 'controllers', 'node', 'hostEndpoint']);
  const [variable] = environmentsOf(ofKind('Deployment'), 'calico-kube-controllers', configMaps).flatMap(
    (env) => env.get('AUTO_HOST_ENDPOINTS')?.text || [],
  );
  const isOn =
    variable === undefined ? stringAt(spec, 'autoCreate') === 'Enabled' : variable.toLowerCase() === 'enabled';
  if (!isOn) return [];
  const templates = variable === undefined ? usableTemplates(mapsAt(spec, 'templates')) : [];
  const isDefault = variable !== undefined || stringAt(spec, 'createDefaultHostEndpoint') !== 'Disabled';
  const at = config && { file: config.file, span: config.span };
  const takesNoted = behaves(version, 'interfaces-noted');
  return [...nodes].flatMap(([node, known]): readonly Endpoint[] => {
    const { labels } = known;
    if (labels === undefined) return [];
    const addresses = takesNoted ? withInterfaces(known) : known.addresses;
    const made = (name: string, own: Partial<Endpoint>): Endpoint => ({
      kind: 'host',
      id: `host:${name}`,
      name,
      namespace: undefined,
      node,
      addresses,
      ports: [],
      profiles: ['projectcalico-default-allow'],
      from: 'HostEndpoint',
      at,
      ...own,
      labels: new Map([...(own.labels ?? labels), ['projectcalico.org/created-by', 'calico-kube-controllers']]),
    });
    const whole = isDefault ? [made(`${node}-auto-hep`, { interfaceName: '*' })] : [];
    return [...whole, ...templates.flatMap((template) => byTemplate(template, node, { ...known, addresses }, made))];
  });
}

/** A template of a host endpoint, with its selector read. */
interface Template {
  readonly tree: YamlMap;
  readonly selector: SelectorNode;
}

/** Those up to the first whose selector can't be read: kube-controllers stops there. */
function usableTemplates(trees: readonly YamlMap[]): readonly Template[] {
  const read = trees.map((tree) => ({ tree, parsed: parseSelector(stringAt(tree, 'nodeSelector')) }));
  const usable: Template[] = [];
  for (const { tree, parsed } of read) {
    if ('error' in parsed) break;
    usable.push({ tree, selector: parsed.ast });
  }
  return usable;
}

/** One host endpoint, or, where the template asks for interfaces, one for each that matches. */
function byTemplate(
  { tree, selector }: Template,
  node: string,
  { labels = new Map(), addresses, interfaces = [] }: WorldNode,
  made: (name: string, own: Partial<Endpoint>) => Endpoint,
): readonly Endpoint[] {
  if (!matches(selector, labels)) return [];
  const nets = stringsAt(tree, 'interfaceCIDRs').flatMap((text) => readNet(text) ?? []);
  const inNets = addresses.filter((address) => nets.some((net) => contains(net, address)));
  const name = `${node}-${stringAt(tree, 'generateName')}`;
  const own = { labels: new Map([...labels, ...textMap(tree, 'labels')]) };
  const pattern = stringAt(tree, 'interfacePattern');
  if (pattern === '') return inNets.length === 0 ? [] : [made(`${name}-auto-hep`, { addresses: inNets, ...own })];
  const compiled = compileRegexp(pattern);
  if (!compiled.ok) return [];
  return interfaces
    .filter((each) => compiled.matches(each.name))
    .map((each) =>
      made(`${name}-${each.name}-auto-hep`, {
        addresses: distinctAddresses([...inNets, ...each.addresses]),
        interfaceName: each.name,
        ...own,
      }),
    );
}

function withInterfaces({ addresses, interfaces = [] }: WorldNode): readonly Address[] {
  return distinctAddresses([...addresses, ...interfaces.flatMap((each) => each.addresses)]);
}
