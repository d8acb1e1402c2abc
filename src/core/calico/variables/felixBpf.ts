/** Felix's eBPF data plane (felix/config/config_params.go). The form is that of table.ts. */
export const felixBpfTable = `
FELIX_BPFATTACHTYPE enum:Netkit,TCX,TC =Netkit @v3.31.0 ^ ~bpfAttachType
How eBPF programs are hung onto NICs. Where the kernel lacks the newer way, the older is used.
= Netkit: the hook of netkit devices, where there are such
= TCX: beside the programs of others
= TC: the old way, by a qdisc
- Up to v3.32 the default is \`TCX\`.

FELIX_BPFCONNECTTIMELOADBALANCING enum:Disabled,Enabled,TCP =TCP @v3.27.0 ^ ~bpfConnectTimeLoadBalancing
Whether the node's own processes, and pods, have service addresses turned into those of pods as they connect.
= TCP: for TCP only
= Enabled: for TCP and UDP
= Disabled: for none; packets are rewritten on the way
- With UDP a client that keeps its socket does not notice that a pod behind the service is gone.

FELIX_BPFCONNECTTIMELOADBALANCINGENABLED bool:felix @v3.13.0 ~bpfConnectTimeLoadBalancingEnabled
The old form of \`FELIX_BPFCONNECTTIMELOADBALANCING\`.
- Before v3.27.0 the default was \`true\`.

FELIX_BPFCONNTRACKCLEANUPMODE enum:Auto,BPFProgram,Userspace =Auto @v3.30.0 ~bpfConntrackMode
Who removes finished connections from the eBPF connection table, Felix or an eBPF program.

FELIX_BPFCONNTRACKLOGLEVEL enum:debug,off =off @v3.30.0 ^ ~bpfConntrackLogLevel
How much the eBPF program that removes finished connections logs.

FELIX_BPFCONNTRACKTIMEOUTS list:text =CreationGracePeriod=10s,TCPSynSent=20s,TCPEstablished=1h,TCPFinsSeen=Auto,TCPResetSeen=40s,UDPTimeout=60s,GenericTimeout=10m,ICMPTimeout=5s @v3.30.0 ~bpfConntrackTimeouts
After which time connections count as finished, as \`name=duration\` with commas between them; \`Auto\` takes the kernel's own value.

FELIX_BPFCTLBLOGFILTER enum:all @v3.27.0 ~bpfCTLBLogFilter
Lets the connect-time load balancer log with \`FELIX_BPFLOGLEVEL=debug\` where \`FELIX_BPFLOGFILTERS\` is set.

FELIX_BPFDATAIFACEPATTERN regexp =^((en|wl|ww|sl|ib)[Popsx].*|(eth|wlan|wwan|bond).*) @v3.13.0 ~bpfDataIfacePattern
The NICs that carry traffic of pods and services, as a regular expression; eBPF programs are hung onto them. A NIC that is missed gets traffic neither filtered nor balanced.
- It must match neither the interfaces of pods nor Calico's tunnels.
- A NIC that Calico chose as the node's one should match.

FELIX_BPFDISABLEGROFORIFACES regexp @v3.27.0 ~bpfDisableGROForIfaces
The NICs on which generic receive offload is switched off, as a regular expression.

FELIX_BPFDISABLEUNPRIVILEGED bool:felix =true @v3.14.0 ~bpfDisableUnprivileged
Forbids eBPF to users without rights, who could read or disturb Calico's maps.

FELIX_BPFDSROPTOUTCIDRS list:cidr @v3.26.0 ~bpfDSROptoutCIDRs
Clients that get no direct answers although \`FELIX_BPFEXTERNALSERVICEMODE\` is \`dsr\`, as networks.

FELIX_BPFENABLED bool:felix =false @v3.13.0 ~bpfEnabled
Uses the eBPF data plane in place of iptables or nftables; it takes the place of kube-proxy too.
- Felix then needs a way to the API server without kube-proxy: the ConfigMap \`kubernetes-services-endpoint\`.
- Switch kube-proxy off, or \`FELIX_BPFKUBEPROXYIPTABLESCLEANUPENABLED\`, else the two remove each other's rules.

FELIX_BPFENFORCERPF enum:Disabled,Loose,Strict =Loose @v3.23.0 ^ ~bpfEnforceRPF
How strictly the source address of packets is checked on NICs with eBPF programs.
= Strict: the answer has to go out by the same NIC
= Loose: there has to be a route to it
= Disabled: not at all
- \`Strict\` drops packets on nodes with several NICs where answers go another way.
- Before v3.26.0 the default was \`Strict\`.

FELIX_BPFEXCLUDECIDRSFROMNAT list:cidr @v3.27.1 ~bpfExcludeCIDRsFromNAT
Service addresses that eBPF leaves to the host, as networks; for the DNS cache of the node for one.

FELIX_BPFEXPORTBUFFERSIZEMB int =1 @v3.30.0 ^ ~bpfExportBufferSizeMB
The size in megabytes of the buffer for events from eBPF programs.

FELIX_BPFEXTERNALSERVICEMODE enum:dsr,tunnel =tunnel @v3.13.0 ^ ~bpfExternalServiceMode
How traffic from outside reaches a service's pod on another node.
= tunnel: there and back through the first node
= dsr: the answer goes out straight from the pod's node
- With \`dsr\` the network must allow nodes to answer under each other's addresses.

FELIX_BPFEXTTOSERVICECONNMARK int =0 @v3.19.0 ~bpfExtToServiceConnmark
A mark on connections from outside to a service, by which the host's rules can route them.

FELIX_BPFFORCETRACKPACKETSFROMIFACES list:text =docker+ @v3.27.0 ~bpfForceTrackPacketsFromIfaces
NICs whose traffic the kernel goes on tracking, \`docker+\` for all whose name begins so; for containers that are not Calico's.

FELIX_BPFHOSTCONNTRACKBYPASS bool:felix =false @v3.23.0 ~bpfHostConntrackBypass
Lets traffic of pods pass by the kernel's connection tracking, which is faster; rules of the host that need it then fail.
- Before v3.30.0 the default was \`true\`.

FELIX_BPFHOSTNETWORKEDNATWITHOUTCTLB enum:Disabled,Enabled =Enabled @v3.27.0 ^ ~bpfHostNetworkedNATWithoutCTLB
Whether processes of the host reach services also without the connect-time load balancer; needed for UDP where that is for \`TCP\` only.

FELIX_BPFIPFRAGMENTREASSEMBLYENABLED bool:felix =true @v3.33.0 ~bpfIPFragmentReassemblyEnabled
Whether fragments of packets are put together before they are judged.

FELIX_BPFIPFRAGTIMEOUT seconds =0 @v3.33.0 ~bpfIPFragTimeout
How long fragments of a packet are kept until the rest comes.

FELIX_BPFIPV6SUPPORT bool:felix @v3.23.0 <v3.27.0
Switched IPv6 on in the eBPF data plane while that was new; today \`FELIX_IPV6SUPPORT\` decides.

FELIX_BPFJITHARDENING enum:Auto,Strict =Auto @v3.31.0 ^ ~bpfJITHardening
What happens to the kernel's hardening of compiled eBPF programs, which costs speed.
= Auto: set to 1 where it is 2
= Strict: left as it is

FELIX_BPFKUBEPROXYENDPOINTSLICESENABLED bool:felix @v3.15.0 <v3.32.0
Made the eBPF data plane read EndpointSlices in place of Endpoints; today it always does.

FELIX_BPFKUBEPROXYHEALTHZPORT int =10256 @v3.30.5 ~bpfKubeProxyHealthzPort
The port at which load balancers ask whether this node takes traffic; \`0\` closes it.

FELIX_BPFKUBEPROXYHEALTZPORT int @v3.30.4 <v3.30.5
The name of \`FELIX_BPFKUBEPROXYHEALTHZPORT\` in its first release, with a letter missing.

FELIX_BPFKUBEPROXYIPTABLESCLEANUPENABLED bool:felix =true @v3.13.0 ~bpfKubeProxyIptablesCleanupEnabled
Removes the rules of kube-proxy. Only where kube-proxy no longer runs, else the two fight.

FELIX_BPFKUBEPROXYMINSYNCPERIOD seconds =1 @v3.13.0 ~bpfKubeProxyMinSyncPeriod
The least time between two updates of services. Higher saves CPU, lower makes changes take effect sooner.

FELIX_BPFL3IFACEPATTERN regexp @v3.25.0 ~bpfL3IfacePattern
Tunnels that are not Calico's but carry traffic of pods or services, as a regular expression; WireGuard of the host for one.

FELIX_BPFLOGFILTERS list:text @v3.27.0 ~bpfLogFilters
Which traffic the eBPF programs log, as \`interface=pcap filter\` with commas between them; \`all\`, \`weps\` and \`heps\` stand for groups.

FELIX_BPFLOGLEVEL enum:debug,info,off =off @v3.13.0 ^ ~bpfLogLevel
How much the eBPF programs log, to the kernel's trace pipe. \`debug\` slows all traffic down.
= off: nothing
= info: what goes wrong
= debug: each packet

FELIX_BPFMAGLEVMAXENDPOINTSPERSERVICE int:1..3000 =100 @v3.32.0 ~bpfMaglevMaxEndpointsPerService
How many endpoints one service with Maglev can have; more of them take more memory for each service.

FELIX_BPFMAGLEVMAXSERVICES int:1..3000 =100 @v3.32.0 ~bpfMaglevMaxServices
How many services can use Maglev.

FELIX_BPFMAPSIZECONNTRACK int =512000 @v3.23.0 ^ ~bpfMapSizeConntrack
How many connections the node can have. If the table is full, new connections fail.
- A change of the size can break connections that are open.

FELIX_BPFMAPSIZECONNTRACKCLEANUPQUEUE int =100000 @v3.30.0 ^ ~bpfMapSizeConntrackCleanupQueue
How many finished connections with address translation can wait for their removal.

FELIX_BPFMAPSIZECONNTRACKSCALING enum:Disabled,DoubleIfFull =DoubleIfFull @v3.30.0 ^ ~bpfMapSizeConntrackScaling
Whether the connection table grows by itself.
= DoubleIfFull: doubled when it is nearly full
= Disabled: never

FELIX_BPFMAPSIZEIFSTATE int =1000 @v3.24.0 ^ ~bpfMapSizeIfState
How many interfaces the node can have, those of pods included.

FELIX_BPFMAPSIZEIPSETS int =1048576 @v3.23.0 ^ ~bpfMapSizeIPSets
How many addresses all selectors of all policies can match together on a node.

FELIX_BPFMAPSIZENATAFFINITY int =65536 @v3.23.0 ^ ~bpfMapSizeNATAffinity
How many clients of services with session affinity are remembered.

FELIX_BPFMAPSIZENATBACKEND int =262144 @v3.23.0 ^ ~bpfMapSizeNATBackend
How many endpoints all services can have together.

FELIX_BPFMAPSIZENATFRONTEND int =65536 @v3.23.0 ^ ~bpfMapSizeNATFrontend
How many addresses and ports all services can have together, node ports and external addresses included.

FELIX_BPFMAPSIZEPERCPUCONNTRACK int =0 @v3.30.0 ~bpfMapSizePerCpuConntrack
How many connections the node can have for each CPU; not \`0\`, it takes the place of \`FELIX_BPFMAPSIZECONNTRACK\`.

FELIX_BPFMAPSIZEROUTE int =262144 @v3.23.0 ^ ~bpfMapSizeRoute
How many pods and addresses of nodes the cluster can have.

FELIX_BPFOVERLAYHOSTSOURCEIP enum:HostAddress,TunnelAddress =TunnelAddress @v3.33.0 ^ ~bpfOverlayHostSourceIP
The source address of the node's own traffic through an overlay.
= TunnelAddress: the address of the tunnel
= HostAddress: the address of the node; the tunnel needs none

FELIX_BPFPOLICYDEBUGENABLED bool:felix =true @v3.24.0 ~bpfPolicyDebugEnabled
Keeps the source of the policy programs, so that Calico's BPF command-line tool can show which rule counted.

FELIX_BPFPROFILING enum:Disabled,Enabled =Disabled @v3.30.0 ^ ~bpfProfiling
Measures the run time of eBPF programs.

FELIX_BPFPSNATPORTS text:^[0-9]+(:[0-9]+)?$ =20000:29999 @v3.21.0 ~bpfPSNATPorts
The source ports that are taken where two connections would be the same, as \`first:last\`.

FELIX_BPFREDIRECTTOPEER enum:Disabled,Enabled,L2Only =Enabled @v3.29.0 ^ ~bpfRedirectToPeer
Whether packets go straight into the pod, past the host's end of its interface. Faster, but a capture on that end sees nothing.
- Before v3.32.0 the default was \`L2Only\`.

FELIX_DEBUGBPFMAPREPINENABLED bool:felix @v3.13.0 <v3.31.0
Whether Felix pinned its eBPF maps anew at each start; for tests of Calico only.
`;
