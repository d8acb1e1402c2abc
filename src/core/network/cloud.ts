import type { Node } from '../net/node.ts';
import { query } from '../query.ts';

/** Where the nodes' machines are, as far as the nodes themselves show it. */
export type Cloud = 'azure' | 'aws' | 'gce' | 'openstack' | 'hcloud' | 'vsphere';

/** What packets between nodes look like there: wrapped in IPIP or VXLAN, or with the addresses of pods. */
export type OnTheWire = 'ipip' | 'vxlan' | 'plain';

/** The name of each, and by what it is known. */
interface Marks {
  readonly title: string;
  /** What it may drop unless it is told otherwise, as its documentation says; `words/underlayText.ts` has the sources. */
  readonly drops: readonly OnTheWire[];
  /** The scheme of `spec.providerID`, which the cloud's controller writes. */
  readonly provider: string;
  /** What the cloud's own labels of nodes begin with. */
  readonly label?: string;
  /** A route that only machines there have. */
  readonly route?: string;
}

const marks: Readonly<Record<Cloud, Marks>> = {
  // learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16
  azure: {
    title: 'Azure',
    drops: ['ipip', 'plain'],
    provider: 'azure',
    label: 'kubernetes.azure.com/',
    route: '168.63.129.16',
  },
  aws: { title: 'AWS', drops: ['plain'], provider: 'aws', label: 'eks.amazonaws.com/' },
  gce: { title: 'Google Cloud', drops: ['plain'], provider: 'gce', label: 'cloud.google.com/' },
  openstack: { title: 'OpenStack', drops: ['plain'], provider: 'openstack' },
  hcloud: { title: 'Hetzner Cloud', drops: ['plain'], provider: 'hcloud', label: 'instance.hetzner.cloud/' },
  vsphere: { title: 'vSphere', drops: ['vxlan'], provider: 'vsphere' },
};

/** The first cloud that any node shows, with how it does; undefined where none does. */
export const cloudOf = query((nodes: readonly Node[]): { readonly cloud: Cloud; readonly by: string } | undefined => {
  for (const node of nodes) {
    for (const cloud of clouds) {
      const by = markOn(node, marks[cloud]);
      if (by !== undefined) return { cloud, by };
    }
  }
  return undefined;
});

const clouds = ['azure', 'aws', 'gce', 'openstack', 'hcloud', 'vsphere'] as const satisfies readonly Cloud[];

/** Whether the cloud may drop such packets. */
export function mayDrop(cloud: Cloud, wire: OnTheWire): boolean {
  return marks[cloud].drops.includes(wire);
}

/** As people call it. */
export function cloudTitle(cloud: Cloud): string {
  return marks[cloud].title;
}

function markOn({ providerID, labels = {}, routing }: Node, { provider, label, route }: Marks): string | undefined {
  if (providerID?.startsWith(`${provider}:`)) return 'providerID';
  const key = label === undefined ? undefined : Object.keys(labels).find((each) => each.startsWith(label));
  if (key !== undefined) return key;
  const isThere = (routing[4]?.routes ?? []).some(
    ({ destination: { address, length } }) => length === 32 && address.value === azureHost && route !== undefined,
  );
  return isThere ? route : undefined;
}

/** 168.63.129.16 */
const azureHost = 0xa83f8110n;
