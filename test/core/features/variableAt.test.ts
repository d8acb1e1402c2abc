import { markdownOf } from '../../said.ts';
import { check, daemonSet } from '../manifest/harness.ts';
import { viewWorld } from './world.ts';

/** Hovers over variables other than methods: what is told, and at what. */

const BACKEND = '        - name: CALICO_NETWORKING_BACKEND\n';

check(
  [
    {
      name: 'on a name',
      given: daemonSet(`        - name: CALICO_<|>NETWORKING_BACKEND\n          value: bird\n`),
      expected: ['variable ⟦CALICO_NETWORKING_BACKEND⟧ CALICO_NETWORKING_BACKEND bird'],
    },
    {
      name: 'on its value',
      given: daemonSet(`${BACKEND}          value: <|>bird\n`),
      expected: ['variable ⟦bird⟧ CALICO_NETWORKING_BACKEND bird'],
    },
    {
      name: 'on a name whose text is in a ConfigMap',
      given: `${daemonSet(`${BACKEND.replace('_B', '_<|>B')}          valueFrom: {configMapKeyRef: {name: c, key: b}}\n`)}---\nkind: ConfigMap\nmetadata: {name: c}\ndata: {b: vxlan}\n`,
      expected: ['variable ⟦CALICO_NETWORKING_BACKEND⟧ CALICO_NETWORKING_BACKEND vxlan'],
    },
    {
      name: 'on a key of a ConfigMap',
      given: `${daemonSet(`${BACKEND}          valueFrom: {configMapKeyRef: {name: c, key: b}}\n`)}---\nkind: ConfigMap\nmetadata: {name: c}\ndata: {<|>b: vxlan}\n`,
      expected: ['variable ⟦b⟧ CALICO_NETWORKING_BACKEND vxlan'],
    },
    {
      name: 'a method keeps its own',
      given: daemonSet('        - name: IP_AUTODETECTION_<|>METHOD\n          value: first-found\n'),
      expected: ['method ⟦IP_AUTODETECTION_METHOD⟧'],
    },
    { name: 'a variable of nobody', given: daemonSet('        - name: MY<|>_OWN\n          value: a\n'), expected: [] },
    {
      name: 'a variable that this container does not read',
      given: daemonSet('        - name: CNI_<|>MTU\n          value: "1440"\n'),
      expected: [],
    },
    {
      name: 'a variable of another container of Calico',
      given:
        'kind: Pod\nspec:\n  initContainers:\n  - name: install-cni\n    image: calico/cni\n    env:\n    - name: CNI_<|>MTU\n      value: "1440"\n',
      expected: ['variable ⟦CNI_MTU⟧ CNI_MTU'],
    },
  ],
  (given) => {
    const { service, file, offset, cut } = viewWorld(given);
    const found = service.hover(file, offset, 0);
    if (found === undefined) return [];
    const text = markdownOf(found.markdown).replace(/\\/g, '');
    const [name, reading] = text.split('\n\n').map((part) => /^(?:\$\(\w+\) |\*\*)?`([^`]*)`/.exec(part)?.[1] ?? []);
    const told = [name ?? [], reading ?? []].flat();
    return [[found.about, `⟦${cut(file, found.at.span)}⟧`, ...(found.about === 'method' ? [] : told)].join(' ')];
  },
);
