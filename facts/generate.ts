import { readFileSync } from 'node:fs';
import { encodeFields } from './encode.ts';
import { parseFields } from './source.ts';

/** The files that are made of what lies here, by their paths from the project's root, with their texts. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const fields = encodeFields(parseFields(readFileSync(new URL('fields.txt', import.meta.url), 'utf8')));
  return new Map([
    [
      'src/core/facts/fieldData.ts',
      dataFile('fieldData', 'fields.txt', "The fields of Calico's kinds, packed.", fields),
    ],
  ]);
}

function dataFile(name: string, source: string, about: string, text: string): string {
  const escaped = text.replace(/[\\`]|\$\{/g, (found) => `\\${found}`);
  return `/** ${about} Made by \`npm run facts\` of facts/${source}: never edited by hand. */\nexport const ${name} = \`${escaped}\`;\n`;
}
