import {
  isNewerThan,
  isOlderThan,
  type KnownVariable,
  knownVariable,
  knownVariables,
  valuesOf,
} from '../../calico/variables.ts';
import type { CalicoVersion } from '../../calico/version.ts';
import type { Translate } from '../../l10n.ts';
import { METHOD_VARIABLES } from '../../manifest/methodSites.ts';
import type { Container } from '../../manifest/model.ts';
import type { LineOutline } from '../../manifest/outline.ts';
import type { Region } from '../../manifest/region.ts';
import { doubleQuoted } from '../../manifest/writeScalar.ts';
import { bothFamilies } from '../../net/address.ts';
import { escapeMarkdown } from '../../words/markdown.ts';
import { variableMarkdown } from '../variableHover.ts';
import { asSnippet, type CompletionItem, sortText, wholeItem } from './item.ts';

/** Items for the variables of a container: their names, whole entries, and values. */

export interface VariableReader {
  readonly container: Container;
  /** The container's name in the catalogue: `calico-node` for one that is told by its image, too. */
  readonly containerName: string;
  /** Undefined where it is not known. */
  readonly version: CalicoVersion | undefined;
  /** The value for a new method, where one is known. */
  readonly methodFor: (family: 4 | 6) => string | undefined;
  readonly t: Translate;
}

/** Names for the `name` at `region`. */
export function nameItems(reader: VariableReader, region: Region): readonly CompletionItem[] {
  return unsetVariables(reader, region.source).map((variable, at) => {
    const documentation = variableMarkdown(variable, undefined, reader.t);
    const offer = {
      label: variable.name,
      kind: 'variable',
      documentation,
      detail: detailOf(variable, reader.t),
    } as const;
    return wholeItem(offer, region, sortText(1, at), true);
  });
}

/** Whole entries, with name and value, for a line of the list at which at most a word is written. */
export function entryItems(
  reader: VariableReader,
  line: LineOutline,
  dash: number,
  offset: number,
): readonly CompletionItem[] {
  const { t } = reader;
  const start = line.dash === undefined ? line.line.start + dash : line.start;
  const replace = { start: Math.min(start, offset), end: offset };
  const missing = new Set(missingMethods(reader));
  return unsetVariables(reader, '').map((variable, at) => {
    const lead = line.dash === undefined ? '- ' : '';
    const blank = line.dash !== undefined && line.start === line.line.start + line.dash + 1 ? ' ' : '';
    const value = asSnippet(doubleQuoted(startValue(reader, variable)).slice(1, -1));
    const name = `${blank}${lead}name: ${variable.name}`;
    return {
      label: variable.name,
      kind: 'snippet',
      insert: `${name}\n${' '.repeat(indentOf(line, dash))}value: "\${1:${value}}"`,
      snippet: true,
      replace,
      filter: `name: ${variable.name}`,
      detail: t('name and value'),
      documentation: variableMarkdown(variable, undefined, t),
      sort: sortText(missing.has(variable.name) ? 0 : 1, at),
      more: false,
    };
  });
}

/** The column of the keys behind the dash. */
function indentOf({ line, dash, start }: LineOutline, column: number): number {
  return dash === undefined ? column + 2 : Math.max(start - line.start, column + 2);
}

/** Values for the variable `name` at `region`, as far as the catalogue knows them. */
export function valueItems(
  name: string,
  region: Region,
  containerName: string,
  t: Translate,
): readonly CompletionItem[] {
  const variable = knownVariable(name);
  if (variable?.containers.includes(containerName) !== true) return [];
  return valuesOf(variable).map(({ value, summary }, at) => {
    const detail = value === variable.default ? t('default') : '';
    const offer = { label: value, kind: 'value', detail, documentation: escapeMarkdown(summary ?? '') } as const;
    return wholeItem(offer, region, sortText(1, at));
  });
}

/** The variables that the container reads in this version and that are not set; `own` is the one being written. */
function unsetVariables({ container, containerName, version }: VariableReader, own: string): readonly KnownVariable[] {
  const set = new Set(container.env.map(({ name }) => name.value));
  set.delete(own);
  return knownVariables.filter(
    (variable) => variable.containers.includes(containerName) && !set.has(variable.name) && isOf(variable, version),
  );
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

function startValue({ methodFor }: VariableReader, variable: KnownVariable): string {
  const family = bothFamilies.find((each) => METHOD_VARIABLES[each] === variable.name);
  const method = family && methodFor(family);
  return method ?? variable.default ?? valuesOf(variable)[0]?.value ?? '';
}

function detailOf(variable: KnownVariable, t: Translate): string {
  return variable.default === undefined || variable.default === '' ? '' : t('default {0}', variable.default);
}
