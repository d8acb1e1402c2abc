import { type KnownVariable, knownVariable } from '../../calico/variables.ts';
import { type Consequence, type Reading, readVariable } from '../../detection/readVariable.ts';
import type { EffectiveVariable, WrittenValue } from '../../manifest/env.ts';
import { writeScalar } from '../../manifest/writeScalar.ts';
import { say } from '../../message.ts';
import { nearestWord } from '../../objects/textChecks.ts';
import { sentencesText, withQuotes } from '../../words/listText.ts';
import { readingText } from '../../words/readingText.ts';
import type { Fix, Report, Rule, Severity } from '../rule.ts';
import { isNicPrefix } from './variable-lookalike.ts';

/** A variable of calico-node whose text can't be read as what it must be (startup.go, felix/config/config_params.go). */
export const envInvalid: Rule = {
  code: 'env-invalid',
  severity: 'warning',
  scope: 'agent',
  check(context) {
    const { agent } = context;
    if (agent.form !== 'workload') return [];
    return agent.env.variables.flatMap((variable) => report(variable) ?? []);
  },
};

/** Of these rules of their own tell more. */
const told = new Set(['IP', 'IP6', 'IP_AUTODETECTION_METHOD', 'IP6_AUTODETECTION_METHOD', 'AUTODETECT_POLL_INTERVAL']);

const severities: Readonly<Record<Consequence, Severity>> = {
  exit: 'error',
  default: 'warning',
  ignored: 'warning',
  loops: 'warning',
  unknown: 'warning',
};

function report({ name, text, valueAt, definition }: EffectiveVariable): Report | undefined {
  const known = told.has(name) ? undefined : knownVariable(name);
  if (known === undefined || text === undefined || valueAt === undefined) return undefined;
  if (!known.containers.includes('calico-node') || (definition !== undefined && isNicPrefix(definition)))
    return undefined;
  const reading = readVariable(known, text);
  if (reading.kind !== 'invalid') return undefined;
  const said = withQuotes(readingText(known, text, reading));
  const message = say('{0} can\'t be "{1}".', name, text);
  const fixes = (): readonly Fix[] => fixesOf(known, text, reading, valueAt);
  return { at: valueAt, message: sentencesText([message, said]), severity: severities[reading.consequence], fixes };
}

function fixesOf(
  known: KnownVariable,
  text: string,
  reading: Extract<Reading, { kind: 'invalid' }>,
  at: WrittenValue,
): readonly Fix[] {
  const meant =
    'meant' in reading.fault && reading.fault.meant !== undefined ? reading.fault.meant : meantText(known, text);
  if (meant === undefined || readVariable(known, meant).kind === 'invalid') return [];
  const edits = [{ span: at.span, newText: writeScalar(meant, { ...at, type: 'string' }) }];
  return [{ title: say('Replace with {0}', meant), preferred: true, edits: [{ file: at.file, edits }] }];
}

/** A word that is nearly one of the values, blanks around the text, a unit too many or too few. */
function meantText({ type }: KnownVariable, text: string): string | undefined {
  const trimmed = text.trim();
  if (type.kind === 'enum') return nearestWord(trimmed, type.values);
  if (type.kind === 'seconds' && /^\d+s$/.test(trimmed)) return trimmed.slice(0, -1);
  if (type.kind === 'duration' && /^\d+$/.test(trimmed)) return `${trimmed}s`;
  return trimmed === text ? undefined : trimmed;
}
