import type {
  ConnectionCell,
  ConnectionsFormat,
  ConnectionsTable,
  ShownDecision,
} from '../../protocol/connectionsMessages.ts';
import { Icon, type IconName } from '../icon.tsx';
import { t } from '../l10n.ts';
import { ConnectionsGrid } from './grid.tsx';

/** What decides about one pair. */
export interface ShownDecisions {
  readonly from: number;
  readonly to: number;
  readonly decisions: readonly ShownDecision[];
}

export interface ConnectionsPanelProps {
  readonly table: ConnectionsTable;
  readonly search: string;
  /** What became of the last thing that was asked for. */
  readonly told: string;
  readonly decided: ShownDecisions | undefined;
  readonly onSearch: (text: string) => void;
  readonly onChoose: (cell: ConnectionCell) => void;
  readonly onDecision: (at: number) => void;
  readonly onSave: (format: ConnectionsFormat) => void;
}

/** Who may talk to whom, and below it what decides about the pair that is chosen. */
export function ConnectionsPanel(props: ConnectionsPanelProps) {
  const { table, search, told, decided, onSearch, onSave } = props;
  return (
    <main class="connections">
      <header>
        <h1>{table.summary}</h1>
        <p class="facts">{[...table.facts, t('A click or ↵ on a cell tells what decides.')].join(' ')}</p>
      </header>
      <div class="toolbar">
        {(['markdown', 'svg', 'dot'] as const).map((format) => (
          <button type="button" class="secondary" key={format} onClick={() => onSave(format)}>
            {titles[format]()}
          </button>
        ))}
        <input
          type="search"
          value={search}
          placeholder={t('Filter workloads')}
          aria-label={t('Filter workloads')}
          onInput={({ currentTarget }) => onSearch(currentTarget.value)}
        />
      </div>
      <p class="count" role="status">
        {told === '' ? leftOutText(table) : told}
      </p>
      {table.groups.length > 0 && <ConnectionsGrid table={table} chosen={decided} onChoose={props.onChoose} />}
      {decided !== undefined && <Decisions {...props} decided={decided} />}
    </main>
  );
}

const titles: Readonly<Record<ConnectionsFormat, () => string>> = {
  markdown: () => t('Save as Markdown'),
  svg: () => t('Save as SVG'),
  dot: () => t('Save as DOT'),
};

/** Said where something is left out, so that nobody takes a part for the whole. */
function leftOutText({ groups, leftOut }: ConnectionsTable): string {
  if (leftOut === 0) return '';
  if (groups.length === 0) return t('No workload is like that.');
  return leftOut === 1 ? t('1 group is not shown.') : t('{0} groups are not shown.', leftOut.toLocaleString('en'));
}

const icons: Readonly<Record<ShownDecision['verdict'], IconName>> = { allow: 'good', deny: 'bad', unknown: 'unknown' };

function Decisions({
  table,
  decided: { from, to, decisions },
  onDecision,
}: ConnectionsPanelProps & { readonly decided: ShownDecisions }) {
  const [source, destination] = [table.groups[from]?.name ?? '', table.groups[to]?.name ?? ''];
  return (
    <section class="decisions" aria-label={t('What decides')}>
      <p class="pair" role="status">
        {t('{0} → {1}', source, destination)}
      </p>
      <ul>
        {decisions.map((decision, at) => (
          <li key={`${at} ${decision.by}`} class={decision.verdict}>
            <Icon name={icons[decision.verdict]} />
            <span>
              {decision.place}: <strong>{decision.what}</strong> {verdicts[decision.verdict]()} — {decision.by}
            </span>
            {decision.where !== '' && (
              <button type="button" class="link" onClick={() => onDecision(at)}>
                {decision.where}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const verdicts: Readonly<Record<ShownDecision['verdict'], () => string>> = {
  allow: () => t('allowed'),
  deny: () => t('denied'),
  unknown: () => t('unknown'),
};
