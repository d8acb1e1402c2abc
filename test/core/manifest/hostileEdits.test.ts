import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CompletionItem } from '../../../src/core/features/completion.ts';
import { readManifest } from '../../../src/core/manifest/file.ts';
import { type CalicoService, createCalicoService } from '../../../src/core/service.ts';
import { applyEdits, type TextEdit } from '../../../src/core/text.ts';
import { hostile } from '../../hostile.ts';
import { said } from '../../said.ts';
import { inventoryOf } from '../../webview/samples.ts';
import { daemonSet } from './harness.ts';

/** Whatever the interfaces are called: what is written into a file reads as it was meant, and nothing else changes. */

const file = 'calico.yaml';
const ip = '        - name: IP\n          value: autodetect\n';
const name = '        - name: IP_AUTODETECTION_METHOD\n';
const behind = '        - name: LAST\n          value: last\n';
const installation = (spec: string): string =>
  `apiVersion: operator.tigera.io/v1\nkind: Installation\nmetadata: {name: default}\nspec:\n  calicoNetwork:\n    bgp: Disabled\n${spec}`;

/** Every way in which a method stands in a file. */
const forms: Readonly<Record<string, string>> = {
  plain: daemonSet(`${ip}${name}          value: interface=eth0\n${behind}`),
  'plain, with a comment': daemonSet(`${ip}${name}          value: interface=eth0 # why\n${behind}`),
  single: daemonSet(`${ip}${name}          value: 'interface=eth0'\n${behind}`),
  double: daemonSet(`${ip}${name}          value: "interface=eth0"\n${behind}`),
  folded: daemonSet(`${ip}${name}          value: >-\n            interface=eth0\n${behind}`),
  'left out': daemonSet(`${ip}${name}          value:\n${behind}`),
  'in braces': daemonSet(`${ip}        - {name: IP_AUTODETECTION_METHOD, value: interface=eth0}\n${behind}`),
  'not there': daemonSet(`${ip}${behind}`),
  CRLF: daemonSet(`${ip}${name}          value: "interface=eth0"\n${behind}`).replaceAll('\n', '\r\n'),
  JSON: JSON.stringify(
    {
      kind: 'Pod',
      metadata: { name: 'x' },
      spec: {
        containers: [
          {
            name: 'calico-node',
            image: 'calico/node:v3.32.1',
            env: [{ name: 'IP_AUTODETECTION_METHOD', value: 'interface=eth0' }],
          },
        ],
      },
    },
    undefined,
    2,
  ),
  Installation: installation('    nodeAddressAutodetectionV4:\n      interface: eth0\n    mtu: 1440\n'),
  'Installation in braces': installation('    nodeAddressAutodetectionV4: {interface: eth0}\n    mtu: 1440\n'),
  'Installation with a list': installation(
    '    nodeAddressAutodetectionV4:\n      cidrs:\n        - 10.0.0.0/8\n    mtu: 1440\n',
  ),
};

function serviceOf(text: string, nics: string): CalicoService {
  const service = createCalicoService();
  service.setFile(file, text);
  const nodes = ['a', 'b'].map((each, at) => ({
    name: each,
    stored: { ipv4: `10.0.0.${at + 1}/24` },
    interfaces: [
      { name: `docker${nics}`, addresses: [`172.17.0.${at + 1}/16`] },
      { name: nics, addresses: [`10.0.0.${at + 1}/24`] },
      { name: `x${nics}${at}`, addresses: [`10.1.0.${at + 1}/24`] },
    ],
  }));
  service.setInventory(inventoryOf(nodes));
  return service;
}

