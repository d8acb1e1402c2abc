import type { YamlNode } from '../manifest/tree.ts';
import { type Message, nothing, say } from '../message.ts';
import { compileRule } from '../objects/schema/cel.ts';
import type { Keywords, Rule, Schema } from '../objects/schema/keywords.ts';
import { bullets, code, joined, type Markdown, markdown, type Piece, plain } from './markdownText.ts';

/** Tells a field of a schema in words, as Markdown. */

/** What type a field has, in a few words. */
export function typeOf(schema: Schema): Message {
  const { type, intOrString, enum: allowed } = schema.keywords();
  if (intOrString) return say('whole number or string');
  if (allowed !== undefined) return say('word');
  switch (type) {
    case 'string':
      return say('string');
    case 'integer':
      return say('whole number');
    case 'number':
      return say('number');
    case 'boolean':
      return say('true or false');
    case 'array':
      return say('list');
    case 'object':
      return say('mapping');
    default:
      return nothing;
  }
}

/** Paragraphs: the description, what is allowed, the default, and the rules. */
export function schemaParts(schema: Schema): readonly Piece[] {
  const keywords = schema.keywords();
  const facts = [...allowedFacts(keywords), ...defaultFact(keywords.default)];
  const isChecked = ({ rule }: Rule): boolean => compileRule(rule) !== undefined;
  const listed = (head: Message, rules: readonly Rule[]): readonly Piece[] =>
    rules.length === 0 ? [] : [markdown(plain(head), '\n', bullets(rules.map(({ message }) => paragraph(message))))];
  return [
    ...(schema.description() ?? '').split(/\n\s*\n/).flatMap((part) => (part.trim() === '' ? [] : [paragraph(part)])),
    ...(facts.length > 0 ? [joined(facts, ' · ')] : []),
    ...listed(say('Rules in the definition:'), keywords.rules.filter(isChecked)),
    ...listed(
      say("Rules in the definition that aren't checked here:"),
      keywords.rules.filter((rule) => !isChecked(rule)),
    ),
  ];
}

function allowedFacts(keywords: Keywords): readonly Piece[] {
  const { enum: allowed, minimum, maximum, pattern, maxLength, maxItems } = keywords;
  const fact = (name: Message, value: string | number | undefined): readonly Piece[] =>
    value === undefined ? [] : [markdown(plain(name), ' ', code(String(value)))];
  const words = allowed?.map(({ value }) => code(value === '' ? '""' : value));
  return [
    ...(words === undefined ? [] : [markdown(plain(say('one of')), ' ', joined(words, ', '))]),
    ...fact(say('at least'), minimum),
    ...fact(say('at most'), maximum),
    ...fact(say('pattern'), pattern),
    ...fact(say('maximum length:'), maxLength),
    ...fact(say('maximum items:'), maxItems),
  ];
}

function defaultFact(node: YamlNode | undefined): readonly Piece[] {
  if (node?.kind !== 'scalar') return [];
  return [markdown(plain(say('default')), ' ', code(node.value === '' ? '""' : node.value))];
}

/** Text of any length on one line; the pieces are as long as escaping takes them. */
function paragraph(text: string): Markdown {
  const pieces = text.trim().match(/\S(?:.{0,250})(?=\s|$)|\S{1,250}/gs) ?? [];
  return joined(pieces.slice(0, mostPieces).map(plain), ' ');
}

const mostPieces = 12;
