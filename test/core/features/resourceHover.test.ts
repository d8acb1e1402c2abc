import type { Hover } from '../../../src/core/answers.ts';
import { markdownOf } from '../../said.ts';
import { check } from '../manifest/harness.ts';
import { viewWorld } from './world.ts';

/** What is told of selectors and policies. */

const NODES = `kind: CalicoInventory
version: 1
pods:
  - { namespace: shop, name: web-1, node: a, ips: [10.0.0.1], labels: { app: web } }
  - { namespace: shop, name: web-2, node: b, ips: [10.0.0.2], labels: { app: web } }
  - { namespace: shop, name: db-1, node: b, ips: [10.0.0.3], labels: { app: db } }
  - { namespace: bank, name: web-1, node: a, ips: [10.0.0.4], labels: { app: web } }
  - { namespace: bank, name: host, node: a, ips: [10.9.0.1], hostNetwork: true, labels: { app: web } }
nodes:
  - { name: a, labels: { rack: r1 } }
  - { name: b, labels: { rack: r1 } }
  - { name: c, labels: { rack: r1 } }
  - { name: d, labels: { rack: r1 } }
  - { name: e, labels: { rack: r2 } }
`;

const POOL = `apiVersion: projectcalico.org/v3
kind: IPPool
metadata: {name: p}
spec:
  cidr: 10.0.0.0/16
  nodeSelector: <|>rack == 'r1'
`;

function policy(name: string, spec: string, kind = 'NetworkPolicy', namespace = 'shop'): string {
  const meta = kind.includes('Global') ? `{name: ${name}}` : `{name: ${name}, namespace: ${namespace}}`;
  return `---\napiVersion: projectcalico.org/v3\nkind: ${kind}\nmetadata: ${meta}\nspec: {${spec}, types: [Ingress]}\n`;
}

const WEB = policy('w<|>eb', "order: 10, selector: app == 'web'");
const OTHERS = [
  policy('early', "order: 5, selector: app == 'web' || app == 'db'"),
  policy('db', "order: 6, selector: app == 'db'"),
  policy('everywhere', 'selector: all()', 'GlobalNetworkPolicy'),
  policy('guard', 'tier: security, order: 1, selector: all()', 'StagedGlobalNetworkPolicy'),
  policy('web', "order: 1, selector: app == 'web'", 'NetworkPolicy', 'bank'),
].join('');
const TIER = '---\napiVersion: projectcalico.org/v3\nkind: Tier\nmetadata: {name: security}\nspec: {order: 100}\n';

