import { isNull, type YamlMap, type YamlNode } from '../manifest/tree.ts';

/** Which fields of policies have another type than the API server takes: it refuses the whole object. */

export type Shape = 'text' | readonly [Shape] | { readonly [key: string]: Shape };

type Fields = { readonly [key: string]: Shape };

const texts: Shape = ['text'];
const entity: Fields = {
  ...fieldsOf(texts, 'nets', 'notNets', 'ports', 'notPorts'),
  ...fieldsOf('text', 'selector', 'notSelector', 'namespaceSelector'),
  serviceAccounts: { names: texts, selector: 'text' },
  services: { name: 'text', namespace: 'text' },
};
const rule: Fields = {
  ...fieldsOf('text', 'action', 'protocol', 'notProtocol', 'ipVersion'),
  ...fieldsOf({ type: 'text', code: 'text' }, 'icmp', 'notICMP'),
  ...fieldsOf(entity, 'source', 'destination'),
};

/** The spec of Calico's policies, and of its profiles. */
export const calicoShape: Shape = {
  ...fieldsOf('text', 'tier', 'order', 'selector', 'namespaceSelector', 'serviceAccountSelector'),
  ...fieldsOf([rule], 'ingress', 'egress'),
  types: texts,
};

const labels: Fields = { matchExpressions: [{ key: 'text', operator: 'text', values: texts }], matchLabels: {} };
const peer: Fields = { podSelector: labels, namespaceSelector: labels, ipBlock: { cidr: 'text', except: texts } };
const ports: Shape = [fieldsOf('text', 'protocol', 'port', 'endPort')];

/** The spec of Kubernetes' NetworkPolicy. */
export const kubernetesShape: Shape = {
  podSelector: labels,
  policyTypes: texts,
  ingress: [{ from: [peer], ports }],
  egress: [{ to: [peer], ports }],
};

function fieldsOf(shape: Shape, ...keys: readonly string[]): Fields {
  return Object.fromEntries(keys.map((key) => [key, shape]));
}

/** The first field with another type, like `ingress[0].source.nets`; undefined where there is none. What is null is absent. */
export function misshapen(node: YamlNode | undefined, shape: Shape, path = 'spec'): string | undefined {
  if (node === undefined || isNull(node)) return undefined;
  if (shape === 'text') return node.kind === 'scalar' ? undefined : path;
  if (isList(shape)) {
    if (node.kind !== 'sequence') return path;
    return firstOf(node.items, (item, index) => misshapen(item, shape[0], `${path}[${index}]`));
  }
  return node.kind === 'map' ? inMap(node, shape, path) : path;
}

function inMap({ entries }: YamlMap, shape: Fields, path: string): string | undefined {
  return firstOf(entries, ({ key, value }) => {
    const own = Object.hasOwn(shape, key.value) ? shape[key.value] : undefined;
    return own && misshapen(value, own, `${path}.${key.value}`);
  });
}

function isList(shape: readonly [Shape] | Fields): shape is readonly [Shape] {
  return Array.isArray(shape);
}

function firstOf<T>(items: readonly T[], find: (item: T, index: number) => string | undefined): string | undefined {
  for (const [index, item] of items.entries()) {
    const found = find(item, index);
    if (found !== undefined) return found;
  }
  return undefined;
}
