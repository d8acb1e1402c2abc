import { behaves } from '../calico/changes.ts';
import type { CalicoVersion } from '../calico/version.ts';
import { bits, bothFamilies, type Family, formatPrefix, parseAddress, parsePrefix, unmap } from '../net/address.ts';
import type { Node } from '../net/node.ts';
import { ownerOf } from './candidates.ts';
import { type Choice, type Missing, unknownChoice } from './choice.ts';
import type { Detector } from './choose.ts';

/**
 * What calico-node does with a node's addresses when it starts: the environment, the method and the address stored
 * before (node/pkg/lifecycle/startup/startup.go, configureAndCheckIPAddressSubnets and configureIPsAndSubnets).
 */
export interface StartupSettings {
  /** CALICO_NETWORKING_BACKEND; undefined where it is not set. */
  readonly backend?: string;
  /** The variables IP and IP6; undefined where not set. All comparisons are exact. */
  readonly ip: { readonly 4?: string; readonly 6?: string };
  readonly detectors: { readonly [F in Family]: Detector };
  /** What cannot be told of a family's variables: then nothing can be told of its outcome. */
  readonly missing?: { readonly [F in Family]?: Missing };
  readonly version: CalicoVersion;
}

/** How it ends for one family. */
export type FamilyOutcome =
  | { readonly kind: 'chosen'; readonly choice: Choice }
  /** The address stored before stays. `choice` where detection ran and failed. */
  | { readonly kind: 'kept'; readonly stored: string; readonly because: KeptBecause; readonly choice?: Choice }
  /** IP or IP6 names the address itself. */
  | { readonly kind: 'literal'; readonly address: string; readonly owner?: string }
  | { readonly kind: 'exits'; readonly because: ExitBecause; readonly choice?: Choice }
  | { readonly kind: 'none'; readonly because: 'backend-none' | 'ip-none' | 'not-asked-for' }
  /** Detection fails; whether an address is stored, so that it would be kept, is not known. */
  | { readonly kind: 'fails'; readonly choice: Choice };

/** What is missing for an answer; undefined where there is one. */
export function missingFor(outcome: FamilyOutcome): Missing | undefined {
  return outcome.kind === 'chosen' && outcome.choice.outcome === 'unknown' ? outcome.choice.missing : undefined;
}

export type KeptBecause = 'ip-not-set' | 'ip-none' | 'detection-failed';
export type ExitBecause = 'unknown-method' | 'invalid-ip' | 'nothing-detected' | 'no-address-at-all';

export interface Startup {
  readonly outcomes: { readonly [F in Family]: FamilyOutcome };
  /** The process exits with status 1, and its container is restarted over and over. */
  readonly exits: boolean;
  /** Stored addresses that are removed on that way. */
  readonly cleared: readonly Family[];
  /** Nothing is known of stored addresses, and the answer is that for a node without. */
  readonly storedUnknown: boolean;
}

/** Plays the start of calico-node on `node`. */
export function startup(settings: StartupSettings, node: Node): Startup {
  const storedUnknown = node.stored === undefined;
  if (skipsAddresses(settings)) {
    const nothing = { kind: 'none', because: 'backend-none' } as const;
    return { outcomes: { 4: nothing, 6: nothing }, exits: false, cleared: [], storedUnknown: false };
  }
  const outcomes = withoutAnyAddress(settings, { 4: outcomeOf(settings, node, 4), 6: outcomeOf(settings, node, 6) });
  const exits = bothFamilies.some((family) => outcomes[family].kind === 'exits');
  return { outcomes, exits, cleared: clearedStored(settings, node, outcomes), storedUnknown };
}

/** The backend `none` skips all of it up to v3.15 and again from v3.26.0; in between it did not. */
function skipsAddresses({ backend, version }: StartupSettings): boolean {
  return backend === 'none' && !behaves(version, 'backend-none-detects');
}

