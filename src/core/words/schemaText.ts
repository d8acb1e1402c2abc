import type { Translate } from '../l10n.ts';
import type { YamlNode } from '../manifest/tree.ts';
import { compileRule } from '../objects/schema/cel.ts';
import type { Keywords, Rule, Schema } from '../objects/schema/keywords.ts';
import { codeMarkdown, escapeMarkdown } from './markdown.ts';

/** Tells a field of a schema in words, as Markdown. */

/** What type a field has, in a few words. */
export function typeOf(schema: Schema, t: Translate): string {
  const { type, intOrString, enum: allowed } = schema.keywords();
  if (intOrString) return t('whole number or string');
  if (allowed !== undefined) return t('word');
  switch (type) {
    case 'string':
      return t('string');
    case 'integer':
      return t('whole number');
    case 'number':
      return t('number');
    case 'boolean':
      return t('true or false');
    case 'array':
      return t('list');
    case 'object':
      return t('mapping');
    default:
      return '';
  }
}

/** The description, what is allowed, the default, and the rules. */
export function schemaMarkdown(schema: Schema, t: Translate): string {
  const keywords = schema.keywords();
  const facts = [...allowedFacts(keywords, t), ...defaultFact(keywords.default, t)];
  const isChecked = ({ rule }: Rule): boolean => compileRule(rule) !== undefined;
  const listed = (head: string, rules: readonly Rule[]): readonly string[] =>
    rules.length === 0
      ? []
      : [`${escapeMarkdown(head)}\n${rules.map(({ message }) => `- ${paragraph(message)}`).join('\n')}`];
  return [
    ...(schema.description() ?? '').split(/\n\s*\n/).flatMap((part) => (part.trim() === '' ? [] : [paragraph(part)])),
    ...(facts.length > 0 ? [facts.join(' · ')] : []),
    ...listed(t('Rules in the definition:'), keywords.rules.filter(isChecked)),
    ...listed(
      t("Rules in the definition that aren't checked here:"),
      keywords.rules.filter((rule) => !isChecked(rule)),
    ),
  ].join('\n\n');
}

function allowedFacts(keywords: Keywords, t: Translate): readonly string[] {
  const { enum: allowed, minimum, maximum, pattern, maxLength, maxItems } = keywords;
  const fact = (name: string, value: string | number | undefined): readonly string[] =>
    value === undefined ? [] : [`${escapeMarkdown(name)} ${codeMarkdown(String(value))}`];
  const words = allowed?.map(({ value }) => codeMarkdown(value === '' ? '""' : value)).join(', ');
  return [
    ...(words === undefined ? [] : [`${escapeMarkdown(t('one of'))} ${words}`]),
    ...fact(t('at least'), minimum),
    ...fact(t('at most'), maximum),
    ...fact(t('pattern'), pattern),
    ...fact(t('maximum length:'), maxLength),
    ...fact(t('maximum items:'), maxItems),
  ];
}

function defaultFact(node: YamlNode | undefined, t: Translate): readonly string[] {
  if (node?.kind !== 'scalar') return [];
  return [`${escapeMarkdown(t('default'))} ${codeMarkdown(node.value === '' ? '""' : node.value)}`];
}

/** Text of any length on one line; the pieces are as long as escaping takes them. */
function paragraph(text: string): string {
  const pieces = text.trim().match(/\S(?:.{0,250})(?=\s|$)|\S{1,250}/gs) ?? [];
  return pieces.slice(0, mostPieces).map(escapeMarkdown).join(' ');
}

const mostPieces = 12;
