/** Felix as a process: datastore, health, logs, metrics, reports (felix/config/config_params.go). The form is that of table.ts. */
export const felixProcessTable = `
FELIX_DATASTORETYPE enum:etcdv3,kubernetes =etcdv3 !exit ^
The datastore that Felix uses, where it should differ from \`DATASTORE_TYPE\`; hardly ever needed.

FELIX_DEBUGBPFCGROUPV2 text @v3.13.0
A path below the cgroup root for the connect-time load balancer; for the development of Calico.

FELIX_DEBUGCPUPROFILEPATH file =/tmp/felix-cpu-<timestamp>.pprof @v3.2.0
Where Felix writes a CPU profile when a signal asks for it; for the development of Calico.

FELIX_DEBUGDISABLELOGDROPPING bool:felix =false ~debugDisableLogDropping
Keeps every log line even where the log can't be written fast enough, which slows Felix down.

FELIX_DEBUGHOST text:^[a-zA-Z0-9:._+-]{1,64}$ =localhost @v3.28.0 ~debugHost
The address that \`FELIX_DEBUGPORT\` listens at; the port has no protection, so leave it at \`localhost\`.

FELIX_DEBUGMEMORYPROFILEPATH file ~debugMemoryProfilePath
Where Felix writes a memory profile when a signal asks for it.

FELIX_DEBUGPANICAFTER seconds =0 @v3.15.0
Makes Felix crash after that time; for tests of Calico only.

FELIX_DEBUGPORT int:0..65535 @v3.28.0 ~debugPort
Opens a port with Go's CPU and memory profiles of Felix.

FELIX_DEBUGSIMULATECALCGRAPHHANGAFTER seconds =0 ~debugSimulateCalcGraphHangAfter
Makes Felix's calculation hang after that time; for tests of the watchdog only.

FELIX_DEBUGSIMULATEDATAPLANEAPPLYDELAY seconds =0 @v3.28.0 ~debugSimulateDataplaneApplyDelay
Slows each change of the data plane down, like an overloaded node; for tests only.

FELIX_DEBUGSIMULATEDATAPLANEHANGAFTER seconds =0 ~debugSimulateDataplaneHangAfter
Makes Felix's data plane hang after that time; for tests of the watchdog only.

FELIX_DEBUGSIMULATEDATARACE bool:felix =false @v3.15.0
Provokes a data race; for tests of Calico only.

FELIX_ETCDADDR text:^[^:/]+:[0-9]+$ =127.0.0.1:2379
The address of etcd as \`host:port\`, for Felix only. Use \`ETCD_ENDPOINTS\`, which all parts read.

FELIX_ETCDCAFILE file
The certificate authority for etcd, for Felix only; \`ETCD_CA_CERT_FILE\` is read by all parts.

FELIX_ETCDCERTFILE file
The client certificate for etcd, for Felix only; \`ETCD_CERT_FILE\` is read by all parts.

FELIX_ETCDENDPOINTS list:text
The addresses of the etcd cluster, for Felix only; \`ETCD_ENDPOINTS\` is read by all parts.

FELIX_ETCDKEYFILE file
The private key for etcd, for Felix only; \`ETCD_KEY_FILE\` is read by all parts.

FELIX_ETCDSCHEME enum:http,https =http
The scheme that belongs to \`FELIX_ETCDADDR\`.

FELIX_FEATUREDETECTOVERRIDE list:pair @v3.16.0 ~featureDetectOverride
Forces features of the kernel or of iptables on or off where Felix finds out wrongly, as in \`ChecksumOffloadBroken=true\`.

FELIX_FEATUREGATES list:text @v3.25.0 ~featureGates
Switches on features that are not finished, as \`name=value\` with commas between them.

FELIX_FELIXHOSTNAME text:^[a-zA-Z0-9_.-]+$ ^
Felix's name for this node. calico-node sets it to its own name for the node, so that writing it makes sense only outside the container.

FELIX_FLOWLOGSCOLLECTORDEBUGTRACE bool:felix =false @v3.30.0 ~flowLogsCollectorDebugTrace
Writes the collector's own log in full, to find faults of flow logs.

FELIX_FLOWLOGSFLUSHINTERVAL seconds =300 @v3.30.0 ~flowLogsFlushInterval
How often Felix hands flow logs on.

FELIX_FLOWLOGSGOLDMANESERVER text @v3.30.0 ~flowLogsGoldmaneServer
The address of Goldmane, which gathers flow logs; without it and \`FELIX_FLOWLOGSLOCALREPORTER\` there are none.

FELIX_FLOWLOGSLOCALREPORTER enum:Disabled,Enabled =Disabled @v3.30.1 ~flowLogsLocalReporter
Offers the node's flow logs at a local socket.

FELIX_FLOWLOGSPOLICYEVALUATIONMODE enum:Continuous,None =Continuous @v3.30.0 ~flowLogsPolicyEvaluationMode
Whether flows are judged again when policies change, so that flow logs show what is pending.

FELIX_GOGCTHRESHOLD int:-1.. =40 @v3.29.0 ~goGCThreshold
By how many per cent Felix's heap may grow before memory is collected. Higher means less CPU and more memory.
- \`-1\` never collects; \`GOGC\` wins over it.

FELIX_GOMAXPROCS int:-1.. =-1 @v3.29.0 ~goMaxProcs
How many CPUs Felix uses at once; \`-1\` leaves it to Go.
- Go's own variable \`GOMAXPROCS\` wins over it.

FELIX_GOMEMORYLIMITMB int:-1.. =-1 @v3.29.0 ~goMemoryLimitMB
The memory in megabytes that Felix tries to stay under; \`-1\` means no limit.
- Keep it well under the limit of the container, which holds other processes too. \`GOMEMLIMIT\` wins over it.

FELIX_HEALTHENABLED bool:felix =false ~healthEnabled
Opens the port that the readiness and liveness probes of calico-node ask. Without it those probes fail and the pod never becomes ready.
- Since v3.31.0 calico-node itself reads it too, and there only \`true\` in lower case counts.

FELIX_HEALTHHOST text:^[a-zA-Z0-9:._+-]{1,64}$ =localhost @v3.2.0 ~healthHost
The address that Felix's health port listens at. Probes come from the node itself, so that \`localhost\` is enough.
- The command of calico-node's probes reads it too.

FELIX_HEALTHPORT int:0..65535 =9099 ~healthPort
The port of Felix's health checks, to be changed where another process of the host holds 9099.
- The command of calico-node's probes reads it too; a probe by HTTP must name the same port.

FELIX_HEALTHTIMEOUTOVERRIDES list:text @v3.25.0 ~healthTimeoutOverrides
Gives parts of Felix more time before they count as hung, as in \`InternalDataplaneMainLoop=5m\`. Of use on overloaded nodes.

FELIX_LOGACTIONRATELIMIT text:^([1-9][0-9]{0,3}/(?:second|minute|hour|day))?$ @v3.30.6 ~logActionRateLimit
How often a policy's \`Log\` action may write, as \`10/second\` or \`100/hour\`.

FELIX_LOGACTIONRATELIMITBURST int:0.. =5 @v3.30.6 ~logActionRateLimitBurst
How many lines of the \`Log\` action may come at once before \`FELIX_LOGACTIONRATELIMIT\` holds.

FELIX_LOGDEBUGFILENAMEREGEX regexp @v3.22.0 ~logDebugFilenameRegex
Which of Felix's source files may log at debug level, so that debugging one part does not drown in the rest.

FELIX_LOGFILEPATH file =/var/log/calico/felix.log !exit ~logFilePath
Felix's log file inside the container. Most manifests log to the screen instead.
= none: no log file

FELIX_LOGPREFIX text =calico-packet ~logPrefix
The words in front of each line of a policy's \`Log\` action in the kernel log.
- Of it iptables keeps 29 characters, nftables 127.
- \`%t\`, \`%k\`, \`%n\` and \`%p\` stand for tier, kind and name of the policy in newer releases.

FELIX_LOGSEVERITYFILE enum:DEBUG,ERROR,FATAL,INFO,TRACE,WARNING =INFO ~logSeverityFile
How much Felix writes to its log file.
= DEBUG: each step; much
= INFO: the usual
= WARNING: what may go wrong, and failures
= ERROR: failures only

FELIX_LOGSEVERITYSCREEN enum:DEBUG,ERROR,FATAL,INFO,TRACE,WARNING =INFO ~logSeverityScreen
How much Felix logs where \`kubectl logs\` shows it. \`DEBUG\` slows a busy node down.
= DEBUG: each step; much
= INFO: the usual
= WARNING: what may go wrong, and failures
= ERROR: failures only

FELIX_LOGSEVERITYSYS enum:DEBUG,ERROR,FATAL,INFO,TRACE,WARNING =INFO ~logSeveritySys
How much Felix sends to syslog.
= none: nothing
= DEBUG: each step; much
= INFO: the usual
= WARNING: what may go wrong, and failures
= ERROR: failures only

FELIX_PROMETHEUSGOMETRICSENABLED bool:felix =true ~prometheusGoMetricsEnabled
Whether Felix's metrics include those of the Go runtime; off makes each scrape smaller.

FELIX_PROMETHEUSMETRICSCAFILE text @v3.32.0 ~prometheusMetricsCAFile
The certificate authority that clients of Felix's metrics are checked against.

FELIX_PROMETHEUSMETRICSCERTFILE text @v3.32.0 ~prometheusMetricsCertFile
The certificate with which Felix's metrics are served over TLS.

FELIX_PROMETHEUSMETRICSCLIENTAUTH enum:NoClientCert,RequireAndVerifyClientCert,RequireAnyClientCert,VerifyClientCertIfGiven =NoClientCert @v3.32.0 ~prometheusMetricsClientAuth
Whether clients of Felix's metrics have to show a certificate, and whether it is checked.
- Up to v3.32 the default is \`RequireAndVerifyClientCert\`.

FELIX_PROMETHEUSMETRICSENABLED bool:felix =false ~prometheusMetricsEnabled
Serves Felix's metrics for Prometheus. The port opens on the host, since calico-node uses the host's network.
- A host endpoint's policy has to let the port in.

FELIX_PROMETHEUSMETRICSHOST text:^[a-zA-Z0-9:._+-]{1,64}$ @v3.9.0 ~prometheusMetricsHost
The address that Felix's metrics listen at; without it all addresses of the host.

FELIX_PROMETHEUSMETRICSKEYFILE text @v3.32.0 ~prometheusMetricsKeyFile
The private key of the certificate for Felix's metrics.

FELIX_PROMETHEUSMETRICSPORT int:0..65535 =9091 ~prometheusMetricsPort
The port of Felix's metrics, to be changed where another process of the host holds 9091.

FELIX_PROMETHEUSPROCESSMETRICSENABLED bool:felix =true ~prometheusProcessMetricsEnabled
Whether Felix's metrics include CPU, memory and open files of the process.

FELIX_PROMETHEUSWIREGUARDMETRICSENABLED bool:felix =true @v3.20.0 ~prometheusWireGuardMetricsEnabled
Whether Felix's metrics include those of the WireGuard peers.

FELIX_TYPHAADDR text:^[^:/]+:[0-9]+$
The address of Typha as \`host:port\`. It wins over the lookup by Service name.

FELIX_TYPHACAFILE file @v3.2.0
The certificate authority that Typha's certificate is checked against.
- With one of the TLS settings for Typha all are needed, of \`FELIX_TYPHACN\` and \`FELIX_TYPHAURISAN\` at least one.

FELIX_TYPHACERTFILE file @v3.2.0
The certificate with which Felix shows itself to Typha.

FELIX_TYPHACN text @v3.2.0
The common name that Typha's certificate must have.

FELIX_TYPHAK8SNAMESPACE text =kube-system ^
The namespace of Typha's Service.

FELIX_TYPHAK8SSERVICENAME text
The Service behind which Typha is found; without it and \`FELIX_TYPHAADDR\` Felix talks to the datastore itself.
- \`none\` switches Typha off.

FELIX_TYPHAKEYFILE file @v3.2.0
The private key with which Felix shows itself to Typha.

FELIX_TYPHAREADTIMEOUT seconds =30
How long Felix waits for a sign of life from Typha before it exits and starts anew.

FELIX_TYPHAURISAN text @v3.2.0
The URI that Typha's certificate must name.

FELIX_TYPHAWRITETIMEOUT seconds =10
How long Felix tries to send data to Typha.

FELIX_USAGEREPORTINGENABLED bool:felix =true ~usageReportingEnabled
Sends Calico's version and the size of the cluster to projectcalico.org without names. Switch it off where nodes have no way to the internet.

FELIX_USAGEREPORTINGINITIALDELAYSECS seconds =300 ~usageReportingInitialDelay
How long Felix waits before its first usage report.

FELIX_USAGEREPORTINGINTERVALSECS seconds =86400 ~usageReportingInterval
How often Felix sends a usage report.
`;
