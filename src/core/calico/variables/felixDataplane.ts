/** Felix's data plane in general (felix/config/config_params.go). The form is that of table.ts. */
export const felixDataplaneTable = `
FELIX_ALLOWIPIPPACKETSFROMWORKLOADS
Whether pods may send IPIP packets. They're dropped by default, because a pod could use them to bypass policy.

FELIX_ALLOWVXLANPACKETSFROMWORKLOADS
Whether pods may send VXLAN packets. They're dropped by default, because a pod could use them to bypass policy.

FELIX_AWSSRCDSTCHECK
Whether Felix changes the source/destination check of its EC2 instance. It must be off for pod traffic without an overlay.
= DoNothing: unchanged
= Disable: turned off
= Enable: turned on
- The instance needs permission to change it.

FELIX_CGROUPV2PATH
The path of the cgroup hierarchy, if it isn't the usual one. The eBPF data plane's init container reads it.

FELIX_CHAININSERTMODE
Where Felix puts its rules in the host's chains. \`insert\` is safe: other rules in front could let traffic bypass Calico's policy.
= insert: before all other rules
= append: after all other rules, if a host firewall must come first

FELIX_DATAPLANEDRIVER
The program that replaces Felix's own data plane. Only used if \`FELIX_USEINTERNALDATAPLANEDRIVER\` is off.

FELIX_DATAPLANEWATCHDOGTIMEOUT
The old form of \`FELIX_HEALTHTIMEOUTOVERRIDES\` for the data plane.

FELIX_DEFAULTENDPOINTTOHOSTACTION
What happens to policy-allowed traffic from a pod to its own node. The built-in \`DROP\` blocks services on the node, so Calico's manifests set \`ACCEPT\`.
= ACCEPT: allowed in
= RETURN: left to the host's own rules
= DROP: rejected

FELIX_DEVICEROUTEPROTOCOL
The protocol number of Felix's routes in the kernel. Change it if another daemon on the host uses the same one.

FELIX_DEVICEROUTESOURCEADDRESS
The IPv4 source address in Felix's routes, for node-to-pod traffic. Useful on multi-NIC nodes where the kernel picks the wrong one.
- It's one address for all pods of the DaemonSet: set it per node, in FelixConfiguration \`node.<name>\`.

FELIX_DEVICEROUTESOURCEADDRESSIPV6
The IPv6 source address in Felix's routes, for traffic from the node to pods.

FELIX_DISABLECONNTRACKINVALIDCHECK
Allows packets that the kernel can't match to a connection. Needed if replies come back through another NIC than the request left through.

FELIX_ENDPOINTREPORTINGDELAYSECS
How long Felix waits before it reports an endpoint's state. For OpenStack.

FELIX_ENDPOINTREPORTINGENABLED
Whether Felix reports the state of endpoints to the datastore. For OpenStack.

FELIX_ENDPOINTSTATUSPATHPREFIX
The directory where Felix records which endpoints are ready.
= none: nothing is recorded
- Before v3.30.0 the default was empty.

FELIX_EXTERNALNODESCIDRLIST
Hosts outside the cluster whose IPIP and VXLAN packets are accepted, as networks or addresses. Packets from other hosts are dropped.
- IPv4 only; Felix exits on anything else.

FELIX_FAILSAFEINBOUNDHOSTPORTS
Ports that policy can't close on a host endpoint, so you can't lock yourself out. Default: \`ssh\`, DHCP, BGP, etcd, Typha and the API server.
= none: no such ports
- \`[]\`, which means none in FelixConfiguration, isn't valid here.

FELIX_FAILSAFEOUTBOUNDHOSTPORTS
Ports that a host endpoint can always reach, whatever its policy says, so the node keeps its datastore.
= none: no such ports
- \`[]\`, which means none in FelixConfiguration, isn't valid here.

FELIX_FLOATINGIPS
Whether pods can use annotations to request more addresses that route to them. OpenStack's always work.

FELIX_INTERFACEEXCLUDE
NICs that host endpoints never cover, as comma-separated names or \`/regular expressions/\`. Unrelated to how the node's address is chosen.
- To do that, use \`skip-interface=\` in \`IP_AUTODETECTION_METHOD\`.

FELIX_INTERFACEPREFIX
Name prefix of the host side of pod interfaces, which Felix uses to recognize pods. It doesn't choose the node's NIC.
- The CNI plugin creates the names: if the prefix differs from the plugin's, policy isn't enforced anywhere.
- Names only, no regular expressions: Felix exits on \`eth.*\`.

FELIX_INTERFACEREFRESHINTERVAL
How often Felix rescans all NICs, in case it missed a change; \`0\` means never.

FELIX_IPFORWARDING
Whether Felix turns on forwarding in the kernel. Turn it off only on hosts without pods; otherwise it cuts pods off.

FELIX_IPV4ELEVATEDROUTEPRIORITY
The metric of IPv4 routes to a virtual machine while it moves; must be lower than \`FELIX_IPV4NORMALROUTEPRIORITY\`.

FELIX_IPV4NORMALROUTEPRIORITY
The metric of Felix's IPv4 routes. A lower one wins.
- BGPConfiguration has the same setting, and both must agree.

FELIX_IPV6ELEVATEDROUTEPRIORITY
The metric of IPv6 routes to a virtual machine while it moves; must be lower than \`FELIX_IPV6NORMALROUTEPRIORITY\`.

FELIX_IPV6NORMALROUTEPRIORITY
The metric of Felix's IPv6 routes. A lower one wins.
- BGPConfiguration has the same setting, and both must agree.

FELIX_IPV6SUPPORT
Whether Felix handles IPv6. If off, it creates no IPv6 rules or routes, and calico-node creates no IPv6 pool.
- calico-node also reads it at startup, and treats everything except \`false\`, \`0\`, \`no\`, \`n\` and \`f\` as on.

FELIX_ISTIOAMBIENTMODE
Makes Felix work with Istio in ambient mode.

FELIX_ISTIODSCPMARK
The DSCP mark for traffic directed to Istio: a number up to 63 or a name such as \`AF21\`.

FELIX_LIVEMIGRATIONROUTECONVERGENCETIME
How long routes to a virtual machine keep their higher priority after it has moved.

FELIX_LOCALSUBNETL2REACHABILITY
Whether pods and load balancer addresses in the node's own subnet can be reached there without a router.

FELIX_LOCALSUBNETL2REACHABILITYREFRESHINTERVAL
How often the setup made by \`FELIX_LOCALSUBNETL2REACHABILITY\` is checked.

FELIX_METADATAADDR
The server that answers virtual machines at 169.254.169.254. For OpenStack.
= none: no rule for it

FELIX_METADATAPORT
The port of the server at \`FELIX_METADATAADDR\`. For OpenStack.

FELIX_MTUIFACEPATTERN
NICs used to compute the MTU of tunnels and pods; the lowest counts. A regular expression that misses the NIC in use gives a wrong MTU.
- It doesn't choose the node's address: see \`IP_AUTODETECTION_METHOD\`.
- By default, \`bond0\`, \`br0\` and the like don't match.
- Before v3.27.0 the default was \`^((en|wl|ww|sl|ib)[Pcopsx].*|(eth|wlan|wwan).*)\`.

FELIX_NATOUTGOINGADDRESS
The address under which pods leave the cluster, instead of that of the NIC they leave through.
- It's one address for all pods of the DaemonSet: set it per node, in FelixConfiguration \`node.<name>\`.

FELIX_NATOUTGOINGEXCLUSIONS
Which destinations pods reach under their own address.
= IPPoolsOnly: those in IP pools
= IPPoolsAndHostIPs: those in IP pools, and the nodes

FELIX_NATPORTRANGE
Source ports for traffic that leaves the cluster under the node's address, as \`first:last\`.

FELIX_NETLINKTIMEOUTSECS
How long Felix waits for a reply from the kernel.

FELIX_NFTABLESFLOWTABLEDATAIFACEPATTERN
NICs included in the \`FELIX_NFTABLESFLOWTABLEOFFLOAD\` offload, as a regular expression.

FELIX_NFTABLESFLOWTABLEOFFLOAD
Lets the kernel forward known connections past the nftables rules, which is faster.

FELIX_NFTABLESMODE
Whether Felix creates its rules with nftables instead of iptables. Must match kube-proxy's mode.
= Auto: the same as kube-proxy
= Enabled: nftables
= Disabled: iptables
- Before v3.32.0 the default was \`Disabled\`.

FELIX_OPENSTACKREGION
The region of this node, in OpenStack with several regions; the same as in \`neutron.conf\`.

FELIX_POLICYSYNCPATHPREFIX
The directory for the sockets through which Felix passes policies to the application layer, such as Envoy.

FELIX_PROGRAMCLUSTERROUTES
Whether Felix, instead of BIRD, creates the routes to other nodes for pools without VXLAN.
= EnabledIPIPOnly: for IPIP pools
= EnabledNoEncapOnly: for pools without overlay
= Enabled: for both
= Disabled: created by BIRD
- \`EnabledIPIPOnly\` and \`EnabledNoEncapOnly\` exist since v3.33.0.
- Must match \`programClusterRoutes\` in BGPConfiguration.
- Through v3.32, the default is \`Disabled\`.

FELIX_REMOVEEXTERNALROUTES
Whether Felix removes routes to pods that it didn't create. If off, foreign routes stay if they have another protocol number.

FELIX_REPORTINGINTERVALSECS
How often Felix writes a heartbeat to the datastore. Only OpenStack needs it; \`0\` turns it off.

FELIX_REPORTINGTTLSECS
How long Felix's heartbeat is valid; must be longer than \`FELIX_REPORTINGINTERVALSECS\`.

FELIX_REQUIREMTUFILE
Makes Felix wait until the MTU file exists.

FELIX_ROUTEREFRESHINTERVAL
How often Felix checks its routes against the kernel; \`0\` means never.

FELIX_ROUTESOURCE
Where Felix looks up which node a pod's address belongs to.
= CalicoIPAM: from Calico's IPAM blocks
= WorkloadIPs: from the endpoints, for other IPAM plugins

FELIX_ROUTESYNCDISABLED
Keeps Felix from touching routes at all, for clusters where something else provides the networking.

FELIX_ROUTETABLERANGE
The routing tables that Felix may use, as \`first-last\`. Old form of \`FELIX_ROUTETABLERANGES\`; don't set both.
- Before v3.23.0 the default was \`1-250\`.

FELIX_ROUTETABLERANGES
Routing tables for Felix, as \`first-last\` ranges, at most 65535 in total. Change them if other host software uses the same ones.
- Tables 253 to 255 belong to the kernel and are skipped.

FELIX_SERVICELOOPPREVENTION
What happens to packets for a Service address that no Service uses; otherwise they loop between node and router.

FELIX_SIDECARACCELERATIONENABLED
Speeds up traffic between a pod and its sidecar. Experimental.

FELIX_USEINTERNALDATAPLANEDRIVER
Whether Felix programs the kernel itself. If off, it starts \`FELIX_DATAPLANEDRIVER\`.

FELIX_WINDOWSMANAGEFIREWALLRULES
Whether Felix opens its metrics port in the Windows firewall.

FELIX_WORKLOADSOURCESPOOFING
Whether pods may use other source addresses, requested by annotation.
= Disabled: never
= Any: any that they request
`;
