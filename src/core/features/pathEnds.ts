import type { ClusterInventory, Pod } from '../inventory/inventory.ts';
import { type Message, say } from '../message.ts';
import type { Node } from '../net/node.ts';
import { valuesText } from '../words/listText.ts';

/** What can be an end of a path, to choose from. */
export interface EndOption {
  /** As `readEnd` takes it: `default/pod1`, `node:vms71`. */
  readonly value: string;
  readonly title: string;
  /** What it is, where it runs, its addresses. */
  readonly detail: Message;
}

/** The first `most` pods and nodes in whose names or addresses the text occurs; those whose names begin with it first. */
export function findEnds(inventory: ClusterInventory, text: string, most: number): readonly EndOption[] {
  const wanted = text.trim().toLowerCase();
  const named = /^node:(.*)$/.exec(wanted)?.[1];
  const nodes = best(inventory.nodes, named ?? wanted, most, nodeTexts).map((node) => nodeOption(node));
  if (named !== undefined) return nodes;
  const pods = best(inventory.pods ?? [], wanted, most, podTexts).map((pod) => podOption(pod));
  const half = Math.ceil(most / 2);
  // Neither kind takes the other's room, unless that has no use for it.
  const podRoom = Math.max(half, most - nodes.length);
  const shown = pods.slice(0, podRoom);
  return [...shown, ...nodes.slice(0, most - shown.length)];
}

/** Texts in which to look, the name as the first. */
type Texts<V> = (item: V) => readonly string[];

function best<V>(items: readonly V[], wanted: string, most: number, textsOf: Texts<V>): readonly V[] {
  const first: V[] = [];
  const others: V[] = [];
  for (const item of items) {
    const texts = textsOf(item);
    if (texts[0]?.toLowerCase().startsWith(wanted) === true) first.push(item);
    else if (others.length < most && texts.some((each) => each.toLowerCase().includes(wanted))) others.push(item);
    if (first.length === most) break;
  }
  return [...first, ...others].slice(0, most);
}

function nodeTexts({ name, internalIPs, stored }: Node): readonly string[] {
  return [name, ...(internalIPs ?? []), stored?.[4] ?? '', stored?.[6] ?? ''];
}

function podTexts({ namespace, name, ips }: Pod): readonly string[] {
  return [name, `${namespace}/${name}`, ...ips];
}

function nodeOption(node: Node): EndOption {
  const { name, stored, internalIPs } = node;
  const address = stored?.[4] || stored?.[6] || internalIPs?.[0];
  return {
    value: `node:${name}`,
    title: name,
    detail: address === undefined ? say('node') : say('node, {0}', address),
  };
}

function podOption({ namespace, name, node, ips }: Pod): EndOption {
  const title = `${namespace}/${name}`;
  return { value: title, title, detail: say('pod on {0}, {1}', node, valuesText(ips)) };
}
