import type { Family } from '../address.ts';
import { wordsOf } from './lines.ts';

/** What a line says of the output that follows it: which `ip` command printed that. */
export interface Command {
  /** `other`: a command whose output is of no use here. */
  readonly object: 'address' | 'link' | 'route' | 'rule' | 'other';
  /** Of `-4`, `-6` or `-family`; undefined where the command names none. */
  readonly family?: Family;
  /** `table X` as written; then `ip route` prints no `table` behind the routes. */
  readonly table?: string;
  /** `ip route get`: an answer of the kernel, not its table. */
  readonly get: boolean;
}

/** Longer lines are no prompt; it also bounds what the expressions below can cost. */
const longestPrompt = 300;

const ipCall =
  /^(?:|.*?[#$%>=:*+|'"`\]-]\s*|.*\b(?:ssh|exec|sudo|nsenter|netns)\s.*?\s)(?:sudo\s+)?(?:\/[\w/]*\/)?ip\s(.*)$/;
const shellCall = /^(?:\$\s+\S|[[(]?[\w.-]+@[\w.-]+[^#$%>]*[#$%>]\s*\S)/;
const heading = /^(?:#|\$\s*$|==|--|\*\*|\+ |>|```|~~~|[[(]?[\w.-]+@[\w.-]+[^#$%>]*[#$%>]\s*$)/;

/**
 * Reads a shell prompt or a heading: `[root@vms71 ~]# ip -6 route`, `$ ip a`, `== ip addr ==`, `ip rule:`.
 * `heading` is one that names no command; undefined is not a prompt at all.
 */
export function readCommand(line: string): Command | 'heading' | undefined {
  if (line.length > longestPrompt) return undefined;
  const text = line.trim();
  const call = ipCall.exec(text)?.[1];
  const command = call === undefined ? undefined : readArguments(call);
  if (command !== undefined) return command;
  if (shellCall.test(text)) return { object: 'other', get: false };
  return heading.test(text) ? 'heading' : undefined;
}

/** Reads what stands behind `ip`; a heading for a chain of several commands. */
function readArguments(call: string): Command | 'heading' | undefined {
  if (/;|&&/.test(call)) return 'heading';
  const words = wordsOf(call.split('|')[0] ?? '').map((word) => word.replace(/[:=,`'")\]]+$/, ''));
  let at = 0;
  let family: Family | undefined;
  for (; words[at]?.startsWith('-'); at++) {
    const option = words[at] ?? '';
    const takesValue = /^-(?:f|family|n|netns)$/.test(option);
    family = familyOfOption(option, takesValue ? words[at + 1] : undefined) ?? family;
    if (takesValue) at++;
  }
  const object = objectOf(words[at]);
  if (object === undefined) return undefined;
  const rest = words.slice(at + 1);
  if (object === 'route' && rest.includes('vrf')) return { object: 'other', get: false };
  const tableAt = rest.findIndex((word) => /^t(?:a|ab|abl|able)?$/.test(word));
  const table = object === 'route' && tableAt !== -1 ? rest[tableAt + 1] : undefined;
  return {
    object,
    get: object === 'route' && /^g(?:e|et)?$/.test(rest[0] ?? ''),
    ...(family !== undefined && { family }),
    ...(table !== undefined && { table }),
  };
}

function familyOfOption(option: string, value: string | undefined): Family | undefined {
  if (option === '-4' || value === 'inet') return 4;
  return option === '-6' || value === 'inet6' ? 6 : undefined;
}

/** The objects of `ip` in the order in which it tries an abbreviation against them (ip.c). */
const objects = [
  ['address', 'address'],
  ['route', 'route'],
  ['rule', 'rule'],
  ['link', 'link'],
  ['neighbor', 'other'],
  ['neighbour', 'other'],
  ['nexthop', 'other'],
  ['netns', 'other'],
  ['maddress', 'other'],
  ['tunnel', 'other'],
  ['vrf', 'other'],
  ['xfrm', 'other'],
] as const;

function objectOf(word: string | undefined): Command['object'] | undefined {
  if (word === undefined || word === '') return undefined;
  return objects.find(([name]) => name.startsWith(word))?.[1];
}
