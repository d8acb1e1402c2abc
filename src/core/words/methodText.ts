import type { Method } from '../detection/method.ts';
import { type Message, nothing, say, verbatim } from '../message.ts';
import type { Family } from '../net/address.ts';
import { valuesText } from './listText.ts';

/** What a method means, in one sentence without full stop; `shown` gives what stands for a name or address in it. */
export function methodText(method: Method, family: Family, shown: (value: string) => Message = verbatim): Message {
  switch (method.kind) {
    case 'first-found':
      return say(
        "last interface (kernel order) with a usable IPv{0} address and a name that Calico doesn't exclude by default",
        family,
      );
    case 'interface':
      return say('last interface (kernel order) whose name matches {0}', anyOf(method.items, shown));
    case 'skip-interface':
      return say(
        "last interface (kernel order) that Calico doesn't exclude by default and whose name doesn't match {0}",
        anyOf(method.items, shown),
      );
    case 'cidr':
      return say('last interface (kernel order) with an address in {0}', anyOf(method.items, shown));
    case 'can-reach':
      return say(
        'the source address the node uses to reach {0}, according to its routes',
        method.destination.value === '' ? say('itself') : shown(method.destination.value),
      );
    case 'kubernetes-internal-ip':
      return say('the interface with the first IPv{0} InternalIP of the Kubernetes node', family);
    case 'unknown':
      return say('not a detection method in this version: calico-node exits');
  }
}

function anyOf(items: readonly { readonly value: string }[], shown: (value: string) => Message): Message {
  const names = items.map(({ value }) => (value === '' ? say('(everything)') : shown(value)));
  const last = names.pop();
  return names.length === 0 ? (last ?? nothing) : say('{0} or {1}', valuesText(names), last ?? nothing);
}
