import { present } from '../../collections.ts';
import type { Family, Prefix } from '../address.ts';
import type { Range, Rule, RuleAction } from '../node.ts';
import {
  familyOfDestination,
  isEverything,
  optional,
  parseAnyDestination,
  parseTos,
  tableName,
} from './destination.ts';
import type { Line } from './lines.ts';

/** A rule in the words of `ip`, of text or JSON. */
export interface RuleFields {
  priority: string;
  not: boolean;
  from?: string;
  to?: string;
  iif?: string;
  oif?: string;
  tos?: string;
  /** `0x1` or `0x1/0xff`. */
  fwmark?: string;
  ipProtocol?: string;
  /** `80` or `1024-65000`, as the others. */
  sourcePorts?: string;
  destinationPorts?: string;
  uids?: string;
  l3mdev: boolean;
  suppressPrefixLength?: string;
  suppressInterfaceGroup?: string;
  table?: string;
  goto?: string;
  /** `blackhole`, `unreachable`, `prohibit` or `nop`. */
  action?: string;
  /** Where it was read; for problems. */
  line?: Line;
}

/** The family that a rule tells by itself. */
export function familyOfRule(fields: RuleFields): Family | undefined {
  return familyOfDestination(fields.from) ?? familyOfDestination(fields.to);
}

/** Makes a rule of `family` out of its fields; undefined where one of them is not what it should be. */
export function buildRule(fields: RuleFields, family: Family): Rule | undefined {
  const priority = wholeNumber(fields.priority);
  const action = readAction(fields);
  if (priority === undefined || action === undefined) return undefined;
  const selectors = {
    from: optional(fields.from, (text) => parseAnyDestination(text, family)),
    to: optional(fields.to, (text) => parseAnyDestination(text, family)),
    tos: optional(fields.tos, parseTos),
    fwmark: optional(fields.fwmark, readMark),
    sourcePorts: optional(fields.sourcePorts, readRange),
    destinationPorts: optional(fields.destinationPorts, readRange),
    uids: optional(fields.uids, readRange),
    suppressPrefixLength: optional(fields.suppressPrefixLength, wholeNumber),
  };
  if (Object.values(selectors).includes('bad')) return undefined;
  const { from, to, tos, fwmark, sourcePorts, destinationPorts, uids, suppressPrefixLength } = selectors;
  return {
    ...{ family, priority, not: fields.not, l3mdev: fields.l3mdev, action },
    ...present({
      from: narrowed(valid(from)),
      to: narrowed(valid(to)),
      iif: fields.iif,
      oif: fields.oif,
      tos: tos === 0 ? undefined : valid(tos),
      fwmark: valid(fwmark),
      ipProtocol: fields.ipProtocol,
      sourcePorts: valid(sourcePorts),
      destinationPorts: valid(destinationPorts),
      uids: valid(uids),
      suppressPrefixLength: valid(suppressPrefixLength),
      suppressInterfaceGroup: fields.suppressInterfaceGroup,
    }),
  };
}

function valid<T>(value: T | 'bad' | undefined): T | undefined {
  return value === 'bad' ? undefined : value;
}

/** What selects everything is no selector. */
function narrowed(prefix: Prefix | undefined): Prefix | undefined {
  return prefix !== undefined && isEverything(prefix) ? undefined : prefix;
}

const outcomes = ['blackhole', 'unreachable', 'prohibit', 'nop'] as const;

function isOutcome(action: string | undefined): action is (typeof outcomes)[number] {
  return outcomes.some((outcome) => outcome === action);
}

/** A `goto none` has lost its target; the kernel goes on with the next rule (fib_nl_fill_rule, net/core/fib_rules.c). */
function readAction({ action, goto, table, l3mdev }: RuleFields): RuleAction | undefined {
  if (isOutcome(action)) return { kind: action };
  if (goto === 'none') return { kind: 'nop' };
  const priority = goto === undefined ? undefined : wholeNumber(goto);
  if (goto !== undefined) return priority === undefined ? undefined : { kind: 'goto', priority };
  // The kernel holds table 0, `unspec`, in a rule that takes its table from the VRF.
  if (l3mdev) return { kind: 'lookup', table: 'unspec' };
  return table === undefined ? undefined : { kind: 'lookup', table: tableName(table) };
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,10}$/.test(text) ? Number(text) : undefined;
}

/** Without a mask, all 32 bits count. */
function readMark(text: string): { value: number; mask: number } | undefined {
  const match = /^(0x[0-9a-f]{1,8}|\d{1,10})(?:\/(0x[0-9a-f]{1,8}|\d{1,10}))?$/i.exec(text);
  return match === null ? undefined : { value: Number(match[1]), mask: Number(match[2] ?? '0xffffffff') };
}

function readRange(text: string): Range | undefined {
  const match = /^(\d{1,10})(?:-(\d{1,10}))?$/.exec(text);
  return match === null ? undefined : [Number(match[1]), Number(match[2] ?? match[1])];
}
