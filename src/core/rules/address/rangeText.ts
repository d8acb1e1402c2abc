import { type Message, say } from '../../message.ts';
import type { AddressRange } from '../../ranges.ts';
import type { SiteContext } from '../rule.ts';

/** The ranges of the site's family, pools first. */
export function rangesFor({ site, agent }: Pick<SiteContext, 'site' | 'agent'>): readonly AddressRange[] {
  return agent.ranges.filter(({ prefix }) => prefix.address.family === site.family);
}

/** `the IP pool default-ipv4-ippool (10.244.0.0/16)`, as a part of a sentence. */
export function rangeText({ kind, name, text }: AddressRange): Message {
  if (kind === 'services') return say('the Service range {0}', text);
  if (kind === 'pods') return say('the pod range {0}', text);
  return name === undefined ? say('the IP pool {0}', text) : say('the IP pool {0} ({1})', name, text);
}
