/** What calico-node reads when it starts (node/pkg/lifecycle/startup/startup.go, node/filesystem/etc/rc.local). The form is that of table.ts. */
export const startupTable = `
AS int:0..4294967295 !exit
The AS number of this node in BGP, if it differs from the cluster's (64512 by default).
- Written as one number or as \`<high>.<low>\`; calico-node exits on anything else.
- Not read if the backend is \`none\`.

AUTODETECT_POLL_INTERVAL duration =60s !default @v3.15.2
How often a running calico-node detects the node's addresses. A NIC that appears later can change the address then, not only at a restart.
- Needs a unit: \`60\` isn't a duration and is replaced by 60 s.
- \`0\` or less loops without pause through v3.31, and crashes since v3.32.0.
- Not used if \`IP\` and \`IP6\` contain an address or \`none\`.

BGP_LOGSEVERITYSCREEN enum:panic,fatal,error,warning,warn,info,debug,trace =info !default
Log level of the BGP configuration daemon (confd). Takes precedence over \`logSeverityScreen\` in BGPConfiguration.

CALICO_ADVERTISE_CLUSTER_IPS cidr
The Service cluster IP range that BGP announces. Takes precedence over \`serviceClusterIPs\` in BGPConfiguration, the better place for it.
- One range only: a list isn't split.

CALICO_CNI_SERVICE_ACCOUNT text =calico-cni-plugin @v3.23.3 #calico-node,install-cni
The service account whose token the CNI plugin uses to talk to the API server.

CALICO_DISABLE_FELIX bool:presence
Keeps Felix from starting in this container: it enforces no policy and programs no routes.
- Any value turns it on, even \`false\`; remove the variable to run Felix.

CALICO_DISABLE_FILE_LOGGING bool:exact =false
Sends the logs of all calico-node components to standard output, where \`kubectl logs\` shows them, instead of files on the node.
- Only lowercase \`true\` works for all components.

CALICO_ENDPOINT_STATUS_PATH_PREFIX file =/var/run/calico @v3.30.0
The directory with Felix's endpoint status, for BGP peers that are local pods.

CALICO_K8S_NODE_REF text @v2.6.3
The Kubernetes node's name, if it differs from Calico's name for it (as with etcd). \`kubernetes-internal-ip\` reads this node's InternalIP.

CALICO_MANAGE_CNI bool:exact =true @v3.8.3
Keeps the token in the CNI plugin's kubeconfig up to date. Set to \`false\` if another CNI plugin is used.
- Before v3.20.0, it was off unless set to \`true\`.

CALICO_NETWORKING bool:exact
The old networking switch: \`false\` means \`CALICO_NETWORKING_BACKEND=none\`, anything else means \`bird\`. Use the new variable.

CALICO_NETWORKING_BACKEND enum!:bird,vxlan,none,windows-bgp =bird !default
What distributes the routes to pods on other nodes. Choose \`vxlan\` if no pool needs BGP, and \`none\` if something else provides the networking.
= bird: BGP with BIRD, with or without IPIP
= vxlan: no BGP; only VXLAN pools reach other nodes
= none: policy only; no routes are programmed
- Any other value starts BIRD, even one that differs only in case.
- With \`none\`, no address is detected since v3.26.0 and through v3.15.1; versions in between detect one.
- On Windows, use \`windows-bgp\` instead of \`bird\`.

CALICO_NODENAME_FILE file =/var/lib/calico/nodename @v3.4.0
The file where calico-node stores the node's name for the CNI plugin.

CALICO_ROUTER_ID ip /4 @v3.2.0
The BGP router ID: an IPv4 address that no other node has. Default: the node's IPv4 address.
= hash: derived from the node's name, for IPv6-only nodes

CALICO_SHUTDOWN_TIMESTAMP_FILE file =/var/lib/calico/shutdownTS @v3.20.0
The file that records the time of an orderly shutdown, so that the next start can tell it from a crash.

CALICO_STARTUP_LOGLEVEL enum:panic,fatal,error,warning,warn,info,debug,trace =info !default
Log level of calico-node before its configuration is read; \`debug\` shows why an address was or wasn't chosen.

CLUSTER_TYPE list:text
Tags that say how the cluster was created, such as \`k8s,bgp\`, kept in ClusterInformation. Some (\`aks\`, \`eks\`, \`gke\`, \`openshift\`, \`openstack\`) change Felix's behavior.

CNI_TOKEN_REFRESH_INTERVAL duration !ignored @v3.30.0
How often the CNI plugin's token is renewed, instead of after a fraction of its lifetime.

DISABLE_NODE_IP_CHECK bool:exact =false
Lets calico-node start even if another node stores the same address. Useful while replacing nodes; sharing an address silently breaks BGP sessions and tunnels.

HOSTNAME text
The node name if \`NODENAME\` isn't set and none is stored; the container runtime sets it to the host name.

IP ip /4 !exit
The IPv4 address at which other nodes reach this node, or a request to detect one. Stored and used for BGP, IPIP, VXLAN and CrossSubnet.
= autodetect: detected at each start and every 60 s
= none: no address is detected; a stored one stays
- If not set or empty, an address is detected only while none is stored; the stored one is then kept forever.
- Keywords are lowercase: calico-node reads \`Autodetect\` or \`None\` as an address, and exits.
- A plain address gets its NIC's prefix length since v3.18.0, and /32 before. With /32, every other node is in another subnet.
- A fixed address is the same for all pods of a DaemonSet: all but one node exit.

IP6 ip /6 !exit
The IPv6 address at which other nodes reach this node, or a request to detect one.
= autodetect: detected at each start and every 60 s
= none: no address is detected; a stored one stays
- If not set or empty, no IPv6 address is ever detected, unlike with \`IP\`.
- A plain address is stored as /128.
- If \`autodetect\` finds no address and none is stored, calico-node exits. If \`IP\` is \`autodetect\`, it also clears the stored IPv4 address.

IP6_AUTODETECTION_METHOD method =first-found /6 !exit
How the node's IPv6 address is chosen; the methods are the same as for \`IP_AUTODETECTION_METHOD\`.
= first-found: the last NIC (kernel order) not excluded by name
= interface=: NICs by regular expression, unanchored
= skip-interface=: all but the NICs named by a regular expression
= cidr=: the NIC with an address in a network
= can-reach=: the address used to reach a destination
= kubernetes-internal-ip: the InternalIP of the Kubernetes node
- Only read if \`IP6\` is \`autodetect\`.
- Within a NIC, the last address added comes first, often a temporary one.

IP_AUTODETECTION_METHOD method =first-found /4 !exit
How the node's IPv4 address is chosen. With several NICs, you nearly always need a method that names the network, such as \`cidr=\`.
= first-found: the last NIC (kernel order) not excluded by name
= interface=: NICs by regular expression, unanchored
= skip-interface=: all but the NICs named by a regular expression
= cidr=: the NIC with an address in a network
= can-reach=: the address used to reach a destination
= kubernetes-internal-ip: the InternalIP of the Kubernetes node
- Only read if \`IP\` is \`autodetect\`, or not set with no address stored.
- Names must match exactly: calico-node exits on \`Interface=eth0\` or a leading space, even with an address stored.
- \`cidr=\` exists since v3.16.0, \`kubernetes-internal-ip\` since v3.22.0.
- If several NICs match, the last one in the kernel's list wins, not the first one you wrote.

NAMESPACE text =kube-system
The namespace of the Secrets that contain BGP passwords.

NODENAME text
Calico's name for this node, usually from \`spec.nodeName\`. With the Kubernetes datastore, it must be the Kubernetes node's name.
- Felix also reads it, instead of \`FELIX_FELIXHOSTNAME\`.
- Default: the stored name, then \`HOSTNAME\`, then the host name, the last two in lowercase.

NODE_USER_ID int #hostpath-init =1000 @v3.21.0
The user that owns the host's directories if calico-node runs unprivileged.

VXLAN_VNI int:0..16777215 #calico-node-windows @v3.16.0
The VXLAN network identifier on Windows nodes; it must be the \`FELIX_VXLANVNI\` of the other nodes.

WAIT_FOR_DATASTORE bool:exact =false
Makes startup wait for the datastore instead of failing and restarting.
`;
