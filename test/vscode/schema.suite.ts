import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { expectCodes, fixesAt, hoverAt, openText } from './helpers.ts';
import { test } from './runner.ts';

/** Objects of Calico, and what other files say of them. */

const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: ippools.crd.projectcalico.org
spec:
  group: crd.projectcalico.org
  names:
    kind: IPPool
  versions:
    - name: v1
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              properties:
                cidr:
                  type: string
                natOutgoing:
                  description: Hides pods behind their node.
                  type: boolean
`;

function pool(name: string, cidr: string, more = ''): string {
  return `apiVersion: crd.projectcalico.org/v1\nkind: IPPool\nmetadata:\n  name: ${name}\nspec:\n  cidr: ${cidr}\n${more}`;
}

function open(content: string): Promise<vscode.TextDocument> {
  return openText(content, { preview: false });
}

test('an object is held against the definition in another file', async () => {
  await open(definition);
  const document = await open(pool('one', '10.1.0.0/16', '  natoutgoing: true\n'));
  await expectCodes(document, ['field-unknown']);
  const fix = (await fixesAt(document, 'natoutgoing')).find(({ isPreferred }) => isPreferred);
  assert.ok(fix?.edit);
  await vscode.workspace.applyEdit(fix.edit);
  await expectCodes(document, []);
  assert.match(await hoverAt(document, 'natOutgoing'), /Hides pods behind their node/);
});

test('pools in two files that share addresses are told', async () => {
  const first = await open(pool('one', '10.2.0.0/16'));
  await expectCodes(first, []);
  const second = await open(pool('two', '10.2.128.0/17'));
  await expectCodes(second, ['pool-overlap']);
});
