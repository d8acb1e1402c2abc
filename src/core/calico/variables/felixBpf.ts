/** Felix's eBPF data plane (felix/config/config_params.go). The form is that of table.ts. */
export const felixBpfTable = `
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
`;
