import { resolve } from 'node:path';

/** The repository's root folder, absolute. */
export const root = resolve(import.meta.dirname, '../..');

/** The example that `npm start`, the tests and the pictures open, absolute. */
export const exampleFolder = resolve(root, 'examples/two-nodes');
