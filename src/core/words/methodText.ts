import type { Method } from '../detection/method.ts';
import type { Translate } from '../l10n.ts';
import type { Family } from '../net/address.ts';

/** What a method means, in one sentence without full stop. */
export function methodText(method: Method, family: Family, t: Translate): string {
  switch (method.kind) {
    case 'first-found':
      return t(
        "the last interface in the kernel's list that has a usable IPv{0} address and no name that Calico leaves out by default",
        family,
      );
    case 'interface':
      return t(
        "the last interface in the kernel's list whose name matches {0} (regular expressions, unanchored)",
        anyOf(method.items, t),
      );
    case 'skip-interface':
      return t(
        "the last interface in the kernel's list that Calico does not leave out by default and whose name does not match {0}",
        anyOf(method.items, t),
      );
    case 'cidr':
      return t("the last interface in the kernel's list that has an address in {0}", anyOf(method.items, t));
    case 'can-reach':
      return t(
        'the address from which the node would send to {0}, as its routes say',
        method.destination.value || t('itself'),
      );
    case 'kubernetes-internal-ip':
      return t("the interface that holds the first IPv{0} InternalIP of the node's Kubernetes object", family);
    case 'unknown':
      return t('no detection method that this version knows: calico-node exits');
  }
}

function anyOf(items: readonly { readonly value: string }[], t: Translate): string {
  const names = items.map(({ value }) => (value === '' ? t('(everything)') : value));
  const last = names.pop();
  return names.length === 0 ? (last ?? '') : t('{0} or {1}', names.join(', '), last ?? '');
}
