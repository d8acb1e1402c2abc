/** JSON as large snapshots are written: each key, and each item of a list, in a line of its own. */

/** So many characters are read at once, unless a line is longer. */
const readAtOnce = 200_000;

/**
 * The value of such a text, line by line, since the whole of it would hold up others. Undefined where it is laid out in
 * another way, or broken; what is read is what `JSON.parse` gives.
 */
export function* readJsonLines(text: string): Generator<undefined, Readonly<Record<string, unknown>> | undefined> {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  if (lines[0] !== '{' || lines.at(-1) !== '}') return undefined;
  const state: State = { entries: [], list: undefined, isOpen: true };
  let read = 0;
  for (const line of lines.slice(1, -1)) {
    read += line.length;
    if (read > readAtOnce) {
      yield undefined;
      read = 0;
    }
    if (!take(state, line)) return undefined;
  }
  return state.isOpen || state.list !== undefined ? undefined : Object.fromEntries(state.entries);
}

interface List {
  readonly key: string;
  readonly items: unknown[];
}

interface State {
  readonly entries: (readonly [key: string, value: unknown])[];
  /** The list that the lines are in. */
  list: List | undefined;
  /** Something has to follow: the line before begins an object or a list, or ends with a comma. */
  isOpen: boolean;
}

/** Whether the line is one of such a text. */
function take(state: State, line: string): boolean {
  if (line === '') return true; // as between the ends of an empty list
  const hasComma = line.endsWith(',');
  const own = hasComma ? line.slice(0, -1) : line;
  if (state.list !== undefined && own === ']') return endList(state, state.list, hasComma);
  if (!state.isOpen) return false;
  if (state.list === undefined && line.endsWith(': [')) return startList(state, line);
  state.isOpen = hasComma;
  return addValue(state, own);
}

function endList(state: State, list: List, hasComma: boolean): boolean {
  if (state.isOpen && list.items.length > 0) return false;
  state.entries.push([list.key, list.items]);
  state.list = undefined;
  state.isOpen = hasComma;
  return true;
}

function startList(state: State, line: string): boolean {
  const key = parsed(line.slice(0, -3));
  if (typeof key !== 'string') return false;
  state.list = { key, items: [] };
  return true;
}

/** An item of the list, or one key with its value. */
function addValue({ entries, list }: State, text: string): boolean {
  const found = parsed(list === undefined ? `{${text}}` : text);
  if (found === undefined) return false;
  if (list === undefined) entries.push(...Object.entries(found ?? {}));
  else list.items.push(found);
  return text.trim() !== '';
}

/** Undefined where the text is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
