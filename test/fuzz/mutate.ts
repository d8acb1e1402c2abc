import type { Random } from './random.ts';

/** Texts with a mistake or several: cut, doubled, mixed with others, flooded. */

/** Longer texts are no small files; what is made of them is cut to it. */
export const longest = 16_000;

const pieces: readonly string[] = [
  ...['\n', '\r\n', '\r', '\t', ' ', '\u0000', '\ufeff', '\u2028', '\u00a0', '\ud800', '🐈', 'é', '\u202e'],
  ...['"', "'", '`', '{', '}', '[', ']', '(', ')', '<', '>', ':', ': ', ', ', ',', '- ', '#', ' #', '\\', '/', '='],
  ...['*a', '&a ', '&a [*a]', '<<: ', '|', '>-', '|2', '{{', '}}', '{{ x }}', '$(', '$(IP)', '---\n', '...\n'],
  ...[
    '? ',
    '! ',
    '!!binary ',
    '!!set',
    '%YAML 1.1\n',
    '~',
    'null',
    'true',
    'yes',
    '.inf',
    '.nan',
    '0x',
    '0o7',
    '1e999',
  ],
  ...[
    '-1',
    '0',
    '256',
    '65536',
    '9007199254740993',
    '99999999999999999999',
    '0.1',
    '/33',
    '/129',
    '/0',
    '::',
    'fe80::1%eth0',
  ],
  ...[
    '^',
    '$',
    '.*',
    '(a*)*',
    '(a|a)+',
    '{1000}',
    '{1,1000}',
    '[^',
    '\\p{L}',
    '(?i)',
    '(?=a)',
    '\\Q',
    '+?',
    '||',
    '&&',
  ],
  ...['!', '==', '!=', 'in', 'not in', 'has(', 'all()', 'global()', 'contains', 'starts with', "'a'"],
  ...['interface=', 'skip-interface=', 'cidr=', 'can-reach=', 'first-found', 'kubernetes-internal-ip', '__proto__'],
  ...['constructor', 'toString', 'IP_AUTODETECTION_METHOD', 'inet6 ', 'dev ', 'via ', 'nexthop ', 'from all lookup '],
];

type Mutation = (text: string, random: Random, others: readonly string[]) => string;

/** A stretch of the text; mostly short. */
function stretch(text: string, random: Random): readonly [number, number] {
  const start = random.below(text.length + 1);
  const length = random.below(random.below(4) === 0 ? text.length + 1 : 24);
  return [start, Math.min(text.length, start + length)];
}

function replaced(text: string, start: number, end: number, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}

const mutations: readonly Mutation[] = [
  (text, random) => replaced(text, ...stretch(text, random), random.pick(pieces)),
  (text, random) => replaced(text, ...stretch(text, random), ''),
  (text, random) => replaced(text, ...stretch(text, random), String.fromCharCode(random.below(65_536))),
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text, random) => text.slice(random.below(text.length + 1)),
  (text, random) => {
    const at = random.below(text.length + 1);
    return replaced(text, at, at, random.pick(pieces));
  },
  (text, random) => {
    const [start, end] = stretch(text, random);
    const at = random.below(text.length + 1);
    return replaced(text, at, at, text.slice(start, end));
  },
  (text, random, others) => {
    const other = random.pick(others);
    const at = random.below(text.length + 1);
    return replaced(text, at, at, other.slice(...stretch(other, random)));
  },
  (text, random) => {
    const lines = text.split('\n');
    const [from, to] = [random.below(lines.length), random.below(lines.length)];
    [lines[from], lines[to]] = [lines[to] ?? '', lines[from] ?? ''];
    return lines.join('\n');
  },
  (text, random) => {
    const lines = text.split('\n');
    const at = random.below(lines.length);
    lines[at] = random.below(2) === 0 ? ` ${lines[at]}` : (lines[at] ?? '').slice(1);
    return lines.join('\n');
  },
  (text) => text.replaceAll('\n', '\r\n'),
];

/** The same piece again and again, up to thousands of times. */
function flooded(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  const piece = random.below(3) === 0 ? text.slice(...stretch(text, random)).slice(0, 40) : random.pick(pieces);
  return replaced(text, at, at, piece.repeat(1 + random.below(random.below(2) === 0 ? 60 : 4000)));
}

/** One of `corpus` with one to six mistakes. */
export function mutated(corpus: readonly string[], random: Random, most = longest): string {
  let text = random.pick(corpus);
  for (let left = random.below(6); left >= 0; left -= 1) text = random.pick(mutations)(text, random, corpus);
  if (random.below(12) === 0) text = flooded(text, random);
  return text.slice(0, most);
}
