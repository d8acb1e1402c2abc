import { asRecord } from './json.ts';

/** Labels of many objects, of which most are alike. */

export type Labels = Readonly<Record<string, string>>;

/** Reads the labels of an object's metadata; an object without any has none. */
export type LabelReader = (labels: unknown) => Labels;

/** A reader that keeps what is alike once: whole sets as pods of one owner have them, else single values as nodes do. */
export function createLabelReader(): LabelReader {
  const sets = new Map<string, Labels>();
  const texts = new Map<string, string>();
  const once = (text: string): string => {
    const kept = texts.get(text) ?? text;
    texts.set(text, kept);
    return kept;
  };
  return (value) => {
    const key = JSON.stringify(value ?? {});
    const before = sets.get(key);
    if (before !== undefined) return before;
    const labels: Labels = Object.fromEntries(
      Object.entries(asRecord(value)).flatMap(([name, text]) =>
        typeof text === 'string' ? [[once(name), once(text)] as const] : [],
      ),
    );
    sets.set(key, labels);
    return labels;
  };
}
