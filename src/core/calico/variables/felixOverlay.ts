/** Felix's tunnels: IPIP, VXLAN, WireGuard (felix/config/config_params.go). The form is that of table.ts. */
export const felixOverlayTable = `
FELIX_IPINIPENABLED
Whether Felix sets up IPIP. By default the IP pools decide, which is nearly always right.
- Before v3.23.0 the default was \`false\`.

FELIX_IPINIPMTU
The MTU of the IPIP tunnel. \`0\` uses the NICs' MTU minus 20; higher values drop large packets.
- Only set it if the network behind the NIC supports less than the NIC reports.
- Before v3.17.0 the default was \`1440\`.

FELIX_VXLANENABLED
Whether Felix sets up VXLAN for IPv4. By default the IP pools decide, which is nearly always right.
- Before v3.23.0 the default was \`false\`.

FELIX_VXLANMTU
The MTU of the IPv4 VXLAN tunnel. \`0\` uses the NICs' MTU minus 50; higher values drop large packets.
- Only set it if the network behind the NIC supports less than the NIC reports.
- Before v3.17.0 the default was \`1410\`.

FELIX_VXLANMTUV6
The MTU of the IPv6 VXLAN tunnel. \`0\` uses the NICs' MTU minus 70; higher values drop large packets.

FELIX_VXLANPORT
The UDP port of VXLAN, the same on all nodes. Change it if another overlay (flannel's or the hypervisor's) uses 4789.
- Firewalls between the nodes must allow it.

FELIX_VXLANVNI
The VXLAN network identifier, the same on all nodes. Change it if another overlay uses 4096.

FELIX_WIREGUARDENABLED
Encrypts IPv4 traffic between pods on different nodes. Nodes without WireGuard in the kernel run unencrypted.
- UDP port 51820 must be open between the nodes.

FELIX_WIREGUARDENABLEDV6
Encrypts IPv6 traffic between pods on different nodes.
- UDP port 51821 must be open between the nodes.

FELIX_WIREGUARDHOSTENCRYPTIONENABLED
Also encrypts traffic of the nodes themselves, including host-networked pods.

FELIX_WIREGUARDINTERFACENAME
The name of the IPv4 WireGuard device.
- With another name, detection of the node's address doesn't skip the device by name.

FELIX_WIREGUARDINTERFACENAMEV6
The name of the IPv6 WireGuard device.
- With another name, detection of the node's address doesn't skip the device by name.

FELIX_WIREGUARDLISTENINGPORT
The UDP port of WireGuard for IPv4, the same on all nodes.

FELIX_WIREGUARDLISTENINGPORTV6
The UDP port of WireGuard for IPv6, the same on all nodes.

FELIX_WIREGUARDMTU
The MTU of the IPv4 WireGuard device. \`0\` uses the NICs' MTU minus 60; higher values drop large packets.
- Before v3.17.0 the default was \`1420\`.

FELIX_WIREGUARDMTUV6
The MTU of the IPv6 WireGuard device. \`0\` uses the NICs' MTU minus 80; higher values drop large packets.

FELIX_WIREGUARDPERSISTENTKEEPALIVE
How often an idle peer gets a packet, so that firewalls keep the connection open; \`0\` means never.

FELIX_WIREGUARDROUTINGRULEPRIORITY
The priority of WireGuard's rule among the host's routing rules. Change it if rules of other software must come first.

FELIX_WIREGUARDTHREADINGENABLED
Spreads WireGuard packet reception over CPUs, for nodes with very high packet rates.
`;
