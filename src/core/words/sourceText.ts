import { formatVersion } from '../calico/version.ts';
import type { ClusterInventory } from '../inventory/inventory.ts';
import { type Message, nothing, say } from '../message.ts';
import type { Node } from '../net/node.ts';
import type { KnownVersion } from '../plan.ts';

/** Where an answer comes from. `now` is the time of asking, in milliseconds since 1970. */
export function sourceText({ source, nodes }: ClusterInventory, now: number): Message {
  const { kind, name, takenAt } = source;
  if (kind === 'cluster') return clusterText(name, takenAt, nodes, now);
  const from = kind === 'folder' ? say('folder {0}', name) : say('snapshot {0}', name);
  const taken = takenAt === undefined ? Number.NaN : Date.parse(takenAt);
  return Number.isNaN(taken) ? from : say('{0}, collected {1}', from, ageText(now - taken));
}

function clusterText(
  name: string,
  takenAt: string | undefined,
  nodes: ClusterInventory['nodes'],
  now: number,
): Message {
  const age = ageText(now - Date.parse(takenAt ?? ''));
  const asked = nodes.filter(({ origin }) => origin === 'exec').length;
  return asked === nodes.length
    ? say('context {0}, read on the nodes {1}', name, age)
    : say('context {0}, {1} of {2} nodes read on the node, {3}', name, asked, nodes.length, age);
}

/** `12 s ago`, `3 min ago`, `5 h ago`, `2 days ago`; `milliseconds` below a second count as now. */
export function ageText(milliseconds: number): Message {
  const seconds = Math.floor(milliseconds / 1000);
  if (seconds < 1) return say('just now');
  if (seconds < 60) return say('{0} s ago', seconds);
  if (seconds < 3600) return say('{0} min ago', Math.floor(seconds / 60));
  if (seconds < 172_800) return say('{0} h ago', Math.floor(seconds / 3600));
  return say('{0} days ago', Math.floor(seconds / 86_400));
}

/** Which version the answer is for, and how that is known. */
export function versionText({ version, from, text }: KnownVersion): Message {
  const name = formatVersion(version);
  switch (from) {
    case 'image':
      return say('Calico {0}, from the image tag', name);
    case 'operator':
      return say('Calico {0}, from the operator {1}', name, text ?? '');
    case 'setting':
      return say('Calico {0}, from the settings', name);
    case 'chart':
      return say('Calico {0}, from the version next to it', name);
    case 'inventory':
      return say('Calico {0}, from the inventory', name);
    case 'assumed':
      return text === undefined
        ? say('Calico version unknown; assuming the newest ({0})', name)
        : say('Calico version unknown ("{0}" names none); assuming the newest ({1})', text, name);
  }
}

/** How a node's interfaces came to be known. */
export function originText(origin: Node['origin']): Message {
  switch (origin) {
    case 'exec':
      return say('Interfaces and routes were read on the node itself.');
    case 'annotation':
      return say("Interfaces come from Calico's annotation, which has neither their order nor prefix lengths.");
    case 'addresses':
      return say('Only the addresses that Kubernetes lists are known.');
    case 'file':
    case undefined:
      return nothing;
  }
}
