/** Felix as a process: datastore, health, logs, metrics, reports (felix/config/config_params.go). The form is that of table.ts. */
export const felixProcessTable = `
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
`;
