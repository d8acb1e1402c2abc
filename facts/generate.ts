import { readFileSync } from 'node:fs';
import { encodeFields } from './encode.ts';
import { type FieldSource, parseFields } from './source.ts';

/** What is made of the files here: by the name of what holds it, the file, and what it is. */
const lists = [
  ['felix', "Felix's parameters."],
  ['variables', 'The environment variables of the calico-node pod but for those of Felix.'],
  ['descriptions', 'What the variables do, in words of ours.'],
  ['exclusions', 'The names of interfaces that are left out by default.'],
  ['devices', "The devices of Felix's tunnels."],
  ['operators', 'The release lines that the operator installs.'],
] as const;

/** The files that are made of what lies here, by their paths from the project's root, with their texts. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const source = parseFields(factsIn('fields.txt'));
  return new Map([
    dataFile('fields', "The fields of Calico's kinds, packed.", encodeFields(source)),
    dataFile(
      'releases',
      'The releases of Calico that are known, the oldest first.',
      source.releases.join(' '),
      'fields',
    ),
    kindFile(source),
    ...lists.map(([name, about]) => dataFile(name, about, withoutComments(factsIn(`${name}.txt`)))),
  ]);
}

/** The text of one of the files here. */
export function factsIn(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8');
}

/** The lines of facts that are no comments. */
export function withoutComments(text: string): string {
  return text
    .replace(/^#.*\n/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** The names of kinds, by their groups, as types: a table of them that lacks one does not compile. */
function kindFile({ kinds }: FieldSource): readonly [path: string, text: string] {
  const all = kinds.map(({ name }) => [name.slice(0, name.indexOf('.')), name.slice(name.indexOf('.') + 1)] as const);
  const groups = [...new Set(all.map(([, group]) => group))].sort().map((group) => {
    const names = all.flatMap(([name, own]) => (own === group ? [`    '${name}',\n`] : []));
    return `  '${group}': [\n${names.join('')}  ],\n`;
  });
  const head = `/** Calico's kinds, by their groups. ${madeOf('fields')} */`;
  return ['src/core/facts/kindData.ts', `${head}\nexport const kindData = {\n${groups.join('')}} as const;\n`];
}

function madeOf(source: string): string {
  return `Made by \`npm run facts\` of facts/${source}.txt: never edited by hand.`;
}

function dataFile(
  what: string,
  about: string,
  text: string,
  source: string = what,
): readonly [path: string, text: string] {
  const name = `${what.replace(/s$/, '')}Data`;
  const escaped = text.replace(/[\\`]|\$\{/g, (found) => `\\${found}`);
  const head = `/** ${about} ${madeOf(source)} */`;
  return [`src/core/facts/${name}.ts`, `${head}\nexport const ${name} = \`${escaped}\`;\n`];
}
