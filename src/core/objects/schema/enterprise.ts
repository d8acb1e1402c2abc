import type { ManifestFile } from '../../manifest/model.ts';
import { entryOf } from '../../manifest/tree.ts';
import { query } from '../../query.ts';

/** Whether Calico Enterprise is meant, which has more kinds, and more fields under the same kinds. */

/** Kinds of its operator that Calico's does not have. */
const ownKinds: ReadonlySet<string> = new Set([
  ...['ApplicationLayer', 'Authentication', 'Compliance', 'EgressGateway', 'IntrusionDetection', 'LogCollector'],
  ...['LogStorage', 'ManagementCluster', 'Manager', 'Monitor', 'NonClusterHost', 'PacketCaptureAPI', 'PacketCapture'],
  ...['PolicyRecommendation', 'Tenant', 'TLSPassThroughRoute', 'TLSTerminatedRoute', 'AmazonCloudIntegration'],
]);

const variants: ReadonlySet<string> = new Set(['TigeraSecureEnterprise', 'CalicoEnterprise']);

/** Whether one of the files shows it: by kinds of its own, the variant of an Installation, or its images. */
export const isEnterprise = query((files: readonly ManifestFile[]): boolean => files.some(shows));

function shows({ text, documents }: ManifestFile): boolean {
  const inObject = documents.some((document) => {
    if (document.form !== 'resource' || document.group !== 'operator.tigera.io') return false;
    if (ownKinds.has(document.kind?.value ?? '')) return true;
    const spec = entryOf(document.tree, 'spec')?.value;
    const variant = spec?.kind === 'map' ? entryOf(spec, 'variant')?.value : undefined;
    return variant?.kind === 'scalar' && variants.has(variant.value);
  });
  return inObject || text.includes('tigera/cnx-');
}
