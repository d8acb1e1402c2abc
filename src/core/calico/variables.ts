import { query, textQuery } from '../query.ts';
import { type Described, describedVariables, readDescribed, type TableEntry } from './variables/table.ts';
import type { KnownVariable, OfferedValue } from './variables/types.ts';
import { type CalicoVersion, compareVersions, parseVersion } from './version.ts';

export type { KnownVariable, OfferedValue, VariableType } from './variables/types.ts';

/** The environment variables of the calico-node pod, as of Calico's master branch, with what older releases read. */

interface Listed {
  readonly name: string;
  readonly described: Described;
}

/** Read once somebody asks, and each variable by itself: a manifest has few of them. */
const table = textQuery(1, () => {
  const all = describedVariables()
    .flatMap(underBothNames)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return { all, byName: new Map(all.map((listed) => [listed.name, listed])) };
});

const entryOf = query(({ name, described }: Listed): TableEntry => {
  const { variable, offers } = readDescribed(described);
  return name === variable.name && !isOfTypha(name)
    ? { variable, offers }
    : { variable: ofTypha(variable, name), offers };
});

const variablesIn = query((all: readonly Listed[]) => all.map((each) => entryOf(each).variable));

/** All of them, sorted by name. */
export function knownVariables(): readonly KnownVariable[] {
  return variablesIn(table('').all);
}

/** Their names, in the same order. */
export function knownNames(): readonly string[] {
  return namesIn(table('').all);
}

const namesIn = query((all: readonly Listed[]) => all.map(({ name }) => name));

function entryNamed(name: string): TableEntry | undefined {
  const listed = table('').byName.get(name);
  return listed && entryOf(listed);
}

/** The variable that a container reads under `name`: Felix's in any letter case, others exactly so. */
export function knownVariable(name: string): KnownVariable | undefined {
  const upper = name.toUpperCase();
  return entryNamed(upper.startsWith('FELIX_') ? upper : name)?.variable;
}

/** Whether the release `version` does not know the variable yet. */
export function isNewerThan({ since }: KnownVariable, version: CalicoVersion): boolean {
  const first = since === undefined ? undefined : parseVersion(since);
  return first !== undefined && compareVersions(version, first) < 0;
}

/** Whether the release `version` has dropped the variable. */
export function isOlderThan({ until }: KnownVariable, version: CalicoVersion): boolean {
  const gone = until === undefined ? undefined : parseVersion(until);
  return gone !== undefined && compareVersions(version, gone) >= 0;
}

/** The values worth offering for a variable, with a short word on each (English, to be translated). */
export function valuesOf(variable: KnownVariable): readonly OfferedValue[] {
  const described = describedValues(variable);
  return described.length > 0 ? described : ofType(variable);
}

/** Those of {@link valuesOf} that are described by what they do, and not just by being the default. */
export function describedValues({ name }: KnownVariable): readonly OfferedValue[] {
  return entryNamed(name)?.offers ?? [];
}

function ofType({ type, default: usual }: KnownVariable): readonly OfferedValue[] {
  const marked = (value: string): OfferedValue => (value === usual ? { value, summary: 'the default' } : { value });
  switch (type.kind) {
    case 'enum':
      return type.values.map(marked);
    case 'boolean':
      return (type.reading === 'presence' ? ['true'] : ['true', 'false']).map(marked);
    case 'mtu':
      return [{ value: '0', summary: 'detected from the NICs' }];
    case 'text':
    case 'method':
    case 'ip':
    case 'cidr':
    case 'regexp':
    case 'selector':
    case 'file':
    case 'url':
    case 'number':
    case 'duration':
    case 'seconds':
    case 'integer':
    case 'list':
      return usual === undefined ? [] : [marked(usual)];
  }
}

/**
 * The settings for Typha of the parts besides Felix are read under three names, the first that is set
 * (typha/pkg/syncclientutils/config.go); Felix's names are its own variables.
 */
function underBothNames(described: Described): readonly Listed[] {
  const { name } = described;
  if (!isOfTypha(name)) return [{ name, described }];
  return [name, name.replace('CONFD_', 'CALICO_')].map((each) => ({ name: each, described }));
}

function isOfTypha(name: string): boolean {
  return name.startsWith('CONFD_TYPHA');
}

function ofTypha(variable: KnownVariable, name: string): KnownVariable {
  const names = ['CONFD_', 'FELIX_', 'CALICO_'].map((prefix) => variable.name.replace('CONFD_', prefix));
  const [confd = '', felix = '', calico = ''] = names;
  const note = `The first of \`${confd}\`, \`${felix}\` and \`${calico}\` that is set applies; \`none\` counts as not set.`;
  return { ...variable, name, notes: [note] };
}
