import type { Method } from '../detection/method.ts';
import type { Translate } from '../l10n.ts';
import type { Family } from '../net/address.ts';

/** What a method means, in one sentence without full stop. */
export function methodText(method: Method, family: Family, t: Translate): string {
  switch (method.kind) {
    case 'first-found':
      return t(
        "last interface (kernel order) with a usable IPv{0} address and a name that Calico doesn't exclude by default",
        family,
      );
    case 'interface':
      return t('last interface (kernel order) whose name matches {0}', anyOf(method.items, t));
    case 'skip-interface':
      return t(
        "last interface (kernel order) that Calico doesn't exclude by default and whose name doesn't match {0}",
        anyOf(method.items, t),
      );
    case 'cidr':
      return t('last interface (kernel order) with an address in {0}', anyOf(method.items, t));
    case 'can-reach':
      return t(
        'the source address the node uses to reach {0}, according to its routes',
        method.destination.value || t('itself'),
      );
    case 'kubernetes-internal-ip':
      return t('the interface with the first IPv{0} InternalIP of the Kubernetes node', family);
    case 'unknown':
      return t('not a detection method in this version: calico-node exits');
  }
}

function anyOf(items: readonly { readonly value: string }[], t: Translate): string {
  const names = items.map(({ value }) => (value === '' ? t('(everything)') : value));
  const last = names.pop();
  return names.length === 0 ? (last ?? '') : t('{0} or {1}', names.join(', '), last ?? '');
}
