import { matters } from '../../../src/core/manifest/relevance.ts';
import { check } from './harness.ts';

const yes: readonly (readonly [name: string, given: string])[] = [
  ['a DaemonSet of calico-node', 'kind: DaemonSet\nmetadata: {name: calico-node}'],
  ['one that sets the method only', 'kind: DaemonSet\nenv: [{name: IP6_AUTODETECTION_METHOD}]'],
  ['the operator', 'apiVersion: apps/v1\nkind: Deployment\nimage: tigera/operator:v1'],
  ['a quoted kind', '"kind": "Pod"\nname: calico-node'],
  ['a single quoted kind', "'kind' : 'Pod'\nname: calico-node"],
  ['an anchored and tagged kind', 'kind: &k !!str Pod\nname: calico-node'],
  ['an indented document', '  kind: Pod\n  name: calico-node'],
  ['a flow document', '{kind: Pod, name: calico-node}'],
  ['JSON', '{\n  "apiVersion": "apps/v1",\n  "kind": "DaemonSet", "x": "calico"}'],
  ['any ConfigMap', 'kind: ConfigMap\nmetadata: {name: x}'],
  ['an Installation', 'kind: Installation'],
  ['CRLF', 'apiVersion: v1\r\nkind: ConfigMap\r\n'],
  ['a List with one of them', 'kind: List\nitems:\n- kind: ConfigMap'],
  ['any object of Calico', 'apiVersion: projectcalico.org/v3\nkind: Tier'],
  ['one of the operator', 'apiVersion: operator.tigera.io/v1\nkind: Goldmane'],
  ['one whose kind is still to come', 'apiVersion: "crd.projectcalico.org/v1"\n'],
  ['a typed list', 'kind: DaemonSetList\nitems:\n- kind: DaemonSet\n  name: calico-node'],
];

const no: readonly (readonly [name: string, given: string])[] = [
  ['nothing', ''],
  ['no kind', 'a: calico-node ConfigMap'],
  ['a workload that has nothing to do with Calico', 'kind: Deployment\nimage: nginx'],
  ['a custom resource definition', 'kind: CustomResourceDefinition\nspec:\n  names:\n    kind: Installation'],
  [
    'the definition of one of Calico',
    'kind: CustomResourceDefinition\nspec:\n  example:\n    apiVersion: projectcalico.org/v3',
  ],
  ['a group that only begins like one', 'apiVersion: projectcalico.org.example/v3\nkind: Tier'],
  ['a role that names kinds', 'kind: ClusterRole\nrules:\n- kind: ConfigMap'],
  ['a commented kind', '# kind: ConfigMap\nkind: Service'],
  ['a List without one', 'kind: List\nitems:\n- kind: Service'],
  ['a longer kind', 'kind: ConfigMapper'],
];

check(
  [
    ...yes.map(([name, given]) => ({ name, given, expected: ['true'] })),
    ...no.map(([name, given]) => ({ name, given, expected: ['false'] })),
  ],
  (given) => [String(matters(given))],
);
