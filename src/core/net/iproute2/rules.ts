import type { Family } from '../address.ts';
import type { Rule } from '../node.ts';
import { type Chunk, splitChunks } from './chunks.ts';
import { type Line, leftOut } from './lines.ts';
import { badJson } from './problems.ts';
import type { RuleReading } from './readings.ts';
import { buildRule, type RuleFields } from './ruleFields.ts';
import { readRuleJson } from './ruleJson.ts';
import { readRuleLines, readRuleWords } from './ruleText.ts';

/** Reads what `ip rule` (family 4) or `ip -6 rule` (family 6) printed, as text or JSON. */
export function readRules(text: string, family: Family): RuleReading {
  const readings = splitChunks(text).map((chunk) => buildRuleChunk(readRuleChunk(chunk), family));
  return {
    rules: readings.flatMap(({ rules }) => rules),
    problems: readings.flatMap(({ problems }) => problems),
  };
}

/** Reads one rule, `32766: from all lookup main`; any blanks may stand behind the priority. */
export function parseRule(text: string, family: Family): Rule | undefined {
  const fields = readRuleWords(text);
  return fields === undefined ? undefined : buildRule(fields, family);
}

/** The rules of one run of output, before their family is known. */
export interface RuleChunk {
  readonly fields: readonly RuleFields[];
  readonly bad: readonly Line[];
  readonly isJson: boolean;
}

/** Reads one run of output, all of which is taken for output of `ip rule`. */
export function readRuleChunk(chunk: Chunk): RuleChunk {
  if (chunk.kind === 'broken') return { fields: [], bad: [chunk.line], isJson: true };
  if (chunk.kind === 'text') {
    const { rules, bad } = readRuleLines(chunk.lines);
    return { fields: rules, bad, isJson: false };
  }
  const { rules, bad } = readRuleJson(chunk.value, chunk.line);
  return { fields: rules, bad: bad > 0 ? [chunk.line] : [], isJson: true };
}

/** Makes rules of `family` out of what was read. */
export function buildRuleChunk(chunk: RuleChunk, family: Family): RuleReading {
  const rules: Rule[] = [];
  const bad = [...chunk.bad];
  for (const fields of chunk.fields) {
    const rule = buildRule(fields, family);
    if (rule !== undefined) rules.push(rule);
    else if (fields.line !== undefined) bad.push(fields.line);
  }
  const [first] = bad.sort((a, b) => a.number - b.number);
  if (chunk.isJson) return { rules, problems: first === undefined ? [] : [badJson(first)] };
  return { rules, problems: leftOut('ip rule', bad) };
}
