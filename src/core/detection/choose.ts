import type { CalicoVersion } from '../calico/version.ts';
import type { Family } from '../net/address.ts';
import type { Node } from '../net/node.ts';
import { type Choice, unexamined, unknownChoice } from './choice.ts';
import type { HostNames } from './destination.ts';
import type { Method } from './method.ts';
import { parseMethod, prepareMethod } from './methods.ts';

/** What calico-node's AutoDetectCIDR does with one method text, made ready once for all nodes. */
export interface Detector {
  readonly text: string;
  readonly method: Method;
  readonly version: CalicoVersion;
  /** The choice on `node` for `family`, which tells the verdict on each of its interfaces. */
  choose(node: Node, family: Family): Choice;
}

/** Compiles `text` for `version`; `hosts` are the names that can-reach= may use. */
export function createDetector(text: string, version: CalicoVersion, hosts: HostNames): Detector {
  const method = parseMethod(text, version);
  const way =
    method.kind === 'unknown'
      ? {
          outcome: 'exits' as const,
          failure: { kind: 'unknown-method' as const, ...(method.since && { since: method.since }) },
        }
      : prepareMethod(method, version, hosts);
  return {
    text,
    method,
    version,
    choose(node, family) {
      if ('failure' in way) return { ...way, verdictFor: unexamined, assumptions: [] };
      if (node.interfaces === undefined) return unknownChoice({ kind: 'interfaces' });
      if (!node.families.includes(family)) return unknownChoice({ kind: 'family' });
      return way.choose(node, family);
    },
  };
}
