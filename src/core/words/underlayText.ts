import { type Message, say } from '../message.ts';
import { type Cloud, mayDrop, type OnTheWire } from '../network/cloud.ts';

/** What the network between nodes does with their packets, as its provider says. */

export interface UnderlayText {
  /** Pods don't reach each other without it. */
  readonly problem: Message;
  readonly remedy: Message;
  /** Where that is said. */
  readonly source: string;
}

/** Undefined where nothing is known to be in the way. */
export function underlayText(cloud: Cloud, wire: OnTheWire): UnderlayText | undefined {
  if (!mayDrop(cloud, wire)) return undefined;
  switch (wire) {
    case 'ipip':
      return ipipText(cloud);
    case 'vxlan':
      return checksumText;
    case 'plain':
      return plainText(cloud);
  }
}

/** Of the one cloud whose network adapters spoil VXLAN. */
const checksumText: UnderlayText = {
  problem: say('Some vmxnet3 drivers write wrong checksums into VXLAN packets.'),
  remedy: say('If only ping arrives, set featureDetectOverride: ChecksumOffloadBroken=true in the FelixConfiguration.'),
  source: 'https://github.com/projectcalico/calico/issues/4727',
};

function ipipText(cloud: Cloud): UnderlayText | undefined {
  switch (cloud) {
    case 'azure':
      return {
        problem: say('Azure drops IPIP (protocol 4).'),
        remedy: say('Set VXLAN to Always.'),
        source: 'https://docs.microsoft.com/en-us/azure/virtual-network/virtual-networks-faq',
      };
    case 'aws':
    case 'gce':
    case 'openstack':
    case 'hcloud':
    case 'vsphere':
      return undefined;
  }
}

function plainText(cloud: Cloud): UnderlayText | undefined {
  switch (cloud) {
    case 'azure':
      return {
        problem: say('Azure drops packets with pod addresses unless it has routes for them and IP forwarding is on.'),
        remedy: say('Set VXLAN to Always.'),
        source: 'https://docs.tigera.io/calico/latest/reference/public-cloud/azure',
      };
    case 'aws':
      return {
        problem: say('AWS drops packets with pod addresses while the source/destination check is on.'),
        remedy: say('Set awsSrcDstCheck: Disable in the FelixConfiguration, or turn the check off on each instance.'),
        source: 'https://docs.tigera.io/calico/latest/reference/public-cloud/aws',
      };
    case 'gce':
      return {
        problem: say(
          'Google Cloud drops packets with pod addresses unless it has routes for them and IP forwarding is on.',
        ),
        remedy: say('Set IPIP or VXLAN to Always.'),
        source: 'https://docs.tigera.io/calico/latest/reference/public-cloud/gce',
      };
    case 'openstack':
      return {
        problem: say("OpenStack's port security drops packets with pod addresses."),
        remedy: say("Add the pool to each port's allowed address pairs, or set IPIP or VXLAN to Always."),
        source:
          'https://docs.redhat.com/en/documentation/red_hat_openstack_platform/13/html/networking_guide/config-allowed-address-pairs_rhosp-network',
      };
    case 'hcloud':
      return {
        problem: say("Hetzner's private networks drop packets with pod addresses unless they have routes for them."),
        remedy: say('Set VXLAN to Always, or add routes for each node.'),
        source: 'https://docs.hetzner.com/networking/networks/technical-concepts/architecture',
      };
    case 'vsphere':
      return undefined;
  }
}
