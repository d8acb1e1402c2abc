import type { Action, ToAnyView } from '../protocol/messages.ts';
import type { ViewDeps } from './viewDeps.ts';

/** What a view says where there is nothing to show: what is missing, and how to get it. */
export function nothingToShow(
  version: number,
  { inventory, canConnect, t }: Pick<ViewDeps, 'inventory' | 'canConnect' | 't'>,
): ToAnyView {
  const example: Action = { title: t('Open Example'), command: 'openExample' };
  if (inventory() !== undefined) {
    const text = t(
      'No calico-node is configured in the open files, so that nothing is chosen. Open a Calico manifest.',
    );
    return { type: 'nothing', version, text, actions: [example] };
  }
  const select: Action = { title: t('Select Inventory…'), command: 'selectInventory' };
  if (!canConnect) {
    const text = t('No nodes are known yet, so that no method can be answered for.');
    return { type: 'nothing', version, text, actions: [select, example] };
  }
  const text = t(
    'No nodes are known yet, so that no method can be answered for. Nothing is asked of a cluster before you connect.',
  );
  const actions: readonly Action[] = [{ title: t('Connect to Cluster…'), command: 'connect' }, select, example];
  return { type: 'nothing', version, text, actions };
}
