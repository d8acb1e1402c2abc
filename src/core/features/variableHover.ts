import type { KnownVariable } from '../calico/variables.ts';
import { describedValues } from '../calico/variables.ts';
import { readVariable } from '../detection/readVariable.ts';
import { type Message, nothing, say } from '../message.ts';
import { valuesText } from '../words/listText.ts';
import {
  bullets,
  code,
  joined,
  type Markdown,
  markdown,
  type Piece,
  paragraphs,
  plain,
  sentence,
} from '../words/markdownText.ts';
import { readingText } from '../words/readingText.ts';
import { typeText } from '../words/typeText.ts';

/**
 * What an environment variable does, as Markdown: its name and use, how its text is read, what `text` (undefined where
 * it is not known) means, the values worth knowing, and traps.
 */
export function variableMarkdown(variable: KnownVariable, text: string | undefined): Markdown {
  const { notes = [] } = variable;
  const values = valueLines(variable);
  return paragraphs([
    markdown('**', code(variable.name), '** — ', sentence(say(variable.summary))),
    ...writtenMarkdown(variable, text),
    ...(values.length === 0 ? [] : [bullets(values)]),
    joined([typeText(variable.type), ...factTexts(variable)].map(sentence), ' · '),
    ...(notes.length === 0 ? [] : [bullets(notes.map((note) => sentence(say(note))))]),
  ]);
}

/** `"90" — is 1 min 30 s.`; nothing where the text speaks for itself. */
function writtenMarkdown(variable: KnownVariable, text: string | undefined): readonly Piece[] {
  if (text === undefined) return [];
  const reading = readVariable(variable, text);
  const said = readingText(variable, text, reading);
  if (said === nothing) return [];
  const icon = reading.kind === 'invalid' ? '$(warning) ' : '';
  const shown = text === '' ? plain(say('An empty value')) : code(text);
  return [markdown(icon, shown, ' — ', sentence(said))];
}

function valueLines(variable: KnownVariable): readonly Piece[] {
  return describedValues(variable).map(({ value, summary = '' }) =>
    markdown(code(value), ': ', sentence(say(summary))),
  );
}

function factTexts(variable: KnownVariable): readonly Message[] {
  const { default: usual, since, until, containers, field } = variable;
  return [
    ...(usual === undefined ? [] : [say('default `{0}`', usual)]),
    ...(since === undefined ? [] : [say('since {0}', since)]),
    ...(until === undefined ? [] : [say('no longer read since {0}', until)]),
    ...(containers.includes('calico-node') ? [] : [say('read by {0}', valuesText(containers))]),
    ...(field === undefined ? [] : [say('takes precedence over `{0}` in FelixConfiguration', field)]),
  ];
}
