import { formatVersion } from '../calico/version.ts';
import type { ClusterInventory } from '../inventory/inventory.ts';
import type { Translate } from '../l10n.ts';
import type { KnownVersion } from '../plan.ts';

/** Where an answer comes from. `now` is the time of asking, in milliseconds since 1970. */
export function sourceText({ source, nodes }: ClusterInventory, now: number, t: Translate): string {
  const { kind, name, takenAt } = source;
  if (kind === 'cluster') return clusterText(name, takenAt, nodes, now, t);
  const from = kind === 'folder' ? t('folder {0}', name) : t('snapshot {0}', name);
  const taken = takenAt === undefined ? Number.NaN : Date.parse(takenAt);
  return Number.isNaN(taken) ? from : t('{0}, collected {1}', from, ageText(now - taken, t));
}

function clusterText(
  name: string,
  takenAt: string | undefined,
  nodes: ClusterInventory['nodes'],
  now: number,
  t: Translate,
): string {
  const age = ageText(now - Date.parse(takenAt ?? ''), t);
  const asked = nodes.filter(({ origin }) => origin === 'exec').length;
  return asked === nodes.length
    ? t('context {0}, read on the nodes {1}', name, age)
    : t('context {0}, {1} of {2} nodes read on the node, {3}', name, asked, nodes.length, age);
}

/** `12 s ago`, `3 min ago`, `5 h ago`, `2 days ago`; `milliseconds` below a second count as now. */
export function ageText(milliseconds: number, t: Translate): string {
  const seconds = Math.floor(milliseconds / 1000);
  if (seconds < 1) return t('just now');
  if (seconds < 60) return t('{0} s ago', seconds);
  if (seconds < 3600) return t('{0} min ago', Math.floor(seconds / 60));
  if (seconds < 172_800) return t('{0} h ago', Math.floor(seconds / 3600));
  return t('{0} days ago', Math.floor(seconds / 86_400));
}

/** Which version the answer is for, and how that is known. */
export function versionText({ version, from, text }: KnownVersion, t: Translate): string {
  const name = formatVersion(version);
  switch (from) {
    case 'image':
      return t('Calico {0}, from the image tag', name);
    case 'operator':
      return t('Calico {0}, from the operator {1}', name, text ?? '');
    case 'setting':
      return t('Calico {0}, from the settings', name);
    case 'chart':
      return t('Calico {0}, from the version next to it', name);
    case 'inventory':
      return t('Calico {0}, from the inventory', name);
    case 'assumed':
      return text === undefined
        ? t('Calico version unknown; assuming the newest ({0})', name)
        : t('Calico version unknown ("{0}" names none); assuming the newest ({1})', text, name);
  }
}
