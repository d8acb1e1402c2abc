import type { Translate } from '../l10n.ts';
import type { PathPool } from '../network/pool.ts';

/** `10.244.0.0/16 (IPIP always)`. */
export function poolText(pool: PathPool, t: Translate): string {
  const text = t('{0} ({1})', pool.text, modeText(pool, t));
  return pool.disabled ? t('{0}, disabled', text) : text;
}

function modeText({ ipip, vxlan }: PathPool, t: Translate): string {
  if (ipip === undefined || vxlan === undefined) return t('how it encapsulates packets is unknown');
  if (vxlan === 'Always') return t('VXLAN Always');
  if (vxlan === 'CrossSubnet') return t('VXLAN CrossSubnet');
  if (ipip === 'Always') return t('IPIP Always');
  return ipip === 'CrossSubnet' ? t('IPIP CrossSubnet') : t('not encapsulated');
}
