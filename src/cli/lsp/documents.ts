import { applyEdits, createLineIndex, type LineIndex } from '../../core/text.ts';
import { fileOf, toSpan } from './convert.ts';
import { type TextDocumentContentChangeEvent, TextDocuments } from './protocol.ts';

/** A document as it stands in the editor; never changed, each edit makes another one. */
export interface OpenDocument {
  readonly uri: string;
  /** As the core names it. */
  readonly file: string;
  readonly version: number;
  readonly text: string;
  readonly lines: LineIndex;
}

export type OpenDocuments = TextDocuments<OpenDocument>;

/** The open documents, followed edit by edit once they listen to a connection. */
export function createDocuments(): OpenDocuments {
  return new TextDocuments<OpenDocument>({
    create: (uri, _, version, text) => documentOf(uri, version, text),
    update: (document, changes, version) => changes.reduce(changed, { ...document, version }),
  });
}

/** The open document that the core names `file`. */
export function openDocument(documents: OpenDocuments, file: string): OpenDocument | undefined {
  return documents.all().find((each) => each.file === file);
}

function documentOf(uri: string, version: number, text: string): OpenDocument {
  return { uri, file: fileOf(uri), version, text, lines: createLineIndex(text) };
}

/** Each change counts from the text that the one before it left. */
function changed({ uri, version, text, lines }: OpenDocument, change: TextDocumentContentChangeEvent): OpenDocument {
  if (!('range' in change)) return documentOf(uri, version, change.text);
  const span = toSpan(lines, change.range);
  return documentOf(uri, version, applyEdits(text, [{ span, newText: change.text }]));
}
