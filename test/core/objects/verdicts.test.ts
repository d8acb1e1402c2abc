import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse, stringify } from 'yaml';
import type { Finding } from '../../../src/core/rules/rule.ts';
import { createCalicoService } from '../../../src/core/service.ts';
import { defaultSettings } from '../../../src/core/settings.ts';
import { keptCases } from '../../cases.ts';
import { said } from '../../said.ts';
import { type Verdict, verdictDifferences, warnedThough } from './verdicts.ts';

/** What is said of objects, against what Calico says of them: an error where it refuses, none where it takes them. */

const found = keptCases('verdicts.json');
const { cases } = found.data as { readonly cases: readonly Verdict[] };

function findingsFor({ version, text }: Verdict): readonly Finding[] {
  const service = createCalicoService({ settings: { ...defaultSettings, calicoVersion: version } });
  service.setFile('object.yaml', text);
  const { findings, failures } = service.findings();
  assert.deepEqual(failures, []);
  return findings;
}

/** What the objects do to a cluster, in which they are alone here; whether Calico takes them is another question. */
const ofTheCluster: ReadonlySet<string> = new Set(['host-endpoint-denied']);

function told(findings: readonly Finding[], severities: readonly Finding['severity'][]): readonly string[] {
  return findings
    .filter(({ code, severity }) => severities.includes(severity) && !ofTheCluster.has(code))
    .map(({ code, message }) => `${code}: ${said(message)}`);
}

test("an object has an error where Calico refuses it, and none where it doesn't", (context) => {
  const agreement = new Map<string, { agree: number; all: number }>();
  const wrong: string[] = [];
  for (const each of cases) {
    const errors = told(findingsFor(each), ['error']);
    const agrees = errors.length > 0 !== each.valid;
    const counts = agreement.get(each.suite) ?? { agree: 0, all: 0 };
    agreement.set(each.suite, { agree: counts.agree + Number(agrees), all: counts.all + 1 });
    const isListed = Object.hasOwn(verdictDifferences, each.id);
    if (agrees && isListed) wrong.push(`${each.id} is listed as different, and agrees`);
    if (!agrees && !isListed) wrong.push([each.id, each.version, each.text, ...errors].join('\n'));
  }
  for (const [suite, { agree, all }] of agreement) {
    context.diagnostic(`${suite} (${found.from}): ${agree} of ${all} agree, ${((100 * agree) / all).toFixed(1)} %`);
  }
  assert.deepEqual(wrong, []);
});

const forms: Readonly<Record<string, (text: string) => string>> = {
  'as written': (text) => text,
  'in JSON': (text) => `${JSON.stringify(parse(text), undefined, 2)}\n`,
  'in JSON on one line': (text) => JSON.stringify(parse(text)),
  'with all texts in quotes': (text) => stringify(parse(text), { defaultStringType: 'QUOTE_DOUBLE' }),
  'in braces': (text) => stringify(parse(text), { collectionStyle: 'flow' }),
};

for (const [form, write] of Object.entries(forms)) {
  test(`of an object that Calico takes neither an error nor a warning is said, ${form}`, () => {
    const wrong: string[] = [];
    for (const each of cases) {
      if (!each.valid || Object.hasOwn(verdictDifferences, each.id)) continue;
      const text = write(each.text);
      const said = told(findingsFor({ ...each, text }), ['error', 'warning']);
      const isListed = Object.hasOwn(warnedThough, each.id);
      if (said.length === 0 && isListed) wrong.push(`${each.id} is listed as warned of, and is not`);
      if (said.length > 0 && !isListed) wrong.push([each.id, text, ...said].join('\n'));
    }
    assert.deepEqual(wrong, []);
  });
}
