import { parseSelector } from '../calico/selector/parse.ts';
import { printSelector } from '../calico/selector/print.ts';
import type { EntitySpec } from './ruleSpec.ts';

/**
 * The one selector that stands for the selectors, namespaces and service accounts of a rule's end, as
 * libcalico-go/lib/backend/syncersv1/updateprocessors/rules.go joins them (v3.32.1). `namespace` is that of the policy, empty
 * for a global one. Empty where nothing is selected by labels.
 */
export function entitySelector(entity: EntitySpec, namespace: string): string {
  const selectors = [accountsSelector(entity), entity.selector].filter((text) => text !== '');
  const own = selectors.length > 1 ? `(${selectors.join(') && (')})` : (selectors[0] ?? '');
  const spaces = namespacesSelector(entity, namespace);
  const isBound = own !== '' || entity.notSelector !== '' || entity.namespaceSelector !== '';
  if (spaces === '' || !isBound) return own;
  return own === '' ? spaces : `(${spaces}) && (${own})`;
}

/** Calico replaces in the text, within quotes too: a pod and a network set of a namespace have one, nothing else has. */
function namespacesSelector({ namespaceSelector }: EntitySpec, namespace: string): string {
  if (namespaceSelector === '') return namespace === '' ? '' : `projectcalico.org/namespace == '${namespace}'`;
  return prefixed(namespaceSelector, 'pcns.')
    .replaceAll('all()', 'has(projectcalico.org/namespace)')
    .replaceAll('global()', '!has(projectcalico.org/namespace)');
}

function accountsSelector({ serviceAccounts }: EntitySpec): string {
  if (serviceAccounts === undefined) return '';
  const { names, selector } = serviceAccounts;
  const labels = selector === '' ? '' : prefixed(selector, 'pcsa.');
  if (names.length === 0) return labels;
  const named = prefixed(`projectcalico.org/serviceaccount in { '${names.join("', '")}' }`, '');
  return labels === '' ? named : `(${labels}) && (${named})`;
}

/** Empty where it can't be read. */
function prefixed(text: string, prefix: string): string {
  const parsed = parseSelector(text);
  return 'ast' in parsed ? printSelector(parsed.ast, (key) => prefix + key) : '';
}
