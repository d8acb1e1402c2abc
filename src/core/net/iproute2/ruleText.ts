import { type Line, wordsOf } from './lines.ts';
import type { RuleFields } from './ruleFields.ts';

/** Whether a line has the shape of one of `ip rule`. */
export function isRuleLine(text: string): boolean {
  return /^\s*\d{1,10}:\s+(?:not\s+)?from\s/.test(text);
}

/** Reads the lines of `ip rule`; `bad` are those that are no rule. */
export function readRuleLines(lines: readonly Line[]): { rules: RuleFields[]; bad: Line[] } {
  const rules: RuleFields[] = [];
  const bad: Line[] = [];
  for (const line of lines) {
    const rule = readRuleWords(line.text);
    if (rule === undefined) bad.push(line);
    else rules.push({ ...rule, line });
  }
  return { rules, bad };
}

const fieldOf = {
  from: 'from',
  to: 'to',
  iif: 'iif',
  dev: 'iif',
  oif: 'oif',
  tos: 'tos',
  dsfield: 'tos',
  fwmark: 'fwmark',
  ipproto: 'ipProtocol',
  sport: 'sourcePorts',
  dport: 'destinationPorts',
  uidrange: 'uids',
  lookup: 'table',
  table: 'table',
  suppress_prefixlength: 'suppressPrefixLength',
  suppress_ifgroup: 'suppressInterfaceGroup',
  goto: 'goto',
} as const;
type FieldWord = keyof typeof fieldOf;

/** Words with a value behind them that is not kept; any other unknown word (`[detached]`) is passed over alone. */
const skipped = new Set(['proto', 'protocol', 'realms', 'realm', 'tun_id', 'flowlabel', 'map-to', 'nat']);
const actions = new Set(['blackhole', 'unreachable', 'prohibit', 'nop']);

/** Reads one rule, `32766:	from all lookup main`; undefined where it is none. */
export function readRuleWords(text: string): RuleFields | undefined {
  const [head, ...words] = wordsOf(text);
  const priority = /^(\d{1,10}):$/.exec(head ?? '')?.[1];
  if (priority === undefined) return undefined;
  const fields: RuleFields = { priority, not: false, l3mdev: false };
  for (let at = 0; at < words.length; ) at += readWord(words[at] ?? '', words[at + 1], fields);
  return fields;
}

/** Adds what a word tells; gives back how many words that took. */
function readWord(word: string, value: string | undefined, fields: RuleFields): number {
  if (word === 'not') fields.not = true;
  if (actions.has(word)) fields.action = word;
  if (word === 'not' || actions.has(word) || value === undefined) return 1;
  if (value === '[l3mdev-table]') fields.l3mdev = true;
  else if (isFieldWord(word)) fields[fieldOf[word]] = value;
  else if (!skipped.has(word)) return 1;
  return 2;
}

function isFieldWord(word: string): word is FieldWord {
  return Object.hasOwn(fieldOf, word);
}
