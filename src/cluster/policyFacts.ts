import type { PolicyFacts } from '../core/inventory/inventory.ts';
import { asList, asText, at } from '../core/inventory/json.ts';
import { readLabelled, readServices, readSlices } from '../core/inventory/policyFacts.ts';
import { type ApiPath, readPages } from './api.ts';
import type { Reader } from './calico.ts';
import type { KubectlFailure } from './result.ts';

/** Lists what policies look at besides pods: labels of namespaces and service accounts, and addresses behind Services. */

/** More objects of a kind than this are not read. */
const mostObjects = 20_000;

/** What could be read; else the kinds that couldn't, and why not the first of them. */
export interface PolicyFactsReading {
  readonly facts: PolicyFacts;
  readonly missing?: { readonly kinds: string; readonly failure: KubectlFailure };
}

/** Four lists, one after the other. */
export async function readPolicyFacts(reader: Reader): Promise<PolicyFactsReading> {
  const missing: { readonly kind: string; readonly failure: KubectlFailure }[] = [];
  const list = async <T>(
    kind: string,
    path: ApiPath,
    read: (page: unknown) => readonly T[],
  ): Promise<readonly T[] | undefined> => {
    const found: T[] = [];
    const onPage = (page: unknown): { next?: string; count: number } => {
      found.push(...read(page));
      const next = found.length < mostObjects ? asText(at(page, 'metadata', 'continue')) : undefined;
      return { count: asList(at(page, 'items')).length, ...(next && { next }) };
    };
    const failure = await readPages(reader.kubectl, { path, onPage }, reader.options);
    if (failure === undefined) return found;
    missing.push({ kind, failure });
    return undefined;
  };
  const namespaces = await list('Namespace', '/api/v1/namespaces', readLabelled);
  const serviceAccounts = await list('ServiceAccount', '/api/v1/serviceaccounts', readLabelled);
  const services = await list('Service', '/api/v1/services', readServices);
  const endpointSlices = await list('EndpointSlice', '/apis/discovery.k8s.io/v1/endpointslices', readSlices);
  const [first] = missing;
  return {
    facts: {
      ...(namespaces && { namespaces }),
      ...(serviceAccounts && { serviceAccounts }),
      ...(services && { services }),
      ...(endpointSlices && { endpointSlices }),
    },
    ...(first && {
      missing: { kinds: missing.map(({ kind }) => kind).join(', '), failure: first.failure },
    }),
  };
}
