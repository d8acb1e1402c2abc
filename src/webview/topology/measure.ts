/** How wide texts are, so that they can be cut and wrapped before they are drawn: SVG does neither. */

export type TextStyle = 'title' | 'row' | 'small';

/** The width of a text in the drawing's units. */
export type Measure = (text: string, style: TextStyle) => number;

/** Sizes of the drawing's texts, as in its style sheet. */
export const sizes: Readonly<Record<TextStyle, number>> = { title: 13, row: 11.5, small: 11 };

/** Measures with the page's fonts; each text once. */
export function createMeasure(): Measure {
  const pen = document.createElement('canvas').getContext('2d');
  const style = getComputedStyle(document.body);
  const code = style.getPropertyValue('--vscode-editor-font-family') || 'monospace';
  const fonts: Readonly<Record<TextStyle, string>> = {
    title: `600 ${sizes.title}px ${style.fontFamily}`,
    row: `${sizes.row}px ${code}`,
    small: `${sizes.small}px ${style.fontFamily}`,
  };
  const known = new Map<string, number>();
  return (text, kind) => {
    const key = `${kind} ${text}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    if (pen === null) return text.length * sizes[kind] * 0.6;
    pen.font = fonts[kind];
    const { width } = pen.measureText(text);
    known.set(key, width);
    return width;
  };
}

/** The text, or as much of it as there is room for, with a sign that it goes on. */
export function fit(text: string, width: number, style: TextStyle, measure: Measure): string {
  if (measure(text, style) <= width) return text;
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(`${text.slice(0, middle)}…`, style) <= width) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? '' : `${text.slice(0, low).trimEnd()}…`;
}

/** The text in at most so many lines, broken between words. */
export function wrap(
  text: string,
  width: number,
  lines: number,
  style: TextStyle,
  measure: Measure,
): readonly string[] {
  const done: string[] = [];
  let rest = text.trim();
  while (rest !== '' && done.length < lines) {
    const line = done.length === lines - 1 ? rest : firstLine(rest, width, style, measure);
    done.push(fit(line, width, style, measure));
    rest = rest.slice(line.length).trimStart();
  }
  return done;
}

/** As many words as fit; at least one. */
function firstLine(text: string, width: number, style: TextStyle, measure: Measure): string {
  let end = -1;
  for (let at = text.indexOf(' '); ; at = text.indexOf(' ', at + 1)) {
    const next = at === -1 ? text.length : at;
    if (end !== -1 && measure(text.slice(0, next), style) > width) break;
    end = next;
    if (at === -1) break;
  }
  return text.slice(0, end);
}
