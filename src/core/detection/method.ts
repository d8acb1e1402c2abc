import { atLeast, type CalicoVersion } from '../calico/version.ts';
import { type Family, goNetwork, type Prefix, parsePrefix } from '../net/address.ts';
import type { Located } from '../text.ts';
import { type CompiledRegexp, compileRegexp } from './goRegexp.ts';

/**
 * The text of IP_AUTODETECTION_METHOD as calico-node reads it
 * (node/pkg/lifecycle/startup/autodetection/autodetection_methods.go, AutoDetectCIDR).
 */

export const methodNames = [
  'first-found',
  'interface',
  'skip-interface',
  'cidr',
  'can-reach',
  'kubernetes-internal-ip',
] as const;
export type MethodName = (typeof methodNames)[number];

/** A list of regular expressions, joined by Calico into one: `(a)|(b)`. */
export interface InterfaceMethod {
  readonly kind: 'interface' | 'skip-interface';
  /** The items as split at commas; spans are offsets in the method's text. */
  readonly items: readonly Located<string>[];
  /** The one expression that is compiled from all items. */
  readonly joined: string;
  readonly regexp: CompiledRegexp;
}

export interface CidrMethod {
  readonly kind: 'cidr';
  readonly items: readonly Located<string>[];
  /** Per item, the network as Go compares it; undefined where `net.ParseCIDR` refuses: then nothing is detected at all. */
  readonly networks: readonly (Prefix | undefined)[];
}

export interface CanReachMethod {
  readonly kind: 'can-reach';
  readonly destination: Located<string>;
}

export type Method =
  | { readonly kind: 'first-found' }
  | InterfaceMethod
  | CidrMethod
  | CanReachMethod
  | { readonly kind: 'kubernetes-internal-ip'; readonly suffix: string }
  /** calico-node logs "Invalid IP autodetection method" and exits with status 1. */
  | { readonly kind: 'unknown'; readonly since?: CalicoVersion };

/** A longer text is not examined: nobody means it, and compiling it would take longer than a keystroke may. */
export const longestMethod = 10_000;

/** The release from which a method is known; those before take it for unknown. */
export const methodSince: { readonly [N in MethodName]?: CalicoVersion } = {
  cidr: { major: 3, minor: 16, patch: 0 },
  'kubernetes-internal-ip': { major: 3, minor: 22, patch: 0 },
};

/**
 * Reads `text` as `version` of calico-node does. Never fails: what calico-node refuses is of kind `unknown`
 * (with `since` where a later release would take it) or carries its error.
 */
export function parseMethod(text: string, version: CalicoVersion): Method {
  const method = parseAnyMethod(text);
  if (method.kind === 'unknown') return method;
  const since = methodSince[method.kind];
  return since === undefined || atLeast(version, since.major, since.minor, since.patch)
    ? method
    : { kind: 'unknown', since };
}

function parseAnyMethod(text: string): Method {
  if (text === '' || text === 'first-found') return { kind: 'first-found' };
  if (text.startsWith('interface=')) return interfaceMethod('interface', text);
  if (text.startsWith('cidr=')) return cidrMethod(text);
  if (text.startsWith('can-reach=')) return { kind: 'can-reach', destination: argument(text) };
  if (text.startsWith('skip-interface=')) return interfaceMethod('skip-interface', text);
  // A prefix test in Calico too: whatever follows is ignored.
  const internal = 'kubernetes-internal-ip';
  if (text.startsWith(internal)) return { kind: internal, suffix: text.slice(internal.length) };
  return { kind: 'unknown' };
}

function interfaceMethod(kind: InterfaceMethod['kind'], text: string): InterfaceMethod {
  const items = splitList(argument(text));
  const joined = `(${items.map(({ value }) => value).join(')|(')})`;
  return { kind, items, joined, regexp: compileRegexp(joined) };
}

function cidrMethod(text: string): CidrMethod {
  const items = splitList(argument(text));
  const networks = items.map(({ value }) => {
    const prefix = parsePrefix(value);
    return prefix && goNetwork(prefix);
  });
  return { kind: 'cidr', items, networks };
}

/** What stands behind the first `=`, verbatim. */
function argument(text: string): Located<string> {
  const start = text.indexOf('=') + 1;
  return { value: text.slice(start), span: { start, end: text.length } };
}

/** Splits as Calico's `\s*,\s*` does: blanks (ASCII only) go around commas, and stay at both ends of the list. */
function splitList({ value, span }: Located<string>): Located<string>[] {
  const pieces = value.split(',');
  let at = span.start;
  return pieces.map((piece, index) => {
    const left = index === 0 ? 0 : leadingBlanks(piece);
    const right = index === pieces.length - 1 ? 0 : Math.min(trailingBlanks(piece), piece.length - left);
    const start = at + left;
    const end = at + piece.length - right;
    at += piece.length + 1;
    return { value: piece.slice(left, piece.length - right), span: { start, end } };
  });
}

const isBlank = (char: string | undefined): boolean => char !== undefined && '\t\n\f\r '.includes(char);

function leadingBlanks(text: string): number {
  let count = 0;
  while (count < text.length && isBlank(text[count])) count += 1;
  return count;
}

function trailingBlanks(text: string): number {
  let count = 0;
  while (count < text.length && isBlank(text[text.length - 1 - count])) count += 1;
  return count;
}

/** Whether an address counts for the networks of `cidr=`; those of the other family never hold it. */
export function familyOfNetworks(method: CidrMethod): ReadonlySet<Family> {
  return new Set(method.networks.flatMap((prefix) => (prefix === undefined ? [] : [prefix.address.family])));
}
