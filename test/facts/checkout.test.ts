import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { withRelease } from '../../facts/addRelease.ts';
import { changesIn } from '../../facts/compare.ts';
import { readDefinitions } from '../../facts/definitions.ts';
import { felixChanges } from '../../facts/felix.ts';
import { parseFields, printFields } from '../../facts/source.ts';

/** A release of Calico that is taken in. */

const known = parseFields(`releases v3.31.0 v3.32.0 master
Node.projectcalico.org kind {"plural":"nodes","namespaced":false}
 spec object
  bgp any
Tier.crd.projectcalico.org kind {"plural":"tiers","namespaced":false}
 spec object
  defaultAction string {"enum":["Deny","Pass"]} @v3.32.0-master
  order number
`);

const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: tiers.crd.projectcalico.org
spec:
  group: crd.projectcalico.org
  names: {kind: Tier, plural: tiers}
  scope: Cluster
  versions:
    - name: v1
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            apiVersion: {type: string}
            kind: {type: string}
            metadata: {type: object}
            spec:
              type: object
              required: [order]
              properties:
                defaultAction:
                  description: Ours is another text.
                  type: string
                  enum: [Deny, Pass]
                order: {type: integer}
                labels:
                  type: object
                  additionalProperties: {type: string}
                port: {x-kubernetes-int-or-string: true, default: false, nullable: false}
            status: {type: object, properties: {conditions: {type: array}}}
`;

function checkoutOf(text: string): ReturnType<typeof readDefinitions> {
  const folder = mkdtempSync(join(tmpdir(), 'calico-facts-'));
  try {
    mkdirSync(join(folder, 'libcalico-go/config/crd'), { recursive: true });
    writeFileSync(join(folder, 'libcalico-go/config/crd/tiers.yaml'), text);
    return readDefinitions(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('what a checkout defines otherwise is told', () => {
  assert.deepEqual(changesIn(known, 'v3.32.0', checkoutOf(definition)), [
    '+ Tier.crd.projectcalico.org spec.labels: {"type":"object"}',
    '+ Tier.crd.projectcalico.org spec.labels.{}: {"type":"string"}',
    '~ Tier.crd.projectcalico.org spec.order: {"type":"number"} → {"required":true,"type":"integer"}',
    '+ Tier.crd.projectcalico.org spec.port: {"default":false,"type":"int-or-string"}',
    '+ Tier.crd.projectcalico.org status: {"type":"object"}',
  ]);
});

test('a release is taken in before master, and has what no definition tells as the one after it', () => {
  const text = printFields(withRelease(known, 'v3.33.0', checkoutOf(definition)));
  assert.equal(
    text.replace(/^#.*\n/gm, ''),
    `releases v3.31.0 v3.32.0 v3.33.0 master
Node.projectcalico.org kind {"plural":"nodes","namespaced":false}
 spec object
  bgp any
Tier.crd.projectcalico.org kind {"plural":"tiers","namespaced":false}
 spec object
  defaultAction string {"enum":["Deny","Pass"]} @v3.32.0-master
  labels object @v3.33.0
   {} string
  order number @v3.31.0-v3.32.0,master
  order integer {"required":true} @v3.33.0
  port int-or-string {"default":false} @v3.33.0
 status object @v3.33.0
`,
  );
  assert.equal(printFields(parseFields(text)), text);
});

test('a release that is known is read anew', () => {
  const again = withRelease(known, 'v3.32.0', checkoutOf(definition));
  assert.deepEqual(changesIn(again, 'v3.32.0', checkoutOf(definition)), []);
  assert.equal(printFields(withRelease(again, 'v3.32.0', checkoutOf(definition))), printFields(again));
});

test('a folder without definitions is refused', () => {
  assert.throws(() => checkoutOf('kind: Pod\n'), /no definitions of Calico's kinds in/);
});

const felix = `# Felix
FELIX_BPFENABLED bool:felix =false @v3.13.0 | bpfEnabled bool
FELIX_IPTABLESBACKEND enum:auto,legacy,nft =auto ^ | iptablesBackend enum:Auto,Legacy,NFT
FELIX_IGNORELOOSERPF bool:felix <v3.12.0
FELIX_METADATAADDR text
FELIX_VXLANPORT int =4789 | vxlanPort int
`;

test("what a checkout says otherwise of Felix's parameters is told", () => {
  const folder = mkdtempSync(join(tmpdir(), 'calico-facts-'));
  const field = (name: string, yaml: string, fallback: string): unknown => {
    return { NameEnvVar: name, NameYAML: yaml, StringDefault: fallback };
  };
  const fields = [
    field('FELIX_BPFEnabled', 'bpfEnabled', 'False'),
    field('FELIX_IptablesBackend', 'iptablesBackend', 'nft'),
    field('FELIX_VXLANPort', 'vxlanUDPPort', '4789'),
    field('FELIX_New', 'new', ''),
  ];
  try {
    assert.deepEqual(felixChanges(felix, folder), []);
    mkdirSync(join(folder, 'felix/docs'), { recursive: true });
    writeFileSync(join(folder, 'felix/docs/config-params.json'), JSON.stringify({ Groups: [{ Fields: fields }] }));
    assert.deepEqual(felixChanges(felix, folder), [
      '~ FELIX_IPTABLESBACKEND: default auto → nft',
      '- FELIX_METADATAADDR',
      '+ FELIX_NEW new',
      '~ FELIX_VXLANPORT: field vxlanPort → vxlanUDPPort',
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
