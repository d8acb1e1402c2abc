/** What `--help` says of `connections`. */

export const connectionsHelp = `vscode-calico connections tells who may talk to whom by the policies in the files, exactly as Calico decides.

Usage:
  vscode-calico connections [FILE…] --flows FLOWS.json [options]

FILE is a manifest, a folder, or - for standard input; the current folder without it. Read are policies of Calico and
Kubernetes, tiers, profiles, pods and the workloads that make them, namespaces, service accounts, endpoint slices, network
sets, host endpoints, and the failsafe ports of FelixConfigurations. A namespace or service account that isn't in the
files is taken to exist, without labels.

Options:
  --flows FLOWS.json      Judge each flow of a list, or of {"flows": [...]}; - is standard input. A flow is
                          {"from", "to", "protocol", "src"?, "dst"?, "sport"?, "dport"?, "icmpType"?, "icmpCode"?}.
                          Ends are "namespace/pod", "ip:ADDRESS", "host", or "host:NAME" of a HostEndpoint; protocols are
                          tcp, udp, sctp, icmp, icmpv6, or numbers. Written is a list of JSON in the same order, each
                          {"verdict", "egress"?, "ingress"?, "host"?}: the verdict, what decides at the source pod, at the
                          destination pod, and at each stage of the host endpoint. Each decision names the tier, kind,
                          policy, and the rule, counted from 0.
  --calico-version V      The version to answer for, like v3.31.7; without it the newest.
  -h, --help              This text.

Flows are first packets of connections, after DNAT: a Service is reached at its pods' addresses. Not judged: between a node
and its own pods, HTTP rules, and host endpoints between two pods.

Exit code:
  0  every flow is judged
  2  some can't be: a file can't be read, a flow is wrong, or an end isn't in the files

Examples:
  vscode-calico connections manifests/ --flows flows.json
  kubectl get pods,networkpolicies -A -o yaml | vscode-calico connections - --flows flows.json
`;
