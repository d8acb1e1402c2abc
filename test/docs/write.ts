// npm run docs: writes what stands in several places of the project and comes from its sources.
import { writeFileSync } from 'node:fs';
import { root, textOf } from '../architecture/sources.ts';
import { generatedFiles } from './generated.ts';

for (const [path, text] of generatedFiles()) {
  if (textOf(path) === text) continue;
  writeFileSync(new URL(path, root), text);
  console.log(path);
}
