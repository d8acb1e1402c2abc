import type { Translate } from '../../core/l10n.ts';
import type { CalicoService } from '../../core/service.ts';
import { type Cancellation, inSlices, isPrepared } from '../../turns/slices.ts';
import type { ServerSettings } from './config.ts';
import type { OpenDocument, OpenDocuments } from './documents.ts';
import { type ClientCapabilities, LSPErrorCodes, ResponseError } from './protocol.ts';

/** What each feature is made of, from `initialize` to the end. */
export interface Session {
  readonly service: CalicoService;
  readonly documents: OpenDocuments;
  readonly client: ClientCapabilities;
  readonly t: Translate;
  readonly settings: () => ServerSettings;
  /** Resolves once files and inventory have been read: nothing is told before, which would be another thing then. */
  readonly ready: () => Promise<void>;
}

/** The document at `uri`, once the service can answer for it at once; throws the protocol's error where nobody waits any more. */
export async function preparedDocument(
  { service, documents, ready }: Session,
  uri: string,
  token: Cancellation,
): Promise<OpenDocument | undefined> {
  await ready();
  if (!(await isPrepared(service, token))) throw cancelled();
  return documents.get(uri);
}

/** What `steps` come to; throws the protocol's error where nobody waits any more. */
export async function answered<T>(steps: Generator<undefined, T>, token: Cancellation): Promise<T | undefined> {
  const result = await inSlices(steps, () => token.isCancellationRequested);
  if (token.isCancellationRequested) throw cancelled();
  return result;
}

function cancelled(): ResponseError<undefined> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The client cancelled the request.');
}
