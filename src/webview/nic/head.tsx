import type { NicProblem, NicTable } from '../../protocol/nicMessages.ts';
import { Icon, type IconName } from '../icon.tsx';
import { t } from '../l10n.ts';
import { useState } from '../ui.ts';

/** What the panel is about: the method, what it means, and what is wrong with it. */

export function Head({ table }: { readonly table: NicTable }) {
  const { method, meaning, facts, title } = table;
  return (
    <header>
      <h1>
        <code>{method === '' ? t('No method set') : method}</code>
        <span class="meaning">{meaning}</span>
      </h1>
      <p class="facts">{[...facts, title].join(' · ')}</p>
    </header>
  );
}

const verdictIcons: Readonly<Record<NicTable['verdict']['level'], IconName>> = {
  error: 'bad',
  warning: 'odd',
  unknown: 'unknown',
  information: 'information',
  none: 'good',
};

const icons: Readonly<Record<NicProblem['severity'], IconName>> = {
  error: 'bad',
  warning: 'odd',
  information: 'information',
  hint: 'information',
};

export interface ProblemsProps {
  readonly problems: readonly NicProblem[];
  readonly goTo: (problem: number, fix: boolean) => void;
}

/** So many findings are listed here; the view Problems has them all. */
const mostProblems = 50;

/**
 * What is wrong, the gravest in one line and the rest when it is asked for; nothing where that is nothing. What is wrong
 * with the paths between nodes is left to a finding that says it.
 */
export function Banner({ verdict, problems, goTo }: Pick<NicTable, 'verdict'> & ProblemsProps) {
  const [open, setOpen] = useState(false);
  const { level, text } = verdict;
  const isSaid = text === '' || problems.some(({ code }) => code === 'nodes-apart');
  const further = problems.length - (isSaid ? 1 : 0);
  const shown = open ? problems : problems.slice(0, isSaid ? 1 : 0);
  if (isSaid && problems.length === 0) return null;
  return (
    <div class={open ? 'banner open' : 'banner'}>
      <div class="worst">
        {!isSaid && (
          <p class={`verdict ${level}`} role="status" title={text}>
            <Icon name={verdictIcons[level]} /> {text}
          </p>
        )}
        {shown.length > 0 && <Problems problems={shown} goTo={goTo} />}
      </div>
      {further > 0 && (
        <button type="button" class="more" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('Less') : t('{0} more', further.toLocaleString('en'))}
          <Icon name={open ? 'open' : 'closed'} />
        </button>
      )}
    </div>
  );
}

function Problems({ problems, goTo }: ProblemsProps) {
  const more = problems.length - mostProblems;
  const names = { error: t('Error'), warning: t('Warning'), information: t('Information'), hint: t('Hint') };
  return (
    <ul class="problems" aria-label={t('Findings')}>
      {problems.slice(0, mostProblems).map(({ severity, message, code }, at) => (
        <li key={`${at} ${code} ${message}`} class={severity}>
          <Icon name={icons[severity]} label={names[severity]} />
          <button type="button" class="message" title={message} onClick={() => goTo(at, false)}>
            {message}
          </button>
          <button type="button" class="fix" aria-label={t('Fix {0}…', code)} onClick={() => goTo(at, true)}>
            {t('Fix…')}
          </button>
        </li>
      ))}
      {more > 0 && <li class="more">{t('and {0} more; see the Problems view', more.toLocaleString('en'))}</li>}
    </ul>
  );
}