/** What is written beside the method: all values in the file, in their order. */
function structure(text: string): readonly string[] {
  const { documents, problems } = readManifest(file, text);
  return [
    ...problems.map(({ message }) => said(message)),
    `${documents.length}`,
    ...(text.match(/LAST|last|mtu: 1440|# why/g) ?? []),
  ];
}

function methodIn(text: string): string | undefined {
  const service = createCalicoService();
  service.setFile(file, text);
  return service.sites().find(({ family, effective }) => family === 4 && effective)?.text;
}

function edited(
  text: string,
  edits: readonly { readonly file: string; readonly edits: readonly TextEdit[] }[],
): string {
  return applyEdits(
    text,
    edits.flatMap((each) => (each.file === file ? each.edits : [])),
  );
}

const names = hostile.filter((each) => each.trim() !== '');

for (const [form, text] of Object.entries(forms)) {
  const write = (nic: string): void => {
    const method = `interface=${nic}`;
    const fix = serviceOf(text, nic).writeMethod(file, 4, method);
    assert.ok(fix, 'it can be written here');
    const after = edited(text, fix.edits);
    assert.deepEqual(structure(after), structure(text), after);
    assert.equal(methodIn(after), method, after);
  };
  test(`a method is written as it is: ${form}`, () => {
    [...names, '$', '$$', '$$$', 'eth$(IP)', '$$(IP)', '(IP)$', '$(NODENAME'].forEach(write);
    const anyName = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
      fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('')),
    );
    fc.assert(fc.property(anyName, write), { numRuns: 40 });
  });

  test(`what is offered for a method leaves the rest of the file alone: ${form}`, () => {
    let offered = 0;
    for (const nic of names) {
      const service = serviceOf(text, nic);
      const span = { start: 0, end: text.length };
      for (const { fix } of service.fixes(file, span)) {
        const after = edited(text, fix.edits);
        assert.deepEqual(structure(after), structure(text), `${nic}: ${said(fix.title)}\n${after}`);
        offered += 1;
      }
    }
    assert.ok(offered > 0);
  });

  test(`what completes a method leaves the rest of the file alone: ${form}`, () => {
    const at = ['=eth0', 'interface: eth0', '10.0.0.0/8'].map((each) => text.indexOf(each)).find((each) => each !== -1);
    if (at === undefined) return;
    const begin = at + (text[at] === '=' ? 1 : text[at] === 'i' ? 'interface: '.length : 0);
    for (const nic of names) {
      const service = serviceOf(text, nic);
      for (const item of service.completions(file, begin)) {
        const after = edited(text, [{ file, edits: [{ span: item.replace, newText: inserted(item) }] }]);
        assert.deepEqual(structure(after), structure(text), `${nic}: ${item.label}\n${after}`);
      }
    }
  });
}

/** The text that a snippet becomes when nobody types into it. */
function inserted({ insert, snippet }: CompletionItem): string {
  if (!snippet) return insert;
  return insert.replace(
    /\\([\\$}])|\$\d|\$\{\d:((?:[^\\}]|\\.)*)\}/g,
    (_, escaped?: string, inner?: string) => escaped ?? (inner ?? '').replace(/\\(.)/g, '$1'),
  );
}

test('fields and values of a definition are written as keys and values of their own', () => {
  for (const key of names) {
    const schema = {
      type: 'object',
      properties: {
        spec: { type: 'object', properties: { size: { type: 'string', enum: [key] }, [key]: { type: 'string' } } },
      },
    };
    const definition = {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'widgets.crd.projectcalico.org' },
      spec: {
        ...{ group: 'crd.projectcalico.org', scope: 'Cluster', names: { kind: 'Widget', plural: 'widgets' } },
        versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: schema } }],
      },
    };
    const service = createCalicoService();
    service.setFile('crd.json', JSON.stringify(definition));
    const head = 'apiVersion: crd.projectcalico.org/v1\nkind: Widget\nmetadata: {name: w}\nspec:\n';
    for (const lines of ['  size: x\n  ', '  size: ', "  size: '", '  size: "']) {
      const text = head + lines;
      service.setFile(file, text);
      for (const item of service.completions(file, text.length)) {
        const after = edited(text, [{ file, edits: [{ span: item.replace, newText: inserted(item) }] }]);
        const closed = readManifest(file, `${after}\n`);
        assert.deepEqual(
          closed.problems.map(({ message }) => said(message)),
          [],
          `${key}: ${after}`,
        );
        assert.equal(closed.documents.length, 1);
      }
    }
  }
});
