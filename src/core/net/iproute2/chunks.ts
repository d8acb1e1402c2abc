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
  const pending = splitLines(text).reverse();
  const draft: Draft = { chunks: [], command: undefined, silent: false, lines: [] };
  for (let line = pending.pop(); line !== undefined; line = pending.pop()) {
    if (line.text.trim() === '') continue;
    if (startsJson(line.text)) {
      addJson(draft, line, pending);
      continue;
    }
    const prompt = promptOf(line.text);
    if (prompt === undefined) draft.lines.push(line);
    else addPrompt(draft, prompt);
  }
  endText(draft);
  return draft.chunks;
}

function promptOf(text: string): Command | 'heading' | undefined {
  return isBriefLine(text) || isDetailLine(text) ? undefined : readCommand(text);
}

/** What has been read so far. */
interface Draft {
  readonly chunks: Chunk[];
  command: Command | undefined;
  /** Whether the command has printed nothing up to here. */
  silent: boolean;
  lines: Line[];
}

function endText(draft: Draft): void {
  const { chunks, command, silent, lines } = draft;
  if (lines.length > 0 || silent) chunks.push({ kind: 'text', lines, ...(command && { command }) });
  draft.lines = [];
  draft.silent = false;
}

/** A heading right behind a command may stand above what that prints. */
function addPrompt(draft: Draft, prompt: Command | 'heading'): void {
  if (prompt === 'heading' && draft.silent && draft.lines.length === 0) return;
  endText(draft);
  draft.command = prompt === 'heading' ? undefined : prompt;
  draft.silent = draft.command !== undefined;
}

/** Adds the JSON that begins with `line`; what stands behind it is put back. */
function addJson(draft: Draft, line: Line, pending: Line[]): void {
  if (draft.lines.length > 0) endText(draft);
  const { chunk, rest } = takeJson(line, pending);
  if (rest !== undefined) pending.push(rest);
  const { chunks, command } = draft;
  const goesOn = chunk.kind === 'broken' && chunks.at(-1)?.kind === 'broken' && /^[\s[\]{}]*$/.test(line.text);
  if (!goesOn) chunks.push({ ...chunk, ...(command && { command }) });
  draft.silent = false;
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
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '"') at = endOfString(text, at);
    else if ('[{'.includes(char)) depth.brackets++;
    else if (']}'.includes(char) && --depth.brackets <= 0) return at + 1;
  }
  return undefined;
}

/** Where the string that opens at `from` closes; the end of `text` where it stays open. */
function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  return text.length;
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
