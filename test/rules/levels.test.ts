import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLevels } from '../../src/core/rules/levels.ts';
import { createCalicoService } from '../../src/core/service.ts';
import type { RuleLevel } from '../../src/core/settings.ts';
import { said } from '../said.ts';

/** The levels that a user gives to rules. */

test('levels are read, and what is wrong with them is told', () => {
  const given: readonly (readonly [string, unknown])[] = [
    ['no-address', 'off'],
    ['nodes-move', 'hint'],
    ['list-blank', 'error'],
    ['list-blank', 'default'],
    ['no-adress', 'off'],
    ['nodes-apart', 'Off'],
    ['ip-shared', ['off']],
    ['ip-invalid', undefined],
    ['constructor', 'off\n'],
  ];
  const { levels, problems } = readLevels(given);
  assert.deepEqual(
    [...levels],
    [
      ['no-address', 'off'],
      ['nodes-move', 'hint'],
    ],
  );
  const allowed = 'default, off, hint, information, warning, error';
  assert.deepEqual(problems.map(said), [
    'There is no rule "no-adress".',
    `The level of nodes-apart can't be "Off", only ${allowed}.`,
    `The level of ip-shared can't be "["off"]", only ${allowed}.`,
    `The level of ip-invalid can't be "", only ${allowed}.`,
    'There is no rule "constructor".',
  ]);
});

const manifest = (ip: string): string => `kind: DaemonSet
metadata: {name: calico-node}
spec:
  template:
    spec:
      containers:
      - name: calico-node
        env:
        ${ip}
        - {name: IP_AUTODETECTION_METHOD, value: first-found}
        - {name: IP6, value: autodetect}
`;

test('a level wins over that of the rule and over that of its finding, and may be taken back', () => {
  const service = createCalicoService();
  const set = (levels: Readonly<Record<string, RuleLevel>>): void =>
    service.setSettings({ calicoVersion: '', rules: new Map(Object.entries(levels)) });
  const found = (): readonly string[] => service.findings().findings.map(({ code, severity }) => `${severity} ${code}`);
  service.setFile('a.yaml', manifest('- {name: IP, value: none}'));
  assert.deepEqual(found(), ['warning method-ignored']);
  set({ 'method-ignored': 'hint', 'no-address': 'off' });
  assert.deepEqual(found(), ['hint method-ignored']);
  set({ 'method-ignored': 'off' });
  assert.deepEqual(found(), []);
  set({});
  service.setFile('a.yaml', manifest('# IP is not set'));
  assert.deepEqual(found(), ['information method-ignored']);
  set({ 'method-ignored': 'error' });
  assert.deepEqual(found(), ['error method-ignored']);
});

test('the fixes for a finding end with the comment that disables it', () => {
  const service = createCalicoService();
  const text = manifest('- {name: IP, value: none}');
  service.setFile('a.yaml', text);
  const start = text.indexOf('IP_AUTODETECTION_METHOD');
  const offered = service.fixes('a.yaml', { start, end: start });
  assert.deepEqual(
    offered.map(({ fix, finding }) => [said(fix.title), fix.preferred, finding?.code]),
    [
      ['Set IP to autodetect', true, 'method-ignored'],
      ['Disable method-ignored for this line', false, undefined],
    ],
  );
});
