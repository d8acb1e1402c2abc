import { check, daemonSet } from '../manifest/harness.ts';
import { viewWorld } from './world.ts';

/** Where things lead: from what, and to what in which file. */

const FROM = '        - name: CALICO_NETWORKING_BACKEND\n          valueFrom: {configMapKeyRef: {name: c, key: b}}\n';
const MAP = '#- c.yaml\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n  b: bird\n  other: x\n  file: |\n    b: 1\n';
const mark = (text: string, word: string): string => text.replace(word, `<|>${word}`);
const files = (calico: string, map = MAP): string => `#- calico.yaml\n${calico}${map}`;
const NAMED =
  '        - name: NODEIP\n          value: 10.0.0.1\n        - name: A\n          value: x-$(NODEIP) $$(NODEIP)\n';

check(
  [
    {
      name: 'from a variable to its key',
      given: files(daemonSet(mark(FROM, 'CALICO_NETWORKING_BACKEND'))),
      expected: ['CALICO_NETWORKING_BACKEND', 'c.yaml: b'],
    },
    { name: 'from the key', given: files(daemonSet(mark(FROM, 'b}'))), expected: ['b', 'c.yaml: b'] },
    { name: 'from the name of the ConfigMap', given: files(daemonSet(mark(FROM, 'c,'))), expected: ['c', 'c.yaml: c'] },
    {
      name: 'to the ConfigMap where it has no such key',
      given: files(daemonSet(mark(FROM, 'b}')), MAP.replace('  b: bird\n', '')),
      expected: ['b', 'c.yaml: c'],
    },
    { name: 'to nothing where there is no ConfigMap', given: daemonSet(mark(FROM, 'b}')), expected: [] },
    {
      name: 'from the key to the variable',
      given: files(daemonSet(FROM), mark(MAP, 'b: bird')),
      expected: ['b', 'calico.yaml: CALICO_NETWORKING_BACKEND'],
    },
    {
      name: 'from its value',
      given: files(daemonSet(FROM), mark(MAP, 'bird')),
      expected: ['bird', 'calico.yaml: CALICO_NETWORKING_BACKEND'],
    },
    { name: 'a key that nothing uses', given: files(daemonSet(FROM), mark(MAP, 'other')), expected: [] },
    { name: 'inside a file in a value', given: files(daemonSet(FROM), mark(MAP, 'b: 1')), expected: [] },
    {
      name: 'from envFrom',
      given: files(daemonSet('', '        envFrom: [{configMapRef: {name: <|>c}}]\n')),
      expected: ['c', 'c.yaml: c'],
    },
    {
      name: 'from a reference to its variable',
      given: daemonSet(mark(NAMED, '$(NODEIP) ')),
      expected: ['$(NODEIP)', 'calico.yaml: NODEIP'],
    },
    { name: 'an escaped reference is none', given: daemonSet(mark(NAMED, '(NODEIP)\n')), expected: [] },
    { name: 'a plain variable is defined where it stands', given: daemonSet(mark(NAMED, 'NODEIP')), expected: [] },
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
    {
      name: 'uses of a key',
      given: files(daemonSet(FROM), mark(MAP, 'b: bird')),
      expected: ['calico.yaml: CALICO_NETWORKING_BACKEND'],
    },
    { name: 'uses of a variable', given: daemonSet(mark(NAMED, 'NODEIP')), expected: ['calico.yaml: $(NODEIP)'] },
    {
      name: 'uses of what a variable is taken from',
      given: files(daemonSet(mark(FROM, 'CALICO'))),
      expected: ['calico.yaml: CALICO_NETWORKING_BACKEND'],
    },
  ],
  (given) => {
    const { service, file, offset, cut } = viewWorld(given);
    return service.references(file, offset).map((target) => `${target.file}: ${cut(target.file, target.span)}`);
  },
);
