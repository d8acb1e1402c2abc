import { bothFamilies, type Family } from '../net/address.ts';
import type { Autodetection, FieldValues, Installation, JsonPatch } from './model.ts';

/** Lays kustomize's patches upon the operator's Installation. */

/** kustomize merges custom resources field by field. */
export function mergeInstallation(base: Installation, patch: Installation): Installation {
  return { ...patch, ...filled(base, patch), autodetection: families(base, (family) => patch.autodetection[family]) };
}

/** Of both the patch's where it has one: kustomize merges custom resources field by field. */
function filled(base: Installation, patch: Installation): Partial<Installation> {
  return {
    cniType: patch.cniType ?? base.cniType,
    linuxDataplane: patch.linuxDataplane ?? base.linuxDataplane,
    bgp: patch.bgp ?? base.bgp,
    kubernetesProvider: patch.kubernetesProvider ?? base.kubernetesProvider,
    variant: patch.variant ?? base.variant,
    mtu: patch.mtu ?? base.mtu,
    pools: patch.pools ?? base.pools,
  };
}

function families(
  base: Installation,
  patchOf: (family: Family) => Autodetection | undefined,
): Installation['autodetection'] {
  const result: Partial<Record<Family, Autodetection>> = {};
  for (const family of bothFamilies) {
    const below = base.autodetection[family];
    const above = patchOf(family);
    const merged =
      below === undefined || above === undefined || above.blank ? (above ?? below) : mergeFields(below, above);
    if (merged !== undefined) result[family] = merged;
  }
  return result;
}

/** An Installation whose fields stand in no mapping of their own: they can be changed where they are, but none be added. */
export function withoutBlocks(installation: Installation): Installation {
  const autodetection: Partial<Record<Family, Autodetection>> = {};
  for (const family of bothFamilies) {
    const read = installation.autodetection[family];
    if (read !== undefined) autodetection[family] = { ...read, merged: true };
  }
  const opening = { at: installation.opening.at, holder: undefined, missing: installation.opening.missing };
  return { ...installation, opening, autodetection };
}

function mergeFields(base: Autodetection, patch: Autodetection): Autodetection {
  const keeps = (field: keyof FieldValues): boolean => patch.keys[field] === undefined;
  const fields: FieldValues = {
    interface: keeps('interface') ? base.interface : patch.interface,
    skipInterface: keeps('skipInterface') ? base.skipInterface : patch.skipInterface,
    canReach: keeps('canReach') ? base.canReach : patch.canReach,
    kubernetes: keeps('kubernetes') ? base.kubernetes : patch.kubernetes,
    firstFound: keeps('firstFound') ? base.firstFound : patch.firstFound,
    cidrs: keeps('cidrs') ? base.cidrs : patch.cidrs,
  };
  return { ...patch, ...fields, merged: true };
}

/** `base` with the operations that concern its methods. */
export function operateOnInstallation(base: Installation, { operations, span }: JsonPatch): Installation {
  const result: Partial<Record<Family, Autodetection>> = { ...base.autodetection };
  for (const { op, path, autodetection } of operations) {
    const [, digit, below] = /nodeAddressAutodetectionV([46])(?:\/(\w+))?$/.exec(path.value) ?? [];
    if (digit === undefined) continue;
    const family: Family = digit === '4' ? 4 : 6;
    const before = result[family];
    const removes = op === 'remove' && (below === undefined || before !== undefined);
    const after = removes ? without(before, below) : laidIn(before, autodetection[family], below);
    if (after === undefined) delete result[family];
    else result[family] = after;
  }
  const at = operations[0]?.path.span ?? { start: span.start, end: span.start };
  return { ...base, span, opening: { at, holder: undefined, missing: [] }, autodetection: result };
}

/** What is left of a family's fields without the one `below`; without all where none is named. */
function without(before: Autodetection | undefined, below: string | undefined): Autodetection | undefined {
  return below === undefined || before === undefined ? undefined : { ...before, [below]: undefined };
}

function laidIn(
  before: Autodetection | undefined,
  after: Autodetection | undefined,
  below: string | undefined,
): Autodetection | undefined {
  if (after === undefined || before === undefined) return after ?? before;
  return below === undefined ? after : mergeFields(before, after);
}

/** The Installation that a JSON patch speaks of where its base is not known; undefined where it names no method. */
export function looseInstallation(patch: JsonPatch): Installation | undefined {
  if (!patch.operations.some(({ autodetection: { 4: four, 6: six } }) => four !== undefined || six !== undefined))
    return undefined;
  const { operations: _, body: __, ...meta } = patch;
  return operateOnInstallation({ ...meta, ...emptyInstallation }, patch);
}

const emptyInstallation = {
  form: 'installation',
  origin: 'object',
  calicoVersion: undefined,
  operatorVersion: undefined,
  opening: { at: { start: 0, end: 0 }, holder: undefined, missing: [] },
  autodetection: {},
  cniType: undefined,
  linuxDataplane: undefined,
  bgp: undefined,
  kubernetesProvider: undefined,
  variant: undefined,
  mtu: undefined,
  pools: undefined,
} as const;
