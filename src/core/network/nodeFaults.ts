import { isDown } from '../detection/virtual.ts';
import type { Hook } from '../net/kernel/firewall.ts';
import type { Node } from '../net/node.ts';
import type { Fault } from './fault.ts';
import type { Flight, Walk } from './flight.ts';
import type { PathContext } from './model.ts';
import { poolHolding } from './pool.ts';

/** What the node's firewall does to the packet. */
export function filter(
  { context, undo }: Walk,
  node: Node,
  hook: Hook,
  { source, destination, transport, inner }: Flight,
  input: string | undefined,
  output: string | undefined,
): readonly Fault[] {
  const firewall = context.firewallOf(node);
  if (firewall === undefined) return [];
  const isPods = [source, destination].some((address) => poolHolding(context.pools, address) !== undefined);
  const verdict = firewall.filter(hook, {
    ...{ source, destination, reply: undo !== undefined && inner === undefined },
    ...(transport && { transport }),
    ...(input !== undefined && { input }),
    ...(output !== undefined && { output }),
    // Felix takes what is from its nodes, and for or from its pods, in chains of its own (felix/rules/static.go).
    allowedByFelix: inner === undefined ? hook === 'FORWARD' && isPods : context.holders(source).length > 0,
  });
  if (verdict.kind === 'passes') return [];
  return [{ kind: 'firewall', node: node.name, line: verdict.line, certain: verdict.certain }];
}

export function originOf({ family }: PathContext, node: Node): 'live' | 'predicted' {
  return node.routing[family] === undefined ? 'predicted' : 'live';
}

export function downFaults({ name, interfaces }: Node, device: string | undefined, made: boolean): readonly Fault[] {
  const found = interfaces?.find((each) => each.name === device);
  if (found === undefined || !isDown(found)) return [];
  return [{ kind: 'device-down', node: name, device: found.name, ...(made && { made: true as const }) }];
}
