/** What `--help` says of the command that writes to a cluster. */

export const applyHelp = `vscode-calico apply shows what applying manifests would change and which address each node would get, applies
them when you type the context's name, moves one node first, compares every node with the prediction, and rolls back
when one disagrees.

Usage:
  vscode-calico apply FILE… --context NAME [options]
  vscode-calico apply FILE… --context NAME --plan-out plan.json
  vscode-calico apply FILE… --context NAME --yes --plan plan.json

FILE is a manifest, a folder, or - for standard input. The plan comes from the server (a dry run), so nothing is written
before you confirm. An object that somebody changes in between is not written. Secrets are left out unless you name
them. A DaemonSet of the operator is refused: apply its Installation.

Where the DaemonSet of calico-node changes, its strategy is OnDelete until every node is as predicted. Pods are
deleted one node after the other, as many at a time as maxUnavailable allows, and the strategy is put back at the end.
When a node disagrees, crashes or stays silent, nothing more moves until you decide; with --yes everything is rolled
back: the objects, the pods, and stored addresses that calico-node would not find by itself.

Options:
  --context NAME          The context of the kubeconfig. Needed.
  --kubeconfig PATH       The kubeconfig; kubectl's own choice without it.
  --kubectl PATH          The kubectl to run; the one on PATH without it.
  --canary NODE           The node that moves first; without it, the first one that changes its address.
  --no-canary             Let Kubernetes replace the pods in its own order, and stop it when a node disagrees.
  --restart               Replace the pods even if nothing that is applied restarts them, as with a ConfigMap alone.
  --take-over MANAGER     Take over fields that this field manager owns, like helm. May be given several times.
                          Fields set by hand with kubectl are taken over anyway, and named in the plan.
  --with-secret NAME      Apply this Secret of the files too, like kube-system/calico-etcd. Its values are never shown.
  --patience SECONDS      How long a node may take until it counts as silent; 300 without it.
  --plan-out FILE         Write the plan as JSON, and apply nothing.
  --yes --plan FILE       Apply without asking, if the plan in FILE still holds: cluster, files, objects, predictions.
  --calico-version V      The version to answer for where the manifest names none, like v3.32.1.
  -h, --help              This text.

Exit code:
  0  applied, and every node is as predicted; or nothing changes; or the plan was written
  1  not applied, stopped, or rolled back
  2  it could not be tried: a file or the cluster can't be read, the plan no longer holds, or an argument is wrong

Examples:
  vscode-calico apply calico.yaml --context production --canary worker-3
  vscode-calico apply calico.yaml --context production --plan-out plan.json
  vscode-calico apply calico.yaml --context production --yes --plan plan.json
`;

export const verifyHelp = `vscode-calico verify tells whether a cluster is as predicted: the address that is stored on each node, the routes
to the blocks of the others, and who reaches whom. It only reads, and is made for cron and CI.

Usage:
  vscode-calico verify --context NAME [FILE…] [options]

With FILE, manifests or folders with a calico-node, it is predicted by these; else by what the cluster runs.

Options:
  --context NAME          The context of the kubeconfig. Needed.
  --kubeconfig PATH       The kubeconfig; kubectl's own choice without it.
  --kubectl PATH          The kubectl to run; the one on PATH without it.
  --no-exec               Run no commands in the calico-node pods; then routes are unknown.
  --calico-version V      The version to answer for where the manifest names none, like v3.32.1.
  --format FORMAT         text (default) or json.
  --json                  The same as --format json.
  -h, --help              This text.

Exit code:
  0  every address and route that could be compared is as predicted, and no pair is broken
  1  some is not
  2  it could not be tried: a file or the cluster can't be read, or an argument is wrong

Examples:
  vscode-calico verify --context production
  vscode-calico verify --context production calico.yaml --json
`;
