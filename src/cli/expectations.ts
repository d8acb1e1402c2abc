import { portOf, type Sent } from '../core/features/sent.ts';
import { createFieldReader, type Field, type FieldReader, type Path, pathOf } from '../core/inventory/fields.ts';
import { plainOf, spanAt } from '../core/inventory/plainYaml.ts';
import { english } from '../core/l10n.ts';
import { unhurried } from '../core/manifest/documentLimits.ts';
import { parseVerbatim } from '../core/manifest/parse.ts';
import { splitDocuments } from '../core/manifest/split.ts';
import { type Message, say } from '../core/message.ts';
import { type Address, type Prefix, parseAddress, parsePrefix, unmap } from '../core/net/address.ts';
import { createLineIndex } from '../core/text.ts';
import { render } from '../core/words/render.ts';

/** The file of `check --assert`: what must be so. */

export type Expectation = { /** Line and column, from 1. */ readonly at: string } & (
  | { readonly kind: 'address'; readonly node: string; readonly address: Address }
  | { readonly kind: 'network'; readonly node: string; readonly network: Prefix }
  | { readonly kind: 'reach'; readonly from: string; readonly to: string; readonly not: boolean; readonly sent?: Sent }
);

export interface ReadExpectations {
  readonly expectations: readonly Expectation[];
  /** `3:5: …`; with one of them, nothing is to be judged. */
  readonly problems: readonly string[];
}

type Placed = (field: Field) => string;

/** Reads YAML or JSON; never throws. */
export function readExpectations(text: string): ReadExpectations {
  const read = splitDocuments(text).map((slice) => ({ slice, ...parseVerbatim(slice.text, unhurried) }));
  const [first, another] = read.filter(({ root, problems }) => root !== undefined || problems.length > 0);
  const { root, problems: broken } = first ?? { root: undefined, problems: [] };
  const start = first?.slice.start ?? 0;
  const lines = createLineIndex(text);
  const placeOf = (offset: number): string => {
    const { line, character } = lines.positionAt(offset);
    return `${line + 1}:${character + 1}`;
  };
  const reader = createFieldReader();
  const atPath = (path: Path): string => placeOf(start + (root === undefined ? 0 : spanAt(root, path).start));
  const at: Placed = (field) => atPath(pathOf(field));
  const expectations = decode(reader, { parent: undefined, key: '', value: plainOf(root) }, at);
  const problems = [
    ...broken.map(({ span, message }) => `${placeOf(start + (span?.start ?? 0))}: ${render(english, message)}`),
    ...reader.problems.map(({ path, message }) => `${atPath(path)}: ${render(english, message)}`),
  ];
  if (another !== undefined) problems.push(`${placeOf(another.slice.start)}: Expectations are a single document.`);
  const isEmpty = problems.length === 0 && expectations.length === 0;
  return { expectations, problems: isEmpty ? ['1:1: Nothing is expected: name `nodes` or `reach`.'] : problems };
}

function decode(reader: FieldReader, root: Field, at: Placed): readonly Expectation[] {
  if (root.value === undefined || root.value === null) return [];
  reader.onlyKnown(root, ['nodes', 'reach']);
  const nodes = reader.at(root, 'nodes');
  if (nodes.value !== undefined && reader.keys(nodes).length === 0) reader.onlyKnown(nodes, []);
  const ofNodes = reader.keys(nodes).flatMap((name) => decodeNode(reader, reader.at(nodes, name), at));
  const ofPairs = reader.items(reader.at(root, 'reach')).flatMap((item) => decodePair(reader, item, at) ?? []);
  return [...ofNodes, ...ofPairs];
}

function decodeNode(reader: FieldReader, field: Field, at: Placed): readonly Expectation[] {
  const node = String(field.key);
  reader.onlyKnown(field, ['address', 'network']);
  const wrong = (inner: Field, message: Message): readonly Expectation[] => {
    reader.note(inner, message);
    return [];
  };
  const made = (['address', 'network'] as const).flatMap((key): readonly Expectation[] => {
    const inner = reader.at(field, key);
    const text = reader.string(inner);
    if (text === undefined) {
      const isEmpty = inner.value === undefined && reader.keys(field).includes(key);
      return isEmpty ? wrong(inner, say('`{0}` is empty.', key)) : [];
    }
    if (key === 'address') {
      const address = parseAddress(text);
      return address === undefined
        ? wrong(inner, say('"{0}" is no address.', text))
        : [{ kind: key, at: at(inner), node, address }];
    }
    const network = parsePrefix(text);
    return network === undefined || unmap(network.address).family !== network.address.family
      ? wrong(inner, say('"{0}" is no network like 192.168.30.0/24.', text))
      : [{ kind: key, at: at(inner), node, network }];
  });
  return made.length > 0 || !isObject(field.value) || reader.keys(field).length > 0
    ? made
    : wrong(field, say('Expect an `address` or a `network` of {0}.', node));
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function decodePair(reader: FieldReader, field: Field, at: Placed): Expectation | undefined {
  reader.onlyKnown(field, ['from', 'to', 'not', 'port']);
  const [from, to] = (['from', 'to'] as const).map((key) => reader.string(reader.at(field, key)));
  const not = reader.boolean(reader.at(field, 'not')) === true;
  const port = reader.at(field, 'port');
  const text = typeof port.value === 'number' ? String(port.value) : reader.string(port);
  const sent = text === undefined ? undefined : portOf(text);
  if (text !== undefined && sent === undefined) {
    reader.note(port, say('"{0}" is no port; write it like 80/tcp, 53/udp or icmp.', text));
    return undefined;
  }
  if (from === undefined || to === undefined) {
    if (isObject(field.value)) reader.note(field, say('A pair needs `from` and `to`: pods, nodes or addresses.'));
    return undefined;
  }
  return { kind: 'reach', at: at(field), from, to, not, ...(sent && { sent }) };
}
