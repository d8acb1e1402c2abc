import { type Message, nothing, say } from '../message.ts';
import type { Severity } from '../rules/rule.ts';
import { wordsText } from '../words/listText.ts';
import { bullets, code, joined, type Markdown, markdown, paragraphs, shownAs } from '../words/markdownText.ts';
import type { Basis, Diagnosis, DiagnosisCause } from './model.ts';

/** A diagnosis as Markdown, in which names from files and clusters stay text. */
export function diagnosisMarkdown({ verdict, basis, causes }: Diagnosis): Markdown {
  const parts = [
    markdown('# ', shownAs('report', say('Calico diagnosis'))),
    shownAs('report-sentences', verdict.text),
    basisText(basis),
    ...causes.map((cause, index) => causeText(cause, index + 1)),
  ];
  return markdown(paragraphs(parts), '\n');
}

function basisText({ source, takenAt, calicoVersion, nodes, files, known, unknown }: Basis): Markdown {
  const lines = [
    say('Read: {0}, {1}, {2}.', sourceName(source), nodesText(nodes), takenAt ?? say('at an unknown time')),
    ...(calicoVersion === undefined ? [] : [say('Calico: {0}.', calicoVersion)]),
    ...(files.length === 0 ? [] : [say('Files: {0}.', wordsText(files))]),
    say('Known: {0}.', wordsText(known)),
    ...(unknown.length === 0 ? [] : [say('Not known: {0}.', wordsText(unknown))]),
  ];
  return bullets(lines.map((line) => shownAs('report', line)));
}

function nodesText(count: number): Message {
  return count === 1 ? say('1 node') : say('{0} nodes', count);
}

function sourceName(source: Basis['source']): Message {
  switch (source) {
    case 'cluster':
      return say('a cluster, over kubectl');
    case 'snapshot':
      return say('a snapshot');
    case 'folder':
      return say('a folder of ip output');
  }
}

function causeText({ id, severity, text, where, evidence, fix, confirm }: DiagnosisCause, at: number): Markdown {
  const lines = [
    markdown(`## ${at}. `, shownAs('report', severityName(severity)), ': ', code(id)),
    '',
    shownAs('report-sentences', text),
    '',
    ...(where.length === 0 ? [] : [markdown('- ', shownAs('report', say('Where: {0}', wordsText(where))))]),
    ...evidence.map((each) => markdown('- ', shownAs('report-sentences', say('Evidence: {0}', each)))),
    ...(fix === nothing ? [] : [markdown('- ', shownAs('report-sentences', say('Fix: {0}', fix)))]),
    ...(confirm.length === 0 ? [] : ['', shownAs('report', say('To confirm:')), '', '```sh', ...confirm, '```']),
  ];
  return joined(lines, '\n');
}

function severityName(severity: Severity): Message {
  switch (severity) {
    case 'error':
      return say('Error');
    case 'warning':
      return say('Warning');
    case 'information':
      return say('Information');
    case 'hint':
      return say('Hint');
  }
}
