import { type Direction, directions } from '../../calico/policies.ts';
import { matches } from '../../calico/selector/evaluate.ts';
import { type Message, say } from '../../message.ts';
import { filled, mapOf } from '../../objects/fields.ts';
import { type PolicyObject, stringAt, stringsAt } from '../../policy/objects.ts';
import type { Endpoint } from '../../policy/world.ts';
import type { Report, Rule } from '../rule.ts';
import { type PolicyFolder, policyFolders } from './policiesIn.ts';

/** A host endpoint that no policy and no profile is for: all is denied there but failsafe ports (felix/rules/endpoints.go). */
export const hostEndpointDenied: Rule = {
  code: 'host-endpoint-denied',
  severity: 'warning',
  scope: 'workspace',
  check(context) {
    return policyFolders(context).flatMap((folder) =>
      folder.world.endpoints.flatMap((endpoint) =>
        endpoint.kind === 'host' ? (reportOn(endpoint, folder) ?? []) : [],
      ),
    );
  },
};

function reportOn(endpoint: Endpoint, folder: PolicyFolder): Report | undefined {
  const object = folder.objects.find(({ kind, name }) => kind === 'HostEndpoint' && name === endpoint.name);
  if (
    !folder.complete ||
    object === undefined ||
    !isActive(object, folder) ||
    hasOpenProfiles(object) ||
    endpoint.at === undefined ||
    endpoint.profiles.length > 0
  ) {
    return undefined;
  }
  const denied = directions.filter((direction) => !isGoverned(endpoint, direction, folder));
  const message = messageFor(denied, object);
  // Without any policy in the files, those that count may be in the cluster only.
  const severity = folder.everywhere.length === 0 ? 'information' : 'warning';
  return message === undefined ? undefined : { at: endpoint.at, message, severity };
}

/** A text where a list belongs is something that is filled in. */
function hasOpenProfiles({ tree }: PolicyObject): boolean {
  const spec = mapOf(tree, 'spec');
  return spec === undefined || filled(spec, 'profiles')?.value.kind === 'scalar';
}

/** Of those for one interface the first by name counts (felix/dataplane/linux/endpoint_mgr.go, resolveHostEndpoints). */
function isActive(own: PolicyObject, { objects }: PolicyFolder): boolean {
  const place = placeOf(own);
  return !objects.some((other) => other.kind === own.kind && other.name < own.name && placeOf(other) === place);
}

function placeOf({ tree }: PolicyObject): string {
  const spec = mapOf(tree, 'spec');
  const device = stringAt(spec, 'interfaceName') || stringsAt(spec, 'expectedIPs').toSorted().join();
  return `${stringAt(spec, 'node')} ${device}`;
}

function isGoverned(endpoint: Endpoint, direction: Direction, { everywhere }: PolicyFolder): boolean {
  return everywhere.some(
    ({ policy, selector }) =>
      !policy.doNotTrack &&
      !policy.preDNAT &&
      policy.types?.some((type) => type.toLowerCase() === direction) === true &&
      matches(selector, endpoint.labels),
  );
}

function messageFor(denied: readonly Direction[], { tree, name }: PolicyObject): Message | undefined {
  const spec = mapOf(tree, 'spec');
  const node = stringAt(spec, 'node') || name;
  const [address = '*'] = stringsAt(spec, 'expectedIPs');
  const written = stringAt(spec, 'interfaceName') || address;
  const place = written === '*' ? say('all interfaces') : written;
  const [first, second] = denied;
  if (second !== undefined) {
    return say('Node {0} is cut off on {1} but for failsafe ports: no policy or profile applies here.', node, place);
  }
  if (first === undefined) return undefined;
  return first === 'egress'
    ? say('Node {0} can only send to failsafe ports on {1}: no egress policy applies here.', node, place)
    : say('Node {0} is only reachable at failsafe ports on {1}: no ingress policy applies here.', node, place);
}
