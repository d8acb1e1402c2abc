import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readSnapshot } from '../../src/core/inventory/snapshot.ts';
import { createCalicoService } from '../../src/core/service.ts';
import { type Form, forms } from './forms.ts';

/** The same method gives the same answer and the same findings, at its own place, in whatever form it is written. */

const snapshot = readFileSync(new URL('../rules/two-nodes.calico-inventory.yaml', import.meta.url), 'utf8');
const { inventory } = readSnapshot('two-nodes', 'two-nodes', snapshot);

interface Expected {
  readonly name: string;
  readonly names: string;
  readonly choices: readonly string[];
  /** Code and the text at its place. */
  readonly findings: readonly string[];
}

const methods: readonly Expected[] = [
  {
    name: 'a method that is in order',
    names: '^ens33$,^eth0$',
    choices: ['vms71 ens33', 'vms72 eth0'],
    findings: [],
  },
  {
    name: "an expression that can't be compiled",
    names: 'ens33,eth[',
    choices: ['vms71 none', 'vms72 none'],
    findings: ['regex-invalid eth['],
  },
  {
    name: 'a name that one node lacks',
    names: '^eth1$',
    choices: ['vms71 none', 'vms72 eth1'],
    findings: ['node-unresolved ^eth1$'],
  },
];

for (const form of forms) {
  for (const ends of ['\n', '\r\n']) {
    for (const expected of methods) {
      const title = `${form.name}, ${ends === '\n' ? 'LF' : 'CRLF'}: ${expected.name}`;
      test(title, () => assert.deepEqual(answerOf(form, expected.names, ends), wantedOf(form, expected)));
    }
  }
}

test('every form that is promised is here', () => {
  assert.equal(new Set(forms.map(({ name }) => name)).size, forms.length);
  assert.ok(forms.length >= 20);
});

interface Answer {
  readonly choices: readonly string[];
  readonly findings: readonly string[];
}

function wantedOf({ ignored }: Form, { choices, findings }: Expected): Answer {
  return ignored ? { choices: [], findings: [] } : { choices, findings };
}

function answerOf({ files, target = 'calico.yaml' }: Form, names: string, ends: string): Answer {
  const service = createCalicoService();
  service.setInventory(inventory);
  const texts = new Map(
    Object.entries(files).map(([file, text]) => [file, text.replaceAll('NAMES', names).replaceAll('\n', ends)]),
  );
  for (const [file, text] of texts) service.setFile(file, text);
  const site = service.sites().find(({ value }) => value?.file === target);
  const resolution = service.resolutions().find(({ plan }) => plan.agent === site?.agent);
  const choices = (resolution?.results ?? []).map(({ node, startup: { outcomes } }) => {
    const outcome = outcomes[4];
    const choice = 'choice' in outcome ? outcome.choice : undefined;
    return `${node.name} ${choice?.outcome === 'detected' ? choice.candidate.interface.name : 'none'}`;
  });
  const { findings, failures } = service.findings();
  assert.deepEqual(failures, []);
  const told = findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
  return {
    choices,
    findings: told.map(({ code, at: { file, span } }) => {
      const text =
        texts
          .get(file)
          ?.slice(span.start, span.end)
          .replace(/^(?:interface=)/, '') ?? '';
      return `${code} ${text.replace(/^["'](?:interface=)?|["']$/g, '')}`;
    }),
  };
}
