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

/** Lines of no known shape make runs of their own; what stands around them stays together. */
function splitLines(lines: readonly Line[]): Run[] {
  const runs: Run[] = [];
  let known: Run | undefined;
  let last: Run | undefined;
  for (const line of lines) {
    const found = shapeOf(line, known?.kind === 'address', last?.kind === 'unknown');
    const current = found.kind === 'unknown' ? last : known;
    if (current?.shape === found.shape) last = current;
    else {
      last = { ...found, lines: [] };
      runs.push(last);
    }
    last.lines.push(line);
    if (last.kind !== 'unknown') known = last;
  }
  return runs;
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

/** Full, brief and one-line listings of addresses are different outputs, though of one kind. */
function shapeOf(
  { text }: Line,
  inAddresses: boolean,
  afterUnknown: boolean,
): { shape: string; kind: Section['kind'] } {
  const isOneline = matchOneline(text) !== undefined;
  if (isOneline || isHeaderLine(text))
    return { shape: isOneline || text.includes('\\ ') ? 'oneline' : 'header', kind: 'address' };
  if (isRuleLine(text)) return { shape: 'rule', kind: 'rule' };
  if (isBriefLine(text)) return { shape: 'brief', kind: 'address' };
  const isDetail = isDetailLine(text) || (/^\s/.test(text) && !afterUnknown);
  if (inAddresses && isDetail) return { shape: 'header', kind: 'address' };
  return isRouteLine(text) ? { shape: 'route', kind: 'route' } : { shape: 'unknown', kind: 'unknown' };
}
