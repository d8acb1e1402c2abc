import type { PolicyFacts } from '../core/inventory/inventory.ts';
import { asList, asText, at } from '../core/inventory/json.ts';
import { readLabelled, readServices, readSlices } from '../core/inventory/policyFacts.ts';
import { type ApiPath, readPages } from './api.ts';
import type { Reader } from './calico.ts';
import type { KubectlFailure } from './result.ts';

/** Lists what policies look at besides pods: labels of namespaces and service accounts, and addresses behind Services. */

/** More objects of a kind than this are not read. */
const mostObjects = 20_000;

/** What could be read, and the first failure. */
export interface PolicyFactsReading {
  readonly facts: PolicyFacts;
  readonly failure?: KubectlFailure;
}

/** Four lists, one after the other. */
export async function readPolicyFacts(reader: Reader): Promise<PolicyFactsReading> {
  const failures: KubectlFailure[] = [];
  const list = async <T>(path: ApiPath, read: (page: unknown) => readonly T[]): Promise<readonly T[] | undefined> => {
    const found: T[] = [];
    const onPage = (page: unknown): { next?: string; count: number } => {
      found.push(...read(page));
      const next = found.length < mostObjects ? asText(at(page, 'metadata', 'continue')) : undefined;
      return { count: asList(at(page, 'items')).length, ...(next && { next }) };
    };
    const failure = await readPages(reader.kubectl, { path, onPage }, reader.options);
    if (failure === undefined) return found;
    failures.push(failure);
    return undefined;
  };
  const namespaces = await list('/api/v1/namespaces', readLabelled);
  const serviceAccounts = await list('/api/v1/serviceaccounts', readLabelled);
  const services = await list('/api/v1/services', readServices);
  const endpointSlices = await list('/apis/discovery.k8s.io/v1/endpointslices', readSlices);
  const [failure] = failures;
  return {
    facts: {
      ...(namespaces && { namespaces }),
      ...(serviceAccounts && { serviceAccounts }),
      ...(services && { services }),
      ...(endpointSlices && { endpointSlices }),
    },
    ...(failure && { failure }),
  };
}
