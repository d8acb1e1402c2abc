import { isBriefLine, isDetailLine, isHeaderLine } from './addressShapes.ts';
import { type Command, readCommand } from './command.ts';
import { type Line, splitLines } from './lines.ts';
import { isRuleLine } from './ruleText.ts';

/** A run of output between prompts, blank lines left out; `command` is what the prompt before it names. */
export type Chunk = { readonly command?: Command } & (
  | { readonly kind: 'text'; readonly lines: readonly Line[] }
  | { readonly kind: 'json'; readonly value: unknown; readonly line: Line }
  /** JSON that is cut off or not JSON after all. */
  | { readonly kind: 'broken'; readonly line: Line }
);

/**
 * Splits pasted output at prompts, headings and JSON values. A prompt that names a command and is followed by nothing
 * gives a text chunk without lines: the command has printed nothing.
 */
export function splitChunks(text: string): Chunk[] {
  const chunks: Chunk[] = [];
  const pending = splitLines(text).reverse();
  let command: Command | undefined;
  let silent = false; // whether the command has printed nothing up to here
  let lines: Line[] = [];
  const flush = (): void => {
    if (lines.length > 0 || silent) chunks.push({ kind: 'text', lines, ...(command && { command }) });
    lines = [];
    silent = false;
  };
  for (let line = pending.pop(); line !== undefined; line = pending.pop()) {
    if (line.text.trim() === '') continue;
    if (startsJson(line.text)) {
      if (lines.length > 0) flush();
      const { chunk, rest } = takeJson(line, pending);
      if (rest !== undefined) pending.push(rest);
      const goesOn = chunk.kind === 'broken' && chunks.at(-1)?.kind === 'broken' && /^[\s[\]{}]*$/.test(line.text);
      silent = false;
      if (!goesOn) chunks.push({ ...chunk, ...(command && { command }) });
      continue;
    }
    const prompt = isBriefLine(line.text) || isDetailLine(line.text) ? undefined : readCommand(line.text);
    if (prompt !== undefined && !(prompt === 'heading' && silent && lines.length === 0)) {
      flush();
      command = prompt === 'heading' ? undefined : prompt;
      silent = command !== undefined;
    } else if (prompt === undefined) lines.push(line);
  }
  flush();
  return chunks;
}

function startsJson(text: string): boolean {
  return /^\s*(?:\[\s*(?:[{\]]|$)|\{\s*(?:["}]|$))/.test(text);
}

type JsonChunk = Exclude<Chunk, { kind: 'text' }>;

/** Takes one JSON value from `first` and the following lines (`pending`, last one first); `rest` is what stands behind it. */
function takeJson(first: Line, pending: Line[]): { chunk: JsonChunk; rest?: Line } {
  const taken: string[] = [];
  const depth = { brackets: 0 };
  for (let line: Line | undefined = first; line !== undefined; line = pending.pop()) {
    if (line !== first && startsAnew(line.text)) {
      pending.push(line);
      break;
    }
    const end = endOfJson(line.text, depth);
    taken.push(line.text.slice(0, end));
    if (end === undefined) continue;
    const rest = { ...line, text: line.text.slice(end) };
    return { chunk: parseJson(taken.join('\n'), first), ...(rest.text.trim() !== '' && { rest }) };
  }
  return { chunk: { kind: 'broken', line: first } };
}

/** Where in `text` the outermost bracket closes; undefined where it stays open. A string never spans lines. */
function endOfJson(text: string, depth: { brackets: number }): number | undefined {
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (inString) {
      if (char === '\\') at++;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '[' || char === '{') depth.brackets++;
    else if ((char === ']' || char === '}') && --depth.brackets <= 0) return at + 1;
  }
  return undefined;
}

/** Whether a line inside an open bracket can only be the start of something else: then the JSON before it is cut off. */
function startsAnew(text: string): boolean {
  if (/^\[\s*(?:\{|$)/.test(text)) return true;
  return isHeaderLine(text) || isRuleLine(text) || typeof readCommand(text) === 'object';
}

function parseJson(text: string, line: Line): JsonChunk {
  try {
    return { kind: 'json', value: JSON.parse(text), line };
  } catch {
    return { kind: 'broken', line };
  }
}
