/** Felix's parameters. Made by `npm run facts` of facts/felix.txt: never edited by hand. */
export const felixData = `FELIX_ALLOWIPIPPACKETSFROMWORKLOADS bool:felix =false @v3.15.3 | allowIPIPPacketsFromWorkloads bool
FELIX_ALLOWVXLANPACKETSFROMWORKLOADS bool:felix =false @v3.15.3 | allowVXLANPacketsFromWorkloads bool
FELIX_AWSSRCDSTCHECK enum:Disable,DoNothing,Enable =DoNothing @v3.16.0 ^ | awsSrcDstCheck enum:Disable,DoNothing,Enable
FELIX_BPFATTACHTYPE enum:Netkit,TCX,TC =Netkit @v3.31.0 ^ +Netkit:v3.33.0:TCX | bpfAttachType enum:Netkit,TC,TCX
FELIX_BPFCONNECTTIMELOADBALANCING enum:Disabled,Enabled,TCP =TCP @v3.27.0 ^ | bpfConnectTimeLoadBalancing enum:Disabled,Enabled,TCP
FELIX_BPFCONNECTTIMELOADBALANCINGENABLED bool:felix @v3.13.0 | bpfConnectTimeLoadBalancingEnabled bool
FELIX_BPFCONNTRACKCLEANUPMODE enum:Auto,BPFProgram,Userspace =Auto @v3.30.0 | bpfConntrackMode enum:Auto,BPFProgram,Userspace
FELIX_BPFCONNTRACKLOGLEVEL enum:debug,off =off @v3.30.0 ^ | bpfConntrackLogLevel enum:Debug,Off
FELIX_BPFCONNTRACKTIMEOUTS list:text =CreationGracePeriod=10s,TCPSynSent=20s,TCPEstablished=1h,TCPFinsSeen=Auto,TCPResetSeen=40s,UDPTimeout=60s,GenericTimeout=10m,ICMPTimeout=5s @v3.30.0 | bpfConntrackTimeouts own
FELIX_BPFCTLBLOGFILTER enum:all @v3.27.0 | bpfCTLBLogFilter text
FELIX_BPFDATAIFACEPATTERN regexp =^((en|wl|ww|sl|ib)[Popsx].*|(eth|wlan|wwan|bond).*) @v3.13.0 | bpfDataIfacePattern regexp
FELIX_BPFDISABLEGROFORIFACES regexp @v3.27.0 | bpfDisableGROForIfaces regexp
FELIX_BPFDISABLEUNPRIVILEGED bool:felix =true @v3.14.0 | bpfDisableUnprivileged bool
FELIX_BPFDSROPTOUTCIDRS list:cidr @v3.26.0 | bpfDSROptoutCIDRs own
FELIX_BPFENABLED bool:felix =false @v3.13.0 | bpfEnabled bool
FELIX_BPFENFORCERPF enum:Disabled,Loose,Strict =Loose @v3.23.0 ^ +Loose:v3.25.0:Strict | bpfEnforceRPF enum~:Disabled,Loose,Strict
FELIX_BPFEXCLUDECIDRSFROMNAT list:cidr @v3.27.1 | bpfExcludeCIDRsFromNAT own
FELIX_BPFEXPORTBUFFERSIZEMB int =1 @v3.30.0 ^ | bpfExportBufferSizeMB int
FELIX_BPFEXTERNALSERVICEMODE enum:dsr,tunnel =tunnel @v3.13.0 ^ | bpfExternalServiceMode enum*:DSR,Tunnel
FELIX_BPFEXTTOSERVICECONNMARK int =0 @v3.19.0 | bpfExtToServiceConnmark int:0..4294967295
FELIX_BPFFORCETRACKPACKETSFROMIFACES list:text =docker+ @v3.27.0 | bpfForceTrackPacketsFromIfaces own
FELIX_BPFHOSTCONNTRACKBYPASS bool:felix =false @v3.23.0 | bpfHostConntrackBypass bool
FELIX_BPFHOSTNETWORKEDNATWITHOUTCTLB enum:Disabled,Enabled =Enabled @v3.27.0 ^ | bpfHostNetworkedNATWithoutCTLB enum:Disabled,Enabled
FELIX_BPFIPFRAGMENTREASSEMBLYENABLED bool:felix =true @v3.33.0 | bpfIPFragmentReassemblyEnabled bool
FELIX_BPFIPFRAGTIMEOUT seconds =0 @v3.33.0 | bpfIPFragTimeout duration
FELIX_BPFIPV6SUPPORT bool:felix @v3.23.0 <v3.27.0
FELIX_BPFJITHARDENING enum:Auto,Strict =Auto @v3.31.0 ^ | bpfJITHardening enum:Auto,Strict
FELIX_BPFKUBEPROXYENDPOINTSLICESENABLED bool:felix @v3.15.0 <v3.32.0
FELIX_BPFKUBEPROXYHEALTHZPORT int =10256 @v3.30.5 | bpfKubeProxyHealthzPort int
FELIX_BPFKUBEPROXYHEALTZPORT int @v3.30.4 <v3.30.5
FELIX_BPFKUBEPROXYIPTABLESCLEANUPENABLED bool:felix =true @v3.13.0 | bpfKubeProxyIptablesCleanupEnabled bool
FELIX_BPFKUBEPROXYMINSYNCPERIOD seconds =1 @v3.13.0 | bpfKubeProxyMinSyncPeriod duration
FELIX_BPFL3IFACEPATTERN regexp @v3.25.0 | bpfL3IfacePattern regexp
FELIX_BPFLOGFILTERS list:text @v3.27.0 | bpfLogFilters own
FELIX_BPFLOGLEVEL enum:debug,info,off =off @v3.13.0 ^ | bpfLogLevel enum*:Debug,Info,Off
FELIX_BPFMAGLEVMAXENDPOINTSPERSERVICE int:1..3000 =100 @v3.32.0 | bpfMaglevMaxEndpointsPerService int:1..3000
FELIX_BPFMAGLEVMAXSERVICES int:1..3000 =100 @v3.32.0 | bpfMaglevMaxServices int:1..3000
FELIX_BPFMAPSIZECONNTRACK int =512000 @v3.23.0 ^ | bpfMapSizeConntrack int
FELIX_BPFMAPSIZECONNTRACKCLEANUPQUEUE int =100000 @v3.30.0 ^ | bpfMapSizeConntrackCleanupQueue int:1..
FELIX_BPFMAPSIZECONNTRACKSCALING enum:Disabled,DoubleIfFull =DoubleIfFull @v3.30.0 ^ | bpfMapSizeConntrackScaling enum~:Disabled,DoubleIfFull
FELIX_BPFMAPSIZEIFSTATE int =1000 @v3.24.0 ^ | bpfMapSizeIfState int
FELIX_BPFMAPSIZEIPSETS int =1048576 @v3.23.0 ^ | bpfMapSizeIPSets int
FELIX_BPFMAPSIZENATAFFINITY int =65536 @v3.23.0 ^ | bpfMapSizeNATAffinity int
FELIX_BPFMAPSIZENATBACKEND int =262144 @v3.23.0 ^ | bpfMapSizeNATBackend int
FELIX_BPFMAPSIZENATFRONTEND int =65536 @v3.23.0 ^ | bpfMapSizeNATFrontend int
FELIX_BPFMAPSIZEPERCPUCONNTRACK int =0 @v3.30.0 | bpfMapSizePerCpuConntrack int
FELIX_BPFMAPSIZEROUTE int =262144 @v3.23.0 ^ | bpfMapSizeRoute int
FELIX_BPFOVERLAYHOSTSOURCEIP enum:HostAddress,TunnelAddress =TunnelAddress @v3.33.0 ^ | bpfOverlayHostSourceIP enum:HostAddress,TunnelAddress
FELIX_BPFPOLICYDEBUGENABLED bool:felix =true @v3.24.0 | bpfPolicyDebugEnabled bool
FELIX_BPFPROFILING enum:Disabled,Enabled =Disabled @v3.30.0 ^ | bpfProfiling enum:Disabled,Enabled
FELIX_BPFPSNATPORTS text:^[0-9]+(:[0-9]+)?$ =20000:29999 @v3.21.0 | bpfPSNATPorts own
FELIX_BPFREDIRECTTOPEER enum:Disabled,Enabled,L2Only =Enabled @v3.29.0 ^ | bpfRedirectToPeer enum:Disabled,Enabled
FELIX_CGROUPV2PATH text @v3.30.4 | cgroupV2Path text
FELIX_CHAININSERTMODE enum:append,insert =insert !exit ^ | chainInsertMode enum~:Append,Insert
FELIX_DATAPLANEDRIVER file =calico-iptables-plugin !exit ^ | dataplaneDriver text
FELIX_DATAPLANEWATCHDOGTIMEOUT seconds =90 @v3.23.0 | dataplaneWatchdogTimeout duration
FELIX_DATASTORETYPE enum:etcdv3,kubernetes =etcdv3 !exit ^
FELIX_DEBUGBPFCGROUPV2 text @v3.13.0
FELIX_DEBUGBPFMAPREPINENABLED bool:felix @v3.13.0 <v3.31.0
FELIX_DEBUGCPUPROFILEPATH file =/tmp/felix-cpu-<timestamp>.pprof @v3.2.0
FELIX_DEBUGDISABLELOGDROPPING bool:felix =false | debugDisableLogDropping bool
FELIX_DEBUGHOST text:^[a-zA-Z0-9:._+-]{1,64}$ =localhost @v3.28.0 | debugHost host
FELIX_DEBUGMEMORYPROFILEPATH file | debugMemoryProfilePath text
FELIX_DEBUGPANICAFTER seconds =0 @v3.15.0
FELIX_DEBUGPORT int:0..65535 @v3.28.0 | debugPort int:0..65535
FELIX_DEBUGSIMULATECALCGRAPHHANGAFTER seconds =0 | debugSimulateCalcGraphHangAfter duration
FELIX_DEBUGSIMULATEDATAPLANEAPPLYDELAY seconds =0 @v3.28.0 | debugSimulateDataplaneApplyDelay duration
FELIX_DEBUGSIMULATEDATAPLANEHANGAFTER seconds =0 | debugSimulateDataplaneHangAfter duration
FELIX_DEBUGSIMULATEDATARACE bool:felix =false @v3.15.0
FELIX_DEFAULTENDPOINTTOHOSTACTION enum:ACCEPT,DROP,RETURN =DROP !exit ^ | defaultEndpointToHostAction enum*:Accept,Drop,Return
FELIX_DEVICEROUTEPROTOCOL int =3 @v3.9.0 | deviceRouteProtocol int
FELIX_DEVICEROUTESOURCEADDRESS ip /4 @v3.9.0 | deviceRouteSourceAddress ipv4
FELIX_DEVICEROUTESOURCEADDRESSIPV6 ip /6 @v3.23.0 | deviceRouteSourceAddressIPv6 ipv6
FELIX_DISABLECONNTRACKINVALIDCHECK bool:felix =false | disableConntrackInvalidCheck bool
FELIX_ENDPOINTREPORTINGDELAYSECS seconds =1 | endpointReportingDelay duration
FELIX_ENDPOINTREPORTINGENABLED bool:felix =false | endpointReportingEnabled bool
FELIX_ENDPOINTSTATUSPATHPREFIX file =/var/run/calico @v3.28.0 | endpointStatusPathPrefix text
FELIX_ETCDADDR text:^[^:/]+:[0-9]+$ =127.0.0.1:2379
FELIX_ETCDCAFILE file
FELIX_ETCDCERTFILE file
FELIX_ETCDENDPOINTS list:text
FELIX_ETCDKEYFILE file
FELIX_ETCDSCHEME enum:http,https =http
FELIX_EXTERNALNODESCIDRLIST list:cidr @v3.2.0 !exit /4 | externalNodesList own
FELIX_FAILSAFEINBOUNDHOSTPORTS list:port =tcp:22,udp:68,tcp:179,tcp:2379,tcp:2380,tcp:5473,tcp:6443,tcp:6666,tcp:6667 !exit | failsafeInboundHostPorts own
FELIX_FAILSAFEOUTBOUNDHOSTPORTS list:port =udp:53,udp:67,tcp:179,tcp:2379,tcp:2380,tcp:5473,tcp:6443,tcp:6666,tcp:6667 !exit | failsafeOutboundHostPorts own
FELIX_FEATUREDETECTOVERRIDE list:pair @v3.16.0 | featureDetectOverride text:^([a-zA-Z0-9-_]+=(true|false|),)*([a-zA-Z0-9-_]+=(true|false|))?$
FELIX_FEATUREGATES list:text @v3.25.0 | featureGates text:^([a-zA-Z0-9-_]+=([^=]+),)*([a-zA-Z0-9-_]+=([^=]+))?$
FELIX_FELIXHOSTNAME text:^[a-zA-Z0-9_.-]+$ ^
FELIX_FLOATINGIPS enum:Disabled,Enabled =Disabled @v3.20.5 | floatingIPs enum:Disabled,Enabled
FELIX_FLOWLOGSCOLLECTORDEBUGTRACE bool:felix =false @v3.30.0 | flowLogsCollectorDebugTrace bool
FELIX_FLOWLOGSFLUSHINTERVAL seconds =300 @v3.30.0 | flowLogsFlushInterval duration
FELIX_FLOWLOGSGOLDMANESERVER text @v3.30.0 | flowLogsGoldmaneServer text
FELIX_FLOWLOGSLOCALREPORTER enum:Disabled,Enabled =Disabled @v3.30.1 | flowLogsLocalReporter enum:Disabled,Enabled
FELIX_FLOWLOGSPOLICYEVALUATIONMODE enum:Continuous,None =Continuous @v3.30.0 | flowLogsPolicyEvaluationMode enum:Continuous,None
FELIX_GENERICXDPENABLED bool:felix =false @v3.7.0 | genericXDPEnabled bool
FELIX_GOGCTHRESHOLD int:-1.. =40 @v3.29.0 | goGCThreshold int:-1..
FELIX_GOMAXPROCS int:-1.. =-1 @v3.29.0 | goMaxProcs int:-1..
FELIX_GOMEMORYLIMITMB int:-1.. =-1 @v3.29.0 | goMemoryLimitMB int:-1..
FELIX_HEALTHENABLED bool:felix =false | healthEnabled bool
FELIX_HEALTHHOST text:^[a-zA-Z0-9:._+-]{1,64}$ =localhost @v3.2.0 | healthHost host
FELIX_HEALTHPORT int:0..65535 =9099 | healthPort int:0..65535
FELIX_HEALTHTIMEOUTOVERRIDES list:text @v3.25.0 | healthTimeoutOverrides own
FELIX_IGNORELOOSERPF bool:felix <v3.12.0
FELIX_INTERFACEEXCLUDE list:regexp =kube-ipvs0 | interfaceExclude text
FELIX_INTERFACEPREFIX text:^[a-zA-Z0-9_-]{1,15}(,[a-zA-Z0-9_-]{1,15})*$ =cali !exit ^ | interfacePrefix text
FELIX_INTERFACEREFRESHINTERVAL seconds =90 @v3.16.0 | interfaceRefreshInterval duration
FELIX_IPFORWARDING enum:Disabled,Enabled =Enabled @v3.29.0 | ipForwarding enum:Disabled,Enabled
FELIX_IPINIPENABLED bool:felix | ipipEnabled bool
FELIX_IPINIPMTU mtu =0 | ipipMTU int
FELIX_IPSETSREFRESHINTERVAL seconds =90 | ipsetsRefreshInterval duration
FELIX_IPTABLESBACKEND enum:auto,legacy,nft =auto @v3.8.1 | iptablesBackend enum*:Auto,Legacy,NFT
FELIX_IPTABLESFILTERALLOWACTION enum:ACCEPT,RETURN =ACCEPT !exit ^ | iptablesFilterAllowAction enum*:Accept,Return
FELIX_IPTABLESFILTERDENYACTION enum:DROP,REJECT =DROP @v3.26.0 !exit ^ | iptablesFilterDenyAction enum*:Drop,Reject
FELIX_IPTABLESLOCKFILEPATH file <v3.32.0
FELIX_IPTABLESLOCKPROBEINTERVALMILLIS number =50 | iptablesLockProbeInterval duration
FELIX_IPTABLESLOCKTIMEOUTSECS seconds <v3.32.0
FELIX_IPTABLESMANGLEALLOWACTION enum:ACCEPT,RETURN =ACCEPT !exit ^ | iptablesMangleAllowAction enum*:Accept,Return
FELIX_IPTABLESMARKMASK int:0..4294967295 =0xffff0000 !exit ^ | iptablesMarkMask int:0..4294967295
FELIX_IPTABLESNATOUTGOINGINTERFACEFILTER text:^[a-zA-Z0-9:._+-]{1,15}$ | iptablesNATOutgoingInterfaceFilter interface
FELIX_IPTABLESPOSTWRITECHECKINTERVALSECS seconds =5 | iptablesPostWriteCheckInterval duration
FELIX_IPTABLESREFRESHINTERVAL seconds =180 | iptablesRefreshInterval duration
FELIX_IPV4ELEVATEDROUTEPRIORITY int:1..2147483646 =512 @v3.32.0 | ipv4ElevatedRoutePriority int:1..2147483646
FELIX_IPV4NORMALROUTEPRIORITY int:1..2147483646 =1024 @v3.32.0 | ipv4NormalRoutePriority int:1..2147483646
FELIX_IPV6ELEVATEDROUTEPRIORITY int:1..2147483646 =512 @v3.32.0 | ipv6ElevatedRoutePriority int:1..2147483646
FELIX_IPV6NORMALROUTEPRIORITY int:1..2147483646 =1024 @v3.32.0 | ipv6NormalRoutePriority int:1..2147483646
FELIX_IPV6SUPPORT bool:felix =true | ipv6Support bool
FELIX_ISTIOAMBIENTMODE enum:Disabled,Enabled =Disabled @v3.32.0 | istioAmbientMode enum:Disabled,Enabled
FELIX_ISTIODSCPMARK text =23 @v3.32.0 | istioDSCPMark own
FELIX_KUBENODEPORTRANGES list:ports =30000:32767 @v3.1.5 | kubeNodePortRanges own
FELIX_LIVEMIGRATIONROUTECONVERGENCETIME seconds =30 @v3.32.0 | liveMigrationRouteConvergenceTime duration
FELIX_LOCALSUBNETL2REACHABILITY enum:Disabled,PodsAndLoadBalancers =Disabled @v3.33.0 | localSubnetL2Reachability enum:Disabled,PodsAndLoadBalancers
FELIX_LOCALSUBNETL2REACHABILITYREFRESHINTERVAL seconds =120 @v3.33.0 | localSubnetL2ReachabilityRefreshInterval duration
FELIX_LOGACTIONRATELIMIT text:^([1-9][0-9]{0,3}/(?:second|minute|hour|day))?$ @v3.30.6 | logActionRateLimit text:^[1-9]\\d{0,3}/(?:second|minute|hour|day)$
FELIX_LOGACTIONRATELIMITBURST int:0.. =5 @v3.30.6 | logActionRateLimitBurst int:0..9999
FELIX_LOGDEBUGFILENAMEREGEX regexp @v3.22.0 | logDebugFilenameRegex regexp
FELIX_LOGFILEPATH file =/var/log/calico/felix.log !exit | logFilePath text
FELIX_LOGPREFIX text =calico-packet | logPrefix text:^([a-zA-Z0-9%: /_-])*$
FELIX_LOGSEVERITYFILE enum:DEBUG,ERROR,FATAL,INFO,TRACE,WARNING =INFO +TRACE:v3.30.1:INFO | logSeverityFile enum*:Debug,Error,Fatal,Info,Trace,Warning
FELIX_LOGSEVERITYSCREEN enum:DEBUG,ERROR,FATAL,INFO,TRACE,WARNING =INFO +TRACE:v3.30.1:INFO | logSeverityScreen enum*:Debug,Error,Fatal,Info,Trace,Warning
FELIX_LOGSEVERITYSYS enum:DEBUG,ERROR,FATAL,INFO,TRACE,WARNING =INFO +TRACE:v3.30.1:INFO | logSeveritySys enum*:Debug,Error,Fatal,Info,Trace,Warning
FELIX_MAXIPSETSIZE int =1048576 ^ | maxIpsetSize int
FELIX_METADATAADDR text:^[a-zA-Z0-9_.-]+$ =127.0.0.1 !exit | metadataAddr text:^[a-zA-Z0-9_.-]+$
FELIX_METADATAPORT int:0..65535 =8775 !exit | metadataPort int:0..65535
FELIX_MTUIFACEPATTERN regexp =^((en|wl|ww|sl|ib)[Pcopsvx].*|(eth|wlan|wwan).*) @v3.17.0 | mtuIfacePattern regexp
FELIX_NATOUTGOINGADDRESS ip /4 @v3.8.0 | natOutgoingAddress ipv4
FELIX_NATOUTGOINGEXCLUSIONS enum:IPPoolsAndHostIPs,IPPoolsOnly =IPPoolsOnly @v3.31.0 | natOutgoingExclusions enum:IPPoolsAndHostIPs,IPPoolsOnly
FELIX_NATPORTRANGE text:^[0-9]+(:[0-9]+)?$ @v3.2.0 | natPortRange own
FELIX_NETLINKTIMEOUTSECS seconds =10 | netlinkTimeout duration
FELIX_NFTABLESFILTERALLOWACTION enum:ACCEPT,RETURN =ACCEPT @v3.29.0 !exit ^ | nftablesFilterAllowAction enum*:Accept,Return
FELIX_NFTABLESFILTERDENYACTION enum:DROP,REJECT =DROP @v3.29.0 !exit ^ | nftablesFilterDenyAction enum*:Drop,Reject
FELIX_NFTABLESFLOWTABLEDATAIFACEPATTERN regexp @v3.33.0 | nftablesFlowTableDataIfacePattern regexp
FELIX_NFTABLESFLOWTABLEOFFLOAD enum:All,Disabled =Disabled @v3.33.0 | nftablesFlowTableOffload enum:All,Disabled
FELIX_NFTABLESMANGLEALLOWACTION enum:ACCEPT,RETURN =ACCEPT @v3.29.0 !exit ^ | nftablesMangleAllowAction enum*:Accept,Return
FELIX_NFTABLESMARKMASK int:0..4294967295 =0xffff0000 @v3.29.0 !exit ^ | nftablesMarkMask int:0..4294967295
FELIX_NFTABLESMODE enum:Auto,Disabled,Enabled =Auto @v3.29.0 +Auto:v3.32.0:Disabled | nftablesMode enum:Auto,Disabled,Enabled
FELIX_NFTABLESREFRESHINTERVAL seconds =180 @v3.29.0 | nftablesRefreshInterval duration
FELIX_OPENSTACKREGION text:^[a-z0-9]([a-z0-9-]{0,44}[a-z0-9])?$ @v3.6.0 !exit | openstackRegion own
FELIX_POLICYSYNCPATHPREFIX file @v3.1.5 | policySyncPathPrefix text
FELIX_PROGRAMCLUSTERROUTES enum:Disabled,EnabledIPIPOnly,EnabledNoEncapOnly,Enabled =EnabledIPIPOnly @v3.31.0 +EnabledIPIPOnly:v3.33.0:Disabled +EnabledNoEncapOnly:v3.33.0:Disabled | programClusterRoutes own
FELIX_PROMETHEUSGOMETRICSENABLED bool:felix =true | prometheusGoMetricsEnabled bool
FELIX_PROMETHEUSMETRICSCAFILE text @v3.32.0 | prometheusMetricsCAFile text
FELIX_PROMETHEUSMETRICSCERTFILE text @v3.32.0 | prometheusMetricsCertFile text
FELIX_PROMETHEUSMETRICSCLIENTAUTH enum:NoClientCert,RequireAndVerifyClientCert,RequireAnyClientCert,VerifyClientCertIfGiven =NoClientCert @v3.32.0 | prometheusMetricsClientAuth enum:NoClientCert,RequireAndVerifyClientCert,RequireAnyClientCert,VerifyClientCertIfGiven
FELIX_PROMETHEUSMETRICSENABLED bool:felix =false | prometheusMetricsEnabled bool
FELIX_PROMETHEUSMETRICSHOST text:^[a-zA-Z0-9:._+-]{1,64}$ @v3.9.0 | prometheusMetricsHost host
FELIX_PROMETHEUSMETRICSKEYFILE text @v3.32.0 | prometheusMetricsKeyFile text
FELIX_PROMETHEUSMETRICSPORT int:0..65535 =9091 | prometheusMetricsPort int:0..65535
FELIX_PROMETHEUSPROCESSMETRICSENABLED bool:felix =true | prometheusProcessMetricsEnabled bool
FELIX_PROMETHEUSWIREGUARDMETRICSENABLED bool:felix =true @v3.20.0 | prometheusWireGuardMetricsEnabled bool
FELIX_REMOVEEXTERNALROUTES bool:felix =true @v3.9.0 | removeExternalRoutes bool
FELIX_REPORTINGINTERVALSECS seconds =30 | reportingInterval duration
FELIX_REPORTINGTTLSECS seconds =90 | reportingTTL duration
FELIX_REQUIREMTUFILE bool:felix =false @v3.31.0 | requireMTUFile bool
FELIX_ROUTEREFRESHINTERVAL seconds =90 | routeRefreshInterval duration
FELIX_ROUTESOURCE enum:CalicoIPAM,WorkloadIPs =CalicoIPAM @v3.14.0 | routeSource enum~:CalicoIPAM,WorkloadIPs
FELIX_ROUTESYNCDISABLED bool:felix =false @v3.24.0 | routeSyncDisabled bool
FELIX_ROUTETABLERANGE text:^[0-9]+-[0-9]+$ @v3.14.0 !exit | routeTableRange own
FELIX_ROUTETABLERANGES list:tables @v3.23.0 !exit | routeTableRanges own
FELIX_SERVICELOOPPREVENTION enum:Disabled,Drop,Reject =Drop @v3.17.0 | serviceLoopPrevention enum*:Disabled,Drop,Reject
FELIX_SIDECARACCELERATIONENABLED bool:felix =false @v3.8.0 | sidecarAccelerationEnabled bool
FELIX_TYPHAADDR text:^[^:/]+:[0-9]+$
FELIX_TYPHACAFILE file @v3.2.0
FELIX_TYPHACERTFILE file @v3.2.0
FELIX_TYPHACN text @v3.2.0
FELIX_TYPHAK8SNAMESPACE text =kube-system ^
FELIX_TYPHAK8SSERVICENAME text
FELIX_TYPHAKEYFILE file @v3.2.0
FELIX_TYPHAREADTIMEOUT seconds =30
FELIX_TYPHAURISAN text @v3.2.0
FELIX_TYPHAWRITETIMEOUT seconds =10
FELIX_USAGEREPORTINGENABLED bool:felix =true | usageReportingEnabled bool
FELIX_USAGEREPORTINGINITIALDELAYSECS seconds =300 | usageReportingInitialDelay duration
FELIX_USAGEREPORTINGINTERVALSECS seconds =86400 | usageReportingInterval duration
FELIX_USEINTERNALDATAPLANEDRIVER bool:felix =true | useInternalDataplaneDriver bool
FELIX_VXLANENABLED bool:felix @v3.7.0 | vxlanEnabled bool
FELIX_VXLANMTU mtu =0 @v3.7.0 | vxlanMTU int
FELIX_VXLANMTUV6 mtu =0 @v3.23.0 | vxlanMTUV6 int
FELIX_VXLANPORT int =4789 @v3.7.0 | vxlanPort int
FELIX_VXLANVNI int =4096 @v3.7.0 | vxlanVNI int
FELIX_WINDOWSMANAGEFIREWALLRULES enum:Disabled,Enabled =Disabled @v3.27.0 | windowsManageFirewallRules enum:Disabled,Enabled
FELIX_WIREGUARDENABLED bool:felix =false @v3.14.0 | wireguardEnabled bool
FELIX_WIREGUARDENABLEDV6 bool:felix =false @v3.24.0 | wireguardEnabledV6 bool
FELIX_WIREGUARDHOSTENCRYPTIONENABLED bool:felix =false @v3.20.0 | wireguardHostEncryptionEnabled bool
FELIX_WIREGUARDINTERFACENAME text:^[a-zA-Z0-9:._+-]{1,15}$ =wireguard.cali @v3.14.0 ^ | wireguardInterfaceName interface
FELIX_WIREGUARDINTERFACENAMEV6 text:^[a-zA-Z0-9:._+-]{1,15}$ =wg-v6.cali @v3.24.0 ^ | wireguardInterfaceNameV6 interface
FELIX_WIREGUARDLISTENINGPORT int =51820 @v3.14.0 | wireguardListeningPort int:0..65535
FELIX_WIREGUARDLISTENINGPORTV6 int =51821 @v3.24.0 | wireguardListeningPortV6 int:0..65535
FELIX_WIREGUARDMTU mtu =0 @v3.14.0 | wireguardMTU int
FELIX_WIREGUARDMTUV6 mtu =0 @v3.24.0 | wireguardMTUV6 int
FELIX_WIREGUARDPERSISTENTKEEPALIVE seconds =0 @v3.23.0 | wireguardKeepAlive duration
FELIX_WIREGUARDROUTINGRULEPRIORITY int =99 @v3.14.0 | wireguardRoutingRulePriority int:1..32765
FELIX_WIREGUARDTHREADINGENABLED bool:felix =false @v3.28.3 | wireguardThreadingEnabled bool
FELIX_WORKLOADSOURCESPOOFING enum:Any,Disabled =Disabled @v3.23.0 | workloadSourceSpoofing enum*:Any,Disabled
FELIX_XDPENABLED bool:felix =true @v3.7.0 | xdpEnabled bool
FELIX_XDPREFRESHINTERVAL seconds =90 @v3.7.0 | xdpRefreshInterval duration`;
