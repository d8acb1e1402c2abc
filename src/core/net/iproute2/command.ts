import { present } from '../../collections.ts';
import { trimmedEnd } from '../../scanner.ts';
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

/** Longer lines are no prompt. */
const longestPrompt = 300;

/** What ends a prompt, or stands before a command in a heading or document. */
const signs = '#$%>=:*+|\'"`]-';

/** What is written behind `ip` where a line calls it, on its own, by its path, behind a sign, or through another program. */
function ipArguments(line: string): string | undefined {
  const caller = /\b(?:ssh|exec|sudo|nsenter|netns)\s/.exec(line);
  const called = caller === null ? line.length : caller.index + caller[0].length + 1;
  for (let at = line.indexOf('ip'); at !== -1; at = line.indexOf('ip', at + 1)) {
    const isWord = /\s/.test(line.charAt(at + 2));
    if (isWord && isCalled(line, withoutPath(line, at), called)) return line.slice(at + 3);
  }
  return undefined;
}

/** Whether the program named at `start` is called there; a caller before `called` calls what follows any blank. */
function isCalled(line: string, start: number, called: number): boolean {
  const before = line.slice(0, start);
  const bare = before.trimEnd();
  const plain = bare.endsWith('sudo') && bare !== before ? bare.slice(0, -4) : before;
  const sign = plain.trimEnd().slice(-1);
  if (plain === '' || (sign !== '' && signs.includes(sign))) return true;
  return bare !== before && start > called;
}

/** Where the path before the name of a program begins, `/usr/sbin/`; the name where there is none. */
function withoutPath(line: string, name: number): number {
  if (line[name - 1] !== '/') return name;
  let start = name;
  let first = name;
  while (/[\w/]/.test(line.charAt(start - 1))) {
    start -= 1;
    if (line[start] === '/') first = start;
  }
  return first < name - 1 ? first : name;
}

/** What stands behind the prompt of a shell, `[root@vms71 ~]# ip a`; undefined where the line does not begin with one. */
function behindPrompt(line: string): string | undefined {
  if (/^\$(?:\s|$)/.test(line)) return line.slice(1).trim();
  const at = line.indexOf('@');
  if (!/^[[(]?[\w.-]+$/.test(line.slice(0, at)) || !/[\w.-]/.test(line.charAt(at + 1))) return undefined;
  const behind = line.slice(at + 1);
  const sign = behind.search(/[#$%>]/);
  return sign === -1 ? undefined : behind.slice(sign + 1).trim();
}

const heading = /^(?:#|==|--|\*\*|\+ |>|```|~~~)/;

/**
 * Reads a shell prompt or a heading: `[root@vms71 ~]# ip -6 route`, `$ ip a`, `== ip addr ==`, `ip rule:`.
 * `heading` is one that names no command; undefined is not a prompt at all.
 */
export function readCommand(line: string): Command | 'heading' | undefined {
  if (line.length > longestPrompt) return undefined;
  const text = line.trim();
  const call = ipArguments(text);
  const command = call === undefined ? undefined : readArguments(call);
  if (command !== undefined) return command;
  const typed = behindPrompt(text);
  if (typed !== undefined && typed !== '') return { object: 'other', get: false };
  return typed === '' || heading.test(text) ? 'heading' : undefined;
}

/** Reads what stands behind `ip`; a heading for a chain of several commands. */
function readArguments(call: string): Command | 'heading' | undefined {
  if (/;|&&/.test(call)) return 'heading';
  const words = wordsOf(call.split('|')[0] ?? '').map((word) => trimmedEnd(word, ':=,`\'")]'));
  const { family, behind } = readOptions(words);
  const [name, ...rest] = words.slice(behind);
  const object = objectOf(name);
  if (object === undefined) return undefined;
  if (object !== 'route') return { object, get: false, ...(family !== undefined && { family }) };
  if (rest.includes('vrf')) return { object: 'other', get: false };
  const tableAt = rest.findIndex((word) => /^t(?:a|ab|abl|able)?$/.test(word));
  const table = tableAt === -1 ? undefined : rest[tableAt + 1];
  return { object, get: /^g(?:e|et)?$/.test(rest[0] ?? ''), ...present({ family, table }) };
}

/** The options of `ip` itself; `behind` is the number of their words. */
function readOptions(words: readonly string[]): { family: Family | undefined; behind: number } {
  let behind = 0;
  let family: Family | undefined;
  for (; words[behind]?.startsWith('-'); behind++) {
    const option = words[behind] ?? '';
    const takesValue = /^-(?:f|family|n|netns)$/.test(option);
    family = familyOfOption(option, takesValue ? words[behind + 1] : undefined) ?? family;
    if (takesValue) behind++;
  }
  return { family, behind };
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
