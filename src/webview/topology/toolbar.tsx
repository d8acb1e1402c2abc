import type { Family } from '../../core/net/address.ts';
import type { PathMode } from '../../protocol/topologyMessages.ts';
import { t } from '../l10n.ts';
import { Choice } from './choice.tsx';

export interface ToolbarProps {
  readonly families: readonly Family[];
  readonly family: Family;
  /** Which time headline, drawing and path are of. */
  readonly mode: PathMode;
  readonly search: string;
  readonly table: boolean;
  readonly tracing: boolean;
  readonly networks: 'all' | 'some' | 'few';
  /** Some groups are open. */
  readonly opened: boolean;
  readonly onFamily: (family: Family) => void;
  readonly onMode: (mode: PathMode) => void;
  readonly onSearch: (text: string) => void;
  readonly onTable: (table: boolean) => void;
  readonly onTrace: () => void;
  readonly onNetworks: (all: boolean) => void;
  readonly onFold: () => void;
  readonly onZoom: (factor: number) => void;
  readonly onFit: () => void;
  readonly onSave: () => void;
}

/** What is shown, and how. */
export function Toolbar(props: ToolbarProps) {
  const { families, family, mode, search, table, tracing, networks, opened } = props;
  return (
    <div class="toolbar">
      <fieldset class="segments">
        <legend>{t('Show as')}</legend>
        <Choice name="show" checked={!table} text={t('Drawing')} onChoose={() => props.onTable(false)} />
        <Choice name="show" checked={table} text={t('Tables')} onChoose={() => props.onTable(true)} />
      </fieldset>
      <fieldset class="segments">
        <legend>{t('Time')}</legend>
        <Choice name="when" checked={mode === 'live'} text={t('Current')} onChoose={() => props.onMode('live')} />
        <Choice
          name="when"
          checked={mode === 'planned'}
          text={t('After apply')}
          onChoose={() => props.onMode('planned')}
        />
      </fieldset>
      {families.length > 1 && (
        <fieldset class="segments">
          <legend>{t('Family')}</legend>
          {families.map((each) => (
            <Choice
              key={each}
              name="family"
              checked={each === family}
              text={`IPv${each}`}
              onChoose={() => props.onFamily(each)}
            />
          ))}
        </fieldset>
      )}
      <button type="button" class="secondary" aria-pressed={tracing} onClick={props.onTrace}>
        {t('Trace packet…')}
      </button>
      {networks !== 'few' && (
        <label class="check">
          <input
            type="checkbox"
            checked={networks === 'all'}
            onChange={({ currentTarget }) => props.onNetworks(currentTarget.checked)}
          />
          {t('All networks')}
        </label>
      )}
      {opened && (
        <button type="button" onClick={props.onFold}>
          {t('Collapse groups')}
        </button>
      )}
      <input
        type="search"
        value={search}
        placeholder={t('Search nodes, pods, addresses…')}
        aria-label={t('Only show nodes with this name, address or pod')}
        onInput={({ currentTarget }) => props.onSearch(currentTarget.value)}
      />
      {!table && (
        <div class="zoom">
          <button type="button" aria-label={t('Zoom out')} title={t('Zoom out')} onClick={() => props.onZoom(0.8)}>
            −
          </button>
          <button type="button" aria-label={t('Zoom in')} title={t('Zoom in')} onClick={() => props.onZoom(1.25)}>
            +
          </button>
          <button type="button" title={t('Show the whole topology')} onClick={props.onFit}>
            {t('Fit')}
          </button>
          <button type="button" title={t('Save the drawing as an SVG image')} onClick={props.onSave}>
            {t('Save SVG')}
          </button>
        </div>
      )}
    </div>
  );
}
