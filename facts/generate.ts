import { readFileSync } from 'node:fs';
import { encodeFields } from './encode.ts';
import { parseFields } from './source.ts';

/** The files that are made of what lies here, by their paths from the project's root, with their texts. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const textOf = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
  const felix = textOf('felix.txt')
    .replace(/^#.*\n/gm, '')
    .trim();
  const fields = encodeFields(parseFields(textOf('fields.txt')));
  return new Map([
    [
      'src/core/facts/fieldData.ts',
      dataFile('fieldData', 'fields.txt', "The fields of Calico's kinds, packed.", fields),
    ],
    ['src/core/facts/felixData.ts', dataFile('felixData', 'felix.txt', "Felix's parameters.", felix)],
  ]);
}

function dataFile(name: string, source: string, about: string, text: string): string {
  const escaped = text.replace(/[\\`]|\$\{/g, (found) => `\\${found}`);
  return `/** ${about} Made by \`npm run facts\` of facts/${source}: never edited by hand. */\nexport const ${name} = \`${escaped}\`;\n`;
}
