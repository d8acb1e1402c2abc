/** What `doctor --help` says. */
export const doctorHelp = `vscode-calico doctor diagnoses a cluster: what the rules find in it, and which pods and nodes reach which, as one
report. The verdict comes first, then the causes, the worst first, each with its evidence, what to do, and a command by
which to confirm it. The report names nodes, pods and addresses, but no users, servers, contexts or Secrets, so that it
can be pasted into an issue.

Usage:
  vscode-calico doctor [FILE…] --inventory PATH [options]
  vscode-calico doctor [FILE…] --context NAME [options]

With FILE, manifests or folders with a calico-node, it is told of the cluster as it is once they are applied. Without FILE
it is told of what runs, as far as the inventory says it.

Options:
  --inventory PATH        A snapshot, or a folder with one file of \`ip\` output per node.
  --context NAME          Read the cluster of this context of the kubeconfig over kubectl. It only reads, and no Secrets.
  --kubeconfig PATH       The kubeconfig; kubectl's own choice without it.
  --kubectl PATH          The kubectl to run; the one on PATH without it.
  --no-exec               Run no commands in the calico-node pods (SECURITY.md lists them).
  --calico-version V      The version to answer for where the manifest names none, like v3.32.1.
  --format FORMAT         markdown (default) or json.
  --json                  The same as --format json.
  -h, --help              This text.

Exit code:
  0  no errors and no warnings
  1  there are some
  2  it could not be told: a file, the inventory or the cluster can't be read, or an argument is wrong

Examples:
  vscode-calico doctor --context production > diagnosis.md
  vscode-calico doctor calico.yaml --inventory cluster.calico-inventory.yaml
`;