check(
  [
    {
      name: 'nodes of a pool',
      given: POOL,
      expected: ['**`nodeSelector`** — `rack == "r1"`', '4 of 5 nodes: a, b, c and 1 more\\.'],
    },
    {
      name: 'pods in the namespace of the policy',
      given: policy('web', "selector: app == <|>'web'"),
      expected: ['**`selector`** — `app == "web"`', '2 of 3 pods in namespace shop: shop/web\\-1, shop/web\\-2\\.'],
    },
    {
      name: 'pods of all namespaces',
      given: policy('web', "selector: has(app) && app<|> != 'db'", 'GlobalNetworkPolicy'),
      expected: [
        '**`selector`** — `(has(app) && app != "db")`',
        '3 of 4 pods: shop/web\\-1, shop/web\\-2, bank/web\\-1\\.',
      ],
    },
    {
      name: 'the other side of a rule',
      given: policy('web', "ingress: [{action: Allow, source: {selector: app == <|>'db', namespaceSelector: all()}}]"),
      expected: [
        '**`selector`** — `app == "db"`',
        '1 of 4 pods: shop/db\\-1\\.',
        'Only those that `namespaceSelector` also selects count\\.',
      ],
    },
    {
      name: 'namespaces by their names',
      given: policy('web', "namespaceSelector: kubernetes.io/metadata.name == <|>'shop'", 'GlobalNetworkPolicy'),
      expected: [
        '**`namespaceSelector`** — `kubernetes.io/metadata.name == "shop"`',
        '1 of 2 namespaces with pods: shop\\.',
      ],
    },
    {
      name: 'namespaces by labels that are not known',
      given: policy('web', "namespaceSelector: team == <|>'a'", 'GlobalNetworkPolicy'),
      expected: ['**`namespaceSelector`** — `team == "a"`', 'The labels of namespaces are unknown\\.'],
    },
    {
      name: 'what is in no namespace',
      given: policy('web', 'ingress: [{action: Allow, source: {namespaceSelector: glo<|>bal()}}]'),
      expected: [
        '**`namespaceSelector`** — `global()`',
        'No pods: global\\(\\) selects host endpoints and network sets outside any namespace\\.',
      ],
    },
    {
      name: 'a selector beside global()',
      given: policy(
        'web',
        "ingress: [{action: Allow, source: {selector: app == <|>'db', namespaceSelector: global()}}]",
      ),
      expected: [
        '**`selector`** — `app == "db"`',
        'No pods: global\\(\\) selects host endpoints and network sets outside any namespace\\.',
      ],
    },
    { name: "a selector that can't be read", given: POOL.replace('==', '='), expected: [] },
    {
      name: 'a policy among others',
      given: WEB + OTHERS + TIER,
      expected: [
        '**NetworkPolicy** `shop/web` — tier `default` \\(order 1000000\\); order 10',
        'Applies to 2 of 3 pods in namespace shop: shop/web\\-1, shop/web\\-2\\.',
        'Evaluated before it, nearest first: `early`, `guard`\\.',
        'Evaluated after it: `everywhere`\\.',
      ],
    },
    {
      name: 'a policy alone, in a tier that is in no file',
      given: policy('w<|>eb', "tier: net, selector: app == 'x'"),
      expected: [
        '**NetworkPolicy** `shop/web` — tier `net`, which is in no known file; no order: last in its tier',
        'Applies to 0 of 3 pods in namespace shop\\.',
        'No other policy in the files applies to the same endpoints\\.',
      ],
    },
  ],
  (given) => {
    const { service, file, offset } = viewWorld(given, NODES);
    return paragraphsOf(service.hover(file, offset, 0));
  },
);

check(
  [
    { name: 'no nodes', given: POOL, expected: ['The labels of the nodes are unknown\\.'] },
    { name: 'no pods', given: policy('a', 'selector: <|>all()'), expected: ['The pods are unknown\\.'] },
  ],
  (given) => {
    const { service, file, offset } = viewWorld(given, '');
    return paragraphsOf(service.hover(file, offset, 0)).slice(-1);
  },
);

const PODS = ['web', 'db']
  .map(
    (app) => `apiVersion: v1
kind: Pod
metadata: { name: ${app}-1, namespace: shop, labels: { app: ${app} } }
spec: { containers: [] }
---
`,
  )
  .join('');

check(
  [
    {
      name: 'labels that nobody tells',
      given: '',
      expected: [
        'The labels of the pods are unknown\\.',
        'No other policy in the files applies to the same endpoints\\.',
      ],
    },
    {
      name: 'labels that the files write',
      given: PODS,
      expected: [
        'Applies to 1 of 2 pods in namespace shop: shop/web\\-1\\.',
        'No other policy in the files applies to the same endpoints\\.',
      ],
    },
  ],
  (pods) => {
    const unlabelled = NODES.replaceAll(/, labels: \{ app: \w+ \}/g, '');
    const { service, file, offset } = viewWorld(`${pods}${WEB}`, unlabelled);
    return paragraphsOf(service.hover(file, offset, 0)).slice(1);
  },
);

check(
  [
    {
      name: 'pods of the files alone',
      given: '',
      expected: ['Applies to 1 of 2 pods in namespace shop: shop/web\\-1\\.'],
    },
  ],
  () => {
    const { service, file, offset } = viewWorld(`${PODS}${WEB}`, '');
    return paragraphsOf(service.hover(file, offset, 0)).slice(1, 2);
  },
);

function paragraphsOf(hover: Hover | undefined): readonly string[] {
  return hover === undefined ? [] : markdownOf(hover.markdown).split('\n\n');
}
