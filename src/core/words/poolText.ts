import { type Message, say } from '../message.ts';
import type { PathPool } from '../network/pool.ts';

/** `10.244.0.0/16 (IPIP always)`. */
export function poolText(pool: PathPool): Message {
  const text = say('{0} ({1})', pool.text, modeText(pool));
  return pool.disabled ? say('{0}, disabled', text) : text;
}

function modeText({ ipip, vxlan }: PathPool): Message {
  if (ipip === undefined || vxlan === undefined) return say('how it encapsulates packets is unknown');
  if (vxlan === 'Always') return say('VXLAN Always');
  if (vxlan === 'CrossSubnet') return say('VXLAN CrossSubnet');
  if (ipip === 'Always') return say('IPIP Always');
  return ipip === 'CrossSubnet' ? say('IPIP CrossSubnet') : say('not encapsulated');
}
