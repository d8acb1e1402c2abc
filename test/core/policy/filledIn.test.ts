import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readWorld } from '../../../src/core/policy/readWorld.ts';
import { said } from '../../said.ts';

/** Objects, each with whether it is part of the world. */
const objects: Readonly<Record<string, readonly [read: boolean, text: string]>> = {
  'a template as label': [false, pod('web', '{ app: "{{ .Values.app }}" }', 'x')],
  'a template as image': [true, pod('web', '{ app: web }', '"{{ .Values.image }}"')],
  'a template as name': [true, pod('"{{ .Release.Name }}-web"', '{ app: web }', 'x')],
  'a label that is called like a field of containers': [false, pod('web', '{ image: "{{ .Values.app }}" }', 'x')],
  'a directive for labels': [
    false,
    'kind: Pod\napiVersion: v1\nmetadata:\n  name: web\n  labels:\n    {{- include "labels" . | nindent 4 }}\nspec: { containers: [] }\n',
  ],
  'a comment of a template': [true, `{{/* web */}}\n${pod('web', '{ app: web }', 'x')}`],
  'a condition around it': [false, `{{ if .Values.web }}\n${pod('web', '{ app: web }', 'x')}{{ end }}\n`],
  'a variable in a selector': [false, policy(`selector: app == '\${APP}'`)],
  'a word in angle brackets as network': [false, policy('ingress: [{ action: Deny, source: { nets: ["<net>"] } }]')],
  'a word in capitals as network': [false, policy('ingress: [{ action: Deny, source: { nets: [POD_CIDR] } }]')],
  'a word in capitals as label': [true, policy('selector: layer == "FRONT_END"')],
  'a namespace that is a template': [
    false,
    'kind: Namespace\napiVersion: v1\nmetadata: { name: "{{ .Release.Namespace }}" }\n',
  ],
};

function pod(name: string, labels: string, image: string): string {
  return `kind: Pod\napiVersion: v1\nmetadata: { name: ${name}, labels: ${labels} }\nspec: { containers: [{ name: c, image: ${image} }] }\n`;
}

function policy(spec: string): string {
  return `kind: NetworkPolicy\napiVersion: projectcalico.org/v3\nmetadata: { name: p }\nspec: { ${spec} }\n`;
}

test('what is filled in later is left out of a world, and told as unread', async (t) => {
  for (const [name, [read, text]] of Object.entries(objects)) {
    await t.test(name, () => {
      const { world, problems } = readWorld([{ name: 'a.yaml', text }]);
      const told = problems.map(({ message, unread }) => [
        said(message).replace(/^.* is left out/, 'left out'),
        unread,
      ]);
      const reason = 'left out: part of it is filled in later.';
      assert.deepEqual(told, read ? [] : [[reason, true]]);
      assert.equal(world.endpoints.length + world.policies.length, read ? 1 : 0);
    });
  }
});
