import { imageTag, isCalicoNodeImage, isOperatorImage } from '../../../src/core/manifest/image.ts';
import { check } from './harness.ts';

const cases = [
  ['quay.io/calico/node:v3.32.1', 'calico-node tag v3.32.1 at 20'],
  ['calico/node:v3.26.4@sha256:0123', 'calico-node tag v3.26.4 at 12'],
  ['calico/node@sha256:0123', 'calico-node'],
  ['calico/node', 'calico-node'],
  ['localhost:5000/calico/node', 'calico-node'],
  ['localhost:5000/calico/node:v1', 'calico-node tag v1 at 27'],
  ['rancher/mirrored-calico-node:v3.30.0', 'calico-node tag v3.30.0 at 29'],
  ['rancher/hardened-calico:v3.30.0-build1', 'calico-node tag v3.30.0-build1 at 24'],
  ['registry.local/calico-node:v3', 'calico-node tag v3 at 27'],
  ['registry.local/node:22', 'calico-node tag 22 at 20'],
  ['calico/node:', 'calico-node'],
  ['calico/node-driver-registrar:v3', 'other tag v3 at 29'],
  ['calico/typha:v3', 'other tag v3 at 13'],
  ['quay.io/tigera/operator:v1.42.3', 'operator tag v1.42.3 at 24'],
  ['rancher/mirrored-calico-operator:v1.38.0', 'operator tag v1.38.0 at 33'],
  ['quay.io/other/operator:v1', 'other tag v1 at 23'],
  ['', 'other'],
] as const;

check(
  cases.map(([given, expected]) => ({ name: `image "${given}"`, given, expected: [expected] })),
  (given) => {
    const span = { start: 0, end: given.length };
    const tag = imageTag({ value: given, type: 'string', style: 'plain', span, inner: span });
    const kind = isCalicoNodeImage(given) ? 'calico-node' : isOperatorImage(given) ? 'operator' : 'other';
    return [tag === undefined ? kind : `${kind} tag ${tag.value} at ${tag.span.start}`];
  },
);
