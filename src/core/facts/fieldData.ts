/** The fields of Calico's kinds, packed. Made by `npm run facts` of facts/fields.txt: never edited by hand. */
export const fieldData = `88-89,98-116
116
68,70-89
90-116
98-116
77-116
87-89,93-116
68,70-116
114-116
22,29,36-116
56-113
56-116
6-113,115
114
6-115
6-116
69-113
69-116
0-113
56-91
92-116
6-113
114-115
0-113,115-116
106-116
22,24-113,115-116
22,24-113
22,24-116
0-116
115
115-116
72-113
72-77
78-113
78-115
78-116
72-116
0-10,12-16
11,17-116
6-10,12-16,19-116
11,17-18
98-113
100-113
100-116
8-91
8-116
11,17-113
69-115
101-113
101-116
0-11,17-116
12-16
43-115
43-113
43-116
4-5,8-116
106-115
56-77
79-116
22,29,31-116
0-77
60-61,64-116
103-116
102
0-5
6-77
62-116
53-116
90-97
102-116
78-97
84-116
0-115
56-115
22,29,32-116
25,31
22,25,29,31-116
0-97
69-77
53-59
60-116
99-116
104-105,110-116
0-103,106-109
78-98
17-116
90-115
39-116
11,17-77
87-89,91-116
98-105
22,29,36-115
90-113
0-11
12-116
11,17-61
22-116
19-83
22,29,31-49
50-89
50-116
68,70-105
78-105
113,116
19-113
72-86
87-116
22,29,33-116
19-97
19-58,62-67,69
59-61,68,70-83
84-105
72-97
21-23,26-116
19-115
19-116
98-102,106
103-105,107-113
53-113
98-115

spec
apiServerDeployment
metadata
annotations
{}
labels
minReadySeconds
template
affinity
nodeAffinity
preferredDuringSchedulingIgnoredDuringExecution
[]
preference
matchExpressions
key
operator
values
matchFields
weight
requiredDuringSchedulingIgnoredDuringExecution
nodeSelectorTerms
podAffinity
podAffinityTerm
labelSelector
matchLabels
matchLabelKeys
mismatchLabelKeys
namespaceSelector
namespaces
topologyKey
podAntiAffinity
containers
livenessProbe
failureThreshold
initialDelaySeconds
periodSeconds
timeoutSeconds
name
ports
containerPort
readinessProbe
resources
claims
request
limits
requests
initContainers
nodeSelector
priorityClassName
tolerations
effect
tolerationSeconds
value
topologySpreadConstraints
maxSkew
minDomains
nodeAffinityPolicy
nodeTaintsPolicy
whenUnsatisfiable
calicoWebhooksDeployment
hostNetwork
logging
apiServer
logSeverity
queryServer
status
asNumber
bindMode
communities
ignoredInterfaces
ipv4NormalRoutePriority
ipv6NormalRoutePriority
listenPort
localWorkloadPeeringIPV4
localWorkloadPeeringIPV6
logSeverityScreen
nodeMeshMaxRestartTime
nodeMeshPassword
secretKeyRef
optional
nodeToNodeMeshEnabled
prefixAdvertisements
cidr
programClusterRoutes
serviceClusterIPs
serviceExternalIPs
serviceLoadBalancerAggregation
serviceLoadBalancerIPs
exportV4
action
asPathPrefix
interface
matchOperator
operations
addCommunity
prependASPath
prefix
setPriority
peerType
prefixLength
max
min
priority
source
exportV6
importV4
importV6
filters
keepOriginalNextHop
keepaliveTime
localASNumber
localWorkloadSelector
maxRestartTime
nextHopMode
node
numAllowedLocalASNumbers
password
peerIP
peerSelector
reachableBy
reversePeering
sourceAddress
ttlSecurity
deleted
state
type
classes
updatePeriodSeconds
calicoVersion
clusterGUID
clusterType
datastoreReady
variant
allowIPIPPacketsFromWorkloads
allowVXLANPacketsFromWorkloads
awsSrcDstCheck
bpfAttachType
bpfCTLBLogFilter
bpfConnectTimeLoadBalancing
bpfConnectTimeLoadBalancingEnabled
bpfConntrackLogLevel
bpfConntrackMode
bpfConntrackTimeouts
creationGracePeriod
genericTimeout
icmpTimeout
tcpEstablished
tcpFinsSeen
tcpResetSeen
tcpSynSent
udpTimeout
bpfDSROptoutCIDRs
bpfDataIfacePattern
bpfDisableGROForIfaces
bpfDisableUnprivileged
bpfEnabled
bpfEnforceRPF
bpfExcludeCIDRsFromNAT
bpfExportBufferSizeMB
bpfExtToServiceConnmark
bpfExternalServiceMode
bpfForceTrackPacketsFromIfaces
bpfHostConntrackBypass
bpfHostNetworkedNATWithoutCTLB
bpfIPFragTimeout
bpfIPFragmentReassemblyEnabled
bpfJITHardening
bpfKubeProxyEndpointSlicesEnabled
bpfKubeProxyHealthzPort
bpfKubeProxyHealtzPort
bpfKubeProxyIptablesCleanupEnabled
bpfKubeProxyMinSyncPeriod
bpfL3IfacePattern
bpfLogFilters
bpfLogLevel
bpfMaglevMaxEndpointsPerService
bpfMaglevMaxServices
bpfMapSizeConntrack
bpfMapSizeConntrackCleanupQueue
bpfMapSizeConntrackScaling
bpfMapSizeIPSets
bpfMapSizeIfState
bpfMapSizeNATAffinity
bpfMapSizeNATBackend
bpfMapSizeNATFrontend
bpfMapSizePerCpuConntrack
bpfMapSizeRoute
bpfOverlayHostSourceIP
bpfPSNATPorts
bpfPolicyDebugEnabled
bpfProfiling
bpfRedirectToPeer
cgroupV2Path
chainInsertMode
dataplaneDriver
dataplaneWatchdogTimeout
debugDisableLogDropping
debugHost
debugMemoryProfilePath
debugPort
debugSimulateCalcGraphHangAfter
debugSimulateDataplaneApplyDelay
debugSimulateDataplaneHangAfter
defaultEndpointToHostAction
deviceRouteProtocol
deviceRouteSourceAddress
deviceRouteSourceAddressIPv6
disableConntrackInvalidCheck
endpointReportingDelay
endpointReportingEnabled
endpointStatusPathPrefix
externalNodesList
failsafeInboundHostPorts
net
port
protocol
failsafeOutboundHostPorts
featureDetectOverride
featureGates
floatingIPs
flowLogsCollectorDebugTrace
flowLogsFlushInterval
flowLogsGoldmaneServer
flowLogsLocalReporter
flowLogsPolicyEvaluationMode
genericXDPEnabled
goGCThreshold
goMaxProcs
goMemoryLimitMB
healthEnabled
healthHost
healthPort
healthTimeoutOverrides
timeout
interfaceExclude
interfacePrefix
interfaceRefreshInterval
ipForwarding
ipipEnabled
ipipMTU
ipsetsRefreshInterval
iptablesBackend
iptablesFilterAllowAction
iptablesFilterDenyAction
iptablesLockFilePath
iptablesLockProbeInterval
iptablesLockTimeout
iptablesMangleAllowAction
iptablesMarkMask
iptablesNATOutgoingInterfaceFilter
iptablesPostWriteCheckInterval
iptablesRefreshInterval
ipv4ElevatedRoutePriority
ipv6ElevatedRoutePriority
ipv6Support
istioAmbientMode
istioDSCPMark
kubeNodePortRanges
liveMigrationRouteConvergenceTime
localSubnetL2Reachability
localSubnetL2ReachabilityRefreshInterval
logActionRateLimit
logActionRateLimitBurst
logDebugFilenameRegex
logFilePath
logPrefix
logSeverityFile
logSeveritySys
maxIpsetSize
metadataAddr
metadataPort
mtuIfacePattern
natOutgoingAddress
natOutgoingExclusions
natPortRange
netlinkTimeout
nftablesFilterAllowAction
nftablesFilterDenyAction
nftablesFlowTableDataIfacePattern
nftablesFlowTableOffload
nftablesMangleAllowAction
nftablesMarkMask
nftablesMode
nftablesRefreshInterval
openstackRegion
policySyncPathPrefix
prometheusGoMetricsEnabled
prometheusMetricsCAFile
prometheusMetricsCertFile
prometheusMetricsClientAuth
prometheusMetricsEnabled
prometheusMetricsHost
prometheusMetricsKeyFile
prometheusMetricsPort
prometheusProcessMetricsEnabled
prometheusWireGuardMetricsEnabled
removeExternalRoutes
reportingInterval
reportingTTL
requireMTUFile
routeRefreshInterval
routeSource
routeSyncDisabled
routeTableRange
routeTableRanges
serviceLoopPrevention
sidecarAccelerationEnabled
usageReportingEnabled
usageReportingInitialDelay
usageReportingInterval
useInternalDataplaneDriver
vxlanEnabled
vxlanMTU
vxlanMTUV6
vxlanPort
vxlanVNI
windowsManageFirewallRules
wireguardEnabled
wireguardEnabledV6
wireguardHostEncryptionEnabled
wireguardInterfaceName
wireguardInterfaceNameV6
wireguardKeepAlive
wireguardListeningPort
wireguardListeningPortV6
wireguardMTU
wireguardMTUV6
wireguardRoutingRulePriority
wireguardThreadingEnabled
workloadSourceSpoofing
xdpEnabled
xdpRefreshInterval
crdManagement
envoyGatewayConfigRef
namespace
extensions
waf
gatewayCertgenJob
gatewayClasses
envoyProxyRef
gatewayDaemonSet
gatewayDeployment
replicas
strategy
rollingUpdate
maxSurge
maxUnavailable
gatewayKind
gatewayService
allocateLoadBalancerNodePorts
loadBalancerClass
loadBalancerIP
loadBalancerSourceRanges
patch
gatewayControllerDeployment
applyOnForward
doNotTrack
egress
destination
nets
notNets
notPorts
notSelector
selector
serviceAccounts
names
services
http
methods
paths
exact
icmp
code
ipVersion
notICMP
notProtocol
ingress
order
performanceHints
preDNAT
serviceAccountSelector
tier
types
goldmaneDeployment
terminationGracePeriodSeconds
metricsPort
expectedIPs
interfaceName
profiles
affinityClaimTime
allocations
attributes
alternateOwnerAttrs
handle_id
releasedAt
secondary
sequenceNumber
sequenceNumberForAllocation
strictAffinity
unallocated
autoAllocateBlocks
ipCooldownSeconds
kubeVirtVMAddressPersistence
maxBlocksPerHost
block
handleID
allowedUses
assignmentMode
blockSize
disableBGPExport
disabled
ipip
enabled
mode
ipipMode
nat-outgoing
natOutgoing
vxlanMode
reservedCIDRs
images
digest
image
azure
policyMode
calicoKubeControllersDeployment
calicoLibHostPath
calicoNetwork
bgp
bpfNetworkBootstrap
clusterRoutingMode
containerIPForwarding
hostPorts
ipPools
disableNewAllocations
encapsulation
kubeProxyManagement
linuxDataplane
linuxPodInterfaceType
linuxPolicySetupTimeoutSeconds
mtu
multiInterfaceMode
nodeAddressAutodetectionV4
canReach
cidrs
firstFound
kubernetes
skipInterface
nodeAddressAutodetectionV6
sysctl
windowsDataplane
calicoNodeDaemonSet
startupProbe
dnsConfig
nameservers
options
searches
dnsPolicy
calicoNodeWindowsDaemonSet
calicoRunHostPath
calicoWindowsUpgradeDaemonSet
certificateManagement
caCert
keyAlgorithm
signatureAlgorithm
signerName
cni
binDir
confDir
installMode
ipam
specVersion
componentResources
componentName
resourceRequirements
controlPlaneNodeSelector
controlPlaneReplicas
controlPlaneTolerations
csiNodeDriverDaemonSet
fipsMode
flexVolumePath
imagePath
imagePrefix
imagePullPolicy
imagePullSecrets
kubeletVolumePluginPath
kubernetesProvider
logFileMaxAgeDays
logFileMaxCount
logFileMaxSize
networkPolicy
managePolicies
nodeMetricsPort
nodeUpdateStrategy
nonPrivileged
proxy
httpProxy
httpsProxy
noProxy
registry
serviceCIDRs
tlsCipherSuites
typhaAffinity
typhaDeployment
typhaMetricsPort
typhaPodDisruptionBudget
minAvailable
unhealthyPodEvictionPolicy
windowsNodes
cniBinDir
cniConfigDir
cniLogDir
vxlanAdapter
vxlanMACPrefix
dscpMark
istioCNI
istiod
waypointLogging
ztunnel
controllers
loadBalancer
assignIPs
migration
policyNameMigrator
reconcilerPeriod
hostEndpoint
autoCreate
createDefaultHostEndpoint
templates
generateName
interfaceCIDRs
interfacePattern
leakGracePeriod
syncLabels
policy
policyMigration
serviceAccount
workloadEndpoint
debugProfilePort
etcdV3CompactionPeriod
healthChecks
guardianDeployment
impersonation
groups
users
managementClusterAddr
tls
ca
addresses
address
ipv4Address
ipv4IPIPTunnelAddr
ipv6Address
routeReflectorClusterID
interfaces
ipv4VXLANTunnelAddr
ipv6VXLANTunnelAddr
orchRefs
nodeName
orchestrator
vxlanTunnelMACAddr
vxlanTunnelMACAddrV6
wireguard
interfaceIPv4Address
interfaceIPv6Address
labelsToApply
stagedAction
endPort
to
ipBlock
except
podSelector
from
policyTypes
defaultAction
notifications
whiskerDeployment

object
string
integer {"format":"int32","minimum":0,"maximum":2147483647}
array
object {"required":true}
string {"required":true}
integer {"format":"int32","required":true}
array {"required":true}
integer {"format":"int32"}
string {"enum":["calico-apiserver","tigera-queryserver"],"required":true}
string {"enum":["calico-apiserver","tigera-queryserver","calico-l7-admission-controller"],"required":true}
string {"enum":["apiserver","queryserver","l7admctrl"],"required":true}
array {"list":"map","keys":["name"]}
int-or-string {"pattern":"^(\\\\+|-)?(([0-9]+(\\\\.[0-9]*)?)|(\\\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\\\+|-)?(([0-9]+(\\\\.[0-9]*)?)|(\\\\.[0-9]+))))?$"}
string {"enum":["calico-apiserver-certs-key-cert-provisioner"],"required":true}
integer {"format":"int64"}
string {"enum":["calico-webhooks"],"required":true}
integer {"format":"int32","minimum":1,"maximum":65535,"required":true}
boolean
string {"enum":["Fatal","Error","Warn","Info","Debug","Trace"],"default":"Info"}
string {"enum":["None","NodeIP"]}
array {"list":"set"}
array {"maxItems":500}
string {"maxLength":253}
string {"pattern":"^(\\\\d+):(\\\\d+)$|^(\\\\d+):(\\\\d+):(\\\\d+)$"}
string {"pattern":"^(\\\\d+):(\\\\d+)$|^(\\\\d+):(\\\\d+):(\\\\d+)$","maxLength":40}
integer {"minimum":1,"maximum":2147483646}
integer {"minimum":1,"maximum":65535}
string {"pattern":"^(?i)(Trace|Debug|Info|Warning|Error|Fatal)?$","default":"Info"}
string {"default":""}
string {"format":"cidr"}
array {"maxItems":50}
string {"enum":["Enabled","Disabled"]}
string {"enum":["Enabled","Disabled","EnabledIPIPOnly","EnabledNoEncapOnly"]}
string {"enum":["Enabled","Disabled"],"default":"Enabled"}
string {"enum":["Accept","Reject"],"required":true}
string {"format":"cidr","maxLength":18}
array {"minItems":1,"maxItems":1,"required":true}
string {"pattern":"^(([0-9]|[1-9][0-9]{1,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]):([0-9]|[1-9][0-9]{1,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])|([0-9]|[1-9][0-9]{1,8}|[1-3][0-9]{9}|4[0-1][0-9]{8}|42[0-8][0-9]{7}|429[0-3][0-9]{6}|4294[0-8][0-9]{5}|42949[0-5][0-9]{4}|429496[0-6][0-9]{3}|4294967[0-1][0-9]{2}|42949672[0-8][0-9]|429496729[0-5]):([0-9]|[1-9][0-9]{1,8}|[1-3][0-9]{9}|4[0-1][0-9]{8}|42[0-8][0-9]{7}|429[0-3][0-9]{6}|4294[0-8][0-9]{5}|42949[0-5][0-9]{4}|429496[0-6][0-9]{3}|4294967[0-1][0-9]{2}|42949672[0-8][0-9]|429496729[0-5]):([0-9]|[1-9][0-9]{1,8}|[1-3][0-9]{9}|4[0-1][0-9]{8}|42[0-8][0-9]{7}|429[0-3][0-9]{6}|4294[0-8][0-9]{5}|42949[0-5][0-9]{4}|429496[0-6][0-9]{3}|4294967[0-1][0-9]{2}|42949672[0-8][0-9]|429496729[0-5]))$","maxLength":32}
string {"maxLength":15}
string {"enum":["Equal","NotEqual","In","NotIn"]}
array {"minItems":1,"maxItems":10}
string {"pattern":"^(([0-9]|[1-9][0-9]{1,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]):([0-9]|[1-9][0-9]{1,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])|([0-9]|[1-9][0-9]{1,8}|[1-3][0-9]{9}|4[0-1][0-9]{8}|42[0-8][0-9]{7}|429[0-3][0-9]{6}|4294[0-8][0-9]{5}|42949[0-5][0-9]{4}|429496[0-6][0-9]{3}|4294967[0-1][0-9]{2}|42949672[0-8][0-9]|429496729[0-5]):([0-9]|[1-9][0-9]{1,8}|[1-3][0-9]{9}|4[0-1][0-9]{8}|42[0-8][0-9]{7}|429[0-3][0-9]{6}|4294[0-8][0-9]{5}|42949[0-5][0-9]{4}|429496[0-6][0-9]{3}|4294967[0-1][0-9]{2}|42949672[0-8][0-9]|429496729[0-5]):([0-9]|[1-9][0-9]{1,8}|[1-3][0-9]{9}|4[0-1][0-9]{8}|42[0-8][0-9]{7}|429[0-3][0-9]{6}|4294[0-8][0-9]{5}|42949[0-5][0-9]{4}|429496[0-6][0-9]{3}|4294967[0-1][0-9]{2}|42949672[0-8][0-9]|429496729[0-5]))$","maxLength":32,"required":true}
array {"minItems":1,"maxItems":10,"required":true}
integer {"minimum":1,"maximum":2147483646,"required":true}
string {"enum":["eBGP","iBGP"]}
integer {"format":"int32","minimum":0,"maximum":32}
string {"enum":["RemotePeers"]}
string {"format":"cidr","maxLength":43}
integer {"format":"int32","minimum":0,"maximum":128}
boolean {"default":false}
string {"maxLength":4096}
string {"maxLength":1024}
string {"enum":["Auto","Self","Keep"]}
string {"maxLength":64}
string {"enum":["Auto","Manual"]}
string {"enum":["UseNodeIP","None"]}
integer
string {"format":"cidr","required":true}
boolean {"default":false,"required":true}
string {"enum":["","confirmed","pending","pendingDeletion"],"required":true}
string {"enum":["Agent","BGP","Routes"]}
string {"enum":["DoNothing","Enable","Disable"]}
string {"enum":["TC","TCX"]}
string {"enum":["TC","TCX","Netkit"]}
string {"enum":["TCP","Enabled","Disabled"]}
string {"enum":["Off","Debug"]}
string {"enum":["Auto","Userspace","BPFProgram"]}
string {"pattern":"^(([0-9]*(\\\\.[0-9]*)?(ms|s|h|m|us)+)+|Auto)$"}
string {"pattern":"^(?i)(Disabled|Strict|Loose)?$"}
string {"pattern":"^(?i)(Tunnel|DSR)?$"}
string {"pattern":"^([0-9]+(\\\\\\\\.[0-9]+)?(ms|s|m|h))*$"}
string {"enum":["Auto","Strict"]}
string {"pattern":"^(?i)(Off|Info|Debug)?$"}
integer {"minimum":1}
string {"pattern":"^(?i)(Disabled|DoubleIfFull)?$"}
string {"enum":["TunnelAddress","HostAddress"]}
int-or-string {"pattern":"^.*"}
string {"enum":["Enabled","Disabled","L2Only"]}
string {"pattern":"^(?i)(insert|append)?$"}
string {"pattern":"^(?i)(Insert|Append)?$"}
string {"pattern":"^(?i)(Drop|Accept|Return)?$"}
string {"maxLength":45}
integer {"required":true}
string {"pattern":"^([a-zA-Z0-9-_]+=(true|false|),)*([a-zA-Z0-9-_]+=(true|false|))?$"}
string {"pattern":"^([a-zA-Z0-9-_]+=([^=]+),)*([a-zA-Z0-9-_]+=([^=]+))?$"}
string {"enum":["Enabled","Disabled"],"default":"Disabled"}
string {"enum":["Disabled","Enabled"]}
string {"enum":["None","Continuous"]}
string {"pattern":"^(?i)(Auto|FelixConfiguration|FelixConfigurationList|Legacy|NFT)?$"}
string {"pattern":"^(?i)(Auto|Legacy|NFT)?$"}
string {"pattern":"^(?i)(Auto|Legacy|NFT)?$","enum":["Legacy","NFT","Auto"]}
string {"pattern":"^(?i)(Accept|Return)?$"}
string {"pattern":"^(?i)(Drop|Reject)?$"}
integer {"format":"int64","minimum":0,"maximum":4294967295}
array {"maxItems":7}
string {"pattern":"^([0-9]+(\\\\.[0-9]+)?(ms|s|m|h))*$"}
string {"enum":["Disabled","PodsAndLoadBalancers"]}
string {"pattern":"^[1-9]\\\\d{0,3}/(?:second|minute|hour|day)$"}
integer {"minimum":0,"maximum":9999}
string {"pattern":"^([a-zA-Z0-9%: /_-])*$"}
string {"pattern":"^(?i)(Debug|Info|Warning|Error|Fatal)?$"}
string {"pattern":"^(?i)(Trace|Debug|Info|Warning|Error|Fatal)?$"}
string {"enum":["IPPoolsOnly","IPPoolsAndHostIPs"]}
string {"enum":["All","Disabled"],"default":"Disabled"}
string {"enum":["Disabled","Enabled","Auto"]}
string {"enum":["Disabled","Enabled","Auto"],"default":"Auto"}
string {"enum":["RequireAndVerifyClientCert","RequireAnyClientCert","VerifyClientCertIfGiven","NoClientCert"]}
string {"pattern":"^(?i)(WorkloadIPs|CalicoIPAM)?$"}
string {"pattern":"^(?i)(Drop|Reject|Disabled)?$"}
string {"pattern":"^(?i)(Disabled|Any)?$"}
string {"enum":["Reconcile","PreferExisting"]}
string {"enum":["envoy-gateway-certgen"],"required":true}
string {"enum":["envoy"],"required":true}
int-or-string
string {"enum":["Deployment","DaemonSet"]}
- {"open":true,"required":true}
string {"enum":["envoy-gateway"],"required":true}
array {"maxItems":1024}
string {"enum":["Allow","Deny","Log","Pass"],"required":true}
array {"maxItems":256,"list":"set"}
array {"maxItems":20}
integer {"minimum":0,"maximum":255}
integer {"minimum":0,"maximum":254}
integer {"enum":[4,6]}
number
string {"enum":["AssumeNeededOnEveryNode"]}
string {"default":"default"}
array {"minItems":1,"maxItems":2,"list":"set"}
string {"enum":["Ingress","Egress"]}
string {"enum":["goldmane"],"required":true}
integer {"format":"int64","minimum":0}
integer {"minimum":1,"maximum":65535,"required":true}
int-or-string {"pattern":"^.*","required":true}
string {"format":"date-time"}
integer {"nullable":true}
boolean {"required":true}
integer {"format":"int64","default":0}
string {"pattern":"^(host|virtual):[a-zA-Z0-9\\\\.\\\\-_]+$"}
integer {"minimum":0,"maximum":1200}
integer {"minimum":0,"maximum":2147483647}
boolean {"default":true,"required":true}
integer {"format":"int32","minimum":0,"maximum":1200}
integer {"format":"int32","minimum":0,"maximum":1000000,"default":0}
array {"maxItems":10,"list":"set"}
string {"enum":["Workload","Tunnel","LoadBalancer"]}
string {"enum":["Automatic","Manual"]}
string {"enum":["Automatic","Manual"],"default":"Automatic"}
integer {"minimum":0,"maximum":128}
string {"format":"cidr","maxLength":48,"required":true}
string {"enum":["Never","Always","CrossSubnet"]}
string {"maxLength":1024,"default":"all()"}
array {"format":"cidr","list":"set"}
string {"enum":["Default","Manual"],"default":"Default"}
string {"enum":["calico-kube-controllers"],"required":true}
string {"enum":["calico-kube-controllers","es-calico-kube-controllers"],"required":true}
string {"maxLength":1024,"default":"/var/lib/calico"}
string {"enum":["BIRD","Felix"]}
string {"enum":["BIRD","Felix","FelixIPIPOnly"]}
array {"maxItems":25}
string {"enum":["IPIPCrossSubnet","IPIP","VXLAN","VXLANCrossSubnet","None"]}
string {"enum":["Iptables","BPF"]}
string {"enum":["Iptables","BPF","VPP"]}
string {"enum":["Iptables","BPF","VPP","Nftables"]}
string {"enum":["Veth","Netkit"]}
string {"enum":["None","Multus"]}
string {"enum":["NodeInternalIP"]}
string {"enum":["net.ipv4.tcp_keepalive_intvl","net.ipv4.tcp_keepalive_probes","net.ipv4.tcp_keepalive_time"],"required":true}
string {"enum":["HNS","Disabled"]}
string {"enum":["calico-node"],"required":true}
string {"enum":["","Default","ClusterFirst","ClusterFirstWithHostNet","None"]}
string {"enum":["install-cni","hostpath-init","flexvol-driver","mount-bpffs","node-certs-key-cert-provisioner","calico-node-prometheus-server-tls-key-cert-provisioner"],"required":true}
string {"enum":["install-cni","hostpath-init","flexvol-driver","ebpf-bootstrap","node-certs-key-cert-provisioner","calico-node-prometheus-server-tls-key-cert-provisioner","mount-bpffs"],"required":true}
string {"enum":["install-cni","cni-plugins","hostpath-init","flexvol-driver","ebpf-bootstrap","node-certs-key-cert-provisioner","calico-node-prometheus-server-tls-key-cert-provisioner","mount-bpffs"],"required":true}
string {"enum":["calico-node-windows"],"required":true}
string {"enum":["calico-node-windows","node","felix","confd"],"required":true}
string {"enum":["install-cni","hostpath-init","flexvol-driver","mount-bpffs","node-certs-key-cert-provisioner","calico-node-windows-prometheus-server-tls-key-cert-provisioner"],"required":true}
string {"enum":["install-cni","hostpath-init","flexvol-driver","node-certs-key-cert-provisioner","calico-node-windows-prometheus-server-tls-key-cert-provisioner"],"required":true}
string {"maxLength":1024,"default":"/var/run/calico"}
string {"enum":["calico-windows-upgrade"],"required":true}
string {"format":"byte","required":true}
string {"enum":["","RSAWithSize2048","RSAWithSize4096","RSAWithSize8192","ECDSAWithCurve256","ECDSAWithCurve384","ECDSAWithCurve521"]}
string {"enum":["","SHA256WithRSA","SHA384WithRSA","SHA512WithRSA","ECDSAWithSHA256","ECDSAWithSHA384","ECDSAWithSHA512"]}
string {"enum":["All","CalicoOnly"]}
string {"enum":["Calico","HostLocal","AmazonVPC","AzureVNET"],"required":true}
string {"enum":["Auto","0.3.1","0.4.0","1.0.0"]}
string {"enum":["Calico","GKE","AmazonVPC","AzureVNET"],"required":true}
string {"enum":["Node","Typha","KubeControllers"],"required":true}
string {"enum":["Node","Typha","KubeControllers","NodeWindows","FelixWindows","ConfdWindows"],"required":true}
string {"enum":["csi-node-driver"],"required":true}
string {"enum":["calico-csi","csi-node-driver-registrar","csi-node-driver"],"required":true}
string {"enum":["Always","IfNotPresent","Never"]}
string {"enum":["","EKS","GKE","AKS","OpenShift","DockerEnterprise"]}
string {"enum":["","EKS","GKE","AKS","OpenShift","DockerEnterprise","RKE2"]}
string {"enum":["","EKS","GKE","AKS","OpenShift","DockerEnterprise","RKE2","TKG"]}
string {"enum":["","EKS","GKE","AKS","OpenShift","DockerEnterprise","RKE2","TKG","Kind"]}
string {"enum":["Error","Warning","Debug","Info"]}
string {"enum":["Error","Warning","Info","Debug"]}
string {"enum":["TLS_AES_256_GCM_SHA384","TLS_CHACHA20_POLY1305_SHA256","TLS_AES_128_GCM_SHA256","TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384","TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384","TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256","TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256","TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256","TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256","TLS_RSA_WITH_AES_256_GCM_SHA384","TLS_RSA_WITH_AES_128_GCM_SHA256","TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA","TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA","TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA"]}
string {"enum":["calico-typha"],"required":true}
string {"enum":["typha-certs-key-cert-provisioner"],"required":true}
string {"enum":["IfHealthyBudget","AlwaysAllow"]}
string {"enum":["Calico","TigeraSecureEnterprise"]}
string {"enum":["Calico","CalicoEnterprise","TigeraSecureEnterprise"]}
string {"pattern":"^[0-9A-Fa-f]{2}-[0-9A-Fa-f]{2}$"}
string {"default":"AllServices"}
string {"enum":["AllServices","RequestedServicesOnly"],"default":"AllServices"}
string {"enum":["Disabled","Enabled"],"default":"Enabled"}
integer {"format":"int32","minimum":0,"maximum":65535}
string {"enum":["None","Debug","Info","Warning","Error","Fatal","Panic"]}
integer {"minimum":0,"maximum":65535}
string {"enum":["tigera-guardian"],"required":true}
string {"enum":["Tigera","Public"]}
-
string {"enum":["Set","Delete","Learn","Ignore"],"default":"Set"}
string {"enum":["Pass","Deny"]}
string {"default":"Deny"}
string {"enum":["whisker","whisker-backend"],"required":true}

1|
0|4.0
0|3.1 5.1
2|
5|
3|b.0
0|e.4 f.4 g.5
3|b.6
4|d.7 h.7
6|
0|c.8 i.9
3|b.a
0|d.7 h.7
7|b.c
0|k.d
0|a.b j.e
0|d.7 o.1
4|n.g p.5.0 q.5.0 r.g s.5 t.4
0|m.h i.9
3|b.i
0|n.g p.5.0 q.5.0 r.g s.5 t.4
3|b.k
0|a.j j.l
0|9.f l.m u.m
8|
0|x.o y.o z.o 10.o
9.2 a.3|
b|
0|13.9 11.r
3|b.s
0|11.4 17.0.4
c|b.u
d|
0|4.w
0|16.v.5 18.x 19.x
0|w.p.1 11.q 12.t.4 14.p.1 15.y
3|b.z
e|
0|11.11 15.y
3|b.12
f|
0|1e.0 e.0 f.0 1f.14 1g.0
3|b.15
0|n.g p.5 1i.9 1j.o 1k.0 1l.0 t.4 1m.4
3|b.17
0|8.n v.10 1a.13 1b.1 1c.0.6 1d.16 1h.18.5
0|2.2 0.19
0|6.3 7.1a
0|2.2 0.1b
4|n.g p.5 q.5 r.g s.5 t.4
0|m.1d i.9
3|b.1e
0|n.g p.5 q.5 r.g s.5 t.4
3|b.1g
0|a.1f j.1h
0|9.f l.1i u.1i
g|
h|
0|13.1l 11.1k
3|b.1m
0|11.4 17.0
c|b.1o
0|16.1p 18.x 19.x
0|w.p.1 11.1k 12.1n 14.p.1 15.1q
3|b.1r
i|
0|8.1j v.1s 1o.1t 1b.1 1d.16
0|2.2 0.1u
0|6.3 7.1v
0|2.2 0.1w
j|
0|1r.1y
0|1q.1z 1s.1z
0|1.1c.7 1n.1x.8 1p.20.4
0|
0|0.21 1t.22
1.a k.8|
1.e n.1|
o.e p.1|
0|11.25 1g.26
3.c l.d m.1|b.27
3.g l.8|b.0
q|
r|
1.i s.8|
1.j t.k|
0|e.4 11.2d 27.1t
0|26.2e
1.l u.8|
3.e v.1|b.0
0|2a.2g 1w.2h
3.c l.d m.1|b.2i
w.m x.1|
1.i u.8|
0|2a.2l
3.n l.d|b.2m
y|
1.q u.8|
0|2a.2p
3.p l.d|b.2q
0|1u.o 1v.24.b 1w.28.f 1x.29.h 1y.2a.8 1z.2a.8 20.2b.f 21.0.4 22.0.4 23.2c 24.0.b 25.2f.b 28.1t 29.2j.f 2b.2k.8 2c.2n 2d.2n 2e.2o.o 2f.2r.r
0|0.2s
k|
1.m n.1|
o.m p.1|
0|11.2v 1g.2w
l.d 3.t m.1|b.2x
l|b.0
s|
t|
0|e.4 11.31 27.1t
0|26.32
u|
3.m v.1|b.0
0|2a.34 1w.35
l.d 3.t m.1|b.36
0|2a.34
l.d 3.u|b.38
4|1u.o 1v.2u 1w.2y 1x.2z 1y.2a 1z.2a 20.2b 21.0 22.0 23.30 24.0 25.33 28.1t 29.37 2b.2k 2c.39 2d.39 2e.2o 2f.39
0|0.3a
5.v z.8|
3|b.o
5.w 1.x 10.8|
12|
11|b.3f
0|g.3g
1.y 13.1|
5.w 1.x 14.8|
16|
0|1g.3k
17|b.o
0|2o.3m
18|
0|1g.3o
0|2m.3l 2n.3n 2p.3p
15|b.3q
19|
1a|
0|2s.3t 2t.3t
1.x 1b.8|
0|2h.3c 2i.3d.8 2a.3e 1w.3h.8 2j.3i.z 2k.3j 2l.3r.8 2q.3s.8 2r.3u.3 2u.2a.8 2v.3v.z
3|b.3w
5.w 1.x 1c.8|
1d|
0|2s.3z 2t.3z
0|2h.3c 2i.3d.8 2a.3y 1w.3h.8 2j.3i.z 2k.3j 2l.3r.8 2q.3s.8 2r.40.3 2u.2a.8 2v.3v.z
3|b.41
0|2g.3x 2w.42 2x.3x 2y.42
0|0.43
z|
10|
1.m 13.1|
14|
1b|
0|2h.45 2i.3d 2a.46 1w.3h 2j.47 2k.48 2l.3r 2q.3s 2r.3u 2u.2a 2v.49
3|b.4a
1c|
0|2h.45 2i.3d 2a.4c 1w.3h 2j.47 2k.48 2l.3r 2q.3s 2r.40 2u.2a 2v.49
3|b.4d
4|2g.4b 2w.4e 2x.4b 2y.4e
0|0.4f
6.11 8.12|
i.13 1e.14|
1.15 1f.m 1g.1|
1.16 1h.8|
1.i n.8|
1.i 1f.m 1g.1|
1.18 t.k|
0|e.4 11.4n 27.1t
0|26.4o
5.11 1.1a 1i.8|
1.1b 1i.1|
1j.1c 1.8|
1.q 1k.8|
1l|
0|1u.4h 2z.5.10 30.4i.f 31.0.8 32.o.o 33.4j.4 34.0.9 35.4k.17 36.4l 1b.4m 37.o.b 38.4p.19 39.4q 3a.4m 3b.4r.h 3c.4s.1d 3d.4t.r 3e.4u.h
0|0.4v
1f.m 1g.1|
1h|
n|
1i|
1.m 1i.1|
1k|
4|1u.o 2z.5 30.1t 31.0 32.o 33.4x 34.0 35.4y 36.4z 1b.4x 37.o 38.33 39.50 3a.4x 3b.51 3c.0 3d.52 3e.4u
0|0.53
5.1e 1.1f|
0|2a.4 3f.55 36.4 3g.4 3h.0.4
0|0.56
1m|
1n|
1o|
4|2a.58 3f.59 36.4 3g.5a 3h.0
0|0.5b
1.1h 1p.8|
3.1g l.1|b.5d
0|3i.5e 36.0 3j.o
0|0.5f 1t.22
1p|
3.m l.1|b.5h
4|3i.5i 36.0 3j.o
0|0.5j 1t.22
0|3k.0 3l.0 3m.0 3n.1t 3o.0
0|0.5l
4|3k.0 3l.0 3m.0 3n.1t 3o.0
0|0.5n
1q|
1r.1k 1s.1|
1t|
1u|
1v|
1w|
0|3z.5u 40.5u 41.5u 42.5u 43.5u 44.5u 45.5u 46.5u
1.1l 1x.z|
1.1o 1y.z|
w|
1z|
1.1k 20.1|
1.1o 1z.z|
5.1s 1.1t 21.z|
22|
23|
24|
25|
1.1w 26.15 w.8|
1.1o 27.1y 28.4|
1.1o 29.z|
1.20 2a.1|
1.21 2a.1|
1.22 5.23|
2b|
5.25 1.4|
0|5x.6c.24 5y.6d 5z.6e
3|b.6f
1.1t 2c.z|
1.26 2d.z|
2e.27 w.28|
2f|
2g|
0|11.4 6h.4
3|b.6m
1.1t 1z.z|
1.1o 2h.1y 2i.15 2j.8|
1.1o 2k.z|
1.w 2l.z|
1.1o 1z.x|
8.20 2m.1|
3.20 2n.1|b.66
2o|
2p|
2q|
2r|
1.2b 2s.2a|
1.1o 2t.2c 2u.29|
2v|
2k|
2l|
2w|
8.2e 2m.1|
1.1w 2x.15 2y.8|
1g|
w.1k x.1|
1.m 2z.1|
1.1o 30.z|
0|2s.6d 2t.6d
3|b.7b
1.2g 31.z|
1.1l 1z.z|
1.1l 32.z|
0|3p.1t.1j 3q.1t.1j 3r.5p.f 3s.5q.o 3t.0.z 3u.5r.z 3v.1t 3w.5s.4 3x.5t.4 3y.5v.4 47.5.10 48.0 49.0.z 4a.1t 4b.1t 4c.5w.b 4d.5.1m 4e.4u.4 4f.4u.1n 4g.5x 4h.5.z 4i.1t.1p 4j.5y.z 4k.5z.1 4l.1t.1 4m.60.o 4n.1t.i 4o.4u.1q 4p.4u.1r 4q.1t 4r.61 4s.0.h 4t.1.z 4u.62 4v.4u.8 4w.4u.8 4x.4u.b 4y.63.4 4z.64.4 50.4u.b 51.4u.1u 52.4u.b 53.4u.b 54.4u.b 55.4u.4 56.4u.b 57.65.1 58.66.1v 59.1t.1u 5a.5y.4 5b.67.3 5c.0.1x 5d.68 5e.0 5f.0.b 5g.1t 5h.0.1z 5i.0 5j.4u.1z 5k.61 5l.5z.1z 5m.61 5n.69 5o.4u 5p.6a 5q.6b.b 5r.1t 5s.61 5t.1t 5u.0.1z 5v.5 5w.6g 60.6g 61.6h.f 62.6i.h 63.6j.1v 64.1t.4 65.5z.4 66.0.4 67.6k.29 68.6l.4 69.1t 6a.4u.3 6b.4u.3 6c.4u.3 6d.1t 6e.0 6f.4u 6g.6n.h 6i.0 6j.0 6k.6o.f 6l.5y.3 6m.1t 6n.4u 6o.61 6p.6p 6q.6q 6r.6r.10 6s.0.i 6t.61 6u.6s.i 6v.6q 6w.6t 6x.0 6y.61 6z.61 70.4u.8 1y.4u.8 71.4u.8 1z.4u.8 72.1t 73.5y.8 74.66.8 75.6u 76.6v.8 77.6w.1 78.0.1 79.6x.2a 7a.6y.2a 7b.0.1v 7c.0 7d.6z 7e.70 23.70 7f.70 7g.4u 7h.0 7i.4u 7j.0.2d 7k.6a 7l.71.o 7m.66 7n.61 7o.72.3 7p.73.3 7q.0.1 7r.74.1 7s.72.3 7t.75.3 7u.76.3 7v.0.3 1b.77.8 7w.0 7x.0 2b.78.o 7y.1t 7z.0.8 80.0.8 81.79.8 82.1t 83.0 84.0.8 85.4u 86.1t 87.1t.2f 88.1t 89.61 8a.61 8b.1t.o 8c.61 8d.7a 8e.1t.1u 8f.7b 8g.7c.b 8h.7d.12 8i.1t 8j.1t 8k.61 8l.61 8m.1t 8n.1t 8o.4u 8p.4u.b 8q.4u 8r.4u 8s.5y.z 8t.1t 8u.1t.1u 8v.1t.2f 8w.0 8x.0.1u 8y.7e.b 8z.4u 90.4u.1u 91.4u 92.4u.1u 93.4u 94.1t.2h 95.7f.b 96.1t 97.61
0|0.7g
1r.m 1s.1|
1x|
1y|
1.m 20.1|
21|
28|
29|
1.m 2a.1|
0|5x.0 5y.6d 5z.0
3|b.7q
2c|
2d|
2j|
8.m 2m.1|
3.m 2n.1|b.66
2s|
2u|
2y|
30|
31|
32|
4|3p.1t 3q.1t 3r.5p 3s.7i 3t.0 3u.5r 3v.1t 3w.5s 3x.5t 3y.5v 47.5 48.0 49.0 4a.1t 4b.1t 4c.7j 4d.5 4e.4u 4f.4u 4g.7k 4h.5 4i.1t 4j.5y 4k.5z.1 4l.1t.1 4m.7l 4o.4u 4q.1t 4r.5z 4s.0 4t.1 4u.7m 4v.4u 4w.4u 4x.4u 4y.63 4z.64 50.4u 51.4u 52.4u 53.4u 54.4u 55.4u 56.4u 57.65.1 58.66 59.1t 5a.5y 5b.5y 5c.0 5d.7n 5e.0 5f.0 5g.1t 5h.0 5i.0 5j.4u 5k.5z 5l.5z 5m.5z 5n.7o 5o.4u 5p.7p 5q.7p 5r.1t 5s.5z 5t.1t 5u.0 5v.5 5w.7r 60.7r 61.7s 62.7t 63.5y 64.1t 65.5z 66.0 67.6k 68.6l 69.1t 6a.4u 6b.4u 6c.4u 6d.1t 6e.0 6f.4u 6g.6n 6i.0 6j.0 6k.5z 6l.5y 6m.1t 6n.4u 6o.5z 6p.7u 6q.72 6r.73 6t.5z 6v.72 6w.7v 6x.0 6y.5z 6z.5z 70.4u 1y.4u 71.4u 1z.4u 72.1t 73.5y 74.66 75.7w 76.6v 77.6w.1 78.0.1 79.6x 7a.6y 7b.0 7c.0 7d.7x 7e.7y 23.7y 7f.7y 7g.4u 7h.0 7i.4u 7j.0 7k.7p 7l.71 7m.66 7n.5z 7o.72 7p.73 7q.0.1 7r.74.1 7s.72 7t.7v 7u.7z 7v.0 1b.77 7w.0 7x.0 2b.2k 7y.1t 7z.0 80.0 81.79 82.1t 83.0 84.0 85.4u 86.1t 87.1t 88.1t 89.5z 8a.5z 8b.1t 8c.5z 8d.80 8e.1t 8f.7b 8g.7c 8h.81 8i.1t 8j.1t 8k.5z 8l.5z 8m.1t 8n.1t 8o.4u 8p.4u 8q.4u 8r.4u 8s.5y 8t.1t 8u.1t 8v.1t 8w.0 8x.0 8y.5z 8z.4u 90.4u 91.4u 92.4u 93.4u 94.1t 95.82 96.1t 97.5z
0|0.83
33|
0|11.4 9a.4
0|3g.5y
0|9c.87
34|
0|w.p.1 11.89 14.p.1 15.1q
3|b.8a
0|8.1j v.8b 1b.1 1d.16
0|2.2 0.8c
0|7.8d
0|2.2 0.8e
35|
0|w.p.1 11.8g 14.p.1 15.1q
3|b.8h
0|8.1j v.8i 1b.1 1d.16 1h.18
0|2.2 0.8j
0|7.8k
0|0.8l
36|
0|9l.8n 9m.8n
0|9k.8o
0|9i.o 9j.8p 7.8k
0|0.8q
37|
38|
0|3h.0 1g.8t
0|9p.1t 9q.0 9r.0 9s.5 9t.8u.1
0|2.2 0.8v
0|9f.86 9g.8m 9h.8r 9n.8s 9o.8w 11.4
3|b.8x
39|
0|w.p.1 11.8z 14.p.1 15.1q
3|b.90
0|8.1j v.91 1b.1 1d.16 1h.18.o
0|2.2 0.92
0|6.3 9i.o.o 7.93
0|2.2 0.94
0|11.8g 15.1q
3|b.96
0|8.1j v.97 1b.1 1d.16 1h.18
0|2.2 0.98
0|9j.8p 7.99
0|0.9a
0|98.85 99.86.o 9b.88.1 9d.8f 9e.8y.o 9u.95 9h.9b.2i
0|0.9c
5.i 3b.8|
1.20 1g.1|
3.i l.m 3c.1|b.0
3.20 3c.1|b.0
3.20 v.1|b.66
3.i l.8|b.0
0|a5.9j a3.0
1.2j n.1|
0|11.9l 9a.9l
0|r.9f 9z.9g a0.9h a1.9i a2.9f 12.9i a3.9f a4.9k a6.9m.9
3.i 3d.8|b.0
1.i 1g.8|
0|aa.9p 2o.9p
3.i 3d.8|b.9q
0|a8.9o a9.9r
1l.i 3e.8|
1l.i 3f.8|
0|ac.9t 3h.9u
1l.i 3g.8|
0|3.1
0|2h.9e 9y.9n a7.9s ab.9v ad.9w 2.9x ae.9v af.66 5z.66 2v.9n
3.20 3a.1|b.9y
3h|
1.x 3i.8|
3.y l.1|b.a1
1.2k 3j.8|
1.i 3l.8|
3.i 3k.8|b.a4
0|9v.1t 9w.1t 9x.9z ag.9z r.9f ah.a0 ai.a2.z aj.1t a3.9f ak.9f al.a3.3 am.a5
0|0.a6
3b|
1.m 1g.1|
l.m 3c.1|b.0
3.m 3c.1|b.0
3.m v.1|b.66
0|a5.2z a3.0
0|11.2v 9a.2v
0|r.a9 9z.aa a0.ab a1.ac a2.a9 12.ac a3.a9 a4.ad a6.ae
3d|b.0
0|aa.77 2o.77
3d|b.ah
0|a8.ag a9.ai
3e|
3f|
0|ac.ak 3h.al
3g|
0|2h.a8 9y.af a7.aj ab.am ad.an 2.9x ae.am af.66 5z.66 2v.af
3.m 3a.1|b.ao
3i|
3.m l.1|b.aq
3j|
3l|
3k|b.at
4|9v.1t 9w.1t 9x.ap ag.ap r.a9 ah.a0 ai.ar aj.1t a3.a9 ak.a9 al.as am.au
0|0.av
0|9z.9j
0|0.ax
4|9z.2z
0|0.az
3m|
0|w.p.1 11.b1 14.p.1 15.1q
3|b.b2
3n|
0|8.1j v.b3 1b.1 1c.0 ao.b4 1d.16 1h.18
0|2.2 0.b5
0|6.3 9j.8p 7.b6
0|2.2 0.b7
0|an.b8 ap.o.8
0|0.b9 1t.22
1.i 13.8|
2b.i 3o.8|
3p|
0|11.4 5y.bc 5z.bd
3|b.be
0|aq.9j ar.bb 36.4l 12.bf as.9j
0|0.bg
13|
3o|
0|11.4 5y.bj 5z.bd
3|b.bk
4|aq.2z ar.bi 36.4z 12.bl as.2z
0|0.bm
3q|
3r|
7|b.bp
0|aw.1.8 ax.0 ay.bo.1 az.1
7|b.br
3s.2l i.2m|
3t|
0|4.14
3s|
7|b.4u
0|8.0 at.bo.8 au.bq av.bs 2a.4 3f.bt b0.bu.1v b1.bv.1v b2.bw b3.bx
0|0.by
3u|
0|aw.1 ax.0 ay.bo.1 az.1
7|b.c1
4|8.c0 at.bo au.bq av.c2 2a.58 3f.1t b0.bu b1.bv b2.bw b3.bx
0|0.c3
3v|
1l.2n 3w.1u|
0|b4.bw b5.c5.1 b6.5y.8 b7.c6.12 b2.bw
0|0.c7
3x|
3y|
3z|
4|b4.c9 b5.ca.1 b6.5y b7.cb b2.59
0|0.cc
4|4.4u
0|b8.ce 3f.1t.12 b9.4
0|0.cf
4|b8.ce 3f.1t b9.4
0|0.ch
1.1h 41.8|
3.1h 40.8|b.cj
42.15 43.8|
1l.i 44.8|
5.i 45.8|
0|bg.1t bh.0
1.i 46.8|
1.1k 1g.1|
1.20 47.1|
0|ba.ck.1i bb.cl.4 bc.cm 2a.cn bd.1t.1i be.1t bf.co.i bi.cp r.cq.o bj.1t.i bk.1t 1b.cr bl.cp
0|0.cs 1t.22.1
41|
40|b.cu
43|
44|
45|
46|
1.m 47.1|
4|ba.cv bb.cw bc.cx 2a.cy bd.1t be.1t bi.cz r.a9 bk.1t 1b.d0 bl.cz
0|0.d1 1t.22
1.1g u.1|
3.1h 48.m l.1|b.d3
0|bm.d4
0|0.d5
1.m u.1|
48.m l.1|b.d7
4|bm.d8
0|0.d9
0|bo.4 bp.4
3|b.db
0|bn.dc
0|0.dd
49|
0|br.df
4a.2 4b.3|
0|w.p.1 11.dh 14.p.1 15.y
3|b.di
0|8.n v.dj 1b.1 1d.16
0|2.2 0.dk
0|6.3 7.dl
0|2.2 0.dm
4c|
4d.m 4e.1|
1e|
4g|
0|ba.5.1z bb.0.4 bc.o 2a.4 bd.dq.7 c1.1t.3 c2.dr 11.0.1z bk.5y 1b.0
3.2p 4f.1z|b.ds
4h.2q 4i.2r 4j.3|
4k|
4l|
4m|
0|ca.0 cb.5 cc.1t 2j.0 cd.dx.2s ce.0
4n|
0|e.dz 1g.4
3|b.e0
4o|
0|bv.5y bw.6k.o bx.dp.8 by.5y bz.5y c0.dt c3.6k.o c4.du.1n c5.dv.1 c6.o.1z c7.o c8.dw c9.dy cf.dy cg.e1.1z ch.e2.z
4p|
0|w.p.1 11.e4 14.p.1 15.y cj.p.1
3|b.e5
0|11.0 1g.0
3|b.e7
0|cl.5 cm.e8 cn.5
4q|
4r.2t 4s.1k 4t.1|
0|11.eb 15.y
3|b.ec
0|8.n v.e6 ck.e9.o co.ea.o 1a.ed 1b.1 1d.16
0|2.2 0.ee
0|6.3 7.ef
0|2.2 0.eg
4u.x 4v.8|
0|16.v 18.x 19.x
0|w.p.1 11.ei 14.p.1 15.ej
3|b.ek
4w.2u 4x.o|
0|11.em 15.ej
3|b.en
0|8.n v.el 1a.eo 1b.1 1d.16
0|2.2 0.ep
0|6.3 7.eq
0|2.2 0.er
4y|
4z|
0|w.p.1 11.eu 14.p.1 15.y
3|b.ev
0|8.n v.ew 1b.1 1d.16
0|2.2 0.ex
0|6.3 7.ey
0|2.2 0.ez
50|
51|
52|
0|ct.f1 cu.f2 cv.f3 cw.4
53|
54|
0|3h.f6
55|
56|
0|cy.0.o cz.0.o d0.f5.1 d1.f7 d2.f8.2v 3h.f9
57.2w 58.8|
4|16.v.5 18.x 19.x
0|d4.fb d5.fc
3|b.fd
59.2x 5a.2y|
0|w.p.1 11.ff 14.p.1 15.y
3|b.fg
0|8.n v.fh 1b.1 1d.16
0|2.2 0.fi
0|6.3 7.fj
0|2.2 0.fk
5b|
1.30 t.4|
0|11.fn
3|b.fo
5c.31 5d.32 5e.33 5f.o|
5g.34 5h.4|
0|di.o dj.o dk.w 1r.fr
0|cx.fs
0|dm.2o
0|9l.8n.2s 9m.8n
0|9k.fv 3h.0
0|dr.0 ds.0 dt.0
5i|
0|11.fy
3|b.fz
0|a.b j.e.9
0|9.g1
5j|
0|w.p.1 11.g3 14.p.1 15.y
3|b.g4
5k|
0|11.g6 15.y
3|b.g7
0|8.n v.g5 1a.g8 1b.1 ao.14.10 1d.16 1h.18.10
0|2.2 0.g9
0|6.3 9j.8p.10 7.ga
0|2.2 0.gb
5l|
0|9m.8n e1.8n e2.gd
0|2.2 0.ge
5m.36 5n.1|
5o|
0|e4.0 e5.0 e6.0 e7.0 e8.gh
0|bq.dg.k bs.dn.7 bt.do.1 bu.e3 ci.eh.7 cp.es.z cq.et.1 cr.f0.7 cs.f4.r cx.fa d3.fe d6.1 d7.o.1i d8.16 d9.fl.10 da.5y.7 db.0 dc.0 dd.0.2z de.fm.1 df.fp dg.0.7 dh.fq 1p.ft.10 dl.fu.1 dn.o do.fw dp.0.1i dq.fx.4 du.0 dv.5.z dw.g0.o dx.g2 dy.gc.7 dz.o.35 e0.gf.1 3o.gg e3.gi.z
0|0.gj 1t.22
0|8.1j 1b.1 15.1q 1d.16
0|0.gl
0|7.gm
0|0.gn
0|e9.66 ea.go eb.go ec.5y.1 ed.go
0|0.gp 1t.22
1.38 5p.39 5q.8|
0|eg.gr
5r|
0|ei.gt
0|ej.0
1.i w.8|
1.2i n.o|
3.15 l.8|b.0
0|3.1.1 eo.gx ep.gy eq.0.o 5.1 1b.0
3|b.gz
0|el.gw em.0.4 en.h0.4
0|ek.h1 er.0.9 ej.0 es.gw
0|bg.gt
4|ef.gs.4 eh.gu.1 9a.gv 36.h2 et.gv eu.h3.m ev.gv ew.gv
8.3a 5s.8|
1.i y.8|
1.i 5t.8|
1l.q 5u.8|
0|ee.h4 ex.h5.1v ey.0 ez.h6 23.h7 85.h8.r
0|0.h9 1t.22
5q|
0|eg.hb
0|3.1.1 eo.4z ep.2z eq.0 5.1 1b.0
3|b.hd
0|el.5y em.0 en.he
0|ek.hf er.0 ej.0 es.5y
4|ef.hc eh.gu.1 9a.gv 36.hg et.gv eu.h3.m ev.gv ew.gv
5s|
5t|
5u|
4|ee.hh ex.hi ey.0 ez.2o 23.hj 85.hk
0|0.hl 1t.22
5v|
0|w.p.1 11.hn 14.p.1 15.1q
3|b.ho
0|11.4 15.1q
3|b.hq
0|v.hp 1a.hr
0|0.hs
0|7.ht
0|0.hu
0|f2.5 a4.5 f3.5
5w|
0|f6.hx
0|f0.hv f1.hw.o f4.0 f5.hy
0|0.hz 1t.22
0|9x.9z ag.9z ah.a0 ai.a2.z a3.9f ak.9f al.a3.3 am.a5
0|0.i1
4|9x.ap ag.ap ah.a0 ai.ar a3.a9 ak.a9 al.as am.au
0|0.i3
5x|
0|f8.i5 3h.i5
3|b.i6
0|1u.i5 f9.i5 fa.i5 fb.i5 fc.i5
3|b.i5
0|f7.i9 11.i5
3|b.ia
0|fh.i5 fi.i5
3|b.ic
0|fm.i5 fn.i5.1u
0|f7.i7 bv.i8 fd.ib.o fe.i5 ff.i5.b fg.id fj.i5 fk.i5.b fl.ie
0|0.if 1t.22
3|b.8n
0|a5.5 a3.0
0|11.0 9a.0
0|r.0 9z.5 a0.5 a1.ih a2.0 12.ih a3.0 a4.ii a6.ij.9
0|aa.0 2o.0
3|b.il
0|a8.5 a9.im
0|ac.4u 3h.4u
0|2h.0 9y.ik a7.in ab.io ad.4u 2.9x ae.io af.8n 5z.8n 2v.ik
3|b.ip
0|9x.iq ag.iq fo.1
0|0.ir
5.15 3b.8|
1.3b 1g.1|
3.15 l.m 3c.1|b.0
3.3b 3c.1|b.0
3.3b v.1|b.66
0|a5.gy a3.0
1.3b n.1|
0|11.iz 9a.iz
0|r.iu 9z.iv a0.iw a1.ix a2.iu 12.ix a3.iu a4.iy a6.j0
3.15 3d.8|b.0
1.15 1g.8|
0|aa.j3 2o.j3
3.15 3d.8|b.j4
0|a8.j2 a9.j5
1l.15 3e.8|
1l.15 3f.8|
0|ac.j7 3h.j8
1l.15 3g.8|
0|2h.it 9y.j1 a7.j6 ab.j9 ad.ja 2.9x ae.j9 af.66 5z.66 2v.j1
3.3b 3a.1|b.jb
1.15 3i.8|
3.3b l.1|b.jd
1.15 5y.8|
1.15 3j.8|
1.15 3l.8|
3.15 3k.8|b.jh
0|9v.1t 9w.1t 9x.jc ag.jc r.iu ah.a0 ai.je aj.1t a3.iu ak.iu fp.jf al.jg am.ji
0|0.jj
5y|
4|9v.1t 9w.1t 9x.ap ag.ap r.a9 ah.a0 ai.ar aj.1t a3.a9 ak.a9 fp.jl al.as am.au
0|0.jm
0|fq.o 5y.8n 5z.0
3|b.jo
0|2a.4 ft.5
0|fs.jq r.g fu.g
3|b.jr
0|12.jp fr.js
3|b.jt
0|fv.js 12.jp
3|b.jv
3.15 3k.8|b.0
0|9x.ju ag.jw fu.g fw.jx fp.jf
0|0.jy
3k|b.0
4|9x.ju ag.jw fu.g fw.k0 fp.jl
0|0.k1
0|9x.jc ag.jc ah.a0 ai.je a3.iu ak.iu fp.jf al.jg am.ji
0|0.k3
4|9x.ap ag.ap ah.a0 ai.ar a3.a9 ak.a9 fp.jl al.as am.au
0|0.k5
5z.2k 60.8|
0.2k 4.8|fx.k7 ah.a0
0|0.k8 1t.22.1
60|
4|fx.ka ah.a0
0|0.kb 1t.22
0|0.22 1t.22
61|
0|w.p.1 11.ke 14.p.1 15.1q
3|b.kf
0|8.1j v.kg 1b.1 1c.0 ao.b4 1d.16 1h.18
0|2.2 0.kh
0|6.3 9j.8p 7.ki
0|2.2 0.kj
0|fy.0 fz.kk
0|0.kl 1t.22

APIServer.operator.tigera.io c 23 9
BGPConfiguration.crd.projectcalico.org c 2t s
BGPConfiguration.projectcalico.org c 3b 8
BGPFilter.crd.projectcalico.org c 44 10
BGPFilter.projectcalico.org c 4g 8
BGPPeer.crd.projectcalico.org c 4w s
BGPPeer.projectcalico.org c 54 8
BlockAffinity.crd.projectcalico.org c 57 s
BlockAffinity.projectcalico.org c 5c 8
CalicoNodeStatus.crd.projectcalico.org c 5g 1i
CalicoNodeStatus.projectcalico.org c 5k 8
ClusterInformation.crd.projectcalico.org c 5m s
ClusterInformation.projectcalico.org c 5o 8
FelixConfiguration.crd.projectcalico.org c 7h s
FelixConfiguration.projectcalico.org c 84 8
GatewayAPI.operator.tigera.io c 9d 4
GlobalNetworkPolicy.crd.projectcalico.org c a7 s
GlobalNetworkPolicy.projectcalico.org c aw 8
GlobalNetworkSet.crd.projectcalico.org c ay s
GlobalNetworkSet.projectcalico.org c b0 8
Goldmane.operator.tigera.io c ba 4
HostEndpoint.crd.projectcalico.org c bh s
HostEndpoint.projectcalico.org c bn 8
IPAMBlock.crd.projectcalico.org c bz s
IPAMBlock.projectcalico.org c c4 8
IPAMConfig.crd.projectcalico.org c c8 s
IPAMConfiguration.projectcalico.org c cd 8
IPAMHandle.crd.projectcalico.org c cg s
IPAMHandle.projectcalico.org c ci 8
IPPool.crd.projectcalico.org c ct s
IPPool.projectcalico.org c d2 8
IPReservation.crd.projectcalico.org c d6 1i
IPReservation.projectcalico.org c da 8
ImageSet.operator.tigera.io c de 2o
Installation.operator.tigera.io c gk 37
Istio.operator.tigera.io c gq 8
KubeControllersConfiguration.crd.projectcalico.org c ha s
KubeControllersConfiguration.projectcalico.org c hm 8
ManagementClusterConnection.operator.tigera.io c i0 4
NetworkPolicy.crd.projectcalico.org n i2 s
NetworkPolicy.projectcalico.org n i4 8
NetworkSet.crd.projectcalico.org n ay s
NetworkSet.projectcalico.org n b0 8
Node.projectcalico.org c ig s
Profile.projectcalico.org c is s
StagedGlobalNetworkPolicy.crd.projectcalico.org c jk 4
StagedGlobalNetworkPolicy.projectcalico.org c jn 8
StagedKubernetesNetworkPolicy.crd.projectcalico.org n jz 4
StagedKubernetesNetworkPolicy.projectcalico.org n k2 8
StagedNetworkPolicy.crd.projectcalico.org n k4 4
StagedNetworkPolicy.projectcalico.org n k6 8
Tier.crd.projectcalico.org c k9 3
Tier.projectcalico.org c kc 8
TigeraStatus.operator.tigera.io c kd 37
Whisker.operator.tigera.io c km 4`;
