import type * as report from '../../core/features/reachReport.ts';
import type { Rendered } from '../../core/words/rendered.ts';
import { type Paint, type Style, visibleLine } from '../terminal.ts';

type ReachReport = Rendered<report.ReachReport>;
type ReachCause = Rendered<report.ReachCause>;

const marks: Readonly<Record<ReachCause['outcome'], string>> = {
  broken: '✖',
  unknown: '?',
  doubtful: '!',
  assumed: 'i',
};

const styles: Readonly<Record<ReachCause['outcome'], Style>> = {
  broken: 'red',
  unknown: 'yellow',
  doubtful: 'yellow',
  assumed: 'dim',
};

const titles: Readonly<Record<ReachCause['scope'], string>> = {
  nodes: 'nodes → nodes',
  pods: 'pods → pods',
  'nodes-to-pods': 'nodes → pods',
  'pods-to-nodes': 'pods → nodes',
};

const outcomes: Readonly<Record<ReachCause['outcome'], string>> = {
  broken: 'broken',
  unknown: 'unknown',
  doubtful: 'doubtful',
  assumed: 'on a condition',
};

const scopes = ['nodes', 'pods', 'nodes-to-pods', 'pods-to-nodes'] as const;

/** How many pairs reach each other, then the causes of those that don't, each with one path. */
export function formatReachText(report: ReachReport, paint: Paint): string {
  const { family, mode, nodes, reached, causes, changes } = report;
  const head = `${counted(nodes, 'node')}, IPv${family}, ${mode === 'live' ? 'current' : 'after apply'}`;
  const lines = [
    paint('bold', head),
    ...scopes.map((scope) => `${titles[scope].padEnd(14)} ${countsText(reached[scope])}`),
    ...causes.flatMap((cause) => causeLines(cause, paint)),
  ];
  if (changes !== undefined) {
    lines.push('', ...changeLines('Breaks', changes.breaks, paint), ...changeLines('Heals', changes.heals, paint));
  }
  return `${lines.join('\n')}\n`;
}

function countsText({ arrives, assumed, doubtful, unknown, broken }: report.ReachCounts): string {
  const fine = arrives + assumed;
  const all = fine + doubtful + unknown + broken;
  const parts = [
    `${number(fine)} of ${counted(all, 'pair')} reach each other`,
    ...(broken > 0 ? [`${number(broken)} broken`] : []),
    ...(unknown > 0 ? [`${number(unknown)} unknown`] : []),
    ...(doubtful > 0 ? [`${number(doubtful)} doubtful`] : []),
    ...(assumed > 0 ? [`${number(assumed)} on a condition`] : []),
  ];
  return parts.join(', ');
}

function changeLines(title: string, causes: readonly ReachCause[], paint: Paint): readonly string[] {
  if (causes.length === 0) return [`${title}: no pairs.`];
  return [`${title}:`, ...causes.flatMap((cause) => causeLines(cause, paint))];
}

function causeLines({ scope, outcome, pairs, from, to, at, witness }: ReachCause, paint: Paint): string[] {
  const place = at.length === 0 ? '' : `, at ${listed(at)}`;
  const title = `${marks[outcome]} ${titles[scope]}: ${counted(pairs, 'pair')} ${outcomes[outcome]}, from ${counted(from, 'node')} to ${number(to)}${place}`;
  const hop = witness.hop === '' ? '' : `${witness.hop}: `;
  const ends = `${witness.from} → ${witness.to}${witness.reply ? ' (the answer)' : ''}`;
  return [
    '',
    paint(styles[outcome], visibleLine(title)),
    ...[`${ends}, ${hop}${witness.text}`, witness.advice]
      .filter((line) => line !== '')
      .map((line) => `    ${visibleLine(line)}`),
  ];
}

const mostNamed = 5;

function listed(names: readonly string[]): string {
  const left = names.length - mostNamed;
  return `${names.slice(0, mostNamed).join(', ')}${left > 0 ? ` and ${number(left)} more` : ''}`;
}

function counted(count: number, noun: string): string {
  return `${number(count)} ${noun}${count === 1 ? '' : 's'}`;
}

function number(count: number): string {
  return count.toLocaleString('en-US');
}
