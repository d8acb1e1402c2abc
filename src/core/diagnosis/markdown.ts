import type { Translate } from '../l10n.ts';
import type { Severity } from '../rules/rule.ts';
import { wordsText } from '../words/listText.ts';
import { codeMarkdown, reportMarkdown, reportSentence } from '../words/markdown.ts';
import { render } from '../words/render.ts';
import type { Basis, Diagnosis, DiagnosisCause } from './model.ts';

/** A diagnosis as Markdown, in which names from files and clusters stay text. */
export function diagnosisMarkdown({ verdict, basis, causes }: Diagnosis, t: Translate): string {
  const parts = [
    `# ${t('Calico diagnosis')}`,
    sentencesMarkdown(verdict.text),
    basisText(basis, t),
    ...causes.map((cause, index) => causeText(cause, index + 1, t)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function basisText({ source, takenAt, calicoVersion, nodes, files, known, unknown }: Basis, t: Translate): string {
  const lines = [
    t('Read: {0}, {1}, {2}.', sourceName(source, t), nodesText(nodes, t), takenAt ?? t('at an unknown time')),
    ...(calicoVersion === undefined ? [] : [t('Calico: {0}.', calicoVersion)]),
    ...(files.length === 0 ? [] : [t('Files: {0}.', render(t, wordsText(files)))]),
    t('Known: {0}.', render(t, wordsText(known))),
    ...(unknown.length === 0 ? [] : [t('Not known: {0}.', render(t, wordsText(unknown)))]),
  ];
  return lines.map((line) => `- ${reportMarkdown(line)}`).join('\n');
}

function nodesText(count: number, t: Translate): string {
  return count === 1 ? t('1 node') : t('{0} nodes', count);
}

function sourceName(source: Basis['source'], t: Translate): string {
  switch (source) {
    case 'cluster':
      return t('a cluster, over kubectl');
    case 'snapshot':
      return t('a snapshot');
    case 'folder':
      return t('a folder of `ip` output').replaceAll('`', '');
  }
}

function causeText(
  { id, severity, text, where, evidence, fix, confirm }: DiagnosisCause,
  at: number,
  t: Translate,
): string {
  const lines = [
    `## ${at}. ${reportMarkdown(severityName(severity, t))}: ${codeMarkdown(id)}`,
    '',
    sentencesMarkdown(text),
    '',
    ...(where.length === 0 ? [] : [`- ${reportMarkdown(t('Where: {0}', render(t, wordsText(where))))}`]),
    ...evidence.map((each) => `- ${sentencesMarkdown(t('Evidence: {0}', each))}`),
    ...(fix === '' ? [] : [`- ${sentencesMarkdown(t('Fix: {0}', fix))}`]),
    ...(confirm.length === 0 ? [] : ['', reportMarkdown(t('To confirm:')), '', '```sh', ...confirm, '```']),
  ];
  return lines.join('\n');
}

/** A long text, sentence by sentence, so that none is cut. */
function sentencesMarkdown(text: string): string {
  return text.split('. ').map(reportSentence).join('. ');
}

function severityName(severity: Severity, t: Translate): string {
  switch (severity) {
    case 'error':
      return t('Error');
    case 'warning':
      return t('Warning');
    case 'information':
      return t('Information');
    case 'hint':
      return t('Hint');
  }
}
