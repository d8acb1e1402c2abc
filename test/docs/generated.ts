import { inputSchema } from '../../src/core/agent/input.ts';
import { agentTools, type ToolName } from '../../src/core/agent/tools.ts';
import { english, type Translate } from '../../src/core/l10n.ts';
import { nothing } from '../../src/core/message.ts';
import { levelNames } from '../../src/core/rules/levels.ts';
import { rules } from '../../src/core/rules/registry.ts';
import type { Severity } from '../../src/core/rules/rule.ts';
import { render } from '../../src/core/words/render.ts';
import { ruleSummary } from '../../src/core/words/ruleSummary.ts';
import { jsonOf, textOf } from '../architecture/sources.ts';

/**
 * What is written in several places of the project and stands once in its sources: the rules' names, levels and sentences, in the
 * setting `calico.rules`, its texts in each language, the index of the rules, and the beginning of their pages.
 */

type Json = Readonly<Record<string, unknown>>;

/** The files that hold such a part, each with its whole text as it is to be. */
export function generatedFiles(): ReadonlyMap<string, string> {
  return new Map([
    ['package.json', jsonText(manifest())],
    ['package.nls.json', jsonText(settingTexts('package.nls.json', english, 'Default: {0}.', ' '))],
    ['package.nls.zh-cn.json', jsonText(settingTexts('package.nls.zh-cn.json', chinese(), '默认：{0}。', ''))],
    ['docs/rules/README.md', index()],
    ...rules.map(({ code }) => [`docs/rules/${code}.md`, page(code)] as const),
  ]);
}

function manifest(): Json {
  const levels = { type: 'string', enum: [...levelNames] };
  const properties = Object.fromEntries(rules.map(({ code }) => [code, { ...levels, description: `%rule.${code}%` }]));
  const withRules = withAt(objectOf(jsonOf('package.json')), settingPath, properties);
  return withAt(withRules, ['contributes', 'languageModelTools'], languageModelTools());
}

/** What VS Code tells models of our tools: descriptions and arguments come from where the tools are made. */
function languageModelTools(): readonly Json[] {
  return Object.entries(agentTools).map(([name, { description, arguments: args }]) => ({
    name: `calico_${name}`,
    displayName: `%tool.${name}%`,
    modelDescription: description,
    userDescription: `%tool.${name}.description%`,
    icon: toolIcons[name],
    tags: ['calico', 'kubernetes'],
    canBeReferencedInPrompt: true,
    toolReferenceName: `calico${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    when: 'isWorkspaceTrusted',
    inputSchema: inputSchema(args),
  }));
}

const toolIcons: Readonly<Record<string, string>> = {
  resolve: '$(server-environment)',
  check: '$(checklist)',
  matrix: '$(table)',
  trace: '$(git-compare)',
  reach: '$(type-hierarchy)',
  doctor: '$(pulse)',
} satisfies Record<ToolName, string>;

const settingPath = ['contributes', 'configuration', 'properties', 'calico.rules', 'properties'];

/** `json` with `value` at `path`, whose other parts stay in their order. */
function withAt(json: Json, [key, ...rest]: readonly string[], value: unknown): Json {
  if (key === undefined) return json;
  return { ...json, [key]: rest.length === 0 ? value : withAt(objectOf(json[key]), rest, value) };
}

function settingTexts(file: string, t: Translate, level: string, between: string): Json {
  const others = Object.entries(objectOf(jsonOf(file))).filter(([key]) => !key.startsWith('rule.'));
  const sentences = rules.map(({ code, severity }) => [
    `rule.${code}`,
    `${sentenceOf(code, t)}${between}${english(level, severity)}`,
  ]);
  return Object.fromEntries([...others, ...sentences]);
}

function chinese(): Translate {
  const texts = new Map(Object.entries(objectOf(jsonOf('l10n/bundle.l10n.zh-cn.json'))));
  return (message, ...args) => english(String(texts.get(message) ?? message), ...args);
}

/** The index with its table between what else it says. */
function index(): string {
  const head = '| rule | finds | severity |\n| --- | --- | --- |\n';
  const [before = '', after = ''] = textOf('docs/rules/README.md').split(head);
  const rows = rules.map(
    ({ code, severity }) => `| [${code}](${code}.md) | ${sentenceOf(code)} | ${titled(severity)} |\n`,
  );
  return `${before}${head}${rows.join('')}${after.slice(Math.max(0, after.indexOf('\n\n') + 1))}`;
}

/** The page of a rule, which begins with its sentence. */
function page(code: string): string {
  const [, , ...rest] = textOf(`docs/rules/${code}.md`).split('\n\n');
  return [`# ${code}`, sentenceOf(code), ...rest].join('\n\n');
}

function sentenceOf(code: string, t: Translate = english): string {
  return render(t, ruleSummary(code) ?? nothing);
}

function titled(severity: Severity): string {
  return severity.charAt(0).toUpperCase() + severity.slice(1);
}

function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function jsonText(value: Json): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
