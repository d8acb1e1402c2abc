/** What `mcp --help` says. */
export const mcpHelp = `vscode-calico mcp answers models and agents over the Model Context Protocol, on standard input and output. Its tools are
resolve, check, matrix, trace, reach and doctor: they answer as the commands do, in the same JSON, and only read.

Usage:
  vscode-calico mcp --inventory PATH [FILE…] [options]
  vscode-calico mcp --context NAME [FILE…] [options]
  vscode-calico mcp FILE…

FILE is a manifest or a folder with manifests. Files and snapshots are read again when they change. Models name no file:
they hear of what is given here, and of nothing else.

Options:
  --inventory PATH        A snapshot, or a folder with one file of \`ip\` output per node.
  --context NAME          Read the cluster of this context of the kubeconfig over kubectl, when first asked, and follow
                          it. It only reads, and no Secrets.
  --exec                  Run commands in the calico-node pods (SECURITY.md lists them), which tells interfaces best.
                          Without it none is run.
  --kubeconfig PATH       The kubeconfig; kubectl's own choice without it.
  --kubectl PATH          The kubectl to run; the one on PATH without it.
  --calico-version V      The version to answer for where the manifest names none, like v3.32.1.
  -h, --help              This text.

Exit code:
  0  standard input has ended
  2  it could not be started: an argument is wrong

Example, as clients are told of it:
  { "mcpServers": { "calico": { "command": "vscode-calico", "args": ["mcp", "--inventory", "nodes/", "manifests/"] } } }
`;
