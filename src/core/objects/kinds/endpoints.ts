import { say } from '../../message.ts';
import { address, cidr } from '../addressChecks.ts';
import { lacks } from '../crosses.ts';
import { filled, itemAt, mapsOf, placeOf, placeOfMap, present, textOf } from '../fields.ts';
import { labelFault, metadata, named, noNamespaceLabel } from '../metadata.ts';
import { protocol } from '../numberShapes.ts';
import { published } from '../publishedShape.ts';
import { isStored, refuse } from '../review.ts';
import { type Cross, listOf, reference, type Shape, struct, text, textMap } from '../shapes.ts';
import { interfaceOrAll, objectName } from '../textChecks.ts';
import { policyRule } from './policyRule.ts';

/** HostEndpoint, Profile and the sets of networks (validator.go `validateHostEndpointSpec`, `validateNetworkSet`). */

const nodeAndAddress: Cross = (map, at, review) => {
  if (lacks(map, at, 'node', review))
    refuse(review, placeOfMap(at, map), say('A host endpoint needs the name of its `node`.'));
  else if (lacks(map, at, 'interfaceName', review) && lacks(map, at, 'expectedIPs', review)) {
    refuse(review, placeOfMap(at, map), say('A host endpoint needs `interfaceName` or `expectedIPs`.'));
  }
};

const withPorts = ['TCP', 'UDP', 'SCTP', '6', '17', '132'];

const ports: Cross = (map, at, review) => {
  for (const [index, port] of mapsOf(map, 'ports')) {
    const own = itemAt(at, 'ports', index);
    if (filled(port, 'name') === undefined)
      refuse(review, placeOfMap(own, port), say('A host endpoint port needs a `name`.'));
    if (present(port, 'port') === undefined)
      refuse(review, placeOfMap(own, port), say('A host endpoint port needs its number in `port`.'));
    const used = textOf(port, 'protocol');
    const upper = isStored(review) ? used?.toUpperCase() : used;
    if (used === undefined)
      refuse(review, placeOfMap(own, port), say('A host endpoint port needs a `protocol`: TCP, UDP or SCTP.'));
    else if (/^(?:UDPLite|ICMP|ICMPv6|\d+)$/i.test(used) && !withPorts.includes(upper ?? '')) {
      refuse(
        review,
        placeOf(own, port, 'protocol'),
        say('Ports require TCP, UDP or SCTP; "{0}" has no ports.', used ?? ''),
      );
    }
  }
};

export const hostEndpoint: Shape = struct({
  metadata: metadata(),
  spec: struct(
    {
      node: reference('node'),
      interfaceName: text(interfaceOrAll),
      expectedIPs: listOf(text(address())),
      profiles: listOf(reference('profile', objectName)),
      ports: listOf(struct({ name: text(), port: published, protocol })),
    },
    nodeAndAddress,
    ports,
  ),
});

/** Networks may have bits set behind their prefix here. */
export const networkSet: Shape = struct({
  metadata: metadata(noNamespaceLabel),
  spec: struct({ nets: listOf(text(cidr())) }),
});

const ownProfile = named((name, review) =>
  name === 'projectcalico-default-allow' && !isStored(review)
    ? say('The profile projectcalico-default-allow is reserved for Calico: choose another name.')
    : undefined,
);

export const profile: Shape = struct({
  metadata: metadata(ownProfile),
  spec: struct({
    ingress: listOf(policyRule({ direction: 'ingress', namespaced: true })),
    egress: listOf(policyRule({ direction: 'egress', namespaced: true })),
    labelsToApply: textMap(labelFault),
  }),
});
