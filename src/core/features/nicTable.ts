import { defaultMethod, methods } from '../detection/methods.ts';
import type { Level } from '../level.ts';
import { type Message, nothing, say } from '../message.ts';
import { type Family, parseAddress, parsePrefix, sameAddress, unmap } from '../net/address.ts';
import type { Interface, Node } from '../net/node.ts';
import type { Verdict } from '../network/verdict.ts';
import type { NodeResult, Resolution } from '../resolution.ts';
import { agentTitle } from '../words/agentTitle.ts';
import { clausesText, sentencesText } from '../words/listText.ts';
import { methodText } from '../words/methodText.ts';
import { assumptionText } from '../words/reasonText.ts';
import { originText, sourceText, versionText } from '../words/sourceText.ts';
import { levelText, verdictText } from '../words/verdictText.ts';
import { assumptionsOf } from './certainty.ts';
import { coverageText } from './coverage.ts';
import { groupText } from './groups.ts';
import { type InterfaceRow, interfaceRows } from './interfaceRows.ts';
import { type NodeRow, nodeRows } from './nodeRows.ts';
import { familiesInUse } from './resolutionData.ts';

/**
 * What is chosen on every node, small enough to be sent whole: nodes that answer alike share one answer. The interfaces
 * of a node are made when somebody looks at it.
 */
export interface NicTable {
  readonly family: Family;
  /** Those that there is something to say of. */
  readonly families: readonly Family[];
  /** The calico-node that is shown. */
  readonly title: Message;
  /** The method's text; empty where none is written, or where it depends on the node. */
  readonly method: string;
  readonly meaning: Message;
  /** What is wrong with the paths between nodes; `text` is empty where nothing is. */
  readonly verdict: { readonly level: Level; readonly text: Message };
  /** How many nodes are served, where the answer comes from, and for which version it is. */
  readonly facts: readonly Message[];
  readonly answers: readonly NicAnswer[];
  /** In the inventory's order. */
  readonly nodes: readonly NicNode[];
}

/** What one or more nodes answer. */
export interface NicAnswer {
  readonly state: NodeRow['state'];
  readonly interface?: string | undefined;
  readonly subnet?: string | undefined;
  /** What is wrong with the interface that is chosen; empty where nothing is. */
  readonly fault: Message;
  readonly why: Message;
  /** What the answer assumes; empty: it is certain. */
  readonly doubt: Message;
  /** `eno1 in 10.20.0.0/16`, or why there is none: a name for the group of these nodes. */
  readonly text: Message;
}

export interface NicNode {
  readonly name: string;
  /** The place of its answer in `answers`. */
  readonly answer: number;
  readonly address?: string | undefined;
  /** What is stored now; undefined where that is not known, empty where nothing is. */
  readonly stored?: string | undefined;
  readonly moves: boolean;
  /** How it reaches the others; absent where nothing is wrong. */
  readonly reach?: { readonly level: Exclude<Level, 'none'>; readonly text: Message } | undefined;
  /** Why no more is known of it. */
  readonly trouble?: string | undefined;
}

/** The interfaces of one node, in the inventory's order. */
export interface NicDetails {
  readonly interfaces: readonly NicDetail[];
  /** The order is the kernel's own, and the last one that suits is taken. */
  readonly fromBottom: boolean;
  /** How they came to be known, or why they are not; empty where there is nothing to say. */
  readonly note: Message;
}

export interface NicDetail extends Pick<InterfaceRow, 'name' | 'addresses' | 'mark' | 'down' | 'virtual' | 'why'> {
  /** It holds the address that is stored now. */
  readonly stored: boolean;
  readonly mtu?: number | undefined;
}

/** So many nodes are worked on at once. */
const batch = 250;

