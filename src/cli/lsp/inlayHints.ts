import type { InlayHint as Told } from '../../core/features/inlayHints.ts';
import { touches } from '../../core/text.ts';
import { render } from '../../core/words/render.ts';
import type { Cancellation } from '../../turns/slices.ts';
import { toSpan } from './convert.ts';
import { createKept, type Kept } from './kept.ts';
import { markupOf } from './markdown.ts';
import type { InlayHint, Range } from './protocol.ts';
import { preparedDocument, type Session } from './session.ts';

export interface InlayHints {
  provide(
    params: { readonly textDocument: { readonly uri: string }; readonly range: Range },
    token: Cancellation,
  ): Promise<InlayHint[]>;
  /** Adds what is told of a hint. */
  resolve(hint: InlayHint): InlayHint;
}

/** Shows behind each method what it chooses. */
export function createInlayHints(session: Session): InlayHints {
  const { service, t, settings } = session;
  const kept: Kept<Told> = createKept();
  return {
    async provide({ textDocument, range }, token) {
      if (!settings().isOn('inlayHints')) return [];
      const document = await preparedDocument(session, textDocument.uri, token);
      if (document === undefined) return [];
      const { file, lines } = document;
      const span = toSpan(lines, range);
      const hints = service.inlayHints(file).filter(({ offset }) => touches(span, offset));
      const places = kept.keep(hints);
      return hints.map(({ offset, label }, at) => {
        return { position: lines.positionAt(offset), label: render(t, label), paddingLeft: true, data: places[at] };
      });
    },
    resolve(hint) {
      const told = kept.at(hint.data);
      return told === undefined ? hint : { ...hint, tooltip: markupOf(t, told.tooltip(Date.now())) };
    },
  };
}
