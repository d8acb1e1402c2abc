import { check } from '../manifest/harness.ts';
import { viewWorld } from './world.ts';

/** From the names in Calico's objects to the objects, and back. */

const PEER =
  'apiVersion: projectcalico.org/v3\nkind: BGPPeer\nmetadata: {name: p}\nspec: {peerIP: 10.0.0.1, filters: [no-pods]}\n';
const FILTER = '#- filters/f.yaml\napiVersion: projectcalico.org/v3\nkind: BGPFilter\nmetadata: {name: no-pods}\n';
const POLICY = 'apiVersion: projectcalico.org/v3\nkind: NetworkPolicy\nmetadata: {name: n}\nspec: {tier: net}\n';
const TIER = '#- t.yaml\napiVersion: projectcalico.org/v3\nkind: Tier\nmetadata: {name: net}\n';
const POOL =
  '#- pools/p.yaml\napiVersion: projectcalico.org/v3\nkind: IPPool\nmetadata: {name: rack-1}\nspec: {cidr: 10.0.0.0/16}\n';
const APP = `apiVersion: apps/v1
kind: Deployment
metadata: {name: app}
spec:
  template:
    metadata:
      annotations:
        cni.projectcalico.org/ipv4pools: '["rack-0", "rack-1"]'
    spec: {containers: []}
`;
const mark = (text: string, word: string): string => text.replace(word, `<|>${word}`);

check(
  [
    {
      name: 'from a peer to its filter',
      given: `#- calico.yaml\n${mark(PEER, 'no-pods')}${FILTER}`,
      expected: ['no-pods', 'filters/f.yaml: no-pods'],
    },
    {
      name: 'from a policy to its tier',
      given: `#- calico.yaml\n${mark(POLICY, 'net}')}${TIER}`,
      expected: ['net', 't.yaml: net'],
    },
    {
      name: 'from an annotation of pods to the pool',
      given: `#- calico.yaml\n${mark(APP, 'rack-1')}${POOL}`,
      expected: ['rack-1', 'pools/p.yaml: rack-1'],
    },
    { name: 'to nothing that is in no file', given: mark(POLICY, 'net}'), expected: [] },
    {
      name: 'an object of that name of another kind',
      given: `#- calico.yaml\n${mark(PEER, 'no-pods')}${TIER.replace('net', 'no-pods')}`,
      expected: [],
    },
  ],
  (given) => {
    const { service, file, offset, cut } = viewWorld(given);
    const found = service.definition(file, offset);
    if (found === undefined) return [];
    return [
      cut(file, found.origin),
      ...found.targets.map((target) => `${target.file}: ${cut(target.file, target.span)}`),
    ];
  },
);

check(
  [
    { name: 'uses of a tier', given: `#- calico.yaml\n${POLICY}${mark(TIER, 'net')}`, expected: ['calico.yaml: net'] },
    {
      name: 'pods that ask for a pool',
      given: `#- calico.yaml\n${APP}${mark(POOL, 'rack-1')}`,
      expected: ['calico.yaml: rack-1'],
    },
    {
      name: 'uses of a filter',
      given: `#- calico.yaml\n${PEER}${mark(FILTER, 'no-pods')}`,
      expected: ['calico.yaml: no-pods'],
    },
  ],
  (given) => {
    const { service, file, offset, cut } = viewWorld(given);
    return service.references(file, offset).map((target) => `${target.file}: ${cut(target.file, target.span)}`);
  },
);
