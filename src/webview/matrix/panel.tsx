import type { MethodMatrix } from '../../protocol/matrixMessages.ts';
import { t } from '../l10n.ts';
import { colourOf, letterOf } from '../octets.ts';
import { type GridProps, MatrixGrid } from './grid.tsx';

export interface MatrixPanelProps extends GridProps {
  readonly title: string;
  readonly families: readonly (4 | 6)[];
  /** What became of the last thing that was asked for, and whether it can be taken back. */
  readonly told: { readonly text: string; readonly undo: boolean };
  readonly onUndo: () => void;
  /** What stands in the field for an own value. */
  readonly draft: string;
  readonly onDraft: (text: string) => void;
  /** Compares the value too. */
  readonly onTry: (method: string) => void;
  readonly onFamily: (family: 4 | 6) => void;
}

/** What several values of the method would choose, side by side. */
export function MatrixPanel(props: MatrixPanelProps) {
  const { title, matrix, told, writable, families, onUndo } = props;
  return (
    <main class="matrix">
      <header>
        <Best {...props} />
        <p class="facts">
          {title}
          {` · ${countText(matrix)}`}
          {matrix.leftOut > 0 && ` · ${leftOutText(matrix.leftOut)}`}
          {!writable && ` · ${t('the file has nowhere to set a value')}`}
        </p>
      </header>
      <div class="toolbar">
        <OwnValue {...props} />
        {families.length > 1 && <Families family={matrix.family} onFamily={props.onFamily} />}
        <Legend subnets={matrix.subnets} />
      </div>
      <p class="told" role="status">
        {told.text}
        {told.undo && (
          <button type="button" class="link" onClick={onUndo}>
            {t('Undo')}
          </button>
        )}
      </p>
      <MatrixGrid {...props} />
    </main>
  );
}

/** The answer: which value, and why; what is as good; and what the file has. */
function Best({ matrix: { rows, best }, writable, onUse }: MatrixPanelProps) {
  const [first, ...others] = best;
  const row = first === undefined ? undefined : rows[first];
  if (row === undefined || first === undefined) return <h1>{t('No value serves every node')}</h1>;
  const equals = others.flatMap((at) => rows[at] ?? []);
  return (
    <>
      <h1>
        {row.origin === 'file' ? t('Keep what the file has') : t('Recommended: {0}', row.method)}
        {row.origin !== 'file' && writable && (
          <button type="button" class="use" onClick={() => onUse(first)}>
            {t('Use')}
          </button>
        )}
      </h1>
      <p class="why">
        {row.reason}
        {equals.length > 0 && ` · ${t('as good: {0}', equals.map(({ method }) => method).join(', '))}`}
      </p>
    </>
  );
}

function countText({ rows, nodes }: MethodMatrix): string {
  if (rows.length === 1) return nodes === 1 ? t('1 value on 1 node') : t('1 value on {0} nodes', nodes);
  return nodes === 1 ? t('{0} values on 1 node', rows.length) : t('{0} values on {1} nodes', rows.length, nodes);
}

function leftOutText(count: number): string {
  return count === 1
    ? t('1 node has no column (not enough room)')
    : t('{0} nodes have no column (not enough room)', count);
}

function OwnValue({ draft, onDraft, onTry }: Pick<MatrixPanelProps, 'draft' | 'onDraft' | 'onTry'>) {
  return (
    <form
      class="own"
      onSubmit={(event) => {
        event.preventDefault();
        if (draft.trim() !== '') onTry(draft.trim());
      }}
    >
      <input
        type="text"
        value={draft}
        spellcheck={false}
        placeholder={t('interface=eth0, cidr=10.0.0.0/8, …')}
        aria-label={t('Your own value to compare')}
        onInput={({ currentTarget }) => onDraft(currentTarget.value)}
      />
      <button type="submit" class="secondary">
        {t('Compare')}
      </button>
    </form>
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

const mostSubnets = 8;

/** Which letter and colour stands for which subnet. */
function Legend({ subnets }: { readonly subnets: readonly string[] }) {
  const more = subnets.length - mostSubnets;
  return (
    <ul class="legend" aria-label={t('Subnets')}>
      {subnets.slice(0, mostSubnets).map((subnet, at) => (
        <li key={subnet}>
          <span class={`letter ${colourOf(at)}`}>{letterOf(at)}</span> <code>{subnet}</code>
        </li>
      ))}
      {more > 0 && <li>{t('and {0} more', more)}</li>}
    </ul>
  );
}
