import { parseSelector } from '../../calico/selector/parse.ts';
import type { ListItem } from '../../calico/variables/types.ts';
import { describedValues, type KnownVariable } from '../../calico/variables.ts';
import { type Address, type Family, parseAddress, parsePrefix, unmap } from '../../net/address.ts';
import { compileRegexp } from '../goRegexp.ts';
import { type Fault, invalid, type Reading, value } from './reading.ts';

/** Addresses, networks, words, expressions and lists. */

/** An address; `IP` and `IP6` may have a prefix length behind it (startup.go). */
export function readAddress(variable: KnownVariable, text: string): Reading {
  const prefixed = variable.name === 'IP' || variable.name === 'IP6' ? parsePrefix(text)?.address : undefined;
  const address = prefixed ?? parseAddress(text);
  if (address !== undefined && isOfFamily(address, variable.family)) return value({ as: 'text' });
  return invalid(variable, { is: 'address', ...ofFamily(variable), ...meantWord(variable, text) });
}

/** A network as `net.ParseCIDR` takes it. */
export function readNetwork(variable: KnownVariable, text: string): Reading {
  const prefix = parsePrefix(text);
  if (prefix !== undefined && isOfFamily(prefix.address, variable.family)) return value({ as: 'text' });
  return invalid(variable, { is: 'network', ...ofFamily(variable), ...meantWord(variable, text) });
}

/** One of some words. */
export function readEnum(variable: KnownVariable, text: string, type: EnumType): Reading {
  const same = type.values.find((each) => each.toLowerCase() === text.toLowerCase());
  if (same === text || (same !== undefined && !type.caseSensitive)) return value({ as: 'known', value: same });
  return invalid(variable, { is: 'value', ...(same === undefined ? {} : { meant: same }) });
}

interface EnumType {
  readonly values: readonly string[];
  readonly caseSensitive: boolean;
}

/** Any text, or one of a form. */
export function readPattern(variable: KnownVariable, text: string): Reading {
  const compiled = variable.pattern === undefined ? undefined : compileRegexp(variable.pattern);
  if (variable.pattern === undefined || compiled?.ok !== true) return value({ as: 'text' });
  if (!compiled.matches(text)) return invalid(variable, { is: 'pattern', pattern: variable.pattern });
  const fault = rangeFault(text);
  return fault === undefined ? value({ as: 'text' }) : invalid(variable, fault);
}

/** Ports stand as `min:max` (numorstring.PortFromRange), numbers of tables as `min-max` (RouteTableRangeParam). */
function rangeFault(text: string): Fault | undefined {
  const [, min = '', separator = '', max = min] = /^(\d+)(?:([:-])(\d+))?$/.exec(text) ?? [];
  const highest = separator === '-' ? 250 : 65_535;
  if (min === '') return undefined;
  if (Number(max) > highest) return { is: 'range', min: 0, max: highest };
  return Number(min) > Number(max) ? { is: 'downwards' } : undefined;
}

/** A selector, over which calico-node exits where Calico can't read it. */
export function readSelector(variable: KnownVariable, text: string): Reading {
  return 'ast' in parseSelector(text) ? value({ as: 'text' }) : invalid(variable, { is: 'selector' });
}

/** A regular expression of Go's. */
export function readRegexp(variable: KnownVariable, text: string): Reading {
  if (text.length > longestExpression) return value({ as: 'text' });
  const compiled = compileRegexp(text);
  return compiled.ok ? value({ as: 'text' }) : invalid(variable, { is: 'regexp', error: compiled.error });
}

/** As with methods: nobody means a longer one, and compiling it takes longer than a keystroke may. */
const longestExpression = 10_000;

/** Things with commas between them; empty ones are passed over (param_types.go). */
export function readList(variable: KnownVariable, text: string, of: ListItem): Reading {
  const items = text.split(',').map((item) => item.trim());
  const filled = items.filter((item) => item !== '');
  const wrong = filled.find((item) => !isItem(variable, item, of));
  return wrong === undefined
    ? value({ as: 'list', count: filled.length })
    : invalid(variable, { is: 'item', item: wrong });
}

function isItem({ family }: KnownVariable, item: string, of: ListItem): boolean {
  switch (of) {
    case 'cidr':
    case 'ip': {
      const address = (of === 'cidr' ? parsePrefix(item)?.address : undefined) ?? parseAddress(item);
      return address !== undefined && isOfFamily(address, family);
    }
    case 'port': {
      const port = /^(?:(?:tcp|udp):)?(?:\[?[0-9a-f.:/]+\]?:)?([0-9]{1,5})$/i.exec(item)?.[1];
      return port !== undefined && Number(port) <= 65_535;
    }
    case 'ports':
      return /^\d+(?::\d+)?$/.test(item) && rangeFault(item) === undefined;
    case 'tables':
      return isTableRange(item);
    case 'pair':
      return item.includes('=');
    case 'regexp':
      return /^\/\S+\/$/.test(item) ? compileRegexp(item.slice(1, -1)).ok : /^[a-zA-Z0-9_-]{1,15}$/.test(item);
    case 'text':
      return true;
  }
}

/** `RouteTableRangesParam`. */
function isTableRange(item: string): boolean {
  const [, min = '', max = ''] = /^(\d+)-(\d+)$/.exec(item) ?? [];
  return min !== '' && Number(min) <= Number(max) && Number(max) <= 0xffff_ffff;
}

function isOfFamily(address: Address, family: Family | undefined): boolean {
  return family === undefined || unmap(address).family === family;
}

function ofFamily({ family }: KnownVariable): { readonly family?: Family } {
  return family === undefined ? {} : { family };
}

/** The word that differs from `text` in its letter case only. */
function meantWord(variable: KnownVariable, text: string): { readonly meant?: string } {
  const meant = describedValues(variable).find((each) => each.value === text.toLowerCase().trim())?.value;
  return meant === undefined ? {} : { meant };
}
