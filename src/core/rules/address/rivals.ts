import { groupBy } from '../../collections.ts';
import { say } from '../../message.ts';
import { mapOf, present, scalarsOf, textOf } from '../../objects/fields.ts';
import type { ReviewedResource } from '../object/resources.ts';
import type { Report } from '../rule.ts';

/**
 * Objects of one file of which only one can be: what stands in several files may be alternatives, of which one is
 * applied.
 */

/**
 * Objects that a later one in their file overwrites: kubectl applies one after the other. Of Installations with methods
 * method-set-twice tells.
 */
export function overwrittenObjects(all: readonly ReviewedResource[]): readonly Report[] {
  return groupsOf(all, ({ resource }) => {
    const { kind, name, namespace, origin } = resource;
    const isTold = origin === 'values' || hasMethod(resource);
    return kind === undefined || name === undefined || isTold
      ? undefined
      : [kind.value, namespace?.value ?? '', name.value];
  }).flatMap((group) => {
    const last = group[group.length - 1];
    return last === undefined ? [] : group.slice(0, -1).flatMap((each) => overwritten(each, last) ?? []);
  });
}

function hasMethod({ kind, tree }: ReviewedResource['resource']): boolean {
  if (kind?.value !== 'Installation') return false;
  const network = mapOf(mapOf(tree, 'spec'), 'calicoNetwork');
  return ['nodeAddressAutodetectionV4', 'nodeAddressAutodetectionV6'].some(
    (key) => present(network, key) !== undefined,
  );
}

function overwritten({ manifest, resource }: ReviewedResource, last: ReviewedResource): Report | undefined {
  const { kind, name } = resource;
  if (kind === undefined || name === undefined || textIn(last) === textIn({ manifest, resource })) return undefined;
  const { file } = manifest;
  const at = { file, span: name.span };
  const message = say('This {0} has no effect: a later one in this file is also named {1}.', kind.value, name.value);
  const related = [
    { at: { file, span: last.resource.name?.span ?? last.resource.span }, message: say('This one applies') },
  ];
  return { at, message, related };
}

function textIn({ manifest, resource }: Pick<ReviewedResource, 'manifest' | 'resource'>): string {
  return manifest.text.slice(resource.span.start, resource.span.end).trim();
}

/**
 * Host endpoints that another one keeps from being active: of those for one interface Felix takes the one whose name is
 * the first in the alphabet (felix/dataplane/linux/endpoint_mgr.go, `resolveHostEndpoints`).
 */
export function inactiveEndpoints(all: readonly ReviewedResource[]): readonly Report[] {
  return groupsOf(all, interfaceKey).flatMap((group) => {
    const [active, ...others] = group.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
    return active === undefined ? [] : others.flatMap((each) => inactive(each, active) ?? []);
  });
}

function interfaceKey({ resource: { kind, name, tree } }: ReviewedResource): readonly string[] | undefined {
  if (kind?.value !== 'HostEndpoint' || name === undefined) return undefined;
  const spec = mapOf(tree, 'spec');
  const node = textOf(spec, 'node');
  if (node === undefined) return undefined;
  const device = textOf(spec, 'interfaceName');
  if (device !== undefined && device !== '') return [node, device];
  const addresses = scalarsOf(spec, 'expectedIPs').map(([, { value }]) => value);
  return addresses.length === 0 ? undefined : [node, '', ...addresses.toSorted()];
}

function inactive(
  { manifest: { file }, resource: { name } }: ReviewedResource,
  active: ReviewedResource,
): Report | undefined {
  if (name === undefined || name.value === nameOf(active)) return undefined;
  const winner = nameOf(active);
  const message = say(
    '{0} is never active: {1} matches the same interface, and its name comes first.',
    name.value,
    winner,
  );
  const at = { file, span: active.resource.name?.span ?? active.resource.span };
  return { at: { file, span: name.span }, message, related: [{ at, message: say('This one applies') }] };
}

function nameOf({ resource: { name } }: ReviewedResource): string {
  return name?.value ?? '';
}

/** The objects of one file that have the same key, in their order; those that a template fills in have none. */
function groupsOf(
  all: readonly ReviewedResource[],
  keyOf: (reviewed: ReviewedResource) => readonly string[] | undefined,
): readonly (readonly ReviewedResource[])[] {
  const keyed = all.flatMap((reviewed) => {
    const key = reviewed.resource.partial ? undefined : keyOf(reviewed);
    return key === undefined ? [] : [{ reviewed, key: JSON.stringify([reviewed.manifest.file, ...key]) }];
  });
  return [...groupBy(keyed, ({ key }) => key).values()]
    .filter((group) => group.length > 1)
    .map((group) => group.map(({ reviewed }) => reviewed));
}
