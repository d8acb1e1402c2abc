import type { NicTable } from '../../protocol/nicMessages.ts';
import { t } from '../l10n.ts';
import type { Counts, NicOptions } from './rows.ts';

/** What is listed, in which order. */

export interface ToolbarProps {
  readonly options: NicOptions;
  readonly counts: Counts;
  readonly table: NicTable;
  readonly onOptions: (change: Partial<NicOptions>) => void;
  readonly onFamily: (family: 4 | 6) => void;
  /** The node whose row is the active one. */
  readonly node: string | undefined;
  readonly onTopology: () => void;
}

export function Toolbar({ options, counts, table, onOptions, onFamily, node, onTopology }: ToolbarProps) {
  const shows: readonly (readonly [NicOptions['show'], string])[] = [
    ['all', t('All {0}', counts.all)],
    ['problems', t('Problems {0}', counts.problems)],
    ['moves', t('Moves {0}', counts.moves)],
  ];
  return (
    <div class="toolbar">
      <fieldset class="segments">
        <legend>{t('Show')}</legend>
        {shows.map(([show, title]) => (
          <label key={show} class={show === 'problems' && counts.problems > 0 ? 'some' : ''}>
            <input type="radio" name="show" checked={options.show === show} onChange={() => onOptions({ show })} />
            <span>{title}</span>
          </label>
        ))}
      </fieldset>
      {table.families.length > 1 && <Families family={table.family} onFamily={onFamily} />}
      <label class="check">
        <input
          type="checkbox"
          checked={options.grouped}
          onChange={({ currentTarget }) => onOptions({ grouped: currentTarget.checked })}
        />
        {t('Group by result')}
      </label>
      <label class="select">
        <span>{t('Sort')}</span>
        <select value={options.sort} onChange={({ currentTarget }) => onOptions({ sort: sortOf(currentTarget.value) })}>
          <option value="trouble">{t('Problems first')}</option>
          <option value="file">{t('Inventory order')}</option>
          <option value="name">{t('By name')}</option>
        </select>
      </label>
      <button
        type="button"
        class="secondary"
        title={node === undefined ? t('Open the topology') : t('Show {0} in the topology', node)}
        onClick={onTopology}
      >
        {t('Topology')}
      </button>
      <input
        type="search"
        value={options.text}
        placeholder={t('Filter…')}
        aria-label={t('Filter by node, NIC, address or reason')}
        onInput={({ currentTarget }) => onOptions({ text: currentTarget.value })}
      />
    </div>
  );
}

function Families({ family, onFamily }: { readonly family: 4 | 6; readonly onFamily: (family: 4 | 6) => void }) {
  return (
    <fieldset class="segments">
      <legend>{t('Family')}</legend>
      {([4, 6] as const).map((each) => (
        <label key={each}>
          <input type="radio" name="family" checked={family === each} onChange={() => onFamily(each)} />
          <span>IPv{each}</span>
        </label>
      ))}
    </fieldset>
  );
}

function sortOf(value: string): NicOptions['sort'] {
  return value === 'file' || value === 'name' ? value : 'trouble';
}
