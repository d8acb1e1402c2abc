import type { ManifestFile } from '../../manifest/model.ts';
import { writeScalar } from '../../manifest/writeScalar.ts';
import { say } from '../../message.ts';
import { readNetwork } from '../../objects/addressChecks.ts';
import type { ReferenceSite } from '../../objects/review.ts';
import { mayBeFilledIn } from '../../placeholders/value.ts';
import { query } from '../../query.ts';
import { sentencesText } from '../../words/listText.ts';
import { writtenPools } from '../pool/pools.ts';
import type { Fix, Report, Rule, WorkspaceContext } from '../rule.ts';
import { knownNodes } from './knownNodes.ts';
import { nearest } from './nearest.ts';
import { type ReviewedResource, reviewedResources } from './resources.ts';

/** The name of a node or pool that the cluster does not have: what is meant for it has no effect. */
export const referenceUnknown: Rule = {
  code: 'reference-unknown',
  severity: 'warning',
  scope: 'workspace',
  check(context) {
    return [...unknownNodes(context), ...unknownPools(context)];
  },
};

function unknownNodes(context: WorkspaceContext): readonly Report[] {
  const nodes = knownNodes(context.inventory);
  if (nodes === undefined) return [];
  const all = reviewedResources(context);
  const written = writtenNodes(all);
  return nodeReferences(all)
    .filter(({ reference: { scalar } }) => !nodes.has(scalar.value) && !written.has(scalar.value))
    .flatMap(({ reviewed, reference }) => report(reference, nodes, reviewed));
}

/** What calico-node and the operator name the pools that they make. */
const usualPools = ['default-ipv4-ippool', 'default-ipv6-ippool'];

/** Pools that a pod asks for by its annotation (libcalico-go/lib/ipam, `ResolvePools`); a network may stand there too. */
function unknownPools(context: WorkspaceContext): readonly Report[] {
  const { files, inventory } = context;
  const known = inventory?.pools ?? [];
  if (known.length === 0) return [];
  const names = new Set([
    ...usualPools,
    ...known.map(({ name }) => name),
    ...writtenPools(context).flatMap(({ name }) => name ?? []),
  ]);
  return files.flatMap(({ manifest }) =>
    poolsAsked(manifest)
      .filter(({ value }) => !names.has(value) && readNetwork(value) === undefined && !mayBeFilledIn(value))
      .map(({ value, span }): Report => {
        const meant = nearest(value, names, mostDifferent);
        const lacks = say('The pod gets no address: the cluster has no pool "{0}".', value);
        const { file } = manifest;
        const fixes = (): readonly Fix[] =>
          meant === undefined
            ? []
            : [
                {
                  title: say('Replace with {0}', meant),
                  preferred: true,
                  edits: [{ file, edits: [{ span, newText: meant }] }],
                },
              ];
        return {
          at: { file, span },
          message: meant === undefined ? lacks : sentencesText([lacks, say('Did you mean "{0}"?', meant)]),
          fixes,
        };
      }),
  );
}

const poolsAsked = query(({ documents }: ManifestFile) =>
  documents.flatMap((document) => (document.form === 'workload' ? (document.pools ?? []) : [])),
);

/** The nodes that the files themselves define. */
const writtenNodes = query(
  (all: readonly ReviewedResource[]): ReadonlySet<string> =>
    new Set(all.flatMap(({ resource }) => (resource.kind?.value === 'Node' ? (resource.name?.value ?? []) : []))),
);

/** The references to nodes, with the objects that have them. */
const nodeReferences = query((all: readonly ReviewedResource[]) =>
  all.flatMap((reviewed) =>
    reviewed.references.flatMap((reference) => (reference.kind === 'node' ? [{ reviewed, reference }] : [])),
  ),
);

function report(
  { scalar }: ReferenceSite,
  nodes: ReadonlySet<string>,
  { manifest: { file }, resource }: ReviewedResource,
): readonly Report[] {
  const meant = nearest(scalar.value, nodes, mostDifferent);
  // A host that is no node of Kubernetes may have endpoints too.
  if (resource.kind?.value === 'HostEndpoint' && meant === undefined) return [];
  const message =
    meant === undefined
      ? say('This has no effect: the cluster has no node "{0}".', scalar.value)
      : say('The cluster has no node "{0}": did you mean {1}?', scalar.value, meant);
  const fixes = (): readonly Fix[] => {
    if (meant === undefined) return [];
    const edit =
      scalar.inner === undefined
        ? { span: scalar.span, newText: writeScalar(meant, scalar) }
        : { span: scalar.inner, newText: meant };
    return [{ title: say('Replace with {0}', meant), preferred: true, edits: [{ file, edits: [edit] }] }];
  };
  return [{ at: { file, span: scalar.span }, message, fixes }];
}

const mostDifferent = 2;
