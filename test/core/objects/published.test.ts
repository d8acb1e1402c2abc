import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseVersion } from '../../../src/core/calico/version.ts';
import { readManifest } from '../../../src/core/manifest/file.ts';
import { reviewResource } from '../../../src/core/objects/reviewResource.ts';
import { said } from '../../said.ts';

/** What the shapes of kinds take from Calico's releases. */

function problemsOf(group: string, kind: string, spec: string, version: string): readonly string[] {
  const text = `apiVersion: ${group}\nkind: ${kind}\nmetadata: { name: default }\nspec: ${spec}\n`;
  const resource = readManifest('a.yaml', text).documents.find(({ form }) => form === 'resource');
  if (resource?.form !== 'resource') assert.fail();
  const { problems } = reviewResource({ resource, source: text, version: parseVersion(version) });
  return problems.map((problem) => `${problem.kind} ${problem.path}: ${said(problem.message)}`);
}

const served = 'projectcalico.org/v3';
const stored = 'crd.projectcalico.org/v1';
const operator = 'operator.tigera.io/v1';
const peers = 'invalid spec.nextHopMode: `nextHopMode` must be one of Auto, Self, Keep, not "self".';

/** Group and version, kind, spec, release, and what is said. */
const rows: readonly (readonly [string, string, string, string, readonly string[]])[] = [
  [served, 'BGPPeer', '{ nextHopMode: self }', 'v3.32.1', [peers]],
  [stored, 'BGPPeer', '{ nextHopMode: self }', 'v3.20.0', [peers]],
  [served, 'BGPPeer', '{ nextHopMode: "" }', 'v3.32.1', []],
  [
    served,
    'BGPFilter',
    '{ exportV6: [{ action: Accept, cidr: "fd00::/64", matchOperator: In, prefixLength: { min: 129 } }] }',
    'v3.32.1',
    ['invalid spec.exportV6[0].prefixLength.min: `min` must be from 0 to 128, not 129.'],
  ],
  [
    stored,
    'IPAMConfig',
    '{ strictAffinity: true, ipCooldownSeconds: 1201 }',
    'v3.32.1',
    ['invalid spec.ipCooldownSeconds: `ipCooldownSeconds` must be from 0 to 1200, not 1201.'],
  ],
  [
    served,
    'IPPool',
    '{ cidr: 10.0.0.0/16, assignmentMode: Manual }',
    'v3.29.0',
    [
      'ignored spec.assignmentMode: Calico supports `assignmentMode` only since v3.30.0: in this version it has no effect.',
    ],
  ],
  [
    served,
    'IPPool',
    '{ cidr: 10.0.0.0/16, assignmentMode: "" }',
    'v3.32.0',
    ['invalid spec.assignmentMode: `assignmentMode` must be one of Automatic, Manual, not "".'],
  ],
  [
    operator,
    'Installation',
    '{ calicoNetwork: { linuxDataplane: bpf } }',
    'v3.32.0',
    [
      'invalid spec.calicoNetwork.linuxDataplane: `linuxDataplane` must be one of Iptables, BPF, VPP, Nftables, not "bpf".',
    ],
  ],
];

for (const [group, kind, spec, version, expected] of rows) {
  test(`${kind} in ${group} of ${version}: ${spec}`, () => {
    assert.deepEqual(problemsOf(group, kind, spec, version), expected);
  });
}
