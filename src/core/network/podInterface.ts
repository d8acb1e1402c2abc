import { workloadPrefix } from '../facts/devices.ts';
import { sha1 } from './sha1.ts';

/**
 * The name of the host's end of a pod's veth pair: `cali`, or the prefix that is set, and 11 digits of the SHA-1 of
 * `namespace.name` (libcalico-go/lib/backend/k8s/conversion/workload_endpoint_default.go).
 */
export function podInterface(namespace: string, name: string, prefix = workloadPrefix): string {
  return prefix + sha1(`${namespace}.${name}`).slice(0, 11);
}
