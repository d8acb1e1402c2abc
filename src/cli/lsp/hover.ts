import { hoverInSteps } from '../../core/answers.ts';
import type { Cancellation } from '../../turns/slices.ts';
import { toRange } from './convert.ts';
import { markupOf } from './markdown.ts';
import type { Hover, Position } from './protocol.ts';
import { answered, preparedDocument, type Session } from './session.ts';

/** Shows what the method under the cursor means and chooses, what another variable does, or what policies change. */
export async function hover(
  session: Session,
  params: { readonly textDocument: { readonly uri: string }; readonly position: Position },
  token: Cancellation,
): Promise<Hover | undefined> {
  const document = await preparedDocument(session, params.textDocument.uri, token);
  if (document === undefined) return undefined;
  const { file, lines } = document;
  const offset = lines.offsetAt(params.position);
  const found = await answered(hoverInSteps(session.service, file, offset, Date.now()), token);
  if (found === undefined) return undefined;
  const contents = markupOf(session.t, ...found.parts.map(({ markdown }) => markdown));
  return { contents, range: toRange(lines, found.at.span) };
}
