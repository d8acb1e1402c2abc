import { isListOf, isRecordOf, isText } from '../protocol/guards.ts';
import { type FromMatrixView, type ToMatrixView, toMatrixView } from '../protocol/matrixMessages.ts';
import type { Message } from '../protocol/messages.ts';
import { type Connection, connect } from './connection.ts';
import { withinLimits } from './matrix/limits.ts';
import { MatrixPanel, type MatrixPanelProps } from './matrix/panel.tsx';
import { withOrderedSubnets } from './octets.ts';
import { createPage } from './page.tsx';

/** The page of the comparison: what the editor sends goes to the screen, what the user does goes to the editor. */

/** What the user has set: own values, and one that is still being written. */
interface Kept {
  readonly typed: readonly string[];
  readonly draft: string;
}

/** More values than these are not compared at once. */
const mostTyped = 6;

let data: Message<ToMatrixView, 'matrix'> | undefined;
let told: MatrixPanelProps['told'] = { text: '', undo: false };

const page = createPage(() => connection);
const connection: Connection<FromMatrixView> = connect<ToMatrixView, FromMatrixView>(toMatrixView, {
  start(message) {
    page.handlers.start(message);
    if (kept.typed.length > 0) connection.post({ type: 'try', methods: kept.typed });
  },
  nothing(message) {
    data = undefined;
    page.handlers.nothing(message);
  },
  matrix(message) {
    data = { ...message, matrix: withOrderedSubnets(withinLimits(message.matrix)) };
    draw(message.version);
  },
  used({ text, undo }) {
    told = { text, undo };
    draw();
  },
});

let kept: Kept = connection.kept(isRecordOf<Kept>({ typed: isListOf(isText), draft: isText })) ?? {
  typed: [],
  draft: '',
};

function draw(drawnVersion?: number): void {
  if (data === undefined) return;
  const { version, title, families, writable, matrix } = data;
  page.show(
    <MatrixPanel
      title={title}
      families={families}
      writable={writable}
      matrix={matrix}
      told={told}
      draft={kept.draft}
      onDraft={(draft) => keep({ ...kept, draft })}
      onTry={(method) => tryAll([method, ...kept.typed.filter((each) => each !== method)].slice(0, mostTyped), '')}
      onDrop={(method) =>
        tryAll(
          kept.typed.filter((each) => each !== method),
          kept.draft,
        )
      }
      onUndo={() => {
        told = { text: '', undo: false };
        connection.post({ type: 'undo' });
        draw();
      }}
      onUse={(row) => connection.post({ type: 'use', version, row })}
      onGoToMethod={() => connection.post({ type: 'goToMethod', version })}
      onFamily={(family) => connection.post({ type: 'family', family })}
    />,
    drawnVersion,
  );
}

function tryAll(typed: readonly string[], draft: string): void {
  keep({ typed, draft });
  connection.post({ type: 'try', methods: typed });
}

function keep(next: Kept): void {
  kept = next;
  connection.keep(next);
  draw();
}
