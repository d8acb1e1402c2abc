import { formatAddress, formatPrefix, type Prefix } from '../net/address.ts';
import { createHost, type Host } from '../net/kernel/host.ts';
import { lookupIn } from '../net/kernel/kernel.ts';
import type { Node, Route } from '../net/node.ts';
import { createPathContext } from './context.ts';
import { expectedFor } from './expected.ts';
import type { PathContext, PathInput } from './model.ts';

/** A route to the pods of another node that is not the one that Calico would program. */
export interface RouteDrift {
  readonly node: string;
  readonly block: string;
  /** The node that has the block. */
  readonly owner: string;
  /** `10.92.0.12 dev eth1`. */
  readonly expected: string;
  /** What the node has instead; undefined: nothing that leads to these pods. */
  readonly found: string | undefined;
}

/** On more nodes than this routes are not compared: each has one for every block. */
const mostNodes = 300;

/**
 * Compares the routes to blocks that were read from nodes with those that Calico programs by the addresses that
 * `input.resolution` gives. Where too little is known to tell a route, nothing is said.
 */
export function* routeDrift(input: PathInput): Generator<undefined, readonly RouteDrift[]> {
  const read = input.inventory.nodes.filter(({ routing }) => routing[input.family] !== undefined);
  if (read.length > mostNodes) return [];
  const context = createPathContext(forgetful(input));
  const found: RouteDrift[] = [];
  for (const { name } of read) {
    const node = context.node(name);
    const host = node && createHost(node, input.family);
    if (node !== undefined && host !== undefined) found.push(...driftOn(context, node, host));
    yield undefined;
  }
  return found;
}

/** As if nobody knew what was stored: what would be programmed is then worked out anew, and not taken from what is there. */
function forgetful(input: PathInput): PathInput {
  const { inventory, resolution } = input;
  const nodes = new Map(inventory.nodes.map((node) => [node, forgotten(node)]));
  return {
    ...input,
    mode: 'planned',
    inventory: { ...inventory, nodes: [...nodes.values()] },
    resolution: resolution && {
      ...resolution,
      results: resolution.results.map(({ node, startup }) => ({ node: nodes.get(node) ?? node, startup })),
    },
  };
}

function forgotten({ stored: _, ...node }: Node): Node {
  return node;
}

function driftOn(context: PathContext, node: Node, host: Host): readonly RouteDrift[] {
  const others = context.inventory.nodes.filter((other) => other !== node);
  return others.flatMap((owner) =>
    context.blocksOf(owner).flatMap((block): readonly RouteDrift[] => {
      const expected = expectedFor(context, node, host, { destination: block.address })?.route;
      if (expected === undefined) return [];
      const place = { node: node.name, block: formatPrefix(block), owner: owner.name };
      return [{ ...place, expected: routeText(expected), found: foundText(host, block) }];
    }),
  );
}

function foundText(host: Host, block: Prefix): string | undefined {
  const found = lookupIn(host, { destination: block.address });
  if (found.kind !== 'route' || found.route.destination.length < block.length) return undefined;
  return routeText(found.route);
}

function routeText({ nexthops, type }: Route): string {
  const [hop] = nexthops;
  const words = [hop?.gateway && formatAddress(hop.gateway), hop?.device && `dev ${hop.device}`];
  return words.filter((each) => each !== undefined).join(' ') || type;
}
