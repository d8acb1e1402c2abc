/** What `--help` says of `connections`. */

export const connectionsHelp = `vscode-calico connections tells who may talk to whom by the policies in the files, exactly as Calico decides.

Usage:
  vscode-calico connections [FILE…] [options]
  vscode-calico connections [FILE…] --diff OTHER [options]
  vscode-calico connections [FILE…] --explain FROM TO PORT [options]
  vscode-calico connections [FILE…] --flows FLOWS.json [options]

FILE is a manifest, a folder, or - for standard input; the current folder without it. Read are policies of Calico and
Kubernetes, tiers, profiles, pods and the workloads that make them, namespaces, service accounts, endpoint slices, network
sets, nodes, host endpoints, the setting that makes automatic ones, and Felix's failsafe ports. A namespace or service account that isn't in the
files is taken to exist, without labels.

Without --diff, --explain and --flows, every pair of ends is told that may talk, with the exact ports. Ends of which all
policies say the same are one group, named by its first member; so is each network that some rule names. What depends
on the address of a pod that a workload will make is told as unknown; IP pools in the files help.

Options:
  --diff OTHER            Which connections appear (+) and vanish (-) in OTHER, a file or folder, against FILE.
  --explain FROM TO PORT  What decides about one connection, with each rule's place. Ends are as below, or an address
                          alone; PORT is 80, 53/udp, icmp or icmp/8.
  --flows FLOWS.json      Judge each flow of a list, or of {"flows": [...]}; - is standard input. A flow is
                          {"from", "to", "protocol", "src"?, "dst"?, "sport"?, "dport"?, "icmpType"?, "icmpCode"?}.
                          Ends are "namespace/pod", "ip:ADDRESS", "host", "node:NAME", or "host:NAME" of a HostEndpoint;
                          protocols are tcp, udp, sctp, icmp, icmpv6, or numbers. Written is a list of JSON in the same order, each
                          {"verdict", "egress"?, "ingress"?, "host"?}: the verdict, what decides at the source pod, at the
                          destination pod, and at each stage of the host endpoint. Each decision names the tier, kind,
                          policy, and the rule, counted from 0.
  --format FORMAT         text (default), json, markdown (a table), dot (for Graphviz), or svg (a drawing); with --diff
                          and --explain text or json.
  --json                  The same as --format json.
  --inventory PATH        What runs, from a snapshot (taken with --pods): nodes, pods, and what policies look at besides.
                          It stands behind what the files write.
  --calico-version V      The version to answer for, like v3.31.7; without it the newest.
  -h, --help              This text.

Flows are first packets of connections, after DNAT: a Service is reached at its pods' addresses. Between two pods
only host endpoints for all interfaces (*) are asked. What pods send to their own node is judged where calico-node is in
the files. A node's packets to its own pods aren't policed, and HTTP rules aren't judged.

Exit code:
  0  it is told; with --diff, nothing changes; with --explain, packets are allowed
  1  with --diff, something changes; with --explain, packets are denied, or it can't be told
  2  it can't be told: a file can't be read, a flow is wrong, or an end isn't in the files

Examples:
  vscode-calico connections manifests/
  vscode-calico connections manifests/ --format svg > connections.svg
  vscode-calico connections main/ --diff branch/ --format json
  vscode-calico connections manifests/ --explain lab/cli shop/web 8080/tcp
  vscode-calico connections manifests/ --flows flows.json
  kubectl get pods,networkpolicies -A -o yaml | vscode-calico connections - --flows flows.json
`;
