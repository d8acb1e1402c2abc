import { say } from '../../message.ts';
import { bits, contains, type Prefix, parseAddress } from '../../net/address.ts';
import { readNetwork } from '../../objects/addressChecks.ts';
import { mapOf, mapsOf, scalarsOf } from '../../objects/fields.ts';
import { shift } from '../../text.ts';
import { reviewedResources } from '../object/resources.ts';
import type { Place, Report, Rule, WorkspaceContext } from '../rule.ts';
import { poolName } from './clusterPool.ts';
import { clusterViews } from './clusters.ts';
import { folderOf, readBlocks } from './pools.ts';

/**
 * A policy names a single address that lies in a pool and is no pod's: if that is a server outside the cluster, nodes
 * take it for a pod, and don't masquerade what is sent to it (felix/rules/nat.go, masq-ipam-pools).
 */
export const poolHoldsServer: Rule = {
  code: 'pool-holds-server',
  severity: 'information',
  scope: 'workspace',
  check(context) {
    const isOfPod = podTest(context);
    if (isOfPod === undefined) return [];
    const named = singleAddresses(context).filter(({ prefix }) => !isOfPod(prefix));
    return named.flatMap((each) => report(each, context) ?? []);
  },
};

interface Named {
  readonly prefix: Prefix;
  readonly text: string;
  readonly at: Place;
}

/** Whether an address may be a pod's; undefined where neither blocks nor pods are known. */
function podTest({ inventory }: WorkspaceContext): ((prefix: Prefix) => boolean) | undefined {
  const { blocks, pods } = inventory ?? {};
  if (blocks === undefined && (pods === undefined || pods.length === 0)) return undefined;
  const owned = readBlocks(inventory);
  const addresses = new Set((pods ?? []).flatMap(({ ips }) => ips.flatMap((ip) => parseAddress(ip)?.value ?? [])));
  return ({ address }) => addresses.has(address.value) || owned.some(({ prefix }) => contains(prefix, address));
}

/** Of egress to them, and of ingress from them. */
const sides = [
  ['egress', 'destination'],
  ['ingress', 'source'],
] as const;

function singleAddresses(context: WorkspaceContext): readonly Named[] {
  return reviewedResources(context).flatMap(({ manifest: { file }, resource }) => {
    if (!['NetworkPolicy', 'GlobalNetworkPolicy'].includes(resource.kind?.value ?? '')) return [];
    const spec = mapOf(resource.tree, 'spec');
    return sides.flatMap(([direction, end]) =>
      mapsOf(spec, direction).flatMap(([, rule]) =>
        scalarsOf(mapOf(rule, end), 'nets').flatMap(([, { value, span }]): readonly Named[] => {
          const prefix = readNetwork(value)?.prefix;
          if (prefix === undefined || prefix.length !== bits(prefix.address.family)) return [];
          return [{ prefix, text: value, at: { file, span: shift(span, resource.base) } }];
        }),
      ),
    );
  });
}

function report({ prefix, text, at }: Named, context: WorkspaceContext): Report | undefined {
  const pool = clusterViews(context)
    .filter(({ folder }) => folder === folderOf(at.file))
    .flatMap(({ pools }) => pools)
    .find((each) => contains(each.prefix, prefix.address));
  if (pool === undefined) return undefined;
  const message = say(
    "Nodes treat {0} as a pod: it's in pool {1}. If it's a server outside the cluster, use another pool.",
    text,
    poolName(pool),
  );
  const related = pool.at === undefined ? [] : [{ at: pool.at, message: say('The pool is here.') }];
  return { at, message, evidence: [say('No known pod has this address.')], related };
}
