import { say } from '../../message.ts';
import { address, cidr } from '../addressChecks.ts';
import { placeOf, present } from '../fields.ts';
import { nodeMetadata } from '../metadata.ts';
import { asNumber } from '../numberShapes.ts';
import { sincePublished } from '../publishedShape.ts';
import { refuse } from '../review.ts';
import { anyMap, anything, type Cross, listOf, type Shape, struct, text } from '../shapes.ts';
import { pattern, words } from '../textChecks.ts';

/** Calico's own Node (libcalico-go/lib/apis/internalapi/node.go). */

const bgpNotEmpty: Cross = (map, at, review) => {
  const bgp = present(map, 'bgp')?.value;
  if (bgp?.kind !== 'map' || bgp.entries.length > 0) return;
  refuse(review, placeOf(at, map, 'bgp'), say("`bgp` can't be empty: remove it."));
};

/** As Go's `net.ParseMAC` takes it for 6, 8 and 20 bytes. */
const mac = pattern(
  /^(?:[0-9a-fA-F]{2}([:-])(?:[0-9a-fA-F]{2}\1){4,18}[0-9a-fA-F]{2}|(?:[0-9a-fA-F]{4}\.){2,9}[0-9a-fA-F]{4})$/,
  '66:2a:4c:00:11:22',
);

const spec = struct(
  {
    bgp: struct({
      ipv4Address: text(cidr(4)),
      ipv6Address: text(cidr(6)),
      asNumber,
      ipv4IPIPTunnelAddr: text(address(4)),
      routeReflectorClusterID: text(address(4)),
    }),
    ipv4VXLANTunnelAddr: text(address(4)),
    ipv6VXLANTunnelAddr: text(address(6)),
    vxlanTunnelMACAddr: text(mac),
    vxlanTunnelMACAddrV6: text(mac),
    orchRefs: listOf(anyMap),
    wireguard: struct({ interfaceIPv4Address: text(address(4)), interfaceIPv6Address: text(address(6)) }),
    addresses: listOf(struct({ address: text(), type: text(words(['CalicoNodeIP', 'InternalIP', 'ExternalIP'])) })),
    interfaces: sincePublished(anything),
  },
  bgpNotEmpty,
);

/** 32 bytes in base64 (`wgtypes.ParseKey`). */
const publicKey = text(pattern(/^[A-Za-z0-9+/]{43}=$/, 'czAIcfRMFo58lJ3ix1DmDCybuP9TABfFomcjTpy0244='));

const status = struct({ wireguardPublicKey: publicKey, wireguardPublicKeyV6: publicKey });

export const node: Shape = struct({ metadata: nodeMetadata(), spec, status });
