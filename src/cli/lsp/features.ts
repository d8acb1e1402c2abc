import { type CodeActionDeps, codeActions } from './codeActions.ts';
import { createCodeLenses } from './codeLenses.ts';
import { createCompletion } from './completion.ts';
import { definition, references } from './definition.ts';
import { hover } from './hover.ts';
import { createInlayHints } from './inlayHints.ts';
import type { Connection } from './protocol.ts';

/** Has each request answered by its feature. */
export function registerFeatures(connection: Connection, deps: CodeActionDeps): void {
  const completion = createCompletion(deps);
  const hints = createInlayHints(deps);
  const lenses = createCodeLenses(deps);
  connection.onHover((params, token) => hover(deps, params, token));
  connection.onCompletion((params, token) => completion.provide(params, token));
  connection.onCompletionResolve((item) => completion.resolve(item));
  connection.onCodeAction((params, token) => codeActions(deps, params, token));
  connection.languages.inlayHint.on((params, token) => hints.provide(params, token));
  connection.languages.inlayHint.resolve((hint) => hints.resolve(hint));
  connection.onCodeLens((params, token) => lenses.provide(params, token));
  connection.onCodeLensResolve((lens, token) => lenses.resolve(lens, token));
  connection.onDefinition((params, token) => definition(deps, params, token));
  connection.onReferences((params, token) => references(deps, params, token));
}
