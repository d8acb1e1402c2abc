/** Felix's data plane in general (felix/config/config_params.go). The form is that of table.ts. */
export const felixDataplaneTable = `
FELIX_ALLOWIPIPPACKETSFROMWORKLOADS
Whether pods may send IPIP packets themselves. By default they are dropped, since a pod could use them to get round policy.

FELIX_ALLOWVXLANPACKETSFROMWORKLOADS
Whether pods may send VXLAN packets themselves. By default they are dropped, since a pod could use them to get round policy.

FELIX_AWSSRCDSTCHECK
Whether Felix changes the source/destination check of its EC2 instance. It has to be off for pod traffic without overlay.
= DoNothing: left as it is
= Disable: switched off
= Enable: switched on
- The instance needs the right to change it.

FELIX_CGROUPV2PATH
Where the cgroup hierarchy is found, where it is not the usual place. The init container of the eBPF data plane reads it.

FELIX_CHAININSERTMODE
Where Felix puts its rules in the host's chains. \`insert\` is the safe one: rules of others in front can let traffic pass by Calico's policy.
= insert: in front of all other rules
= append: behind all other rules, where a firewall of the host must come first

FELIX_DATAPLANEDRIVER
The program that takes the place of Felix's own data plane; only with \`FELIX_USEINTERNALDATAPLANEDRIVER\` off.

FELIX_DATAPLANEWATCHDOGTIMEOUT
The old form of \`FELIX_HEALTHTIMEOUTOVERRIDES\` for the data plane.

FELIX_DEFAULTENDPOINTTOHOSTACTION
What happens to traffic from a pod to its own node once the pod's policy allows it. With the built-in \`DROP\`, pods can't reach what listens on their node, so that Calico's manifests write \`ACCEPT\`.
= ACCEPT: let in
= RETURN: left to the host's own rules
= DROP: refused

FELIX_DEVICEROUTEPROTOCOL
The number that marks Felix's routes in the kernel, to be changed where another daemon of the host uses the same one.

FELIX_DEVICEROUTESOURCEADDRESS
The IPv4 source address in the routes that Felix makes, for traffic from the node to pods. Of use on nodes with several NICs, where the kernel takes the wrong one.
- It is one address for all pods of the DaemonSet: give it by node, in FelixConfiguration \`node.<name>\`.

FELIX_DEVICEROUTESOURCEADDRESSIPV6
The IPv6 source address in the routes that Felix makes, for traffic from the node to pods.

FELIX_DISABLECONNTRACKINVALIDCHECK
Lets packets through that the kernel can't match to a connection. Needed where answers come back over another NIC than the request went out by.

FELIX_ENDPOINTREPORTINGDELAYSECS
How long Felix waits before it reports an endpoint's state; for OpenStack.

FELIX_ENDPOINTREPORTINGENABLED
Whether Felix reports the state of endpoints to the datastore; for OpenStack.

FELIX_ENDPOINTSTATUSPATHPREFIX
The directory in which Felix notes which endpoints are ready.
= none: nothing is noted
- Before v3.30.0 the default was empty.

FELIX_EXTERNALNODESCIDRLIST
Hosts outside the cluster from which IPIP and VXLAN packets are accepted, as networks or addresses. Packets from others are dropped.
- IPv4 only; Felix exits over anything else.

FELIX_FAILSAFEINBOUNDHOSTPORTS
Ports that stay open to a host endpoint whatever its policy says, so that one can't lock oneself out. \`ssh\`, DHCP, BGP, etcd, Typha and the API server by default.
= none: no such ports
- \`[]\`, which FelixConfiguration takes for none, is no value here.

FELIX_FAILSAFEOUTBOUNDHOSTPORTS
Ports that a host endpoint can reach whatever its policy says, so that the node does not lose its datastore.
= none: no such ports
- \`[]\`, which FelixConfiguration takes for none, is no value here.

FELIX_FLOATINGIPS
Whether pods can ask for further addresses that lead to them, by annotation. OpenStack's are served in any case.

FELIX_INTERFACEEXCLUDE
NICs that host endpoints never cover, as names or as \`/regular expressions/\`, with commas between them. It has nothing to do with the choice of the node's address.
- For that, use \`skip-interface=\` in \`IP_AUTODETECTION_METHOD\`.

FELIX_INTERFACEPREFIX
How the names of the host's ends of pod interfaces begin, by which Felix knows pods. It does not choose the node's NIC.
- The CNI plugin makes the names: with a prefix that differs from its own, policy is enforced nowhere.
- Names only, no regular expressions: Felix exits over \`eth.*\`.

FELIX_INTERFACEREFRESHINTERVAL
How often Felix looks at all NICs again, in case it missed a change; \`0\` means never.

FELIX_IPFORWARDING
Whether Felix switches on forwarding in the kernel. Off is for hosts without pods; with pods it cuts them off.

FELIX_IPV4ELEVATEDROUTEPRIORITY
The metric of IPv4 routes to a virtual machine while it moves; must be lower than \`FELIX_IPV4NORMALROUTEPRIORITY\`.

FELIX_IPV4NORMALROUTEPRIORITY
The metric of the IPv4 routes that Felix makes. A lower one wins.
- BGPConfiguration has the same setting, and both must agree.

FELIX_IPV6ELEVATEDROUTEPRIORITY
The metric of IPv6 routes to a virtual machine while it moves; must be lower than \`FELIX_IPV6NORMALROUTEPRIORITY\`.

FELIX_IPV6NORMALROUTEPRIORITY
The metric of the IPv6 routes that Felix makes. A lower one wins.
- BGPConfiguration has the same setting, and both must agree.

FELIX_IPV6SUPPORT
Whether Felix handles IPv6. Off, it makes no rules and routes for IPv6, and calico-node makes no IPv6 pool.
- At its start calico-node reads it too, and takes all but \`false\`, \`0\`, \`no\`, \`n\` and \`f\` for on.

FELIX_ISTIOAMBIENTMODE
Makes Felix work together with Istio in ambient mode.

FELIX_ISTIODSCPMARK
The DSCP mark for traffic that is led to Istio, as a number up to 63 or a name such as \`AF21\`.

FELIX_LIVEMIGRATIONROUTECONVERGENCETIME
How long the routes to a virtual machine keep their raised priority after it moved.

FELIX_LOCALSUBNETL2REACHABILITY
Whether pods and load balancer addresses out of the node's own subnet can be reached there without a router.

FELIX_LOCALSUBNETL2REACHABILITYREFRESHINTERVAL
How often what \`FELIX_LOCALSUBNETL2REACHABILITY\` set up is checked again.

FELIX_METADATAADDR
The server that answers virtual machines at 169.254.169.254; for OpenStack.
= none: no rule for it

FELIX_METADATAPORT
The port of the server behind \`FELIX_METADATAADDR\`; for OpenStack.

FELIX_MTUIFACEPATTERN
The NICs whose MTU is looked at to work out the MTU of tunnels and pods; the lowest one counts. A regular expression that does not match the NIC in use gives a wrong MTU.
- It does not choose the node's address: see \`IP_AUTODETECTION_METHOD\`.
- By default \`bond0\`, \`br0\` and the like are not matched.
- Before v3.27.0 the default was \`^((en|wl|ww|sl|ib)[Pcopsx].*|(eth|wlan|wwan).*)\`.

FELIX_NATOUTGOINGADDRESS
The address that pods leave the cluster under, in place of the one of the NIC they leave by.
- It is one address for all pods of the DaemonSet: give it by node, in FelixConfiguration \`node.<name>\`.

FELIX_NATOUTGOINGEXCLUSIONS
Which destinations pods reach under their own address.
= IPPoolsOnly: those in IP pools
= IPPoolsAndHostIPs: those in IP pools, and the nodes

FELIX_NATPORTRANGE
The source ports for traffic that leaves the cluster under the node's address, as \`first:last\`.

FELIX_NETLINKTIMEOUTSECS
How long Felix waits for an answer of the kernel.

FELIX_NFTABLESFLOWTABLEDATAIFACEPATTERN
The NICs that take part in the offload of \`FELIX_NFTABLESFLOWTABLEOFFLOAD\`, as a regular expression.

FELIX_NFTABLESFLOWTABLEOFFLOAD
Lets the kernel forward known connections past the nftables rules, which is faster.

FELIX_NFTABLESMODE
Whether Felix makes its rules with nftables in place of iptables. It has to fit the mode of kube-proxy.
= Auto: by what kube-proxy uses
= Enabled: nftables
= Disabled: iptables
- Before v3.32.0 the default was \`Disabled\`.

FELIX_OPENSTACKREGION
The region of this node, in OpenStack with several regions; the same as in \`neutron.conf\`.

FELIX_POLICYSYNCPATHPREFIX
The directory for the sockets by which Felix tells policies to the application layer, Envoy for one.

FELIX_PROGRAMCLUSTERROUTES
Whether Felix makes the routes to other nodes for pools without VXLAN, in place of BIRD.
= EnabledIPIPOnly: for IPIP pools
= EnabledNoEncapOnly: for pools without overlay
= Enabled: for both
= Disabled: BIRD makes them
- \`EnabledIPIPOnly\` and \`EnabledNoEncapOnly\` are known since v3.33.0.
- \`programClusterRoutes\` of BGPConfiguration has to fit.
- Up to v3.32 the default is \`Disabled\`.

FELIX_REMOVEEXTERNALROUTES
Whether Felix removes routes to pods that it did not make. Off, routes of others stay if they have another protocol number.

FELIX_REPORTINGINTERVALSECS
How often Felix writes that it is alive to the datastore. Only OpenStack needs it; \`0\` saves the writing.

FELIX_REPORTINGTTLSECS
How long Felix's sign of life is valid; longer than \`FELIX_REPORTINGINTERVALSECS\`.

FELIX_REQUIREMTUFILE
Makes Felix wait until the file with the MTU is there.

FELIX_ROUTEREFRESHINTERVAL
How often Felix checks its routes against the kernel; \`0\` means never.

FELIX_ROUTESOURCE
Where Felix learns which node a pod's address belongs to.
= CalicoIPAM: from the blocks of Calico's IPAM
= WorkloadIPs: from the endpoints, for other IPAM plugins

FELIX_ROUTESYNCDISABLED
Keeps Felix from touching routes at all, where something else does the networking.

FELIX_ROUTETABLERANGE
The routing tables that Felix may use, as \`first-last\`. Old form of \`FELIX_ROUTETABLERANGES\`; not both.
- Before v3.23.0 the default was \`1-250\`.

FELIX_ROUTETABLERANGES
The routing tables that Felix may use, as ranges \`first-last\`; at most 65535 in all. To be changed where other software of the host uses the same ones.
- Tables 253 to 255 belong to the kernel and are passed over.

FELIX_SERVICELOOPPREVENTION
What happens to packets for a service address that no service uses, which otherwise wander between node and router.

FELIX_SIDECARACCELERATIONENABLED
Speeds traffic between a pod and its sidecar up; an experiment.

FELIX_USEINTERNALDATAPLANEDRIVER
Whether Felix programs the kernel itself. Off, it starts \`FELIX_DATAPLANEDRIVER\`.

FELIX_WINDOWSMANAGEFIREWALLRULES
Whether Felix opens its metrics port in the firewall of Windows.

FELIX_WORKLOADSOURCESPOOFING
Whether pods may use other source addresses, which they ask for by annotation.
= Disabled: never
= Any: any that they ask for
`;