/** Makes the table of one family, with pauses for others; `now` in milliseconds since 1970. */
export function* nicTableInSteps(
  resolution: Resolution,
  family: Family,
  now: number,
  verdict?: Verdict,
): Generator<undefined, NicTable> {
  const { plan, results, inventory } = resolution;
  const methodOf = (node: Node) => plan.settingsFor(node).detectors[family].method;
  const rows: NodeRow[] = [];
  const nodes: NicNode[] = [];
  const answers = createAnswers();
  for (let at = 0; at < results.length; at += batch) {
    const part = results.slice(at, at + batch);
    const made = nodeRows(part, family, methodOf);
    rows.push(...made);
    nodes.push(
      ...made.map((row, place) => nodeOf(row, part[place], answers.placeOf(row), reachOf(verdict, part[place]))),
    );
    yield undefined;
  }
  const text = plan.methods[family] ?? '';
  const [first] = results;
  return {
    family,
    families: familiesInUse(resolution),
    title: plan.agent === undefined ? say('No calico-node') : agentTitle(plan.agent),
    method: text,
    meaning: first === undefined ? nothing : meaningOf(resolution, family, methodOf(first.node)),
    verdict: { level: verdict?.reach ?? 'none', text: verdict === undefined ? nothing : verdictText(verdict) },
    facts: [coverageText(rows), sourceText(inventory, now), versionText(plan.version)],
    answers: answers.list,
    nodes,
  };
}

function meaningOf({ plan }: Resolution, family: Family, method: Parameters<typeof methodText>[0]): Message {
  if (plan.methods[family] !== undefined || method.kind === defaultMethod) return methodText(method, family);
  return say("the method depends on the node, or isn't in the files");
}

/** Collects the different answers; each row gets the place of its own. */
function createAnswers(): { readonly list: NicAnswer[]; placeOf(row: NodeRow): number } {
  const list: NicAnswer[] = [];
  const places = new Map<string, number>();
  return {
    list,
    placeOf(row) {
      const doubt = clausesText(assumptionsOf([row]).map(assumptionText));
      const { state, interface: name, subnet, virtual, why } = row;
      const key = JSON.stringify([state, name, subnet, virtual, why, doubt]);
      const fault = state !== 'odd' || name === undefined ? nothing : virtual ? say('virtual') : say('down');
      const known = places.get(key);
      if (known !== undefined) return known;
      places.set(key, list.length);
      return list.push({ state, interface: name, subnet, fault, why, doubt, text: groupText(row) }) - 1;
    },
  };
}

function reachOf(verdict: Verdict | undefined, result: NodeResult | undefined): NicNode['reach'] {
  if (verdict === undefined || result === undefined) return undefined;
  const { reach: level } = verdict.of(result.node);
  return level === 'none' ? undefined : { level, text: levelText(level) };
}

function nodeOf(
  { node: name, address, stored, moves }: NodeRow,
  result: NodeResult | undefined,
  answer: number,
  reach: NicNode['reach'],
): NicNode {
  const trouble = result?.node.trouble;
  return {
    name,
    answer,
    moves,
    ...(address !== undefined && { address }),
    ...(stored !== undefined && { stored }),
    ...(reach && { reach }),
    ...(trouble !== undefined && { trouble }),
  };
}

/** All interfaces of one node, with what became of each. */
export function nicDetails({ plan }: Resolution, { node, startup }: NodeResult, family: Family): NicDetails {
  const { method } = plan.settingsFor(node).detectors[family];
  const rows = interfaceRows(node, startup.outcomes[family], family, method);
  const stored = node.stored?.[family];
  return {
    interfaces: rows.map(({ name, addresses, mark, down, virtual, why }, at) => {
      const device = node.interfaces?.[at];
      return {
        name,
        addresses,
        mark,
        down,
        virtual,
        why,
        stored: device !== undefined && holds(device, stored),
        ...(device?.mtu !== undefined && { mtu: device.mtu }),
      };
    }),
    fromBottom: node.kernelOrder && method.kind !== 'unknown' && methods[method.kind].walksList,
    note: sentencesText([
      node.interfaces === undefined ? say('Its interfaces are unknown.') : nothing,
      originText(node.origin),
    ]),
  };
}

function holds({ addresses }: Interface, stored: string | undefined): boolean {
  const read = stored === undefined ? undefined : (parsePrefix(stored)?.address ?? parseAddress(stored));
  if (read === undefined) return false;
  const wanted = unmap(read);
  return addresses.some(({ address }) => sameAddress(unmap(address), wanted));
}
