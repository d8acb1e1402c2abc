import type { SelectorSite } from './review.ts';

/** What a selector selects. */
export type SelectorSubject = 'nodes' | 'pods' | 'namespaces' | 'accounts';

/** The subjects by the names of the fields; `selector` of `serviceAccounts` is told by the field around it. */
const subjects: Readonly<Record<string, SelectorSubject>> = {
  nodeSelector: 'nodes',
  peerSelector: 'nodes',
  selector: 'pods',
  notSelector: 'pods',
  localWorkloadSelector: 'pods',
  namespaceSelector: 'namespaces',
  serviceAccountSelector: 'accounts',
};

/** What the selector in the field `key` of `owner` selects; undefined where the field holds no selector. */
export function selectorSubject(key: string, owner: string | undefined): SelectorSubject | undefined {
  if (key === 'selector' && owner === 'serviceAccounts') return 'accounts';
  return Object.hasOwn(subjects, key) ? subjects[key] : undefined;
}

/** What a selector selects that is written in one of Calico's objects. */
export function subjectOf({ path }: SelectorSite): SelectorSubject | undefined {
  const [key = '', owner] = path.split('.').reverse();
  return selectorSubject(key, owner);
}
