import { type Field, type FieldSource, releasesOf, runsOf, type Variant } from './source.ts';

/**
 * Packs the fields of all kinds into one text, in which what is said several times stands once: names, facts, ranges of
 * releases, and fields with all that is below them. `src/core/facts/fields.ts` reads it.
 */
export function encodeFields({ kinds }: FieldSource): string {
  const names = table();
  const facts = table();
  const ranges = table();
  const nodes = table();
  const range = (own: readonly number[], around: readonly number[]): string =>
    own.length === around.length ? '' : `.${ranges(spans(own))}`;
  const node = (variants: readonly Variant[], fields: ReadonlyMap<string, Field>, own: readonly number[]): string => {
    const said = variants.map(({ fact, releases: those }) => `${facts(shortFact(fact))}${range(those, own)}`);
    const below = [...fields]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, field]) => {
        const those = releasesOf(field);
        return `${names(name)}.${node(field.variants, field.fields, those)}${range(those, own)}`;
      });
    return nodes(`${said.join(' ')}|${below.join(' ')}`);
  };
  const all = kinds.map(({ name, namespaced, releases: own, fields }) => {
    const root = node([{ fact: { type: 'object' }, releases: own }], fields, own);
    return `${name} ${namespaced ? 'n' : 'c'} ${root} ${ranges(spans(own))}`;
  });
  return [...[ranges, names, facts, nodes].map(linesOf), all.join('\n')].join('\n\n');
}

type Table = ((text: string) => string) & { readonly texts: ReadonlyMap<string, string> };

/** Gives each text a number, the same to the same. */
function table(): Table {
  const texts = new Map<string, string>();
  const add = (text: string): string => {
    const number = texts.get(text) ?? texts.size.toString(36);
    texts.set(text, number);
    return number;
  };
  return Object.assign(add, { texts });
}

function linesOf({ texts }: Table): string {
  return [...texts.keys()].join('\n');
}

function spans(numbers: readonly number[]): string {
  return runsOf(numbers)
    .map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`))
    .join(',');
}

/** The type by a letter, and behind it what else is said, as JSON. */
function shortFact({ type, ...keywords }: Variant['fact']): string {
  return `${type ?? '-'}${Object.keys(keywords).length === 0 ? '' : ` ${JSON.stringify(keywords)}`}`;
}
