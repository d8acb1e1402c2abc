import type * as model from '../../core/features/packetPath.ts';
import type { Rendered } from '../../core/words/rendered.ts';
import { alignColumns } from '../columns.ts';
import { type Paint, type Style, visibleLine } from '../terminal.ts';

type PacketPaths = Rendered<model.PacketPaths>;
type PacketPath = Rendered<model.PacketPath>;
type HopText = Rendered<model.HopText>;

const marks: Readonly<Record<HopText['state'], string>> = {
  ok: ' ',
  doubtful: '!',
  broken: '✖',
  unknown: '?',
  unreached: '·',
};

const styles: Readonly<Record<HopText['state'], Style | undefined>> = {
  ok: undefined,
  doubtful: 'yellow',
  broken: 'red',
  unknown: 'yellow',
  unreached: 'dim',
};

/** The way there and the way back, each as a list of hops. */
export function formatTraceText({ there, back }: PacketPaths, paint: Paint): string {
  return `${[pathText(there, paint), pathText(back, paint)].join('\n\n\n')}\n`;
}

function pathText(path: PacketPath, paint: Paint): string {
  const mode = path.mode === 'live' ? 'as it is now' : 'as it will be';
  const title = `${endText(path.from)} → ${endText(path.to)}`;
  const lines = alignColumns(path.hops.map(hopCells));
  return [
    `${paint('bold', visibleLine(title))}  ${mode}`,
    paint(outcomeStyle(path), visibleLine(path.summary)),
    '',
    ...path.hops.flatMap((hop, at) => [painted(lines[at] ?? '', hop, paint), ...problemLines(hop)]),
  ].join('\n');
}

function endText({ kind, name, node, address }: model.PathEndText): string {
  const known = address === '' || address === name ? '' : ` ${address}`;
  return kind === 'pod' ? `${name}${known} on ${node}` : `${name}${known}`;
}

function outcomeStyle({ outcome }: PacketPath): Style {
  if (outcome === 'arrives') return 'green';
  return outcome === 'stops' ? 'red' : 'yellow';
}

function hopCells(hop: HopText, at: number): readonly string[] {
  return [marks[hop.state], String(at + 1).padStart(2), hop.node, hop.title, detailText(hop)].map(visibleLine);
}

/** The route with how it is known; the sentence where there is none. */
function detailText({ route, text }: HopText): string {
  if (route === undefined) return text;
  return route.from === 'live' ? `${route.text}  (read)` : `${route.text}  (expected)`;
}

function painted(line: string, { state }: HopText, paint: Paint): string {
  const style = styles[state];
  return style === undefined ? line : paint(style, line);
}

function problemLines({ problems }: HopText): readonly string[] {
  return problems.flatMap(({ text, advice }) =>
    [text, advice].filter((each) => each !== '').map((each) => `       ${visibleLine(each)}`),
  );
}
