import { commonVariables } from '../../calico/commonVariables.ts';
import {
  isNewerThan,
  isOlderThan,
  type KnownVariable,
  knownVariable,
  knownVariables,
  valuesOf,
} from '../../calico/variables.ts';
import type { CalicoVersion } from '../../calico/version.ts';
import { METHOD_VARIABLES } from '../../manifest/methodSites.ts';
import type { Container } from '../../manifest/model.ts';
import type { LineOutline } from '../../manifest/outline.ts';
import type { Region } from '../../manifest/region.ts';
import { doubleQuoted } from '../../manifest/writeScalar.ts';
import { type Message, nothing, say } from '../../message.ts';
import { bothFamilies, type Family } from '../../net/address.ts';
import { query } from '../../query.ts';
import { markdown, noMarkdown, plain } from '../../words/markdownText.ts';
import { variableMarkdown } from '../variableHover.ts';
import { asSnippet, type CompletionItem, sortText, wholeItem } from './item.ts';

/** Items for the variables of a container: their names, whole entries, and values. */

export interface VariableReader {
  readonly container: Container;
  /** The container's name in the catalogue: `calico-node` for one that is told by its image, too. */
  readonly containerName: string;
  /** Undefined where it is not known. */
  readonly version: CalicoVersion | undefined;
  /** It is a calico-node's, for whose methods values are offered. */
  readonly hasMethods: boolean;
}

/** Names for the `name` at `region`; `column`: where the `value:` belongs that comes with them, if it does. */
export function nameItems(
  reader: VariableReader,
  region: Region,
  column: number | undefined,
): readonly CompletionItem[] {
  return offeredVariables(reader, region.source).map(({ variable, sort }) => {
    const { name } = variable;
    const offer = { ...saidOf(variable), label: name, kind: 'variable' } as const;
    if (column === undefined) return wholeItem(offer, region, sort, true);
    const { style, tight, whole } = region;
    const quote = style === 'plain' ? '' : style === 'double' ? '"' : "'";
    const value = valueLine(reader, variable, column);
    return {
      ...offer,
      insert: `${tight ? ' ' : ''}${quote}${name}${quote}${value.insert}`,
      snippet: true,
      replace: whole,
      filter: quote + name,
      sort,
      more: value.more,
    };
  });
}

/** Whole entries, with name and value, for a line of the list at which at most a word is written. */
export function entryItems(
  reader: VariableReader,
  line: LineOutline,
  dash: number,
  offset: number,
): readonly CompletionItem[] {
  const start = line.dash === undefined ? line.line.start + dash : line.start;
  const replace = { start: Math.min(start, offset), end: offset };
  return offeredVariables(reader, '').map(({ variable, sort }) => {
    const lead = line.dash === undefined ? '- ' : '';
    const blank = line.dash !== undefined && line.start === line.line.start + line.dash + 1 ? ' ' : '';
    const name = `name: ${variable.name}`;
    const value = valueLine(reader, variable, indentOf(line, dash));
    return {
      ...saidOf(variable),
      label: variable.name,
      kind: 'snippet',
      insert: blank + lead + name + value.insert,
      snippet: true,
      replace,
      filter: name,
      sort,
      more: value.more,
    };
  });
}

/** The line of a new variable's value, as a snippet; `more` where values can be offered for it. */
function valueLine(
  { hasMethods }: VariableReader,
  variable: KnownVariable,
  column: number,
): { readonly insert: string; readonly more: boolean } {
  const isMethod = familyOf(variable) !== undefined;
  const more = isMethod ? hasMethods : valuesOf(variable).length > 0;
  const start = more ? '' : asSnippet(doubleQuoted(variable.default ?? '').slice(1, -1));
  return { insert: `\n${' '.repeat(column)}value: "${more ? '$0' : `\${1:${start}}`}"`, more };
}

/** The column of the keys behind the dash. */
function indentOf({ line, dash, start }: LineOutline, column: number): number {
  return dash === undefined ? column + 2 : Math.max(start - line.start, column + 2);
}

/** Values for the variable `name` at `region`, as far as the catalogue knows them. */
export function valueItems(name: string, region: Region, containerName: string): readonly CompletionItem[] {
  const variable = knownVariable(name);
  if (variable?.containers.includes(containerName) !== true) return [];
  return valuesOf(variable).map(({ value, summary }, at) => {
    const detail = value === variable.default ? say('default') : nothing;
    const documentation = summary === undefined ? noMarkdown : markdown(plain(summary));
    const offer = { label: value, kind: 'value', detail, documentation } as const;
    return wholeItem(offer, region, sortText(1, at));
  });
}

/**
 * The variables that the container reads in this version and that are not set, with the texts that sort them: methods
 * that are missing, then those used most; `own` is the one being written.
 */
function offeredVariables(reader: VariableReader, own: string): readonly OfferedVariable[] {
  const { container, containerName, version } = reader;
  const set = new Set(container.env.map(({ name }) => name.value));
  set.delete(own);
  const first = missingMethods(reader);
  return knownVariables()
    .filter(
      (variable) => variable.containers.includes(containerName) && !set.has(variable.name) && isOf(variable, version),
    )
    .map((variable, at) => ({ variable, sort: placeOf(variable.name, at, first) }));
}

interface OfferedVariable {
  readonly variable: KnownVariable;
  readonly sort: string;
}

function placeOf(name: string, at: number, missing: readonly string[]): string {
  if (missing.includes(name)) return sortText(0, missing.indexOf(name));
  const common = commonVariables.indexOf(name);
  return common === -1 ? sortText(2, at) : sortText(1, common);
}

function isOf(variable: KnownVariable, version: CalicoVersion | undefined): boolean {
  return version === undefined || !(isNewerThan(variable, version) || isOlderThan(variable, version));
}

/** The method variables of the families that are detected without one. */
function missingMethods({ container }: VariableReader): readonly string[] {
  const textOf = (name: string): string | undefined =>
    container.env.find((entry) => entry.name.value === name)?.value?.value;
  return bothFamilies
    .filter((family) => textOf(family === 4 ? 'IP' : 'IP6') === 'autodetect')
    .map((family) => METHOD_VARIABLES[family]);
}

function familyOf({ name }: KnownVariable): Family | undefined {
  return bothFamilies.find((family) => METHOD_VARIABLES[family] === name);
}

/** The same for all containers, and long. */
const saidOf = query((variable: KnownVariable): Pick<CompletionItem, 'detail' | 'documentation'> => {
  return { detail: detailOf(variable), documentation: variableMarkdown(variable, undefined) };
});

function detailOf(variable: KnownVariable): Message {
  return variable.default === undefined || variable.default === '' ? nothing : say('default {0}', variable.default);
}
