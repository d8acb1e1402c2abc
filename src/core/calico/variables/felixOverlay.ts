/** Felix's tunnels: IPIP, VXLAN, WireGuard (felix/config/config_params.go). The form is that of table.ts. */
export const felixOverlayTable = `
FELIX_IPINIPENABLED bool:felix ~ipipEnabled
Whether Felix sets up IPIP. Without it the IP pools decide, which is nearly always right.
- Before v3.23.0 the default was \`false\`.

FELIX_IPINIPMTU mtu =0 ~ipipMTU
The MTU of the IPIP tunnel. \`0\` takes that of the NICs less 20; a value above that loses big packets.
- Write it only where the network behind the NIC carries less than the NIC says.
- Before v3.17.0 the default was \`1440\`.

FELIX_VXLANENABLED bool:felix @v3.7.0 ~vxlanEnabled
Whether Felix sets up VXLAN for IPv4. Without it the IP pools decide, which is nearly always right.
- Before v3.23.0 the default was \`false\`.

FELIX_VXLANMTU mtu =0 @v3.7.0 ~vxlanMTU
The MTU of the IPv4 VXLAN tunnel. \`0\` takes that of the NICs less 50; a value above that loses big packets.
- Write it only where the network behind the NIC carries less than the NIC says.
- Before v3.17.0 the default was \`1410\`.

FELIX_VXLANMTUV6 mtu =0 @v3.23.0 ~vxlanMTUV6
The MTU of the IPv6 VXLAN tunnel. \`0\` takes that of the NICs less 70; a value above that loses big packets.

FELIX_VXLANPORT int =4789 @v3.7.0 ~vxlanPort
The UDP port of VXLAN, the same on all nodes. To be changed where another overlay, flannel or the hypervisor's, uses 4789.
- Firewalls between the nodes have to let it pass.

FELIX_VXLANVNI int =4096 @v3.7.0 ~vxlanVNI
The number of the VXLAN network, the same on all nodes. To be changed where another overlay uses 4096.

FELIX_WIREGUARDENABLED bool:felix =false @v3.14.0 ~wireguardEnabled
Encrypts IPv4 traffic between pods of different nodes. Nodes whose kernel lacks WireGuard go on without it.
- UDP port 51820 has to be open between the nodes.

FELIX_WIREGUARDENABLEDV6 bool:felix =false @v3.24.0 ~wireguardEnabledV6
Encrypts IPv6 traffic between pods of different nodes.
- UDP port 51821 has to be open between the nodes.

FELIX_WIREGUARDHOSTENCRYPTIONENABLED bool:felix =false @v3.20.0 ~wireguardHostEncryptionEnabled
Encrypts the traffic of the nodes themselves too, that of pods in the host's network included.

FELIX_WIREGUARDINTERFACENAME text:^[a-zA-Z0-9:._+-]{1,15}$ =wireguard.cali @v3.14.0 ^ ~wireguardInterfaceName
The name of the IPv4 WireGuard device.
- Under another name the device is not left out by name when the node's address is detected.

FELIX_WIREGUARDINTERFACENAMEV6 text:^[a-zA-Z0-9:._+-]{1,15}$ =wg-v6.cali @v3.24.0 ^ ~wireguardInterfaceNameV6
The name of the IPv6 WireGuard device.
- Under another name the device is not left out by name when the node's address is detected.

FELIX_WIREGUARDLISTENINGPORT int =51820 @v3.14.0 ~wireguardListeningPort
The UDP port of WireGuard for IPv4, the same on all nodes.

FELIX_WIREGUARDLISTENINGPORTV6 int =51821 @v3.24.0 ~wireguardListeningPortV6
The UDP port of WireGuard for IPv6, the same on all nodes.

FELIX_WIREGUARDMTU mtu =0 @v3.14.0 ~wireguardMTU
The MTU of the IPv4 WireGuard device. \`0\` takes that of the NICs less 60; a value above that loses big packets.
- Before v3.17.0 the default was \`1420\`.

FELIX_WIREGUARDMTUV6 mtu =0 @v3.24.0 ~wireguardMTUV6
The MTU of the IPv6 WireGuard device. \`0\` takes that of the NICs less 80; a value above that loses big packets.

FELIX_WIREGUARDPERSISTENTKEEPALIVE seconds =0 @v3.23.0 ~wireguardKeepAlive
How often an idle peer is sent something, so that firewalls keep the way open; \`0\` means never.

FELIX_WIREGUARDROUTINGRULEPRIORITY int =99 @v3.14.0 ~wireguardRoutingRulePriority
The place of WireGuard's rule among the host's routing rules. To be changed where rules of other software must come first.

FELIX_WIREGUARDTHREADINGENABLED bool:felix =false @v3.28.3 ~wireguardThreadingEnabled
Spreads WireGuard's receiving over CPUs, for nodes that get very many packets.
`;
