import { drained } from '../../../src/core/steps.ts';
import { inEnglish, markdownOf } from '../../said.ts';
import { check } from '../manifest/harness.ts';
import { viewWorld } from './world.ts';

/** What a policy changes, and which policies apply to what has some labels. */

const SHOP = `apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { team: s<A> } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  template:
    metadata: { labels: { app: w<B>eb } }
    spec: { containers: [{ name: c, image: i }] }
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db, namespace: shop }
spec:
  template:
    metadata: { labels: { app: d<C>b } }
    spec: { containers: [{ name: c, image: i }] }
---
`;

const DENY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: de<D>ny, namespace: shop }
spec: { podSelector: {}, policyTypes: [Ingress] }
---
`;

const WEB_TO_DB = `apiVersion: projectcalico.org/v3
kind: NetworkPolicy
metadata: { name: web<E>-to-db, namespace: shop }
spec:
  order: 10
  selector: app == 'db'
  types: [Ingress]
  ingress:
    - { action: Allow, protocol: TCP, source: { selector: app == 'web' }, destination: { ports: [5432] } }
---
`;

const STAGED = `apiVersion: projectcalico.org/v3
kind: StagedGlobalNetworkPolicy
metadata: { name: plan }
spec: { selector: app == 'web', types: [Egress], egress: [{ action: Deny }] }
`;

/** The files, with the cursor at one of the marks. */
function at(mark: string, text: string): string {
  return text.replace(`<${mark}>`, '<|>').replace(/<[A-Z]>/g, '');
}

check(
  [
    {
      name: 'a policy that denies all, alone',
      given: at('D', SHOP + DENY),
      expected: [
        '**Denies 2 connections** — compared with the cluster without it\\.',
        '',
        '| From | To | Denies |',
        '| :-- | :-- | :-- |',
        '| `shop/db +1` | `shop/db +1` | all |',
        '| `outside IPv4` | `shop/db +1` | all |',
        '',
        'Based on 1 file\\.',
      ],
    },
    {
      name: 'one that opens a port beside it',
      given: at('E', SHOP + DENY + WEB_TO_DB),
      expected: [
        '**Allows 1 connection** — compared with the cluster without it\\.',
        '',
        '| From | To | Allows |',
        '| :-- | :-- | :-- |',
        '| `shop/web` | `shop/db` | TCP 5432 |',
        '',
        'Based on 1 file\\.',
      ],
    },
    {
      name: 'one for nothing that is known',
      given: at('E', WEB_TO_DB),
      expected: [
        '**Changes no connections of pods or hosts** — compared with the cluster without it\\.',
        '',
        'Based on 1 file\\.',
      ],
    },
    {
      name: 'the labels of a template',
      given: at('C', SHOP + DENY + WEB_TO_DB + STAGED),
      expected: [
        '**Policies restrict what `shop/db` can receive; it can send everything\\.**',
        '',
        '1. NetworkPolicy `shop/web-to-db` — tier default, ingress',
        '2. KubernetesNetworkPolicy `shop/deny` — tier default, ingress',
      ],
    },
    {
      name: 'the labels of a pod that only a staged policy is for',
      given: at('B', SHOP + STAGED),
      expected: [
        '**No policy applies to `shop/web`: everything is allowed\\.**',
        '',
        '1. StagedGlobalNetworkPolicy `plan` — tier default, egress, staged, has no effect',
      ],
    },
    {
      name: 'the labels of a namespace',
      given: at('A', SHOP + DENY + WEB_TO_DB),
      expected: [
        '**Policies restrict what namespace `shop` can receive; it can send everything\\.**',
        '',
        '1. NetworkPolicy `shop/web-to-db` — tier default, ingress, 1 of 2',
        '2. KubernetesNetworkPolicy `shop/deny` — tier default, ingress',
      ],
    },
    {
      name: 'another folder in which the same objects are written is another cluster',
      given: `#- a/shop.yaml\n${at('D', SHOP + DENY)}#- b/shop.yaml\n${at('', SHOP)}`,
      expected: ['Based on 1 file\\.'],
    },
    {
      name: 'another folder with other objects is of the same cluster',
      given: `#- a/policies.yaml\n${at('E', DENY + WEB_TO_DB)}#- b/shop.yaml\n${at('', SHOP)}`,
      expected: ['| `shop/web` | `shop/db` | TCP 5432 |', '', 'Based on 2 files\\.'],
    },
    { name: 'a place of which nothing is said', given: `kind: Po<|>d\nmetadata: { name: p }\n`, expected: [] },
  ],
  (given) => {
    const { service, file, offset } = viewWorld(given, '');
    const hover = drained(service.policies.hoverInSteps(file, offset));
    const lines = hover === undefined ? [] : markdownOf(hover.markdown).split('\n');
    return given.startsWith('#- ')
      ? lines.slice(given.includes('web-<|>') || given.includes('web<|>') ? -3 : -1)
      : lines;
  },
);

check(
  [
    {
      name: 'above each policy, but for those that are staged',
      given: at('', SHOP + DENY + WEB_TO_DB + STAGED),
      expected: ['deny: Denies 2 connections', 'web-to-db: Allows 1 connection'],
    },
    { name: 'none in a file without policies', given: at('', SHOP), expected: [] },
    {
      name: 'of one that Calico refuses nothing is told',
      given: at('', SHOP + DENY).replace('podSelector: {}', "podSelector: {}, ingress: [{ ports: [{ port: '~' }] }]"),
      expected: ['deny: not judged'],
    },
  ],
  (given) => {
    const { service, file, cut } = viewWorld(given, '');
    return drained(service.policies.lensesInSteps(file)).map((lens) => {
      const title = inEnglish(drained(service.policies.titleInSteps(file, lens))) ?? 'not judged';
      return `${cut(file, lens.span)}: ${title}`;
    });
  },
);
