import { behaves } from '../../calico/changes.ts';
import { parseGoDuration } from '../../calico/goDuration.ts';
import type { WrittenValue } from '../../manifest/env.ts';
import { writeScalar } from '../../manifest/writeScalar.ts';
import { say } from '../../message.ts';
import { isFilledIn } from '../../placeholders/value.ts';
import type { AgentContext, Fix, Report, Rule } from '../rule.ts';
import { looksForNoAddress } from './startSettings.ts';

/**
 * AUTODETECT_POLL_INTERVAL is no duration, or makes calico-node loop or crash (startup.go, getMonitorPollInterval; the
 * variable is read from v3.15.2 on, and its ticker, which takes no zero, came with v3.32.0).
 */
export const pollInterval: Rule = {
  code: 'poll-interval',
  severity: 'warning',
  scope: 'agent',
  check(context) {
    const { agent, plan } = context;
    if (agent.form !== 'workload' || looksForNoAddress(context) || !behaves(plan.version.version, 'poll-interval-read'))
      return [];
    const { text = '', valueAt } = agent.env.get(name) ?? {};
    if (text === '' || valueAt === undefined || isFilledIn(text)) return [];
    const duration = parseGoDuration(text);
    if (duration === undefined) return [notRead(text, valueAt)];
    if (duration <= 0n) return [withoutPause(text, valueAt, context)];
    return duration < second ? [tooOften(text, valueAt, context)] : [];
  },
};

const name = 'AUTODETECT_POLL_INTERVAL';
const second = 1_000_000_000n;
/** What calico-node takes where it is told nothing. */
const usual = '60s';

/** What is lost is the interval that was meant; nothing where that is the usual one. */
function notRead(text: string, value: WrittenValue): Report {
  const meant = meantDuration(text);
  const isUsual = meant !== undefined && parseGoDuration(meant) === parseGoDuration(usual);
  const message = say('"{0}" isn\'t a duration such as "90s" or "5m": calico-node uses {1} instead.', text, usual);
  const fixes = (): readonly Fix[] => [
    ...(meant === undefined || isUsual ? [] : [writing(meant, value, true)]),
    writing(usual, value, isUsual),
  ];
  return { at: value, message, severity: isUsual ? 'information' : 'warning', fixes };
}

function withoutPause(text: string, value: WrittenValue, context: AgentContext): Report {
  const { plan } = context;
  const crashes = behaves(plan.version.version, 'poll-interval-above-zero');
  const message = crashes
    ? say('calico-node crashes on "{0}": since v3.32.0, the interval must be greater than 0.', text)
    : say('With "{0}", calico-node detects its addresses in a loop without pause; since v3.32.0 it crashes.', text);
  const fixes = (): readonly Fix[] => [writing(usual, value, true)];
  return { at: value, message, severity: crashes ? 'error' : 'warning', fixes };
}

function tooOften(text: string, value: WrittenValue, context: AgentContext): Report {
  const { plan } = context;
  const message = behaves(plan.version.version, 'poll-reads-node')
    ? say('With "{0}", each calico-node detects its addresses, and queries its node, more than once a second.', text)
    : say('With "{0}", each calico-node detects its addresses more than once a second.', text);
  const fixes = (): readonly Fix[] => [writing(usual, value, true)];
  return { at: value, message, severity: 'information', fixes };
}

function writing(text: string, value: WrittenValue, preferred: boolean): Fix {
  const edits = [{ span: value.span, newText: writeScalar(text, value) }];
  return { title: say('Set {0} to {1}', name, text), preferred, edits: [{ file: value.file, edits }] };
}

/** A number without unit counts seconds; blanks and longer names of units are what people write elsewhere. */
function meantDuration(text: string): string | undefined {
  const found = /^(\d+(?:\.\d+)?) ?(|ms|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?)$/i.exec(text.trim());
  const [, number = '', unit = ''] = found ?? [];
  if (found === null || Number(number) === 0) return undefined;
  const short = unit.toLowerCase() === 'ms' ? 'ms' : unit.charAt(0).toLowerCase() || 's';
  return number + short;
}
