import { isAddressJson } from './addressJson.ts';
import { isBriefLine, isDetailLine, isHeaderLine, matchOneline } from './addressShapes.ts';
import type { Chunk } from './chunks.ts';
import type { Line } from './lines.ts';
import { isRouteJson } from './routeJson.ts';
import { isRouteLine } from './routeText.ts';
import { isRuleJson } from './ruleJson.ts';
import { isRuleLine } from './ruleText.ts';

/** A chunk that holds the output of one command only. */
export interface Section {
  readonly kind: 'address' | 'route' | 'rule' | 'unknown';
  readonly chunk: Chunk;
}

/** Splits a chunk where the shape of its lines changes; the prompt's command decides where nothing was printed. */
export function splitSections(chunk: Chunk): Section[] {
  if (chunk.kind === 'broken') return [{ kind: kindOfCommand(chunk), chunk }];
  if (chunk.kind === 'json') return [{ kind: kindOfJson(chunk.value) ?? kindOfCommand(chunk), chunk }];
  const kind = kindOfCommand(chunk);
  if (chunk.lines.length === 0) return kind === 'unknown' ? [] : [{ kind, chunk }];
  if (chunk.command?.object === 'other') return [{ kind, chunk }];
  return splitLines(chunk.lines).map((run) => ({ kind: run.kind, chunk: { ...chunk, lines: run.lines } }));
}

interface Run {
  readonly shape: string;
  readonly kind: Section['kind'];
  readonly lines: Line[];
}

/**
 * Lines of no known shape make runs of their own; what stands around them stays together. But those before the details
 * of an interface may be the line that names it: they go with the addresses, which are then known to have a gap.
 */
function splitLines(lines: readonly Line[]): Run[] {
  const runs: Run[] = [];
  let known: Run | undefined;
  let last: Run | undefined;
  for (const line of lines) {
    const found = shapeOf(line, known?.kind === 'address', last?.kind === 'unknown');
    const current = found.kind === 'unknown' ? last : known;
    if (current?.shape === found.shape) {
      fillGap(current, last, runs, line);
      last = current;
    } else {
      last = { ...found, lines: [] };
      runs.push(last);
    }
    last.lines.push(line);
    if (last.kind !== 'unknown') known = last;
  }
  return runs;
}

/** Lines of no known shape before the details of an interface go with them. */
function fillGap(run: Run, last: Run | undefined, runs: Run[], { text }: Line): void {
  if (last === run || last?.kind !== 'unknown' || !isDetailLine(text)) return;
  runs.pop();
  run.lines.push(...last.lines);
}

function kindOfCommand({ command }: Chunk): Section['kind'] {
  if (command === undefined || command.object === 'other') return 'unknown';
  return command.object === 'link' ? 'address' : command.object;
}

function kindOfJson(value: unknown): Section['kind'] | undefined {
  if (isAddressJson(value)) return 'address';
  if (isRuleJson(value)) return 'rule';
  return isRouteJson(value) ? 'route' : undefined;
}

const oneline = { shape: 'oneline', kind: 'address' } as const;
const header = { shape: 'header', kind: 'address' } as const;

/** Full, brief and one-line listings of addresses are different outputs, though of one kind. */
function shapeOf(
  { text }: Line,
  inAddresses: boolean,
  afterUnknown: boolean,
): { shape: string; kind: Section['kind'] } {
  if (matchOneline(text) !== undefined) return oneline;
  if (isHeaderLine(text)) return text.includes('\\ ') ? oneline : header;
  if (isRuleLine(text)) return { shape: 'rule', kind: 'rule' };
  if (isBriefLine(text)) return { shape: 'brief', kind: 'address' };
  const isDetail = isDetailLine(text) || (/^\s/.test(text) && !afterUnknown);
  if (inAddresses && isDetail) return header;
  return shapeOfRest(text);
}

function shapeOfRest(text: string): Pick<Run, 'shape' | 'kind'> {
  if (isRouteLine(text) || isLikeRoute(text)) return { shape: 'route', kind: 'route' };
  return isLikeHeader(text) ? header : { shape: 'unknown', kind: 'unknown' };
}

/** The number and name of an interface, with something wrong behind them, as where a line is cut off. */
function isLikeHeader(text: string): boolean {
  return /^\s*\d{1,10}:\s+[^\s:]+:(?:\s|$)/.test(text);
}

/** The way of a route, with something wrong around it. */
function isLikeRoute(text: string): boolean {
  return /^\S+\s+(?:dev\s+\S|via\s+[\da-f.:]+(?:\s|$))/.test(text);
}
