/**
 * The fields of FelixConfiguration as of Calico's master branch (felix/config/config_params.go, felix/docs/config-params.json
 * and the CRD), one a line: name, type, and the first release whose Felix has the parameter.
 *
 * `enum*` may be written in any letter case in what kubectl stores and since v3.33.0, `enum~` ever; `own` is judged in
 * felixConfiguration.ts.
 */
export const felixFieldTable = `
allowIPIPPacketsFromWorkloads bool @v3.15.3
allowVXLANPacketsFromWorkloads bool @v3.15.3
awsSrcDstCheck enum:Disable,DoNothing,Enable @v3.16.0
bpfAttachType enum:Netkit,TC,TCX @v3.31.0
bpfConnectTimeLoadBalancing enum:Disabled,Enabled,TCP @v3.27.0
bpfConnectTimeLoadBalancingEnabled bool @v3.13.0
bpfConntrackLogLevel enum:Debug,Off @v3.30.0
bpfConntrackMode enum:Auto,BPFProgram,Userspace @v3.30.0
bpfConntrackTimeouts own @v3.30.0
bpfCTLBLogFilter text @v3.27.0
bpfDataIfacePattern regexp @v3.13.0
bpfDisableGROForIfaces regexp @v3.27.0
bpfDisableUnprivileged bool @v3.14.0
bpfDSROptoutCIDRs own @v3.26.0
bpfEnabled bool @v3.13.0
bpfEnforceRPF enum~:Disabled,Loose,Strict @v3.23.0
bpfExcludeCIDRsFromNAT own @v3.27.1
bpfExportBufferSizeMB int @v3.30.0
bpfExternalServiceMode enum*:DSR,Tunnel @v3.13.0
bpfExtToServiceConnmark int:0..4294967295 @v3.19.0
bpfForceTrackPacketsFromIfaces own @v3.27.0
bpfHostConntrackBypass bool @v3.23.0
bpfHostNetworkedNATWithoutCTLB enum:Disabled,Enabled @v3.27.0
bpfIPFragmentReassemblyEnabled bool @v3.33.0
bpfIPFragTimeout duration @v3.33.0
bpfJITHardening enum:Auto,Strict @v3.31.0
bpfKubeProxyHealthzPort int @v3.30.5
bpfKubeProxyIptablesCleanupEnabled bool @v3.13.0
bpfKubeProxyMinSyncPeriod duration @v3.13.0
bpfL3IfacePattern regexp @v3.25.0
bpfLogFilters own @v3.27.0
bpfLogLevel enum*:Debug,Info,Off @v3.13.0
bpfMaglevMaxEndpointsPerService int:1..3000 @v3.32.0
bpfMaglevMaxServices int:1..3000 @v3.32.0
bpfMapSizeConntrack int @v3.23.0
bpfMapSizeConntrackCleanupQueue int:1.. @v3.30.0
bpfMapSizeConntrackScaling enum~:Disabled,DoubleIfFull @v3.30.0
bpfMapSizeIfState int @v3.24.0
bpfMapSizeIPSets int @v3.23.0
bpfMapSizeNATAffinity int @v3.23.0
bpfMapSizeNATBackend int @v3.23.0
bpfMapSizeNATFrontend int @v3.23.0
bpfMapSizePerCpuConntrack int @v3.30.0
bpfMapSizeRoute int @v3.23.0
bpfOverlayHostSourceIP enum:HostAddress,TunnelAddress @v3.33.0
bpfPolicyDebugEnabled bool @v3.24.0
bpfProfiling enum:Disabled,Enabled @v3.30.0
bpfPSNATPorts own @v3.21.0
bpfRedirectToPeer enum:Disabled,Enabled @v3.29.0
cgroupV2Path text @v3.30.4
chainInsertMode enum~:Append,Insert
dataplaneDriver text
dataplaneWatchdogTimeout duration @v3.23.0
debugDisableLogDropping bool
debugHost host @v3.28.0
debugMemoryProfilePath text
debugPort int:0..65535 @v3.28.0
debugSimulateCalcGraphHangAfter duration
debugSimulateDataplaneApplyDelay duration @v3.28.0
debugSimulateDataplaneHangAfter duration
defaultEndpointToHostAction enum*:Accept,Drop,Return
deviceRouteProtocol int @v3.9.0
deviceRouteSourceAddress ipv4 @v3.9.0
deviceRouteSourceAddressIPv6 ipv6 @v3.23.0
disableConntrackInvalidCheck bool
endpointReportingDelay duration
endpointReportingEnabled bool
endpointStatusPathPrefix text @v3.28.0
externalNodesList own @v3.2.0
failsafeInboundHostPorts own
failsafeOutboundHostPorts own
featureDetectOverride text:^([a-zA-Z0-9-_]+=(true|false|),)*([a-zA-Z0-9-_]+=(true|false|))?$ @v3.16.0
featureGates text:^([a-zA-Z0-9-_]+=([^=]+),)*([a-zA-Z0-9-_]+=([^=]+))?$ @v3.25.0
floatingIPs enum:Disabled,Enabled @v3.20.5
flowLogsCollectorDebugTrace bool @v3.30.0
flowLogsFlushInterval duration @v3.30.0
flowLogsGoldmaneServer text @v3.30.0
flowLogsLocalReporter enum:Disabled,Enabled @v3.30.1
flowLogsPolicyEvaluationMode enum:Continuous,None @v3.30.0
genericXDPEnabled bool @v3.7.0
goGCThreshold int:-1.. @v3.29.0
goMaxProcs int:-1.. @v3.29.0
goMemoryLimitMB int:-1.. @v3.29.0
healthEnabled bool
healthHost host @v3.2.0
healthPort int:0..65535
healthTimeoutOverrides own @v3.25.0
interfaceExclude text
interfacePrefix text
interfaceRefreshInterval duration @v3.16.0
ipForwarding enum:Disabled,Enabled @v3.29.0
ipipEnabled bool
ipipMTU int
ipsetsRefreshInterval duration
iptablesBackend enum*:Auto,Legacy,NFT @v3.8.1
iptablesFilterAllowAction enum*:Accept,Return
iptablesFilterDenyAction enum*:Drop,Reject @v3.26.0
iptablesLockProbeInterval duration
iptablesMangleAllowAction enum*:Accept,Return
iptablesMarkMask int:0..4294967295
iptablesNATOutgoingInterfaceFilter interface
iptablesPostWriteCheckInterval duration
iptablesRefreshInterval duration
ipv4ElevatedRoutePriority int:1..2147483646 @v3.32.0
ipv4NormalRoutePriority int:1..2147483646 @v3.32.0
ipv6ElevatedRoutePriority int:1..2147483646 @v3.32.0
ipv6NormalRoutePriority int:1..2147483646 @v3.32.0
ipv6Support bool
istioAmbientMode enum:Disabled,Enabled @v3.32.0
istioDSCPMark own @v3.32.0
kubeNodePortRanges own @v3.1.5
liveMigrationRouteConvergenceTime duration @v3.32.0
localSubnetL2Reachability enum:Disabled,PodsAndLoadBalancers @v3.33.0
localSubnetL2ReachabilityRefreshInterval duration @v3.33.0
logActionRateLimit text:^[1-9]\\d{0,3}/(?:second|minute|hour|day)$ @v3.30.6
logActionRateLimitBurst int:0..9999 @v3.30.6
logDebugFilenameRegex regexp @v3.22.0
logFilePath text
logPrefix text:^([a-zA-Z0-9%: /_-])*$
logSeverityFile enum*:Debug,Error,Fatal,Info,Trace,Warning
logSeverityScreen enum*:Debug,Error,Fatal,Info,Trace,Warning
logSeveritySys enum*:Debug,Error,Fatal,Info,Trace,Warning
maxIpsetSize int
metadataAddr text:^[a-zA-Z0-9_.-]+$
metadataPort int:0..65535
mtuIfacePattern regexp @v3.17.0
natOutgoingAddress ipv4 @v3.8.0
natOutgoingExclusions enum:IPPoolsAndHostIPs,IPPoolsOnly @v3.31.0
natPortRange own @v3.2.0
netlinkTimeout duration
nftablesFilterAllowAction enum*:Accept,Return @v3.29.0
nftablesFilterDenyAction enum*:Drop,Reject @v3.29.0
nftablesFlowTableDataIfacePattern regexp @v3.33.0
nftablesFlowTableOffload enum:All,Disabled @v3.33.0
nftablesMangleAllowAction enum*:Accept,Return @v3.29.0
nftablesMarkMask int:0..4294967295 @v3.29.0
nftablesMode enum:Auto,Disabled,Enabled @v3.29.0
nftablesRefreshInterval duration @v3.29.0
openstackRegion own @v3.6.0
policySyncPathPrefix text @v3.1.5
programClusterRoutes own @v3.31.0
prometheusGoMetricsEnabled bool
prometheusMetricsCAFile text @v3.32.0
prometheusMetricsCertFile text @v3.32.0
prometheusMetricsClientAuth enum:NoClientCert,RequireAndVerifyClientCert,RequireAnyClientCert,VerifyClientCertIfGiven @v3.32.0
prometheusMetricsEnabled bool
prometheusMetricsHost host @v3.9.0
prometheusMetricsKeyFile text @v3.32.0
prometheusMetricsPort int:0..65535
prometheusProcessMetricsEnabled bool
prometheusWireGuardMetricsEnabled bool @v3.20.0
removeExternalRoutes bool @v3.9.0
reportingInterval duration
reportingTTL duration
requireMTUFile bool @v3.31.0
routeRefreshInterval duration
routeSource enum~:CalicoIPAM,WorkloadIPs @v3.14.0
routeSyncDisabled bool @v3.24.0
routeTableRange own @v3.14.0
routeTableRanges own @v3.23.0
serviceLoopPrevention enum*:Disabled,Drop,Reject @v3.17.0
sidecarAccelerationEnabled bool @v3.8.0
usageReportingEnabled bool
usageReportingInitialDelay duration
usageReportingInterval duration
useInternalDataplaneDriver bool
vxlanEnabled bool @v3.7.0
vxlanMTU int @v3.7.0
vxlanMTUV6 int @v3.23.0
vxlanPort int @v3.7.0
vxlanVNI int @v3.7.0
windowsManageFirewallRules enum:Disabled,Enabled @v3.27.0
wireguardEnabled bool @v3.14.0
wireguardEnabledV6 bool @v3.24.0
wireguardHostEncryptionEnabled bool @v3.20.0
wireguardInterfaceName interface @v3.14.0
wireguardInterfaceNameV6 interface @v3.24.0
wireguardKeepAlive duration @v3.23.0
wireguardListeningPort int:0..65535 @v3.14.0
wireguardListeningPortV6 int:0..65535 @v3.24.0
wireguardMTU int @v3.14.0
wireguardMTUV6 int @v3.24.0
wireguardRoutingRulePriority int:1..32765 @v3.14.0
wireguardThreadingEnabled bool @v3.28.3
workloadSourceSpoofing enum*:Any,Disabled @v3.23.0
xdpEnabled bool @v3.7.0
xdpRefreshInterval duration @v3.7.0
`;
