import type { HopText, NicDot, NodeCard } from '../../protocol/topologyMessages.ts';
import { t } from '../l10n.ts';
import { plain } from '../plainText.ts';
import { fit, type Measure, type TextStyle, wrap } from './measure.ts';
import type { PlacedRow, Row } from './scene.ts';
import type { Way } from './ways.ts';

/** What stands on a card, line by line. */

export const headHeight = 30;
export const rowHeight = 18;

export interface RowOptions {
  readonly width: number;
  /** How much is told: only the answer, the usual, or everything. */
  readonly level: 'answer' | 'usual' | 'all';
  /** The way between nodes of the group. */
  readonly within: Way | undefined;
  /** The hops on this node, in the order in which they are drawn; then nothing else is. */
  readonly hops: readonly { readonly at: number; readonly hop: HopText }[];
  /** NICs that hang on a bus. */
  readonly hanging: ReadonlySet<string>;
  readonly measure: Measure;
}

/** The rows, cut to the card's width. */
export function cardRows(card: NodeCard, options: RowOptions): readonly PlacedRow[] {
  const { hops, width, measure } = options;
  const rows = hops.length > 0 ? [...answerRows(card, options), ...hops.map(hopRow)] : usualRows(card, options);
  return rows.map((row, at) => {
    const inset = insetOf(row);
    const room = width - inset - 12;
    const detail = row.detail === undefined ? '' : fit(row.detail, room * 0.62, 'small', measure);
    const text = fit(row.text, room - (detail === '' ? 0 : measure(detail, 'small') + 8), styleOf(row), measure);
    return {
      ...row,
      text,
      ...(row.detail !== undefined && { detail }),
      y: headHeight + at * rowHeight + rowHeight / 2,
    };
  });
}

/** What Calico names stands in the editor's font, all else in that of the window. */
function styleOf({ kind }: Row): TextStyle {
  return kind === 'was' || kind === 'why' || kind === 'more' || kind === 'within' ? 'small' : 'row';
}

/** What is doubtful about the NIC stands before the reason. */
function whyText({ why }: NodeCard, chosen: NicDot | undefined): string {
  const doubts = [chosen?.virtual ? t('virtual') : '', chosen?.down ? t('down') : ''];
  return plain([...doubts, why].filter((each) => each !== '').join(t('; ')));
}

/** Where the text of a row begins. */
export function insetOf({ kind }: Pick<Row, 'kind'>): number {
  return kind === 'hop' ? 32 : kind === 'why' ? 12 : 26;
}

function usualRows(card: NodeCard, options: RowOptions): readonly Row[] {
  const { level, within } = options;
  const answer = answerRows(card, options);
  const inGroup = within === undefined ? [] : [withinRow(within)];
  if (level === 'answer') return [...answer, ...inGroup];
  const { blocks, pods, morePods } = card;
  const [mostBlocks, mostPods] = level === 'all' ? [8, 6] : [2, 2];
  const restPods = morePods + Math.max(0, pods.length - mostPods);
  return [
    ...answer,
    ...(level === 'all' ? allNics(card) : card.nics.filter(({ tunnel }) => tunnel).map(tunnelRow)),
    ...inGroup,
    ...blocks.slice(0, mostBlocks).map((block): Row => ({ kind: 'block', text: block, detail: t('block') })),
    ...(blocks.length > mostBlocks ? [moreRow(moreBlocks(blocks.length - mostBlocks))] : []),
    ...pods.slice(0, mostPods).flatMap(({ name, address, device }): readonly Row[] => {
      const pod: Row = { kind: 'pod', text: name.replace(/^default\//, ''), detail: address, device };
      return level === 'all' && device !== '' ? [pod, { kind: 'veth', text: device }] : [pod];
    }),
    ...(restPods > 0 ? [moreRow(restPods === 1 ? t('1 more pod') : t('{0} more pods', restPods))] : []),
  ];
}

/** What is chosen or why nothing is, and what is stored. */
function answerRows(card: NodeCard, { width, measure, hops }: RowOptions): readonly Row[] {
  const { state, nics, change } = card;
  const chosen = nics.find((nic) => nic.chosen);
  const first: Row =
    chosen === undefined
      ? { kind: 'none', text: state === 'unknown' ? t('unknown') : state === 'bad' ? t('no address') : t('no NIC') }
      : { kind: 'chosen', text: chosen.name, detail: chosen.addresses[0] ?? '', device: chosen.name };
  if (hops.length > 0) return [first];
  const isTold = state !== 'good';
  const why = isTold ? wrap(whyText(card, chosen), width - 24, 3, 'small', measure) : [];
  return [
    first,
    ...(change === undefined || change.before === ''
      ? []
      : [{ kind: 'was' as const, text: t('was {0}', change.before) }]),
    ...why.map((text): Row => ({ kind: 'why', text })),
  ];
}

/** Every interface but the chosen one, which stands on top. */
function allNics({ nics }: NodeCard): readonly Row[] {
  return nics.filter(({ chosen }) => !chosen).map((nic) => (nic.tunnel ? tunnelRow(nic) : nicRow(nic)));
}

function tunnelRow({ name, addresses }: NicDot): Row {
  return { kind: 'tunnel', text: name, detail: addresses[0] ?? '', device: name };
}

function nicRow({ name, addresses, down }: NicDot): Row {
  const address = addresses[0] ?? '';
  return { kind: 'nic', text: name, detail: down ? t('{0} down', address) : address, device: name };
}

function withinRow({ state, encapsulation }: Way): Row {
  const text = t('between them: {0}', encapsulationName(encapsulation));
  return { kind: 'within', text, ...(state !== 'ok' && { detail: stateText(state) }), state };
}

function hopRow({ at, hop }: RowOptions['hops'][number]): Row {
  const { title, device, state } = hop;
  return { kind: 'hop', text: title, state, hop: at, ...(device !== undefined && { device }) };
}

function moreRow(text: string): Row {
  return { kind: 'more', text };
}

/** How packets are wrapped on a way. */
export function encapsulationName(encapsulation: Way['encapsulation']): string {
  switch (encapsulation) {
    case 'ipip':
      return 'IPIP';
    case 'vxlan':
      return 'VXLAN';
    case 'wireguard':
      return 'WireGuard';
    case 'none':
      return t('not encapsulated');
    case 'unknown':
      return t('unknown');
  }
}

/** What a way, or a hop, is like. */
export function stateText(state: HopText['state']): string {
  switch (state) {
    case 'ok':
      return t('works');
    case 'doubtful':
      return t('may not work');
    case 'broken':
      return t('broken');
    case 'unknown':
      return t('unknown');
    case 'unreached':
      return t('not reached');
  }
}

function moreBlocks(count: number): string {
  return count === 1 ? t('1 more block') : t('{0} more blocks', count);
}
