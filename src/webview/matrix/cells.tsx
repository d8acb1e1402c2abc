import type { MatrixCell, MatrixRow, MethodMatrix } from '../../protocol/matrixMessages.ts';
import { Icon, type IconName } from '../icon.tsx';
import { t } from '../l10n.ts';
import { colourOf, hostPart, letterOf } from '../octets.ts';

/** What stands in the cells of the comparison. */

/** What can be done with a value. */
export interface ValueActions {
  /** Whether the file has a place for a value. */
  readonly writable: boolean;
  /** Puts the row's value into the file. */
  readonly onUse: (row: number) => void;
  /** Compares the value no longer. */
  readonly onDrop: (method: string) => void;
  readonly onGoToMethod: () => void;
}

interface ValueProps extends ValueActions {
  readonly row: MatrixRow;
  readonly at: number;
}

const gradeIcons: Readonly<Record<MatrixRow['grade'], IconName>> = {
  good: 'good',
  fragile: 'information',
  poor: 'odd',
  bad: 'bad',
  unknown: 'unknown',
};

/** The value with its rank and the reason for it, and a button that takes it. */
export function Value({ row, at, writable, onUse, onDrop, onGoToMethod }: ValueProps) {
  const { origin, grade, rank, reason, meaning } = row;
  const grades = {
    good: t('OK'),
    fragile: t('may change'),
    poor: t('warning'),
    bad: t('fails'),
    unknown: t('unknown'),
  };
  const own = origin === 'file';
  const takes = !own && writable && row.method !== '';
  return (
    <>
      <span class="rank" title={t('Rank {0}', rank)}>
        {rank}
      </span>
      <Icon name={gradeIcons[grade]} label={grades[grade]} />
      {own ? (
        <button
          type="button"
          tabIndex={-1}
          class="value"
          title={t('Go to the method in the file')}
          onClick={onGoToMethod}
        >
          <code>{nameOf(row)}</code>
        </button>
      ) : (
        <code class="value" title={meaning}>
          {nameOf(row)}
        </code>
      )}
      {own && (
        <span class="tag">
          <Icon name="pin" /> {t('in the file')}
        </span>
      )}
      {origin === 'default' && <span class="tag">{t("Calico's default")}</span>}
      {origin === 'typed' && (
        <button
          type="button"
          tabIndex={-1}
          class="drop"
          onClick={() => onDrop(row.method)}
          aria-label={t('Remove {0}', row.method)}
        >
          ×
        </button>
      )}
      {takes && (
        <button
          type="button"
          tabIndex={-1}
          class="take"
          title={t('Use it in the file')}
          aria-label={t('Use {0} in the file', row.method)}
          onClick={() => onUse(at)}
        >
          {t('Use')}
        </button>
      )}
      <span class="reason">{reason}</span>
    </>
  );
}

/** The NIC, its subnet by letter and colour, and what of the address is its own. */
export function Cell({ cell, matrix }: { readonly cell: MatrixCell; readonly matrix: MethodMatrix }) {
  const { state, interface: name, address, subnet, virtual, moves, why } = cell;
  if (name === undefined) {
    return (
      <>
        <Icon name={state} />
        <span class="none">{state === 'bad' ? t('none') : state === 'unknown' ? t('unknown') : (address ?? why)}</span>
      </>
    );
  }
  return (
    <>
      {state !== 'good' && <Icon name={state} label={virtual ? t('virtual') : t('warning')} />}
      <code class="nic">{name}</code>{' '}
      {subnet !== undefined && <span class={`letter ${colourOf(subnet)}`}>{letterOf(subnet)}</span>}
      <code class="host">{hostPart(address ?? '', subnet === undefined ? undefined : matrix.subnets[subnet])}</code>
      {moves && <Icon name="moves" label={t('differs from the stored address')} />}
    </>
  );
}

/** What the value is called in the list. */
function nameOf({ method, origin }: MatrixRow): string {
  if (method !== '') return method;
  return origin === 'file' ? t('not set (default: first-found)') : t('no value');
}
