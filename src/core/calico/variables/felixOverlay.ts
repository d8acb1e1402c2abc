/** Felix's tunnels: IPIP, VXLAN, WireGuard (felix/config/config_params.go). The form is that of table.ts. */
export const felixOverlayTable = `
FELIX_IPINIPENABLED
Whether Felix sets up IPIP. Without it the IP pools decide, which is nearly always right.
- Before v3.23.0 the default was \`false\`.

FELIX_IPINIPMTU
The MTU of the IPIP tunnel. \`0\` takes that of the NICs less 20; a value above that loses big packets.
- Write it only where the network behind the NIC carries less than the NIC says.
- Before v3.17.0 the default was \`1440\`.

FELIX_VXLANENABLED
Whether Felix sets up VXLAN for IPv4. Without it the IP pools decide, which is nearly always right.
- Before v3.23.0 the default was \`false\`.

FELIX_VXLANMTU
The MTU of the IPv4 VXLAN tunnel. \`0\` takes that of the NICs less 50; a value above that loses big packets.
- Write it only where the network behind the NIC carries less than the NIC says.
- Before v3.17.0 the default was \`1410\`.

FELIX_VXLANMTUV6
The MTU of the IPv6 VXLAN tunnel. \`0\` takes that of the NICs less 70; a value above that loses big packets.

FELIX_VXLANPORT
The UDP port of VXLAN, the same on all nodes. To be changed where another overlay, flannel or the hypervisor's, uses 4789.
- Firewalls between the nodes have to let it pass.

FELIX_VXLANVNI
The number of the VXLAN network, the same on all nodes. To be changed where another overlay uses 4096.

FELIX_WIREGUARDENABLED
Encrypts IPv4 traffic between pods of different nodes. Nodes whose kernel lacks WireGuard go on without it.
- UDP port 51820 has to be open between the nodes.

FELIX_WIREGUARDENABLEDV6
Encrypts IPv6 traffic between pods of different nodes.
- UDP port 51821 has to be open between the nodes.

FELIX_WIREGUARDHOSTENCRYPTIONENABLED
Encrypts the traffic of the nodes themselves too, that of pods in the host's network included.

FELIX_WIREGUARDINTERFACENAME
The name of the IPv4 WireGuard device.
- Under another name the device is not left out by name when the node's address is detected.

FELIX_WIREGUARDINTERFACENAMEV6
The name of the IPv6 WireGuard device.
- Under another name the device is not left out by name when the node's address is detected.

FELIX_WIREGUARDLISTENINGPORT
The UDP port of WireGuard for IPv4, the same on all nodes.

FELIX_WIREGUARDLISTENINGPORTV6
The UDP port of WireGuard for IPv6, the same on all nodes.

FELIX_WIREGUARDMTU
The MTU of the IPv4 WireGuard device. \`0\` takes that of the NICs less 60; a value above that loses big packets.
- Before v3.17.0 the default was \`1420\`.

FELIX_WIREGUARDMTUV6
The MTU of the IPv6 WireGuard device. \`0\` takes that of the NICs less 80; a value above that loses big packets.

FELIX_WIREGUARDPERSISTENTKEEPALIVE
How often an idle peer is sent something, so that firewalls keep the way open; \`0\` means never.

FELIX_WIREGUARDROUTINGRULEPRIORITY
The place of WireGuard's rule among the host's routing rules. To be changed where rules of other software must come first.

FELIX_WIREGUARDTHREADINGENABLED
Spreads WireGuard's receiving over CPUs, for nodes that get very many packets.
`;
