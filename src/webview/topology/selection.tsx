import type { NodeCard } from '../../protocol/topologyMessages.ts';
import { Icon } from '../icon.tsx';
import { t } from '../l10n.ts';
import { plain } from '../plainText.ts';
import { canOpen, stateName } from './cardView.tsx';

export interface SelectionProps {
  readonly card: NodeCard;
  readonly open: boolean;
  readonly onOpen: () => void;
  readonly onNics: () => void;
  readonly onMethod: () => void;
  readonly onTraceFrom: () => void;
  readonly onTraceTo: () => void;
}

/** What can be done with the card that is looked at. */
export function Selection(props: SelectionProps) {
  const { card, open } = props;
  const { title, state, why, nodes, count } = card;
  return (
    <section class="selection" aria-label={t('Selected: {0}', title)}>
      <p>
        <Icon name={state} label={stateName(state)} /> <strong>{title}</strong> <span class="why">{plain(why)}</span>
      </p>
      {count > 1 && <p class="members">{membersText(nodes, count)}</p>}
      <div class="buttons">
        {canOpen(card) && (
          <button type="button" onClick={props.onOpen}>
            {count > 1 ? t('Show each node') : open ? t('Fewer details') : t('All details')}
          </button>
        )}
        <button type="button" onClick={props.onTraceFrom}>
          {t('Trace from here')}
        </button>
        <button type="button" onClick={props.onTraceTo}>
          {t('Trace to here')}
        </button>
        <button type="button" onClick={props.onNics}>
          {t('All of its NICs')}
        </button>
        <button type="button" onClick={props.onMethod}>
          {t('Method in the file')}
        </button>
      </div>
    </section>
  );
}

function membersText(nodes: readonly string[], count: number): string {
  const shown = nodes.slice(0, 6).join(', ');
  return count > 6 ? t('{0} and {1} more', shown, (count - 6).toLocaleString('en')) : shown;
}
