import { type JsonObject, objectsOf, textOf } from './json.ts';
import type { Line } from './lines.ts';
import type { RuleFields } from './ruleFields.ts';

/** Whether `value` looks like what `ip -j rule` prints. */
export function isRuleJson(value: unknown): boolean {
  return objectsOf(value).some((item) => 'priority' in item && 'src' in item);
}

/** Reads what `ip -j rule` printed; `bad` counts what is no rule. */
export function readRuleJson(value: unknown, line: Line): { rules: RuleFields[]; bad: number } {
  const items = objectsOf(value);
  const rules = items.flatMap((item) => readRule(item, line) ?? []);
  return { rules, bad: items.length - rules.length };
}

/** Fields that say something by being there, such as `not`, have the value null. */
function readRule(item: JsonObject, line: Line): RuleFields | undefined {
  const priority = textOf(item['priority']);
  if (priority === undefined) return undefined;
  const fields: RuleFields = { priority, not: 'not' in item, l3mdev: 'l3mdev' in item, line };
  for (const [key, name] of keys) {
    const text = textOf(item[key]);
    if (text !== undefined) fields[name] = text;
  }
  for (const [name, first, second, between] of pairs) {
    const text = joined(item, first, second, between);
    if (text !== undefined) fields[name] = text;
  }
  if ('nop' in item) fields.action = 'nop';
  return fields;
}

const keys = [
  ['iif', 'iif'],
  ['oif', 'oif'],
  ['tos', 'tos'],
  ['ipproto', 'ipProtocol'],
  ['sport', 'sourcePorts'],
  ['dport', 'destinationPorts'],
  ['suppress_prefixlen', 'suppressPrefixLength'],
  ['suppress_ifgroup', 'suppressInterfaceGroup'],
  ['table', 'table'],
  ['goto', 'goto'],
  ['action', 'action'],
] as const;

/** What the text form prints as one word stands in two keys. */
const pairs = [
  ['from', 'src', 'srclen', '/'],
  ['to', 'dst', 'dstlen', '/'],
  ['fwmark', 'fwmark', 'fwmask', '/'],
  ['uids', 'uid_start', 'uid_end', '-'],
  ['sourcePorts', 'sport_start', 'sport_end', '-'],
  ['destinationPorts', 'dport_start', 'dport_end', '-'],
] as const;

function joined(item: JsonObject, first: string, second: string, between: string): string | undefined {
  const start = textOf(item[first]);
  const end = textOf(item[second]);
  return start === undefined || end === undefined ? start : start + between + end;
}
