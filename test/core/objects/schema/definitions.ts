import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Definitions for tests. */

/** That of the operator's Installation, cut down; in the way of controller-gen, whose lists stand in their key's column. */
export const installationDefinition = definitionIn('field-unknown/bad-installation-crlf.yaml');
/** That of the IPPool, cut down. */
export const poolDefinition = definitionIn('field-unknown/bad-pool.yaml');

function definitionIn(fixture: string): string {
  const url = new URL(`../../../rules/${fixture}`, import.meta.url);
  const [, definition] = readFileSync(fileURLToPath(url), 'utf8').split(/^#- .*\n/m);
  if (definition === undefined) throw new Error(`no definition in ${fixture}`);
  return definition;
}
