import type { Action, ToAnyView } from '../protocol/messages.ts';
import type { ViewDeps } from './viewDeps.ts';

/** What a view says where there is nothing to show: what is missing, and how to get it. */
export function nothingToShow(
  version: number,
  { inventory, canConnect, t }: Pick<ViewDeps, 'inventory' | 'canConnect' | 't'>,
): ToAnyView {
  const example: Action = { title: t('Open Example'), command: 'openExample' };
  if (inventory() !== undefined) {
    const text = t("Nothing is selected: the open files don't configure calico-node. Open a Calico manifest.");
    return { type: 'nothing', version, text, actions: [example] };
  }
  const select: Action = { title: t('Select Inventory…'), command: 'selectInventory' };
  if (!canConnect) {
    const text = t('No nodes yet. Connect to a cluster or select an inventory.');
    return { type: 'nothing', version, text, actions: [select, example] };
  }
  const text = t(
    'No nodes yet. Connect to a cluster or select an inventory. The extension never contacts a cluster until you connect.',
  );
  const actions: readonly Action[] = [{ title: t('Connect to Cluster…'), command: 'connect' }, select, example];
  return { type: 'nothing', version, text, actions };
}
