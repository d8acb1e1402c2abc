/** What the variables do, in words of ours. Made by `npm run facts` of facts/descriptions.txt: never edited by hand. */
export const descriptionData = `AS
The AS number of this node in BGP, if it differs from the cluster's (64512 by default).
- Written as one number or as \`<high>.<low>\`; calico-node exits on anything else.
- Not read if the backend is \`none\`.

AUTODETECT_POLL_INTERVAL
How often a running calico-node detects the node's addresses. A NIC that appears later can change the address then, not only at a restart.
- Needs a unit: \`60\` isn't a duration and is replaced by 60 s.
- \`0\` or less loops without pause through v3.31, and crashes since v3.32.0.
- Not used if \`IP\` and \`IP6\` contain an address or \`none\`.

BGP_LOGSEVERITYSCREEN
Log level of the BGP configuration daemon (confd). Takes precedence over \`logSeverityScreen\` in BGPConfiguration.

CALICO_ADVERTISE_CLUSTER_IPS
The Service cluster IP range that BGP announces. Takes precedence over \`serviceClusterIPs\` in BGPConfiguration, the better place for it.
- One range only: a list isn't split.

CALICO_CNI_SERVICE_ACCOUNT
The service account whose token the CNI plugin uses to talk to the API server.

CALICO_DISABLE_FELIX
Keeps Felix from starting in this container: it enforces no policy and programs no routes.
- Any value turns it on, even \`false\`; remove the variable to run Felix.

CALICO_DISABLE_FILE_LOGGING
Sends the logs of all calico-node components to standard output, where \`kubectl logs\` shows them, instead of files on the node.
- Only lowercase \`true\` works for all components.

CALICO_ENDPOINT_STATUS_PATH_PREFIX
The directory with Felix's endpoint status, for BGP peers that are local pods.

CALICO_K8S_NODE_REF
The Kubernetes node's name, if it differs from Calico's name for it (as with etcd). \`kubernetes-internal-ip\` reads this node's InternalIP.

CALICO_MANAGE_CNI
Keeps the token in the CNI plugin's kubeconfig up to date. Set to \`false\` if another CNI plugin is used.
- Before v3.20.0, it was off unless set to \`true\`.

CALICO_NETWORKING
The old networking switch: \`false\` means \`CALICO_NETWORKING_BACKEND=none\`, anything else means \`bird\`. Use the new variable.

CALICO_NETWORKING_BACKEND
What distributes the routes to pods on other nodes. Choose \`vxlan\` if no pool needs BGP, and \`none\` if something else provides the networking.
= bird: BGP with BIRD, with or without IPIP
= vxlan: no BGP; only VXLAN pools reach other nodes
= none: policy only; no routes are programmed
- Any other value starts BIRD, even one that differs only in case.
- With \`none\`, no address is detected since v3.26.0 and through v3.15.1; versions in between detect one.
- On Windows, use \`windows-bgp\` instead of \`bird\`.

CALICO_NODENAME_FILE
The file where calico-node stores the node's name for the CNI plugin.

CALICO_ROUTER_ID
The BGP router ID: an IPv4 address that no other node has. Default: the node's IPv4 address.
= hash: derived from the node's name, for IPv6-only nodes

CALICO_SHUTDOWN_TIMESTAMP_FILE
The file that records the time of an orderly shutdown, so that the next start can tell it from a crash.

CALICO_STARTUP_LOGLEVEL
Log level of calico-node before its configuration is read; \`debug\` shows why an address was or wasn't chosen.

CLUSTER_TYPE
Tags that say how the cluster was created, such as \`k8s,bgp\`, kept in ClusterInformation. Some (\`aks\`, \`eks\`, \`gke\`, \`openshift\`, \`openstack\`) change Felix's behavior.

CNI_TOKEN_REFRESH_INTERVAL
How often the CNI plugin's token is renewed, instead of after a fraction of its lifetime.

DISABLE_NODE_IP_CHECK
Lets calico-node start even if another node stores the same address. Useful while replacing nodes; sharing an address silently breaks BGP sessions and tunnels.

HOSTNAME
The node name if \`NODENAME\` isn't set and none is stored; the container runtime sets it to the host name.

IP
The IPv4 address at which other nodes reach this node, or a request to detect one. Stored and used for BGP, IPIP, VXLAN and CrossSubnet.
= autodetect: detected at each start and every 60 s
= none: no address is detected; a stored one stays
- If not set or empty, an address is detected only while none is stored; the stored one is then kept forever.
- Keywords are lowercase: calico-node reads \`Autodetect\` or \`None\` as an address, and exits.
- A plain address gets its NIC's prefix length since v3.18.0, and /32 before. With /32, every other node is in another subnet.
- A fixed address is the same for all pods of a DaemonSet: all but one node exit.

IP6
The IPv6 address at which other nodes reach this node, or a request to detect one.
= autodetect: detected at each start and every 60 s
= none: no address is detected; a stored one stays
- If not set or empty, no IPv6 address is ever detected, unlike with \`IP\`.
- A plain address is stored as /128.
- If \`autodetect\` finds no address and none is stored, calico-node exits. If \`IP\` is \`autodetect\`, it also clears the stored IPv4 address.

IP6_AUTODETECTION_METHOD
How the node's IPv6 address is chosen; the methods are the same as for \`IP_AUTODETECTION_METHOD\`.
= first-found: the last NIC (kernel order) not excluded by name
= interface=: NICs by regular expression, unanchored
= skip-interface=: all but the NICs named by a regular expression
= cidr=: the NIC with an address in a network
= can-reach=: the address used to reach a destination
= kubernetes-internal-ip: the InternalIP of the Kubernetes node
- Only read if \`IP6\` is \`autodetect\`.
- Within a NIC, the last address added comes first, often a temporary one.

IP_AUTODETECTION_METHOD
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

NAMESPACE
The namespace of the Secrets that contain BGP passwords.

NODENAME
Calico's name for this node, usually from \`spec.nodeName\`. With the Kubernetes datastore, it must be the Kubernetes node's name.
- Felix also reads it, instead of \`FELIX_FELIXHOSTNAME\`.
- Default: the stored name, then \`HOSTNAME\`, then the host name, the last two in lowercase.

NODE_USER_ID
The user that owns the host's directories if calico-node runs unprivileged.

VXLAN_VNI
The VXLAN network identifier on Windows nodes; it must be the \`FELIX_VXLANVNI\` of the other nodes.

WAIT_FOR_DATASTORE
Makes startup wait for the datastore instead of failing and restarting.

CALICO_IPV4POOL_BLOCK_SIZE
The prefix length of the blocks that nodes get from the first IPv4 pool; 26 gives a node 64 addresses at a time.
- It can't be shorter than the pool's prefix.
- No effect on an existing pool; its block size can't be changed.

CALICO_IPV4POOL_CIDR
The range of the first IPv4 pool, for pod addresses. It must be inside the cluster's pod range and not overlap node or Service networks.
= none: no IPv4 pool is created (v3.29.0 and later)
- No effect if an IPv4 pool already exists; change the pool itself instead.
- Default: kubeadm's pod range, or a range in 172.16.0.0/12 if 192.168.0.0/16 overlaps an address of the host.
- Before v3.29.0 \`none\` made calico-node exit.

CALICO_IPV4POOL_DISABLE_BGP_EXPORT
Doesn't export the routes of the first IPv4 pool over BGP.

CALICO_IPV4POOL_IPIP
Whether the first IPv4 pool uses IPIP between nodes.
= Always: all traffic between nodes is encapsulated in IPIP
= CrossSubnet: only traffic to nodes in another subnet
= Never: no IPIP
- \`CrossSubnet\` depends on the prefix of the chosen node address: a wrong NIC or a /32 changes the result for every peer.
- The pool is rejected: it can't use both IPIP and VXLAN.
- No effect if an IPv4 pool already exists.

CALICO_IPV4POOL_NAT_OUTGOING
Whether pods in the first IPv4 pool leave the cluster under their node's address.

CALICO_IPV4POOL_NODE_SELECTOR
Which nodes assign addresses from the first IPv4 pool, as a selector on node labels.

CALICO_IPV4POOL_VXLAN
Whether the first IPv4 pool uses VXLAN between nodes.
= Always: all traffic between nodes is encapsulated in VXLAN
= CrossSubnet: only traffic to nodes in another subnet
= Never: no VXLAN
- With \`CALICO_NETWORKING_BACKEND=vxlan\`, a pool without VXLAN can't reach other nodes.
- No effect if an IPv4 pool already exists.

CALICO_IPV6POOL_BLOCK_SIZE
The prefix length of the blocks that nodes get from the first IPv6 pool.

CALICO_IPV6POOL_CIDR
The range of the first IPv6 pool. Default: kubeadm's pod range, otherwise a random private /48.
= none: no IPv6 pool is created (v3.29.0 and later)
- A pool is created only if the kernel supports IPv6 and \`FELIX_IPV6SUPPORT\` isn't off.

CALICO_IPV6POOL_DISABLE_BGP_EXPORT
Doesn't export the routes of the first IPv6 pool over BGP.

CALICO_IPV6POOL_NAT_OUTGOING
Whether pods in the first IPv6 pool leave the cluster under their node's address.

CALICO_IPV6POOL_NODE_SELECTOR
Which nodes assign addresses from the first IPv6 pool, as a selector on node labels.

CALICO_IPV6POOL_VXLAN
Whether the first IPv6 pool uses VXLAN between nodes.
= Always: all traffic between nodes is encapsulated in VXLAN
= CrossSubnet: only traffic to nodes in another subnet
= Never: no VXLAN
- Through v3.32.1, it's ignored if no IPv4 pool is created.

NO_DEFAULT_POOLS
Keeps calico-node from creating IP pools, for clusters where you or an operator create them.
- calico-node exits if it's combined with \`CALICO_IPV4POOL_CIDR\` or \`CALICO_IPV6POOL_CIDR\`.

USE_POD_CIDR
Uses the Kubernetes node's \`podCIDR\` for routes and the tunnel address. Required with the host-local IPAM plugin, wrong with Calico's.

CALICO_API_GROUP
The API group in which Calico's resources are stored.

CONFD_TYPHAADDR
The address of Typha as \`host:port\`, for the calico-node components other than Felix.

CONFD_TYPHACAFILE
The certificate authority that verifies Typha's certificate, for the components other than Felix.

CONFD_TYPHACERTFILE
The certificate that the components other than Felix present to Typha.

CONFD_TYPHACN
The common name that Typha's certificate must have, for the components other than Felix.

CONFD_TYPHAK8SNAMESPACE
The namespace of Typha's Service, for the calico-node components other than Felix.

CONFD_TYPHAK8SSERVICENAME
The Service used to find Typha, for the calico-node components other than Felix.

CONFD_TYPHAKEYFILE
The private key that the components other than Felix use with Typha.

CONFD_TYPHAREADTIMEOUT
How long the components other than Felix wait for data from Typha before they drop the connection.

CONFD_TYPHAURISAN
The URI that Typha's certificate must contain, for the components other than Felix.

CONFD_TYPHAWRITETIMEOUT
How long the components other than Felix try to send data to Typha.

DATASTORE_TYPE
Where Calico stores its data. Default: \`etcdv3\` if \`ETCD_ENDPOINTS\` is set; the manifests always set it.
= kubernetes: in the cluster's API server
= etcdv3: in a separate etcd cluster

ETCD_AUTHORITY
The old form of the etcd address, \`host:port\`, which only Felix reads. Use \`ETCD_ENDPOINTS\`.

ETCD_CA_CERT_FILE
The certificate authority that verifies etcd's certificates.

ETCD_CERT_FILE
The client certificate for etcd.

ETCD_DISCOVERY_SRV
The DNS domain whose SRV records name the etcd servers, instead of \`ETCD_ENDPOINTS\`.

ETCD_ENDPOINTS
The comma-separated addresses of the etcd cluster, such as \`https://10.0.0.1:2379\`.

ETCD_KEY_FILE
The private key of the client certificate for etcd.

ETCD_PASSWORD
The etcd password. Better: use \`secretKeyRef\` to read it from a Secret.

ETCD_SCHEME
The URL scheme for \`ETCD_AUTHORITY\`. Use \`ETCD_ENDPOINTS\`.

ETCD_USERNAME
The etcd user name.

K8S_API_ENDPOINT
The address of the API server, instead of the one that the kubelet gives the pod.

K8S_CA_FILE
The certificate authority that verifies the API server's certificate.

K8S_CERT_FILE
The client certificate for the API server.

K8S_CLIENT_BURST
How many requests the Kubernetes client may send in a burst before it's throttled.

K8S_CLIENT_QPS
How many requests per second the Kubernetes client may send.

K8S_CURRENT_CONTEXT
The kubeconfig context to use.

K8S_DISABLE_NODE_POLL
Stops the old polling of Kubernetes nodes. Felix sets it itself when there's no overlay.

K8S_INSECURE_SKIP_TLS_VERIFY
Accepts any certificate from the API server. For tests only: anyone in between can read and change everything.

K8S_KEY_FILE
The private key of the client certificate for the API server.

KUBECONFIG
A kubeconfig file for the API server. In a pod, the service account is enough.

KUBERNETES_APISERVER_ENDPOINTS
The real addresses of the API server, as \`ip:port\`, to start the eBPF data plane without kube-proxy.

KUBERNETES_SERVICE_HOST
The API server's address. The kubelet sets the Service address, but the eBPF data plane needs a real one: there, Calico provides the Service.
- All manifests read the ConfigMap \`kubernetes-services-endpoint\` with \`envFrom\`: each of its keys becomes a variable.

KUBERNETES_SERVICE_IPS_PORTS
The Service addresses of the API server, as \`ip:port\`, to start the eBPF data plane. Used with \`KUBERNETES_APISERVER_ENDPOINTS\`.

KUBERNETES_SERVICE_PORT
The API server's port, which goes with \`KUBERNETES_SERVICE_HOST\`.

CNI_CONF_NAME
The name of the CNI configuration file to write. The kubelet uses the first file by name, so another plugin's may come first.

CNI_MTU
The MTU of pod interfaces, in most manifests from \`veth_mtu\` in the ConfigMap \`calico-config\`. If it's too large, big packets are dropped and connections hang.
- It's pasted into JSON: an empty value makes the installer exit.
- It must leave room for the overlay: 20 bytes for IPIP, 50 for VXLAN, 60 for WireGuard.

CNI_NETWORK_CONFIG
The CNI configuration to write; placeholders such as \`__CNI_MTU__\` are replaced.
- The result must be JSON; otherwise the installer exits and no pod on the node gets a network.

CNI_NETWORK_CONFIG_FILE
A file with the CNI configuration. Takes precedence over \`CNI_NETWORK_CONFIG\`.

CNI_NET_DIR
The host's directory of CNI configurations, as written in the generated configuration.

CNI_OLD_CONF_NAME
A CNI configuration file from an earlier installation. It's deleted if its name differs from \`CNI_CONF_NAME\`.

KUBERNETES_NODE_NAME
The node name in the CNI configuration; it must be the one that calico-node uses.

KUBERNETES_SERVICE_PROTOCOL
The API server's URL scheme in the CNI plugin's kubeconfig.

LOG_FILE_MAX_AGE
Number of days after which old CNI plugin logs are deleted.

LOG_FILE_MAX_COUNT
How many old CNI plugin logs are kept.

LOG_FILE_MAX_SIZE
The size in megabytes at which the CNI plugin's log is rotated.

LOG_FILE_PATH
The file on the host that the CNI plugin logs to.

LOG_LEVEL
Log level of the CNI plugin.
= error: failures only
= warning: also warnings
= info: normal operation
= debug: each kubelet call

REQUIRE_MTU_FILE
Makes the CNI plugin wait for the MTU that Felix writes, so that no pod starts with a wrong one.

SKIP_CNI_BINARIES
Plugins that aren't copied to the host, comma-separated.

SKIP_TLS_VERIFY
Lets the CNI plugin accept any certificate from the API server. For tests only.

SLEEP
Keeps the container running after it finishes.
- In an init container it must be \`false\`; otherwise the pod never starts.

TLS_ASSETS_DIR
The directory of etcd's TLS files that are copied to the host.

UPDATE_CNI_BINARIES
Whether plugins already on the host are replaced.

FELIX_DATASTORETYPE
The datastore for Felix, if it differs from \`DATASTORE_TYPE\`. Hardly ever needed.

FELIX_DEBUGBPFCGROUPV2
The path below the cgroup root for the connect-time load balancer. For Calico development only.

FELIX_DEBUGCPUPROFILEPATH
Where Felix writes a CPU profile when signaled. For Calico development only.

FELIX_DEBUGDISABLELOGDROPPING
Keeps every log line, even if the log can't be written fast enough. This slows Felix down.

FELIX_DEBUGHOST
The address that \`FELIX_DEBUGPORT\` listens on. The port isn't protected, so keep \`localhost\`.

FELIX_DEBUGMEMORYPROFILEPATH
Where Felix writes a memory profile when signaled.

FELIX_DEBUGPANICAFTER
Makes Felix crash after that time. For Calico tests only.

FELIX_DEBUGPORT
Serves Go's CPU and memory profiles of Felix on a port.

FELIX_DEBUGSIMULATECALCGRAPHHANGAFTER
Makes Felix's calculation hang after that time. For watchdog tests only.

FELIX_DEBUGSIMULATEDATAPLANEAPPLYDELAY
Slows down each data plane change, like on an overloaded node. For tests only.

FELIX_DEBUGSIMULATEDATAPLANEHANGAFTER
Makes Felix's data plane hang after that time. For watchdog tests only.

FELIX_DEBUGSIMULATEDATARACE
Triggers a data race. For Calico tests only.

FELIX_ETCDADDR
The address of etcd as \`host:port\`, for Felix only. Use \`ETCD_ENDPOINTS\`, which all components read.

FELIX_ETCDCAFILE
The certificate authority for etcd, for Felix only; all components read \`ETCD_CA_CERT_FILE\`.

FELIX_ETCDCERTFILE
The client certificate for etcd, for Felix only; all components read \`ETCD_CERT_FILE\`.

FELIX_ETCDENDPOINTS
The addresses of the etcd cluster, for Felix only; all components read \`ETCD_ENDPOINTS\`.

FELIX_ETCDKEYFILE
The private key for etcd, for Felix only; all components read \`ETCD_KEY_FILE\`.

FELIX_ETCDSCHEME
The URL scheme for \`FELIX_ETCDADDR\`.

FELIX_FEATUREDETECTOVERRIDE
Forces kernel or iptables features on or off if Felix detects them wrongly, for example \`ChecksumOffloadBroken=true\`.

FELIX_FEATUREGATES
Turns on unfinished features, as comma-separated \`name=value\` pairs.

FELIX_FELIXHOSTNAME
Felix's name for this node. calico-node overwrites it with its own name for the node, so it only matters outside the container.

FELIX_FLOWLOGSCOLLECTORDEBUGTRACE
Writes the collector's own log in full, to troubleshoot flow logs.

FELIX_FLOWLOGSFLUSHINTERVAL
How often Felix exports flow logs.

FELIX_FLOWLOGSGOLDMANESERVER
The address of Goldmane, which collects flow logs. Without it or \`FELIX_FLOWLOGSLOCALREPORTER\` there are none.

FELIX_FLOWLOGSLOCALREPORTER
Serves the node's flow logs on a local socket.

FELIX_FLOWLOGSPOLICYEVALUATIONMODE
Whether flows are re-evaluated when policies change, so that flow logs show what is pending.

FELIX_GOGCTHRESHOLD
Percentage by which Felix's heap may grow before garbage collection. Higher uses less CPU and more memory.
- \`-1\` never collects; \`GOGC\` takes precedence.

FELIX_GOMAXPROCS
How many CPUs Felix uses at once; \`-1\` leaves this to Go.
- Go's own variable \`GOMAXPROCS\` takes precedence.

FELIX_GOMEMORYLIMITMB
The memory limit in megabytes that Felix tries to stay below; \`-1\` means no limit.
- Keep it well below the container's limit; other processes run there too. \`GOMEMLIMIT\` takes precedence.

FELIX_HEALTHENABLED
Opens the port used by calico-node's readiness and liveness probes. Without it, the probes fail and the pod never becomes ready.
- Since v3.31.0, calico-node also reads it, and only accepts lowercase \`true\`.

FELIX_HEALTHHOST
The address that Felix's health port listens on. Probes come from the node itself, so \`localhost\` is enough.
- calico-node's probe command also reads it.

FELIX_HEALTHPORT
The port of Felix's health checks. Change it if another process on the host uses 9099.
- calico-node's probe command also reads it; an HTTP probe must use the same port.

FELIX_HEALTHTIMEOUTOVERRIDES
Gives parts of Felix more time before they count as hung, as in \`InternalDataplaneMainLoop=5m\`. Useful on overloaded nodes.

FELIX_LOGACTIONRATELIMIT
How often a policy's \`Log\` action may write, such as \`10/second\` or \`100/hour\`.

FELIX_LOGACTIONRATELIMITBURST
How many lines the \`Log\` action may write in a burst before \`FELIX_LOGACTIONRATELIMIT\` applies.

FELIX_LOGDEBUGFILENAMEREGEX
Which of Felix's source files may log at debug level, so that you can debug one part without the noise of the rest.

FELIX_LOGFILEPATH
Felix's log file inside the container. Most manifests log to standard output instead.
= none: no log file

FELIX_LOGPREFIX
The prefix of the kernel log lines that a policy's \`Log\` action writes.
- iptables keeps 29 characters of it, nftables 127.
- In newer releases, \`%t\`, \`%k\`, \`%n\` and \`%p\` stand for the policy's tier, kind and name.

FELIX_LOGSEVERITYFILE
Log level of Felix's log file.
= DEBUG: every step (verbose)
= INFO: normal operation
= WARNING: warnings and failures
= ERROR: failures only

FELIX_LOGSEVERITYSCREEN
Log level of what \`kubectl logs\` shows from Felix. \`DEBUG\` slows a busy node down.
= DEBUG: every step (verbose)
= INFO: normal operation
= WARNING: warnings and failures
= ERROR: failures only

FELIX_LOGSEVERITYSYS
Log level of what Felix sends to syslog.
= none: nothing
= DEBUG: every step (verbose)
= INFO: normal operation
= WARNING: warnings and failures
= ERROR: failures only

FELIX_PROMETHEUSGOMETRICSENABLED
Whether Felix's metrics include those of the Go runtime; turning it off makes each scrape smaller.

FELIX_PROMETHEUSMETRICSCAFILE
The certificate authority that verifies clients of Felix's metrics.

FELIX_PROMETHEUSMETRICSCERTFILE
The TLS certificate of Felix's metrics endpoint.

FELIX_PROMETHEUSMETRICSCLIENTAUTH
Whether clients of Felix's metrics must present a certificate, and whether it's verified.
- Through v3.32, the default is \`RequireAndVerifyClientCert\`.

FELIX_PROMETHEUSMETRICSENABLED
Serves Felix's metrics for Prometheus. The port opens on the host, because calico-node uses host networking.
- The host endpoint's policy must allow the port.

FELIX_PROMETHEUSMETRICSHOST
The address that Felix's metrics listen on. Default: all addresses of the host.

FELIX_PROMETHEUSMETRICSKEYFILE
The private key of the certificate for Felix's metrics.

FELIX_PROMETHEUSMETRICSPORT
The port of Felix's metrics. Change it if another process on the host uses 9091.

FELIX_PROMETHEUSPROCESSMETRICSENABLED
Whether Felix's metrics include CPU, memory and open files of the process.

FELIX_PROMETHEUSWIREGUARDMETRICSENABLED
Whether Felix's metrics include those of the WireGuard peers.

FELIX_TYPHAADDR
The address of Typha as \`host:port\`. Takes precedence over the lookup by Service name.

FELIX_TYPHACAFILE
The certificate authority that verifies Typha's certificate.
- If you set one TLS setting for Typha, set them all; at least one of \`FELIX_TYPHACN\` and \`FELIX_TYPHAURISAN\` is required.

FELIX_TYPHACERTFILE
The certificate that Felix presents to Typha.

FELIX_TYPHACN
The common name that Typha's certificate must have.

FELIX_TYPHAK8SNAMESPACE
The namespace of Typha's Service.

FELIX_TYPHAK8SSERVICENAME
The Service used to find Typha. Without it or \`FELIX_TYPHAADDR\`, Felix talks to the datastore directly.
- \`none\` turns Typha off.

FELIX_TYPHAKEYFILE
The private key that Felix uses with Typha.

FELIX_TYPHAREADTIMEOUT
How long Felix waits for a heartbeat from Typha before it exits and restarts.

FELIX_TYPHAURISAN
The URI that Typha's certificate must contain.

FELIX_TYPHAWRITETIMEOUT
How long Felix tries to send data to Typha.

FELIX_USAGEREPORTINGENABLED
Sends Calico's version and the cluster's size to projectcalico.org, without names. Turn it off if nodes have no internet access.

FELIX_USAGEREPORTINGINITIALDELAYSECS
How long Felix waits before its first usage report.

FELIX_USAGEREPORTINGINTERVALSECS
How often Felix sends a usage report.

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

FELIX_GENERICXDPENABLED
Uses XDP even if the NIC's driver doesn't support it, which isn't faster than iptables.

FELIX_IGNORELOOSERPF
Lets Felix start even if the kernel only checks source addresses loosely, so that pods could spoof them.

FELIX_IPSETSREFRESHINTERVAL
How often Felix checks its IP sets against the kernel; \`0\` means never.
- Before v3.29.0 the default was \`10\`.

FELIX_IPTABLESBACKEND
Which iptables variant is used. It must be the one that the host and kube-proxy use; otherwise rules end up in two places.
= auto: detected
= legacy: the old variant
= nft: iptables on top of nftables
- After a change, rules of the other kind remain until the node restarts.
- Before v3.17.0 the default was \`legacy\`.

FELIX_IPTABLESFILTERALLOWACTION
What happens to traffic allowed by policy. \`RETURN\` also passes it to the host's own rules.
= ACCEPT: accepted at once
= RETURN: left to the rules that follow

FELIX_IPTABLESFILTERDENYACTION
What happens to traffic denied by policy. With \`REJECT\`, clients fail at once instead of waiting.
= DROP: dropped silently
= REJECT: rejected with an error

FELIX_IPTABLESLOCKFILEPATH
The iptables lock file, for iptables versions without their own.

FELIX_IPTABLESLOCKPROBEINTERVALMILLIS
Milliseconds Felix waits before it retries the iptables lock.

FELIX_IPTABLESLOCKTIMEOUTSECS
How long Felix itself waits for the iptables lock; \`0\` leaves this to iptables.

FELIX_IPTABLESMANGLEALLOWACTION
What happens to traffic allowed by pre-DNAT policy. \`RETURN\` also passes it to the host's own rules.
= ACCEPT: accepted at once
= RETURN: left to the rules that follow

FELIX_IPTABLESMARKMASK
Packet mark bits that Felix may use, such as \`0xffff0000\`. Change it if other host software marks packets with the same bits.
- At least two bits must be set; otherwise Felix exits.
- The bits \`0x4000\` and \`0x8000\` belong to kube-proxy.

FELIX_IPTABLESNATOUTGOINGINTERFACEFILTER
The NIC through which pods leave the cluster under the node's address; \`eth+\` means every name that starts with eth. Default: every NIC.

FELIX_IPTABLESPOSTWRITECHECKINTERVALSECS
How soon after a change Felix checks whether another process overwrote it.
- Before v3.27.0 the default was \`1\`.

FELIX_IPTABLESREFRESHINTERVAL
How often Felix checks all its iptables rules. Shorter intervals repair foreign changes sooner but use more CPU; \`0\` means never.
- Before v3.27.0 the default was \`90\`.

FELIX_KUBENODEPORTRANGES
The cluster's node ports, if kube-proxy runs in IPVS mode. Must match the API server's \`--service-node-port-range\`.
- At most seven ranges, as \`first:last\`.

FELIX_MAXIPSETSIZE
How many addresses an IP set can hold. A selector can't match more pods than that.

FELIX_NFTABLESFILTERALLOWACTION
What happens to traffic allowed by policy, with nftables.
= ACCEPT: accepted at once
= RETURN: left to the rules that follow

FELIX_NFTABLESFILTERDENYACTION
What happens to traffic denied by policy, with nftables.
= DROP: dropped silently
= REJECT: rejected with an error

FELIX_NFTABLESMANGLEALLOWACTION
What happens to traffic allowed by pre-DNAT policy, with nftables.
= ACCEPT: accepted at once
= RETURN: left to the rules that follow

FELIX_NFTABLESMARKMASK
Bits of the packet mark that Felix may use with nftables.
- At least two bits must be set; otherwise Felix exits.

FELIX_NFTABLESREFRESHINTERVAL
How often Felix checks all its nftables rules; \`0\` means never.

FELIX_XDPENABLED
Drops denied, untracked traffic in the NIC's driver if possible.

FELIX_XDPREFRESHINTERVAL
How often Felix checks its XDP programs; \`0\` means never.

FELIX_BPFATTACHTYPE
How eBPF programs are attached to NICs. If the kernel lacks the newer way, the older one is used.
= Netkit: the hook of netkit devices, if there are any
= TCX: alongside other programs
= TC: the old way, with a qdisc
- Through v3.32, the default is \`TCX\`.

FELIX_BPFCONNECTTIMELOADBALANCING
Whether Service addresses are translated to pod addresses when the node's own processes, and pods, connect.
= TCP: for TCP only
= Enabled: for TCP and UDP
= Disabled: for neither; packets are rewritten in transit
- With UDP, a client that keeps its socket doesn't notice when a pod behind the Service is gone.

FELIX_BPFCONNECTTIMELOADBALANCINGENABLED
The old form of \`FELIX_BPFCONNECTTIMELOADBALANCING\`.
- Before v3.27.0 the default was \`true\`.

FELIX_BPFCONNTRACKCLEANUPMODE
Whether Felix or an eBPF program removes finished connections from the eBPF connection table.

FELIX_BPFCONNTRACKLOGLEVEL
Log level of the eBPF program that removes finished connections.

FELIX_BPFCONNTRACKTIMEOUTS
When connections count as finished, as comma-separated \`name=duration\` pairs. \`Auto\` uses the kernel's own value.

FELIX_BPFCTLBLOGFILTER
Lets the connect-time load balancer log with \`FELIX_BPFLOGLEVEL=debug\` if \`FELIX_BPFLOGFILTERS\` is set.

FELIX_BPFDATAIFACEPATTERN
NICs that carry pod and Service traffic, as a regular expression; eBPF programs attach to them. Traffic on other NICs is neither filtered nor balanced.
- It must match neither the interfaces of pods nor Calico's tunnels.
- It should match the NIC that Calico chose for the node.

FELIX_BPFDISABLEGROFORIFACES
NICs on which generic receive offload is turned off, as a regular expression.

FELIX_BPFDISABLEUNPRIVILEGED
Denies eBPF to unprivileged users, who could otherwise read or disturb Calico's maps.

FELIX_BPFDSROPTOUTCIDRS
Clients that never get direct replies, even if \`FELIX_BPFEXTERNALSERVICEMODE\` is \`dsr\`, as networks.

FELIX_BPFENABLED
Uses the eBPF data plane instead of iptables or nftables; it also replaces kube-proxy.
- Felix then needs a path to the API server without kube-proxy: the ConfigMap \`kubernetes-services-endpoint\`.
- Turn off kube-proxy or \`FELIX_BPFKUBEPROXYIPTABLESCLEANUPENABLED\`; otherwise they remove each other's rules.

FELIX_BPFENFORCERPF
How strictly packet source addresses are checked on NICs with eBPF programs.
= Strict: the reply must leave through the same NIC
= Loose: there must be a route to it
= Disabled: not at all
- \`Strict\` drops packets on nodes with several NICs if replies take another path.
- Before v3.26.0 the default was \`Strict\`.

FELIX_BPFEXCLUDECIDRSFROMNAT
Service addresses that eBPF leaves to the host, as networks, such as the node's DNS cache.

FELIX_BPFEXPORTBUFFERSIZEMB
The buffer size for events from eBPF programs, in megabytes.

FELIX_BPFEXTERNALSERVICEMODE
How external traffic reaches a Service's pod on another node.
= tunnel: through the first node in both directions
= dsr: the reply leaves directly from the pod's node
- With \`dsr\`, the network must allow nodes to reply under each other's addresses.

FELIX_BPFEXTTOSERVICECONNMARK
The mark set on connections from outside to a Service, so that the host's rules can route them.

FELIX_BPFFORCETRACKPACKETSFROMIFACES
NICs whose traffic the kernel keeps tracking; \`docker+\` means every name that starts with docker. For containers not managed by Calico.

FELIX_BPFHOSTCONNTRACKBYPASS
Lets pod traffic bypass the kernel's connection tracking, which is faster. Host rules that need tracking then fail.
- Before v3.30.0 the default was \`true\`.

FELIX_BPFHOSTNETWORKEDNATWITHOUTCTLB
Whether host processes can reach Services without the connect-time load balancer. Needed for UDP if that one only handles \`TCP\`.

FELIX_BPFIPFRAGMENTREASSEMBLYENABLED
Whether packet fragments are reassembled before they're evaluated.

FELIX_BPFIPFRAGTIMEOUT
How long fragments of a packet are kept while the rest is missing.

FELIX_BPFIPV6SUPPORT
Turned on IPv6 in the eBPF data plane while it was new. \`FELIX_IPV6SUPPORT\` now decides.

FELIX_BPFJITHARDENING
What happens to the kernel's hardening of compiled eBPF programs, at a cost in speed.
= Auto: changed from 2 to 1
= Strict: unchanged

FELIX_BPFKUBEPROXYENDPOINTSLICESENABLED
Made the eBPF data plane read EndpointSlices instead of Endpoints. It now always does.

FELIX_BPFKUBEPROXYHEALTHZPORT
The port where load balancers check whether this node accepts traffic; \`0\` closes it.

FELIX_BPFKUBEPROXYHEALTZPORT
The name of \`FELIX_BPFKUBEPROXYHEALTHZPORT\` in its first release, with a missing letter.

FELIX_BPFKUBEPROXYIPTABLESCLEANUPENABLED
Removes kube-proxy's rules. Use only if kube-proxy no longer runs; otherwise they overwrite each other.

FELIX_BPFKUBEPROXYMINSYNCPERIOD
The minimum time between two Service updates. Higher saves CPU, lower applies changes sooner.

FELIX_BPFL3IFACEPATTERN
Tunnels that aren't Calico's but carry pod or Service traffic, such as the host's WireGuard, as a regular expression.

FELIX_BPFLOGFILTERS
Which traffic the eBPF programs log, as comma-separated \`interface=pcap filter\` pairs; \`all\`, \`weps\` and \`heps\` are groups.

FELIX_BPFLOGLEVEL
Log level of the eBPF programs, which log to the kernel's trace pipe. \`debug\` slows down all traffic.
= off: nothing
= info: errors
= debug: each packet

FELIX_BPFMAGLEVMAXENDPOINTSPERSERVICE
How many endpoints one Service with Maglev can have; higher values use more memory per Service.

FELIX_BPFMAGLEVMAXSERVICES
How many Services can use Maglev.

FELIX_BPFMAPSIZECONNTRACK
How many connections the node can have. When the table is full, new connections fail.
- Changing the size can break open connections.

FELIX_BPFMAPSIZECONNTRACKCLEANUPQUEUE
How many finished connections with address translation can be queued for removal.

FELIX_BPFMAPSIZECONNTRACKSCALING
Whether the connection table grows automatically.
= DoubleIfFull: doubled when nearly full
= Disabled: never

FELIX_BPFMAPSIZEIFSTATE
How many interfaces the node can have, including pod interfaces.

FELIX_BPFMAPSIZEIPSETS
How many addresses all selectors of all policies can match on a node in total.

FELIX_BPFMAPSIZENATAFFINITY
How many clients of Services with session affinity are remembered.

FELIX_BPFMAPSIZENATBACKEND
How many endpoints all Services can have in total.

FELIX_BPFMAPSIZENATFRONTEND
How many addresses and ports all Services can have in total, including node ports and external addresses.

FELIX_BPFMAPSIZEPERCPUCONNTRACK
How many connections the node can have per CPU. Unless \`0\`, it replaces \`FELIX_BPFMAPSIZECONNTRACK\`.

FELIX_BPFMAPSIZEROUTE
How many pods and node addresses the cluster can have.

FELIX_BPFOVERLAYHOSTSOURCEIP
The source address of the node's own traffic through an overlay.
= TunnelAddress: the tunnel's address
= HostAddress: the node's address; the tunnel needs none

FELIX_BPFPOLICYDEBUGENABLED
Keeps the source of the policy programs, so that Calico's BPF command-line tool can show which rule applied.

FELIX_BPFPROFILING
Measures the run time of eBPF programs.

FELIX_BPFPSNATPORTS
Source ports used if two connections would otherwise collide, as \`first:last\`.

FELIX_BPFREDIRECTTOPEER
Whether packets go straight into the pod, bypassing the host side of its interface. Faster, but a capture there sees nothing.
- Before v3.32.0 the default was \`L2Only\`.

FELIX_DEBUGBPFMAPREPINENABLED
Whether Felix re-pinned its eBPF maps at each start. For Calico tests only.

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
Spreads WireGuard packet reception over CPUs, for nodes with very high packet rates.`;
