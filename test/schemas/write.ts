// npm run schemas: writes the JSON Schemas of what the terminal program writes, from the types of its code.
import { writeFileSync } from 'node:fs';
import { root } from '../architecture/sources.ts';
import { generatedSchemas } from './generated.ts';

for (const [path, text] of generatedSchemas()) writeFileSync(new URL(path, root), text);
