import type { Action, ViewCommand } from '../protocol/messages.ts';

/** What is shown where there is nothing to show: why, and what helps. */
export function Nothing(props: {
  readonly text: string;
  readonly actions: readonly Action[];
  readonly run: (command: ViewCommand) => void;
}) {
  const { text, actions, run } = props;
  return (
    <main class="nothing">
      <p role="status">{text}</p>
      <div class="actions">
        {actions.map(({ title, command }) => (
          <button type="button" key={command} class="primary" onClick={() => run(command)}>
            {title}
          </button>
        ))}
      </div>
    </main>
  );
}
