/** Felix's eBPF data plane (felix/config/config_params.go). The form is that of table.ts. */
export const felixBpfTable = `
FELIX_BPFATTACHTYPE
How eBPF programs are hung onto NICs. Where the kernel lacks the newer way, the older is used.
= Netkit: the hook of netkit devices, where there are such
= TCX: beside the programs of others
= TC: the old way, by a qdisc
- Up to v3.32 the default is \`TCX\`.

FELIX_BPFCONNECTTIMELOADBALANCING
Whether the node's own processes, and pods, have service addresses turned into those of pods as they connect.
= TCP: for TCP only
= Enabled: for TCP and UDP
= Disabled: for none; packets are rewritten on the way
- With UDP a client that keeps its socket does not notice that a pod behind the service is gone.

FELIX_BPFCONNECTTIMELOADBALANCINGENABLED
The old form of \`FELIX_BPFCONNECTTIMELOADBALANCING\`.
- Before v3.27.0 the default was \`true\`.

FELIX_BPFCONNTRACKCLEANUPMODE
Who removes finished connections from the eBPF connection table, Felix or an eBPF program.

FELIX_BPFCONNTRACKLOGLEVEL
How much the eBPF program that removes finished connections logs.

FELIX_BPFCONNTRACKTIMEOUTS
After which time connections count as finished, as \`name=duration\` with commas between them; \`Auto\` takes the kernel's own value.

FELIX_BPFCTLBLOGFILTER
Lets the connect-time load balancer log with \`FELIX_BPFLOGLEVEL=debug\` where \`FELIX_BPFLOGFILTERS\` is set.

FELIX_BPFDATAIFACEPATTERN
The NICs that carry traffic of pods and services, as a regular expression; eBPF programs are hung onto them. A NIC that is missed gets traffic neither filtered nor balanced.
- It must match neither the interfaces of pods nor Calico's tunnels.
- A NIC that Calico chose as the node's one should match.

FELIX_BPFDISABLEGROFORIFACES
The NICs on which generic receive offload is switched off, as a regular expression.

FELIX_BPFDISABLEUNPRIVILEGED
Forbids eBPF to users without rights, who could read or disturb Calico's maps.

FELIX_BPFDSROPTOUTCIDRS
Clients that get no direct answers although \`FELIX_BPFEXTERNALSERVICEMODE\` is \`dsr\`, as networks.

FELIX_BPFENABLED
Uses the eBPF data plane in place of iptables or nftables; it takes the place of kube-proxy too.
- Felix then needs a way to the API server without kube-proxy: the ConfigMap \`kubernetes-services-endpoint\`.
- Switch kube-proxy off, or \`FELIX_BPFKUBEPROXYIPTABLESCLEANUPENABLED\`, else the two remove each other's rules.

FELIX_BPFENFORCERPF
How strictly the source address of packets is checked on NICs with eBPF programs.
= Strict: the answer has to go out by the same NIC
= Loose: there has to be a route to it
= Disabled: not at all
- \`Strict\` drops packets on nodes with several NICs where answers go another way.
- Before v3.26.0 the default was \`Strict\`.

FELIX_BPFEXCLUDECIDRSFROMNAT
Service addresses that eBPF leaves to the host, as networks; for the DNS cache of the node for one.

FELIX_BPFEXPORTBUFFERSIZEMB
The size in megabytes of the buffer for events from eBPF programs.

FELIX_BPFEXTERNALSERVICEMODE
How traffic from outside reaches a service's pod on another node.
= tunnel: there and back through the first node
= dsr: the answer goes out straight from the pod's node
- With \`dsr\` the network must allow nodes to answer under each other's addresses.

FELIX_BPFEXTTOSERVICECONNMARK
A mark on connections from outside to a service, by which the host's rules can route them.

FELIX_BPFFORCETRACKPACKETSFROMIFACES
NICs whose traffic the kernel goes on tracking, \`docker+\` for all whose name begins so; for containers that are not Calico's.

FELIX_BPFHOSTCONNTRACKBYPASS
Lets traffic of pods pass by the kernel's connection tracking, which is faster; rules of the host that need it then fail.
- Before v3.30.0 the default was \`true\`.

FELIX_BPFHOSTNETWORKEDNATWITHOUTCTLB
Whether processes of the host reach services also without the connect-time load balancer; needed for UDP where that is for \`TCP\` only.

FELIX_BPFIPFRAGMENTREASSEMBLYENABLED
Whether fragments of packets are put together before they are judged.

FELIX_BPFIPFRAGTIMEOUT
How long fragments of a packet are kept until the rest comes.

FELIX_BPFIPV6SUPPORT
Switched IPv6 on in the eBPF data plane while that was new; today \`FELIX_IPV6SUPPORT\` decides.

FELIX_BPFJITHARDENING
What happens to the kernel's hardening of compiled eBPF programs, which costs speed.
= Auto: set to 1 where it is 2
= Strict: left as it is

FELIX_BPFKUBEPROXYENDPOINTSLICESENABLED
Made the eBPF data plane read EndpointSlices in place of Endpoints; today it always does.

FELIX_BPFKUBEPROXYHEALTHZPORT
The port at which load balancers ask whether this node takes traffic; \`0\` closes it.

FELIX_BPFKUBEPROXYHEALTZPORT
The name of \`FELIX_BPFKUBEPROXYHEALTHZPORT\` in its first release, with a letter missing.

FELIX_BPFKUBEPROXYIPTABLESCLEANUPENABLED
Removes the rules of kube-proxy. Only where kube-proxy no longer runs, else the two fight.

FELIX_BPFKUBEPROXYMINSYNCPERIOD
The least time between two updates of services. Higher saves CPU, lower makes changes take effect sooner.

FELIX_BPFL3IFACEPATTERN
Tunnels that are not Calico's but carry traffic of pods or services, as a regular expression; WireGuard of the host for one.

FELIX_BPFLOGFILTERS
Which traffic the eBPF programs log, as \`interface=pcap filter\` with commas between them; \`all\`, \`weps\` and \`heps\` stand for groups.

FELIX_BPFLOGLEVEL
How much the eBPF programs log, to the kernel's trace pipe. \`debug\` slows all traffic down.
= off: nothing
= info: what goes wrong
= debug: each packet

FELIX_BPFMAGLEVMAXENDPOINTSPERSERVICE
How many endpoints one service with Maglev can have; more of them take more memory for each service.

FELIX_BPFMAGLEVMAXSERVICES
How many services can use Maglev.

FELIX_BPFMAPSIZECONNTRACK
How many connections the node can have. If the table is full, new connections fail.
- A change of the size can break connections that are open.

FELIX_BPFMAPSIZECONNTRACKCLEANUPQUEUE
How many finished connections with address translation can wait for their removal.

FELIX_BPFMAPSIZECONNTRACKSCALING
Whether the connection table grows by itself.
= DoubleIfFull: doubled when it is nearly full
= Disabled: never

FELIX_BPFMAPSIZEIFSTATE
How many interfaces the node can have, those of pods included.

FELIX_BPFMAPSIZEIPSETS
How many addresses all selectors of all policies can match together on a node.

FELIX_BPFMAPSIZENATAFFINITY
How many clients of services with session affinity are remembered.

FELIX_BPFMAPSIZENATBACKEND
How many endpoints all services can have together.

FELIX_BPFMAPSIZENATFRONTEND
How many addresses and ports all services can have together, node ports and external addresses included.

FELIX_BPFMAPSIZEPERCPUCONNTRACK
How many connections the node can have for each CPU; not \`0\`, it takes the place of \`FELIX_BPFMAPSIZECONNTRACK\`.

FELIX_BPFMAPSIZEROUTE
How many pods and addresses of nodes the cluster can have.

FELIX_BPFOVERLAYHOSTSOURCEIP
The source address of the node's own traffic through an overlay.
= TunnelAddress: the address of the tunnel
= HostAddress: the address of the node; the tunnel needs none

FELIX_BPFPOLICYDEBUGENABLED
Keeps the source of the policy programs, so that Calico's BPF command-line tool can show which rule counted.

FELIX_BPFPROFILING
Measures the run time of eBPF programs.

FELIX_BPFPSNATPORTS
The source ports that are taken where two connections would be the same, as \`first:last\`.

FELIX_BPFREDIRECTTOPEER
Whether packets go straight into the pod, past the host's end of its interface. Faster, but a capture on that end sees nothing.
- Before v3.32.0 the default was \`L2Only\`.

FELIX_DEBUGBPFMAPREPINENABLED
Whether Felix pinned its eBPF maps anew at each start; for tests of Calico only.
`;
