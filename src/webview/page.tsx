import type { FromAnyView, Handlers, Message, ToAnyView } from '../protocol/messages.ts';
import { afterPaint, type Connection } from './connection.ts';
import { setTranslations } from './l10n.ts';
import { Nothing } from './nothing.tsx';
import { render, type VNode } from './ui.ts';

/** What each page does alike. */
export interface Page {
  /** Puts `content` on the page; with a version it tells the editor when that is to be seen. */
  show(content: VNode, version?: number): void;
  /** The handlers of the messages that every view gets. */
  readonly handlers: Pick<Handlers<ToAnyView>, 'start' | 'nothing'>;
}

/** `connection` is asked for late, since its handlers are made of this page. */
export function createPage(connection: () => Pick<Connection<FromAnyView>, 'post' | 'receivedAt'>): Page {
  const root = document.getElementById('root') ?? document.body.appendChild(document.createElement('div'));
  const show = (content: VNode, version?: number): void => {
    const began = connection().receivedAt;
    render(content, root);
    if (version === undefined) return;
    afterPaint(() => connection().post({ type: 'drawn', version, milliseconds: performance.now() - began }));
  };
  return {
    show,
    handlers: {
      start: ({ translations }) => setTranslations(translations),
      nothing: ({ text, actions, version }: Message<ToAnyView, 'nothing'>) => {
        const run = (command: Message<FromAnyView, 'run'>['command']) => connection().post({ type: 'run', command });
        show(<Nothing text={text} actions={actions} run={run} />, version);
      },
    },
  };
}