function outcomeOf(settings: StartupSettings, node: Node, family: Family): FamilyOutcome {
  const missing = settings.missing?.[family];
  if (missing !== undefined) return { kind: 'chosen', choice: unknownChoice(missing) };
  const ip = settings.ip[family] ?? '';
  const stored = storedAddress(node, family);
  if (ip === 'autodetect') return detect(settings, node, family, stored);
  if (ip === 'none') return stored === undefined ? none('ip-none') : { kind: 'kept', stored, because: 'ip-none' };
  if (ip !== '') return literal(ip, settings, node, family);
  if (stored !== undefined) return { kind: 'kept', stored, because: 'ip-not-set' };
  return family === 4 ? detect(settings, node, family, undefined) : none('not-asked-for');
}

function none(because: 'ip-none' | 'not-asked-for'): FamilyOutcome {
  return { kind: 'none', because };
}

function detect(settings: StartupSettings, node: Node, family: Family, stored: string | undefined): FamilyOutcome {
  const choice = settings.detectors[family].choose(node, family);
  if (choice.outcome === 'exits') return { kind: 'exits', because: 'unknown-method', choice };
  if (choice.outcome !== 'none') return { kind: 'chosen', choice };
  if (stored !== undefined) return { kind: 'kept', stored, because: 'detection-failed', choice };
  return node.stored === undefined ? { kind: 'fails', choice } : { kind: 'exits', because: 'nothing-detected', choice };
}

/** An annotation that is no address or prefix of its family is ignored when it is read (libcalico-go …/resources/node.go). */
function storedAddress(node: Node, family: Family): string | undefined {
  const text = node.stored?.[family];
  if (text === undefined) return undefined;
  const address = parsePrefix(text)?.address ?? parseAddress(text);
  return address !== undefined && unmap(address).family === family ? text : undefined;
}

function literal(text: string, { version }: StartupSettings, node: Node, family: Family): FamilyOutcome {
  const prefix = parsePrefix(text);
  const parsed = prefix?.address ?? parseAddress(text);
  const address = parsed && unmap(parsed);
  if (address?.family !== family) return { kind: 'exits', because: 'invalid-ip' };
  const owner = ownerOf(address, node, version);
  const named = owner && { owner: owner.interface.name };
  if (prefix !== undefined) return { kind: 'literal', address: text, ...named };
  const merges = family === 4 && behaves(version, 'literal-takes-prefix');
  const length = (merges ? owner?.prefixLength : undefined) ?? bits(family);
  return { kind: 'literal', address: formatPrefix({ address, length }), ...named };
}

/**
 * Where both families end without an address, calico-node exits: from v3.16.3 always, before only for IP=none, which
 * up to v3.15 exits even where an address is stored.
 */
function withoutAnyAddress(settings: StartupSettings, outcomes: Startup['outcomes']): Startup['outcomes'] {
  const empty = bothFamilies.every((family) => outcomes[family].kind === 'none');
  const { version, ip } = settings;
  const noneAsked = ip[4] === 'none' && ['', 'none'].includes(ip[6] ?? '') && behaves(version, 'ip-none-counts');
  const exits =
    (noneAsked && behaves(version, 'ip-none-exits')) || (empty && (noneAsked || behaves(version, 'no-address-exits')));
  return exits ? { ...outcomes, 4: { kind: 'exits', because: 'no-address-at-all' } } : outcomes;
}

/** On a failed detection every stored address whose variable is `autodetect` goes, the healthy family's too (v3.0.2+). */
function clearedStored({ ip, version }: StartupSettings, node: Node, outcomes: Startup['outcomes']): readonly Family[] {
  const failed = bothFamilies.some((family) => {
    const outcome = outcomes[family];
    return outcome.kind === 'exits' && ['nothing-detected', 'no-address-at-all'].includes(outcome.because);
  });
  if (!failed || !behaves(version, 'stored-addresses-cleared')) return [];
  return bothFamilies.filter((family) => ip[family] === 'autodetect' && storedAddress(node, family) !== undefined);
}
