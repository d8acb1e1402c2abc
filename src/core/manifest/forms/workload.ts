import type { Family } from '../../net/address.ts';
import { isFilledIn } from '../../placeholders/value.ts';
import type { TextEdit } from '../../text.ts';
import type { WorkloadAgent } from '../agent.ts';
import { unexpanded } from '../expansion.ts';
import { lineBreakOf, lineEndFrom } from '../lines.ts';
import { METHOD_VARIABLES, type MethodSite } from '../methodSites.ts';
import type { Container, EnvVar } from '../model.ts';
import { addition } from '../moveEnv.ts';
import { lineStart } from '../writeEnv.ts';
import { doubleQuoted } from '../writeScalar.ts';
import { type AgentForm, type FileEdit, type TextOf, unwritten } from './form.ts';

/** A calico-node that a DaemonSet or Pod starts: its method is a variable. */
export const workloadForm: AgentForm<WorkloadAgent> = {
  written: variableSites,
  unwritten: variableDefault,
  fixed: fixedSite,
  add: insertedPair,
  detect: detectedInstead,
  object: ({ workload }) => workload,
  place: ({ container }) => container.name?.span ?? container.body.span,
};

function variableSites(agent: WorkloadAgent, family: Family): readonly MethodSite[] {
  const variable = agent.env.get(METHOD_VARIABLES[family]);
  if (variable === undefined) return [];
  const written = variable.valueAt;
  const counting: MethodSite = {
    family,
    agent,
    form: variable.configMap === undefined ? 'env' : 'configMap',
    name: variable.keyAt ?? nameOf(agent, variable.definition),
    value: written && { ...written, operatorPrefix: '', items: undefined },
    text: variable.text,
    entry: variable.definition,
    variable,
    effective: true,
    templated: [written?.value ?? '', variable.text ?? ''].some(isFilledIn),
  };
  return [...variable.shadowed.map((entry) => replacedSite(agent, family, entry)), counting];
}

/** Where an entry of `env` has its name; the container where there is no entry. */
export function nameOf({ file, container }: WorkloadAgent, entry: EnvVar | undefined): MethodSite['name'] {
  return { file: entry?.file ?? file, span: entry?.name.span ?? container.body.span };
}

function replacedSite(agent: WorkloadAgent, family: Family, entry: EnvVar): MethodSite {
  const { value } = entry;
  return {
    family,
    agent,
    form: 'env',
    name: nameOf(agent, entry),
    value: value && { ...value, file: entry.file ?? agent.file, operatorPrefix: '', items: undefined },
    text: undefined,
    entry,
    variable: undefined,
    effective: false,
    templated: isFilledIn(value?.value ?? ''),
  };
}

/** Where IP or IP6 asks for detection and no method says how; shown at that variable. */
function variableDefault(agent: WorkloadAgent, family: Family): MethodSite | undefined {
  const ipName = family === 4 ? 'IP' : 'IP6';
  const ip = agent.env.get(ipName);
  const asks = ip?.text === 'autodetect' || (family === 4 && (ip === undefined || ip.text === ''));
  // A patch names neither image nor IP: what it is laid upon does.
  const isPatch = agent.image === undefined && ip === undefined;
  if (!asks || isPatch || agent.env.open) return undefined;
  if (isOpen(agent, METHOD_VARIABLES[family]) || isOpen(agent, ipName)) return undefined;
  const span = agent.container.name?.span ?? agent.container.body.span;
  const name = ip?.keyAt ?? (ip?.definition ? nameOf(agent, ip.definition) : { file: agent.file, span });
  return { ...unwritten, family, agent, name, text: '', entry: ip?.definition };
}

/** Where IP or IP6 gives the address itself: as text, or as the address by which Kubernetes knows the node. */
function fixedSite(agent: WorkloadAgent, family: Family): MethodSite | undefined {
  const ip = agent.env.get(family === 4 ? 'IP' : 'IP6');
  if (ip === undefined || ip.unknown !== undefined || ['', 'none', 'autodetect'].includes(ip.text ?? '-'))
    return undefined;
  if (ip.parts.some((part) => typeof part === 'string' && part.includes('{{'))) return undefined;
  const name = ip.keyAt ?? nameOf(agent, ip.definition);
  return { ...unwritten, form: 'fixed', family, agent, name, text: '', entry: ip.definition };
}

/** Whether `name` is asked of a ConfigMap, optionally, and found in none of the files: the cluster may have it. */
function isOpen({ env, container }: WorkloadAgent, name: string): boolean {
  return env.get(name) === undefined && container.env.some((entry) => entry.name.value === name);
}

/** A new entry of `env` behind the one that asks for detection; where none does so, one that asks comes with it. */
function insertedPair(
  agent: WorkloadAgent,
  { entry, family }: MethodSite,
  text: string,
  textOf: TextOf,
): FileEdit | undefined {
  const source = textOf(agent.file);
  if (source === undefined) return undefined;
  const { container, env } = agent;
  const name = METHOD_VARIABLES[family];
  const ipName = family === 4 ? 'IP' : 'IP6';
  const asking = env.get(ipName) === undefined ? [[ipName, 'autodetect'] as const] : [];
  const behind = entry && entryBehind(entry, container, name, text, source);
  const edit = behind ?? addition([...asking, [name, doubleQuoted(unexpanded(text))]], container, source);
  return edit && { file: agent.file, edits: [edit] };
}

/** Has the address detected by `text` that IP or IP6 gives now; undefined where it is not an entry of `env` alone. */
function detectedInstead(
  agent: WorkloadAgent,
  { entry, family }: MethodSite,
  text: string,
  textOf: TextOf,
): FileEdit | undefined {
  const source = textOf(agent.file);
  if (entry === undefined || source === undefined) return undefined;
  const { container, env } = agent;
  const { start } = entry.entry;
  const written = source.slice(start, entry.entry.end).trimEnd();
  const added = entryBehind(entry, container, METHOD_VARIABLES[family], text, source);
  // A comment would be lost, and what an anchor names may be needed elsewhere.
  if (added === undefined || /[#&*]/.test(written) || env.get(METHOD_VARIABLES[family]) !== undefined) return undefined;
  const indent = ' '.repeat(start - lineStart(source, start));
  const asking = written.startsWith('{')
    ? `{ name: ${entry.name.value}, value: autodetect }`
    : `name: ${entry.name.value}${lineBreakOf(source)}${indent}value: autodetect`;
  const replaced = { span: { start, end: start + written.length }, newText: asking };
  return { file: agent.file, edits: [replaced, added] };
}

/**
 * The edit that adds a variable behind `entry` of the container's `env`, and behind a comment on its last line; undefined
 * where the list is written with `[ ]`, or an alias stands for it or for the entry. `source` is the text of the file.
 */
export function entryBehind(
  entry: EnvVar,
  { envBlock }: Container,
  name: string,
  text: string,
  source: string,
): TextEdit | undefined {
  if (envBlock === undefined || envBlock.flow || entry.file !== undefined) return undefined;
  const { start, end } = entry.entry;
  if (start < envBlock.span.start || end > envBlock.span.end) return undefined;
  const indent = ' '.repeat(envBlock.indent);
  const lines = ['', `${indent}- name: ${name}`, `${indent}  value: ${doubleQuoted(unexpanded(text))}`];
  const at = lineEndFrom(source, end);
  return { span: { start: at, end: at }, newText: lines.join(lineBreakOf(source)) };
}
