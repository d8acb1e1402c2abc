/** What calico-node reads when it starts (node/pkg/lifecycle/startup/startup.go, node/filesystem/etc/rc.local). The form is that of table.ts. */
export const startupTable = `
AS int:0..4294967295 !exit
The AS number of this node in BGP, where it differs from the one of the whole cluster, which is 64512 by default.
- Written as one number or as \`<high>.<low>\`; anything else makes calico-node exit.
- Not looked at where the backend is \`none\`.

AUTODETECT_POLL_INTERVAL duration =60s !default @v3.15.2
How often calico-node looks for the node's addresses again while it runs. A NIC that appears later can change the address at that moment, not only at the next start.
- Needs a unit: \`60\` is not a duration and is replaced by 60 s.
- \`0\` or less loops without a pause up to v3.31 and crashes since v3.32.0.
- Of no use where \`IP\` and \`IP6\` hold an address or \`none\`.

BGP_LOGSEVERITYSCREEN enum:panic,fatal,error,warning,warn,info,debug,trace =info !default
How much the BGP configuration daemon (confd) logs; wins over \`logSeverityScreen\` in BGPConfiguration.

CALICO_ADVERTISE_CLUSTER_IPS cidr
The range of service cluster IPs that BGP announces; it wins over \`serviceClusterIPs\` in BGPConfiguration, which is the better place.
- One range only: a list is not split.

CALICO_CNI_SERVICE_ACCOUNT text =calico-cni-plugin @v3.23.3 #calico-node,install-cni
The service account whose token the CNI plugin uses to talk to the API server.

CALICO_DISABLE_FELIX bool:presence
Keeps Felix from starting in this container, so that no policy is enforced and no route is programmed by it.
- Any text switches it on, \`false\` too; remove the variable to have Felix.

CALICO_DISABLE_FILE_LOGGING bool:exact =false
Sends the logs of all parts of calico-node to standard output, where \`kubectl logs\` shows them, instead of to files on the node.
- Only \`true\` in lower case works for all parts.

CALICO_ENDPOINT_STATUS_PATH_PREFIX file =/var/run/calico @v3.30.0
The directory in which the status that Felix writes of its endpoints is found, for BGP peers that are local pods.

CALICO_K8S_NODE_REF text @v2.6.3
The name of the Kubernetes node where it differs from Calico's name for it, which happens with etcd. It is also the node whose InternalIP \`kubernetes-internal-ip\` reads.

CALICO_MANAGE_CNI bool:exact =true @v3.8.3
Keeps the token in the CNI plugin's kubeconfig fresh. Set to \`false\` where another CNI plugin is used.
- Before v3.20.0 it was off unless the text was \`true\`.

CALICO_NETWORKING bool:exact
The old switch for networking: \`false\` means \`CALICO_NETWORKING_BACKEND=none\`, all else means \`bird\`. Use the new one.

CALICO_NETWORKING_BACKEND enum!:bird,vxlan,none,windows-bgp =bird !default
What brings the routes to the pods of other nodes. Choose \`vxlan\` where no pool needs BGP, and \`none\` where something else does the networking.
= bird: BGP by BIRD, with or without IPIP
= vxlan: no BGP; only pools with VXLAN reach other nodes
= none: policy only; nothing is routed
- Any other text, in another letter case too, starts BIRD.
- With \`none\` no address is looked for since v3.26.0 and up to v3.15.1; between them it still was.
- On Windows \`windows-bgp\` stands in place of \`bird\`.

CALICO_NODENAME_FILE file =/var/lib/calico/nodename @v3.4.0
The file in which calico-node leaves the name of the node for the CNI plugin.

CALICO_ROUTER_ID ip /4 @v3.2.0
The BGP router id, an IPv4 address that no other node has. Without it the node's IPv4 address serves.
= hash: made from the name of the node; for nodes with IPv6 only

CALICO_SHUTDOWN_TIMESTAMP_FILE file =/var/lib/calico/shutdownTS @v3.20.0
The file in which the time of an orderly shutdown is noted, so that the next start can tell it from a crash.

CALICO_STARTUP_LOGLEVEL enum:panic,fatal,error,warning,warn,info,debug,trace =info !default
How much calico-node logs before its configuration is read; \`debug\` shows why an address was or was not chosen.

CLUSTER_TYPE list:text
Tags that say how the cluster was made, such as \`k8s,bgp\`, kept in ClusterInformation. Felix behaves otherwise for a few of them, such as \`aks\`, \`eks\`, \`gke\`, \`openshift\` and \`openstack\`.

CNI_TOKEN_REFRESH_INTERVAL duration !ignored @v3.30.0
How often the token of the CNI plugin is renewed, in place of a part of its lifetime.

DISABLE_NODE_IP_CHECK bool:exact =false
Lets calico-node start although another node has stored the same address. Useful while nodes are being replaced; with two nodes on one address BGP sessions and tunnels fail silently.

HOSTNAME text
The name of the node where \`NODENAME\` is not set and none is stored; the container runtime sets it to the host name.

IP ip /4 !exit
The IPv4 address that other nodes reach this node at, or the request to look for one. It is stored with the node and used for BGP, IPIP, VXLAN and the choice of CrossSubnet.
= autodetect: looked for at each start and every 60 s
= none: no address is looked for; a stored one stays
- Not set or empty, an address is looked for only while none is stored; the stored one is kept for ever after.
- Keywords are lower case: \`Autodetect\` or \`None\` is taken for an address, and calico-node exits.
- A plain address gets the prefix length of the NIC that holds it since v3.18.0, before that /32; with /32 every other node counts as another subnet.
- All pods of a DaemonSet read the same text: a fixed address gives each node the same one, and all but one exit.

IP6 ip /6 !exit
The IPv6 address that other nodes reach this node at, or the request to look for one.
= autodetect: looked for at each start and every 60 s
= none: no address is looked for; a stored one stays
- Not set or empty, no IPv6 address is ever looked for; that differs from \`IP\`.
- A plain address is stored with /128.
- If \`autodetect\` finds none and none is stored, calico-node exits and clears the stored IPv4 address too where \`IP\` is \`autodetect\`.

IP6_AUTODETECTION_METHOD method =first-found /6 !exit
How the IPv6 address is chosen among those of the node; the methods are those of \`IP_AUTODETECTION_METHOD\`.
= first-found: the last NIC in the kernel's list that is not left out by name
= interface=: NICs by regular expression, not anchored
= skip-interface=: all but the NICs named, by regular expression
= cidr=: the NIC with an address in a network
= can-reach=: the address used to reach a destination
= kubernetes-internal-ip: the InternalIP of the Kubernetes node
- Read only where \`IP6\` is \`autodetect\`.
- Within a NIC the address added last comes first, often a temporary one.

IP_AUTODETECTION_METHOD method =first-found /4 !exit
How the IPv4 address is chosen among those of the node. Several NICs nearly always call for a method that names the network, such as \`cidr=\`.
= first-found: the last NIC in the kernel's list that is not left out by name
= interface=: NICs by regular expression, not anchored
= skip-interface=: all but the NICs named, by regular expression
= cidr=: the NIC with an address in a network
= can-reach=: the address used to reach a destination
= kubernetes-internal-ip: the InternalIP of the Kubernetes node
- Read only where \`IP\` is \`autodetect\`, or not set and no address is stored.
- Names are exact: \`Interface=eth0\` or a blank in front makes calico-node exit, even with an address stored.
- \`cidr=\` is known since v3.16.0, \`kubernetes-internal-ip\` since v3.22.0.
- Of several matches the last NIC in the kernel's list wins, not the first one written.

NAMESPACE text =kube-system
The namespace of the Secrets with BGP passwords.

NODENAME text
The name under which this node is known to Calico, usually from \`spec.nodeName\`. With the Kubernetes datastore it must be the name of the Kubernetes node.
- Felix reads it too, in place of \`FELIX_FELIXHOSTNAME\`.
- Without it the stored name is used, then \`HOSTNAME\`, then the host name, both in lower case.

NODE_USER_ID int #hostpath-init =1000 @v3.21.0
The user that gets the host's directories where calico-node runs without privileges.

VXLAN_VNI int:0..16777215 #calico-node-windows @v3.16.0
The number of the VXLAN network on Windows nodes; it has to be the one that \`FELIX_VXLANVNI\` gives the others.

WAIT_FOR_DATASTORE bool:exact =false
Makes the start wait until the datastore answers, instead of failing and being restarted.
`;
