import type { Place } from '../../core/rules/rule.ts';
import { createLineIndex } from '../../core/text.ts';
import type { Cancellation } from '../../turns/slices.ts';
import { toRange, uriOf } from './convert.ts';
import { openDocument } from './documents.ts';
import type { DefinitionLink, Location, Position } from './protocol.ts';
import { preparedDocument, type Session } from './session.ts';

/** Leads from a variable to the key of the ConfigMap or the variable it is taken from, and back. */

export interface DefinitionDeps extends Session {
  /** The text of a file of the workspace that is not open. */
  readonly textOf: (file: string) => string | undefined;
}

interface At {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}

/** With the place that the way begins at, where the client can show that. */
export async function definition(
  deps: DefinitionDeps,
  { textDocument, position }: At,
  token: Cancellation,
): Promise<Location[] | DefinitionLink[] | undefined> {
  const document = await preparedDocument(deps, textDocument.uri, token);
  const found = document && deps.service.definition(document.file, document.lines.offsetAt(position));
  if (document === undefined || found === undefined) return undefined;
  const locations = found.targets.map((place) => toLocation(deps, place));
  if (deps.client.textDocument?.definition?.linkSupport !== true) return locations;
  const originSelectionRange = toRange(document.lines, found.origin);
  return locations.map(({ uri, range }) => {
    return { originSelectionRange, targetUri: uri, targetRange: range, targetSelectionRange: range };
  });
}

export async function references(
  deps: DefinitionDeps,
  { textDocument, position }: At,
  token: Cancellation,
): Promise<Location[]> {
  const document = await preparedDocument(deps, textDocument.uri, token);
  if (document === undefined) return [];
  const places = deps.service.references(document.file, document.lines.offsetAt(position));
  return places.map((place) => toLocation(deps, place));
}

function toLocation({ documents, textOf }: DefinitionDeps, { file, span }: Place): Location {
  const open = openDocument(documents, file);
  const lines = open?.lines ?? createLineIndex(textOf(file) ?? '');
  return { uri: open?.uri ?? uriOf(file), range: toRange(lines, span) };
}
