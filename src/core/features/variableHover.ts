import type { KnownVariable } from '../calico/variables.ts';
import { describedValues } from '../calico/variables.ts';
import { readVariable } from '../detection/readVariable.ts';
import type { Translate } from '../l10n.ts';
import { codeMarkdown, escapeMarkdown, sentenceMarkdown } from '../words/markdown.ts';
import { readingText } from '../words/readingText.ts';
import { render } from '../words/render.ts';
import { typeText } from '../words/typeText.ts';

/**
 * What an environment variable does, as Markdown: its name and use, how its text is read, what `text` (undefined where
 * it is not known) means, the values worth knowing, and traps.
 */
export function variableMarkdown(variable: KnownVariable, text: string | undefined, t: Translate): string {
  const parts = [
    `**${codeMarkdown(variable.name)}** — ${sentenceMarkdown(t(variable.summary))}`,
    writtenMarkdown(variable, text, t),
    listMarkdown(valueLines(variable, t)),
    [render(t, typeText(variable.type)), ...factTexts(variable, t)].map(sentenceMarkdown).join(' · '),
    listMarkdown((variable.notes ?? []).map((note) => sentenceMarkdown(t(note)))),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** `"90" — is 1 min 30 s.`; nothing where the text speaks for itself. */
function writtenMarkdown(variable: KnownVariable, text: string | undefined, t: Translate): string {
  if (text === undefined) return '';
  const reading = readVariable(variable, text);
  const said = render(t, readingText(variable, text, reading));
  if (said === '') return '';
  const icon = reading.kind === 'invalid' ? '$(warning) ' : '';
  const shown = text === '' ? escapeMarkdown(t('An empty value')) : codeMarkdown(text);
  return `${icon}${shown} — ${sentenceMarkdown(said)}`;
}

function valueLines(variable: KnownVariable, t: Translate): readonly string[] {
  return describedValues(variable).map(
    ({ value, summary = '' }) => `${codeMarkdown(value)}: ${sentenceMarkdown(t(summary))}`,
  );
}

function factTexts(variable: KnownVariable, t: Translate): readonly string[] {
  const { default: usual, since, until, containers, field } = variable;
  return [
    ...(usual === undefined ? [] : [t('default `{0}`', usual)]),
    ...(since === undefined ? [] : [t('since {0}', since)]),
    ...(until === undefined ? [] : [t('no longer read since {0}', until)]),
    ...(containers.includes('calico-node') ? [] : [t('read by {0}', containers.join(', '))]),
    ...(field === undefined ? [] : [t('takes precedence over `{0}` in FelixConfiguration', field)]),
  ];
}

function listMarkdown(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}
