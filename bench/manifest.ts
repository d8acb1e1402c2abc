import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The manifest that is measured on: upstream's own where it lies beside the project, else one of the same size. */
export function largeManifest(root: string): { readonly name: string; readonly text: string } {
  const upstream = join(root, '../shared/manifests/calico-master.yaml');
  if (existsSync(upstream)) return { name: 'calico-master.yaml', text: withMethod(readFileSync(upstream, 'utf8')) };
  const example = readFileSync(join(root, 'examples/two-nodes/calico.yaml'), 'utf8');
  return {
    name: 'a made-up manifest',
    text: `${Array.from({ length: 35 }, (_, at) => crd(at)).join('')}---\n${example}`,
  };
}

/** Adds the pair that upstream's manifests do not have, behind IP. */
function withMethod(text: string): string {
  const pair = '            - name: IP_AUTODETECTION_METHOD\n              value: "interface=ens*,eth*"\n';
  return text.replace(/( +- name: IP\n +value: "autodetect"\n)/, (found) => found + pair);
}

function crd(at: number): string {
  const fields = Array.from(
    { length: 180 },
    (_, field) => `                field${field}:\n                  type: string\n`,
  );
  const head = `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata:\n  name: made-up-${at}\n`;
  return `---\n${head}spec:\n  versions:\n    - schema:\n        openAPIV3Schema:\n          properties:\n            spec:\n              properties:\n${fields.join('')}`;
}
