import type { NicProblem, NicTable } from '../../protocol/nicMessages.ts';
import { Icon, type IconName } from '../icon.tsx';
import { t } from '../l10n.ts';

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

/** What is wrong with the paths between nodes; nothing where that is nothing, or where a finding says it. */
export function Verdict({ verdict, problems }: Pick<NicTable, 'verdict'> & Pick<ProblemsProps, 'problems'>) {
  const { level, text } = verdict;
  if (text === '' || problems.some(({ code }) => code === 'nodes-apart')) return null;
  return (
    <p class={`verdict ${level}`} role="status">
      <Icon name={verdictIcons[level]} /> {text}
    </p>
  );
}

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

/** The findings on the method that is shown; nothing where there are none. */
export function Problems({ problems, goTo }: ProblemsProps) {
  if (problems.length === 0) return null;
  const more = problems.length - mostProblems;
  const names = { error: t('Error'), warning: t('Warning'), information: t('Information'), hint: t('Hint') };
  return (
    <ul class="problems" aria-label={t('Findings')}>
      {problems.slice(0, mostProblems).map(({ severity, message, code }, at) => (
        <li key={`${at} ${code} ${message}`} class={severity}>
          <Icon name={icons[severity]} label={names[severity]} />
          <button type="button" class="message" onClick={() => goTo(at, false)}>
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
