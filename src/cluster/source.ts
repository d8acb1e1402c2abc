import type { CalicoPod } from '../core/inventory/calicoPods.ts';
import { readSource, sourceCommands } from '../core/inventory/nodeCommands.ts';
import type { Translate } from '../core/l10n.ts';
import { type Address, parseAddress } from '../core/net/address.ts';
import { containerOf, execIn, troubleOf, wrongName } from './askNode.ts';
import type { Kubectl } from './kubectl.ts';

/** What a node's kernel says of the way to a destination; `message` in words for the user. */
export type SourceReply =
  | { readonly kind: 'source'; readonly source: Address }
  | { readonly kind: 'unknown'; readonly message: string };

/**
 * Asks the kernel. Names are not resolved: no image of calico-node has a command for that, and what the node's resolver
 * says may differ from what is asked for here.
 */
export async function askSource(question: {
  readonly kubectl: Kubectl;
  readonly signal: AbortSignal;
  readonly t: Translate;
  readonly pod: CalicoPod | undefined;
  readonly destination: string;
}): Promise<SourceReply> {
  const { kubectl, signal, t, pod, destination } = question;
  const address = parseAddress(destination);
  if (address === undefined) {
    return {
      kind: 'unknown',
      message: t('"{0}" isn\'t an address; nodes can only be queried for addresses.', destination),
    };
  }
  if (pod === undefined) return { kind: 'unknown', message: t("There's no known calico-node pod to query.") };
  const container = containerOf(pod);
  if (container === undefined) return { kind: 'unknown', message: wrongName(pod, t) };
  let message = '';
  for (const command of sourceCommands(address)) {
    const result = await execIn(kubectl, container, command, { signal });
    if (result.kind === 'ok') {
      const source = readSource(result.stdout);
      if (source !== undefined) return { kind: 'source', source };
      message = t("The node didn't report a source address.");
      continue;
    }
    const refusal = /RTNETLINK answers: (.+)/.exec(result.stderr)?.[1];
    if (refusal !== undefined) return { kind: 'unknown', message: t('The node has no route there: {0}.', refusal) };
    message = troubleOf(result, pod, t);
    if (result.kind !== 'failed') break;
  }
  return { kind: 'unknown', message };
}
