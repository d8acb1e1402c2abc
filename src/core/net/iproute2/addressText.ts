import { present } from '../../collections.ts';
import type { Family } from '../address.ts';
import type { Interface, InterfaceAddress } from '../node.ts';
import { isBriefLine, isDetailLine, matchHeader, matchOneline, splitTitle } from './addressShapes.ts';
import { parseInetLine } from './inet.ts';
import { isIndented, type Line, wordsOf } from './lines.ts';

/** What one run of output told of interfaces. */
export interface InterfaceListing {
  readonly interfaces: readonly Interface[];
  /** `link`: of `ip link`, which tells of no addresses; `sparse`: without flags, or without some interfaces. */
  readonly form: 'full' | 'sparse' | 'link';
  readonly families: readonly Family[];
}

type Draft = { -readonly [K in keyof Interface]: Interface[K] } & { addresses: InterfaceAddress[] };

/** Reads the lines of `ip addr` in all its text forms; `bad` are those that are none of it. */
export function readAddressLines(lines: readonly Line[]): {
  interfaces: Interface[];
  form: InterfaceListing['form'];
  bad: Line[];
} {
  const starts: Start[] = [];
  const bad: Line[] = [];
  let previous = '';
  let links = 0;
  for (const line of lines.flatMap(splitOneline)) {
    const draft = starts.at(-1)?.draft;
    const start = startInterface(line.text, draft);
    links = start === undefined ? links + Number(isLinkLine(line.text)) : 0;
    // A second link: its header is missing.
    const fits = start !== 'bad' && (start !== undefined || (links <= 1 && readDetail(line, draft, previous)));
    if (!fits) bad.push(line);
    else if (start !== undefined) starts.push(start);
    previous = line.text;
  }
  const interfaces = [...new Set(starts.map(({ draft }) => draft))];
  return { interfaces, form: starts.findLast(({ form }) => form !== 'sparse')?.form ?? 'sparse', bad };
}

function isLinkLine(text: string): boolean {
  return /^\s*link\//.test(text);
}

/** `ip -o` puts the lines of one entry behind each other, with a backslash between. */
function splitOneline(line: Line): Line[] {
  const { text, number, span } = line;
  if (!/^\s*\d+: /.test(text) || !text.includes('\\')) return [line];
  return text.split(/\\(?=[ \t]+(?!inet|[ \t]))/).map((part) => ({ text: part, number, span }));
}

interface Start {
  readonly draft: Draft;
  readonly form: InterfaceListing['form'];
}

/** Reads a line that names its interface: a header, or one of `ip -o addr` or `ip -br addr`. */
function startInterface(text: string, current: Draft | undefined): Start | 'bad' | undefined {
  const header = matchHeader(text);
  if (header !== undefined) return { draft: readHeader(header), form: 'full' };
  const oneline = matchOneline(text);
  if (oneline !== undefined) {
    const { index, name } = oneline;
    const draft = current?.name === name && current.index === index ? current : { name, index, addresses: [] };
    return addAddress(draft, oneline.rest) ? { draft, form: 'sparse' } : 'bad';
  }
  return isBriefLine(text) ? readBrief(wordsOf(text)) : undefined;
}

function readHeader({
  index,
  title,
  flags,
  rest,
}: {
  index: number;
  title: string;
  flags: string;
  rest: string;
}): Draft {
  const words = wordsOf(rest);
  const values = new Map<string, string>();
  for (let at = 0; at + 1 < words.length; at += 2) values.set(words[at] ?? '', words[at + 1] ?? '');
  const { name, parent } = splitTitle(title);
  const mtu = Number(values.get('mtu'));
  // `ip -6 addr` gets no qdisc, nor which namespace a parent is in: it looks the parent's number up in the wrong one.
  const knowsParent = values.has('qdisc');
  return {
    name,
    index,
    flags: flags.split(',').filter((flag) => flag !== '' && (knowsParent || flag !== 'M-DOWN')),
    addresses: [],
    ...present({
      parent: knowsParent ? parent : undefined,
      master: values.get('master'),
      operState: values.get('state'),
      mtu: Number.isFinite(mtu) ? mtu : undefined,
    }),
  };
}

/** `eth0@if4 UP 10.0.0.1 peer 10.0.0.2/24 metric 512 fe80::1/64`, or `eth0 UP 00:0c:29:5a:11:71 <UP,LOWER_UP>`. */
function readBrief([title = '', operState = '', ...words]: readonly string[]): Start | 'bad' {
  const draft: Draft = { ...splitTitle(title), operState, addresses: [] };
  const flags = /^<([^>]*)>$/.exec(words.at(-1) ?? '')?.[1];
  if (flags !== undefined) return { draft: { ...draft, flags: flags.split(',').filter(Boolean) }, form: 'link' };
  return briefAddresses(words).every((text) => addAddress(draft, text)) ? { draft, form: 'sparse' } : 'bad';
}

/** The addresses, each with its peer. */
function briefAddresses(words: readonly string[]): string[] {
  const texts: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const [word = '', next, peer = ''] = words.slice(at, at + 3);
    if (next === 'peer') {
      texts.push(`${word} peer ${peer}`);
      at += 2;
    } else if (word === 'metric' || word === 'proto') at++;
    else texts.push(word);
  }
  return texts;
}

/** Reads a line below a header; false where it is none. */
function readDetail(line: Line, draft: Draft | undefined, previous: string): boolean {
  if (draft === undefined) return false;
  if (/^\s*inet6?\s/.test(line.text)) return addAddress(draft, line.text);
  if (!isDetailLine(line.text) && !isIndented(line)) return false;
  const kind = /^\s+([a-z][\w-]*)(?:\s|$)/.exec(line.text)?.[1];
  // Only `ip -d` prints `promiscuity`; it puts the kind of the link at the start of the next line.
  const isKind = isLinkLine(previous) && /\spromiscuity\s/.test(previous) && !isDetailLine(line.text);
  if (isKind && kind !== undefined && !kind.endsWith('_slave')) draft.kind = kind;
  return true;
}

function addAddress(draft: Draft, text: string): boolean {
  const address = parseInetLine(text, draft.name);
  if (address !== undefined) draft.addresses.push(address);
  return address !== undefined;
}
