/** Felix as a process: datastore, health, logs, metrics, reports (felix/config/config_params.go). The form is that of table.ts. */
export const felixProcessTable = `
FELIX_DATASTORETYPE
The datastore that Felix uses, where it should differ from \`DATASTORE_TYPE\`; hardly ever needed.

FELIX_DEBUGBPFCGROUPV2
A path below the cgroup root for the connect-time load balancer; for the development of Calico.

FELIX_DEBUGCPUPROFILEPATH
Where Felix writes a CPU profile when a signal asks for it; for the development of Calico.

FELIX_DEBUGDISABLELOGDROPPING
Keeps every log line even where the log can't be written fast enough, which slows Felix down.

FELIX_DEBUGHOST
The address that \`FELIX_DEBUGPORT\` listens at; the port has no protection, so leave it at \`localhost\`.

FELIX_DEBUGMEMORYPROFILEPATH
Where Felix writes a memory profile when a signal asks for it.

FELIX_DEBUGPANICAFTER
Makes Felix crash after that time; for tests of Calico only.

FELIX_DEBUGPORT
Opens a port with Go's CPU and memory profiles of Felix.

FELIX_DEBUGSIMULATECALCGRAPHHANGAFTER
Makes Felix's calculation hang after that time; for tests of the watchdog only.

FELIX_DEBUGSIMULATEDATAPLANEAPPLYDELAY
Slows each change of the data plane down, like an overloaded node; for tests only.

FELIX_DEBUGSIMULATEDATAPLANEHANGAFTER
Makes Felix's data plane hang after that time; for tests of the watchdog only.

FELIX_DEBUGSIMULATEDATARACE
Provokes a data race; for tests of Calico only.

FELIX_ETCDADDR
The address of etcd as \`host:port\`, for Felix only. Use \`ETCD_ENDPOINTS\`, which all parts read.

FELIX_ETCDCAFILE
The certificate authority for etcd, for Felix only; \`ETCD_CA_CERT_FILE\` is read by all parts.

FELIX_ETCDCERTFILE
The client certificate for etcd, for Felix only; \`ETCD_CERT_FILE\` is read by all parts.

FELIX_ETCDENDPOINTS
The addresses of the etcd cluster, for Felix only; \`ETCD_ENDPOINTS\` is read by all parts.

FELIX_ETCDKEYFILE
The private key for etcd, for Felix only; \`ETCD_KEY_FILE\` is read by all parts.

FELIX_ETCDSCHEME
The scheme that belongs to \`FELIX_ETCDADDR\`.

FELIX_FEATUREDETECTOVERRIDE
Forces features of the kernel or of iptables on or off where Felix finds out wrongly, as in \`ChecksumOffloadBroken=true\`.

FELIX_FEATUREGATES
Switches on features that are not finished, as \`name=value\` with commas between them.

FELIX_FELIXHOSTNAME
Felix's name for this node. calico-node sets it to its own name for the node, so that writing it makes sense only outside the container.

FELIX_FLOWLOGSCOLLECTORDEBUGTRACE
Writes the collector's own log in full, to find faults of flow logs.

FELIX_FLOWLOGSFLUSHINTERVAL
How often Felix hands flow logs on.

FELIX_FLOWLOGSGOLDMANESERVER
The address of Goldmane, which gathers flow logs; without it and \`FELIX_FLOWLOGSLOCALREPORTER\` there are none.

FELIX_FLOWLOGSLOCALREPORTER
Offers the node's flow logs at a local socket.

FELIX_FLOWLOGSPOLICYEVALUATIONMODE
Whether flows are judged again when policies change, so that flow logs show what is pending.

FELIX_GOGCTHRESHOLD
By how many per cent Felix's heap may grow before memory is collected. Higher means less CPU and more memory.
- \`-1\` never collects; \`GOGC\` wins over it.

FELIX_GOMAXPROCS
How many CPUs Felix uses at once; \`-1\` leaves it to Go.
- Go's own variable \`GOMAXPROCS\` wins over it.

FELIX_GOMEMORYLIMITMB
The memory in megabytes that Felix tries to stay under; \`-1\` means no limit.
- Keep it well under the limit of the container, which holds other processes too. \`GOMEMLIMIT\` wins over it.

FELIX_HEALTHENABLED
Opens the port that the readiness and liveness probes of calico-node ask. Without it those probes fail and the pod never becomes ready.
- Since v3.31.0 calico-node itself reads it too, and there only \`true\` in lower case counts.

FELIX_HEALTHHOST
The address that Felix's health port listens at. Probes come from the node itself, so that \`localhost\` is enough.
- The command of calico-node's probes reads it too.

FELIX_HEALTHPORT
The port of Felix's health checks, to be changed where another process of the host holds 9099.
- The command of calico-node's probes reads it too; a probe by HTTP must name the same port.

FELIX_HEALTHTIMEOUTOVERRIDES
Gives parts of Felix more time before they count as hung, as in \`InternalDataplaneMainLoop=5m\`. Of use on overloaded nodes.

FELIX_LOGACTIONRATELIMIT
How often a policy's \`Log\` action may write, as \`10/second\` or \`100/hour\`.

FELIX_LOGACTIONRATELIMITBURST
How many lines of the \`Log\` action may come at once before \`FELIX_LOGACTIONRATELIMIT\` holds.

FELIX_LOGDEBUGFILENAMEREGEX
Which of Felix's source files may log at debug level, so that debugging one part does not drown in the rest.

FELIX_LOGFILEPATH
Felix's log file inside the container. Most manifests log to the screen instead.
= none: no log file

FELIX_LOGPREFIX
The words in front of each line of a policy's \`Log\` action in the kernel log.
- Of it iptables keeps 29 characters, nftables 127.
- \`%t\`, \`%k\`, \`%n\` and \`%p\` stand for tier, kind and name of the policy in newer releases.

FELIX_LOGSEVERITYFILE
How much Felix writes to its log file.
= DEBUG: each step; much
= INFO: the usual
= WARNING: what may go wrong, and failures
= ERROR: failures only

FELIX_LOGSEVERITYSCREEN
How much Felix logs where \`kubectl logs\` shows it. \`DEBUG\` slows a busy node down.
= DEBUG: each step; much
= INFO: the usual
= WARNING: what may go wrong, and failures
= ERROR: failures only

FELIX_LOGSEVERITYSYS
How much Felix sends to syslog.
= none: nothing
= DEBUG: each step; much
= INFO: the usual
= WARNING: what may go wrong, and failures
= ERROR: failures only

FELIX_PROMETHEUSGOMETRICSENABLED
Whether Felix's metrics include those of the Go runtime; off makes each scrape smaller.

FELIX_PROMETHEUSMETRICSCAFILE
The certificate authority that clients of Felix's metrics are checked against.

FELIX_PROMETHEUSMETRICSCERTFILE
The certificate with which Felix's metrics are served over TLS.

FELIX_PROMETHEUSMETRICSCLIENTAUTH
Whether clients of Felix's metrics have to show a certificate, and whether it is checked.
- Up to v3.32 the default is \`RequireAndVerifyClientCert\`.

FELIX_PROMETHEUSMETRICSENABLED
Serves Felix's metrics for Prometheus. The port opens on the host, since calico-node uses the host's network.
- A host endpoint's policy has to let the port in.

FELIX_PROMETHEUSMETRICSHOST
The address that Felix's metrics listen at; without it all addresses of the host.

FELIX_PROMETHEUSMETRICSKEYFILE
The private key of the certificate for Felix's metrics.

FELIX_PROMETHEUSMETRICSPORT
The port of Felix's metrics, to be changed where another process of the host holds 9091.

FELIX_PROMETHEUSPROCESSMETRICSENABLED
Whether Felix's metrics include CPU, memory and open files of the process.

FELIX_PROMETHEUSWIREGUARDMETRICSENABLED
Whether Felix's metrics include those of the WireGuard peers.

FELIX_TYPHAADDR
The address of Typha as \`host:port\`. It wins over the lookup by Service name.

FELIX_TYPHACAFILE
The certificate authority that Typha's certificate is checked against.
- With one of the TLS settings for Typha all are needed, of \`FELIX_TYPHACN\` and \`FELIX_TYPHAURISAN\` at least one.

FELIX_TYPHACERTFILE
The certificate with which Felix shows itself to Typha.

FELIX_TYPHACN
The common name that Typha's certificate must have.

FELIX_TYPHAK8SNAMESPACE
The namespace of Typha's Service.

FELIX_TYPHAK8SSERVICENAME
The Service behind which Typha is found; without it and \`FELIX_TYPHAADDR\` Felix talks to the datastore itself.
- \`none\` switches Typha off.

FELIX_TYPHAKEYFILE
The private key with which Felix shows itself to Typha.

FELIX_TYPHAREADTIMEOUT
How long Felix waits for a sign of life from Typha before it exits and starts anew.

FELIX_TYPHAURISAN
The URI that Typha's certificate must name.

FELIX_TYPHAWRITETIMEOUT
How long Felix tries to send data to Typha.

FELIX_USAGEREPORTINGENABLED
Sends Calico's version and the size of the cluster to projectcalico.org without names. Switch it off where nodes have no way to the internet.

FELIX_USAGEREPORTINGINITIALDELAYSECS
How long Felix waits before its first usage report.

FELIX_USAGEREPORTINGINTERVALSECS
How often Felix sends a usage report.
`;
