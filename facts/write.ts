// npm run facts: makes src/core/facts of what lies here.
import { writeFileSync } from 'node:fs';
import { generatedFiles } from './generate.ts';

for (const [path, text] of generatedFiles()) {
  writeFileSync(new URL(`../${path}`, import.meta.url), text);
  console.log(`${path}  ${(text.length / 1024).toFixed(1)} kB`);
}
