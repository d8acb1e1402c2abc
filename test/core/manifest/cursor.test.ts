import { underCursor } from '../../../src/core/manifest/cursor.ts';
import type { Case } from './harness.ts';
import { check, daemonSet, worldOf } from './harness.ts';

const installation = (fields: string): string =>
  `apiVersion: operator.tigera.io/v1\nkind: Installation\nspec:\n  calicoNetwork:\n    nodeAddressAutodetectionV4: ${fields}\n`;
const METHOD = '        - name: IP_AUTODETECTION_METHOD\n';

const cases: readonly Case[] = [
  {
    name: 'on the name of the method',
    given: daemonSet('        - name: IP_AUTO<|>DETECTION_METHOD\n          value: first-found\n'),
    expected: ['methodName 4 ⟦IP_AUTODETECTION_METHOD⟧'],
  },
  {
    name: 'on its value',
    given: daemonSet(`${METHOD}          value: "<|>first-found"\n`),
    expected: ['methodValue 4 ⟦"first-found"⟧'],
  },
  {
    name: 'behind its value',
    given: daemonSet(`${METHOD}          value: first-found<|>\n`),
    expected: ['methodValue 4 ⟦first-found⟧'],
  },
  { name: 'in an empty value', given: daemonSet(`${METHOD}          value: <|>\n`), expected: ['methodValue 4 ⟦⟧'] },
  {
    name: 'in the blanks of an empty value',
    given: daemonSet(`${METHOD}          value: <|>   # c\n`),
    expected: ['methodValue 4 ⟦⟧'],
  },
  { name: 'on the key', given: daemonSet(`${METHOD}          va<|>lue: x\n`), expected: [] },
  { name: 'on the next line', given: daemonSet(`${METHOD}          value: x\n<|>`), expected: [] },
  {
    name: 'on a replaced duplicate',
    given: daemonSet(`${METHOD}          value: <|>x\n${METHOD}          value: y\n`),
    expected: ['methodValue 4 ⟦x⟧ replaced'],
  },
  {
    name: 'on another variable',
    given: daemonSet('        - name: I<|>P\n          value: none\n'),
    expected: ['envName IP in calico-node ⟦IP⟧'],
  },
  {
    name: 'on its value',
    given: daemonSet('        - name: IP\n          value: no<|>ne\n'),
    expected: ['envValue IP in calico-node ⟦none⟧'],
  },
  {
    name: 'on the variable that asks for detection, where no method is written',
    given: daemonSet('        - name: I<|>P\n          value: autodetect\n'),
    expected: ['methodName 4 ⟦IP⟧'],
  },
  {
    name: 'on a name that is being written',
    given: daemonSet('        - name: <|>\n'),
    expected: ['envName  in calico-node ⟦⟧'],
  },
  {
    name: 'in another container',
    given:
      'kind: Pod\nspec: {initContainers: [{name: install-cni, image: calico/cni, env: [{name: IP_AUTO<|>DETECTION_METHOD, value: x}]}]}\n',
    expected: ['envName IP_AUTODETECTION_METHOD in install-cni ⟦IP_AUTODETECTION_METHOD⟧'],
  },
  {
    name: 'in a ConfigMap',
    given: `#- calico.yaml\n${daemonSet(`${METHOD}          valueFrom: {configMapKeyRef: {name: c, key: m}}\n`)}#- c.yaml\nkind: ConfigMap\nmetadata: {name: c}\ndata: {m: first<|>-found}\n`,
    expected: ['methodValue 4 ⟦first-found⟧'],
  },
  {
    name: 'on the name whose value is in a ConfigMap',
    given: `#- c.yaml\nkind: ConfigMap\nmetadata: {name: c}\ndata: {m: first-found}\n#- calico.yaml\n${daemonSet('        - name: <|>IP_AUTODETECTION_METHOD\n          valueFrom: {configMapKeyRef: {name: c, key: m}}\n')}`,
    expected: ['methodName 4 ⟦IP_AUTODETECTION_METHOD⟧'],
  },
  {
    name: 'on a field of the operator',
    given: installation('{can<|>Reach: 8.8.8.8}'),
    expected: ['methodName 4 ⟦canReach⟧'],
  },
  { name: 'on its value', given: installation('{canReach: 8.8<|>.8.8}'), expected: ['methodValue 4 ⟦8.8.8.8⟧'] },
  {
    name: 'on the block without a field',
    given: installation('{}').replace('V4', '<|>V4'),
    expected: ['methodName 4 ⟦nodeAddressAutodetectionV4⟧'],
  },
  {
    name: 'in an item of cidrs',
    given: installation('{cidrs: [10.0.0.0/8, "10.<|>0.0.0/8"]}'),
    expected: ['methodValue 4 ⟦[10.0.0.0/8, "10.0.0.0/8"]⟧'],
  },
  { name: 'elsewhere', given: daemonSet('').replace('kind', 'ki<|>nd'), expected: [] },
];

check(cases, (given) => {
  const { manifests, sites, cursor, cut } = worldOf(given);
  const manifest = manifests.find(({ file }) => file === cursor?.file);
  if (manifest === undefined || cursor === undefined) return ['no cursor'];
  const found = underCursor(manifest, sites, cursor.offset);
  if (found === undefined) return [];
  const place = `⟦${cut(manifest.file, found.span)}⟧`;
  if ('entry' in found) {
    return [`${found.kind} ${found.entry.name.value} in ${found.container.name?.value} ${place}`];
  }
  return [`${found.kind} ${found.site.family} ${place}${found.site.effective ? '' : ' replaced'}`];
});
