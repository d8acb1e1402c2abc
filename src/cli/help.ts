import { checkFormats } from './formats/checkFormats.ts';
import { applyHelp, verifyHelp } from './helpApply.ts';
import { connectionsHelp } from './helpConnections.ts';
import { doctorHelp } from './helpDoctor.ts';
import { mcpHelp } from './helpMcp.ts';
import { matrixHelp, reachHelp, traceHelp } from './helpNetwork.ts';

/** What `--help` says. */

export const generalHelp = `vscode-calico predicts which interface and address calico-node chooses on each node.

Usage:
  vscode-calico check FILE… [options]      Find mistakes in manifests.
  vscode-calico resolve FILE… [options]    Show what calico-node chooses on each node.
  vscode-calico resolve --method VALUE …   Show what one detection method chooses.
  vscode-calico matrix [FILE…] …           Compare what several detection methods choose.
  vscode-calico trace FROM TO [FILE…] …    Show the way of a packet between pods or nodes.
  vscode-calico reach [FILE…] …            Tell which nodes and pods reach which, of all pairs.
  vscode-calico connections [FILE…] …      Tell who may talk to whom by the policies in the files.
  vscode-calico doctor [FILE…] …           Diagnose a cluster: one report of all that is found.
  vscode-calico snapshot --output FILE     Save what is known of a cluster's nodes, read over kubectl.
  vscode-calico apply FILE… --context C    Apply manifests node by node, and compare each with the prediction.
  vscode-calico verify --context C [FILE…] Tell whether a cluster is as predicted: addresses, routes, reach.
  vscode-calico mcp [FILE…] …              Answer models and agents: a server of the Model Context Protocol.
  vscode-calico lsp                        Answer an editor: findings, hovers, completion and fixes while you type.

  -h, --help     This text, or that of a command: vscode-calico check --help.
  --version      The version of this program.

All but \`snapshot\`, \`apply\`, \`verify\` and \`--context\` read files only, and ask no cluster. What is known of the nodes stands in an inventory: a snapshot, or a folder with one file per node that holds what \`ip addr\`,
\`ip route show table all\` and \`ip rule\` printed there.

Examples:
  vscode-calico check calico.yaml
  vscode-calico check manifests/ --inventory nodes.calico-inventory.yaml
  vscode-calico resolve calico.yaml --inventory nodes/
  vscode-calico resolve --method cidr=192.168.30.0/24 --inventory nodes/
`;

const common = `  --inventory PATH        A snapshot, or a folder with one file of \`ip\` output per node.
  --calico-version V      The version to answer for where the manifest names none, like v3.32.1.
                          Without it: the inventory's, else the newest.
`;

const files = `FILE is a manifest, a folder (all *.yaml, *.yml and *.json in it and below, except in node_modules and .git), or - for
standard input. Of a folder, templates such as calico.yaml.j2 are read too where calico.yaml is not beside them.
All files belong together: a variable may come from a ConfigMap in another one. A file is read once, whichever links
lead to it. Files must be text, at most 64 MB each.
`;

const titles = Object.values(checkFormats).map(({ title }) => title);

const checkHelp = `vscode-calico check FILE… finds mistakes in the manifests of calico-node.

${files}With an inventory, what would be chosen on its nodes is checked too.

Options:
  --format FORMAT         ${titles.slice(0, -1).join(', ')}, or ${titles.at(-1)}.
${common}  --rule CODE=LEVEL       Give a rule another level: off, hint, information, warning, error or default. May be
                          given several times. A comment in a file disables a finding there:
                          # calico-disable-next-line CODE -- reason
  --fix                   Make the preferred fixes in the files, and tell them on standard error. What is found then
                          is reported. A file is written whole or not at all; of a link, the target is written.
  --strict                Fail on findings of severity information or hint too.
  --summary FILE          Write verdict and findings as Markdown too, behind what FILE holds; for GITHUB_STEP_SUMMARY.
  --assert FILE           Expect what FILE says of nodes' addresses and of paths, and tell on standard error what isn't
                          so (docs/cli.md). Needs an inventory.
  -h, --help              This text.

Exit code:
  0  no errors and no warnings; with --strict, no findings at all; with --assert, all is as expected
  1  there are some, or something isn't
  2  it could not be checked: a file or the inventory can't be read, or an argument is wrong; or a file with fixes
     can't be written

Examples:
  vscode-calico check calico.yaml
  vscode-calico check . --inventory nodes.calico-inventory.yaml --strict
  helm template tigera-operator | vscode-calico check -
  vscode-calico check manifests/ --format sarif > calico.sarif
  vscode-calico check calico.yaml --fix --rule several-candidates=off
`;

const resolveHelp = `vscode-calico resolve shows which interface and address calico-node chooses on each node, and why.

Usage:
  vscode-calico resolve FILE… --inventory PATH [options]
  vscode-calico resolve --method VALUE --inventory PATH [--family 4|6] [options]

${files}
Options:
${common}  --method VALUE          Play this method alone, as with IP=autodetect: first-found, interface=REGEXP,…,
                          skip-interface=REGEXP,…, cidr=CIDR,…, can-reach=DESTINATION or kubernetes-internal-ip.
  --family 4|6            The address family for --method; 4 without it.
  --all, --verbose        List every interface of every node, and why it is chosen or not.
  --format FORMAT         text (default) or json, which always tells of every interface.
  -h, --help              This text.

In the table, ✖ stands before a node without an address, ? before one that is not known, and ! before an odd choice: a
virtual interface, one that is down, or one of several.

Exit code:
  0  the address of every node is known
  1  some node gets none, its calico-node exits, which address it gets can't be told, or pods or nodes are cut off
  2  it could not be tried: there is no calico-node in the files, a file or the inventory can't be read, or an
     argument is wrong

Examples:
  vscode-calico resolve calico.yaml --inventory nodes/ --all
  vscode-calico resolve --method 'interface=^ens33$,^eth0$' --inventory nodes.calico-inventory.yaml
  vscode-calico resolve --method can-reach=2001:db8::1 --family 6 --inventory nodes/ --format json
`;

const snapshotHelp = `vscode-calico snapshot reads the nodes of a cluster over kubectl and writes an inventory, with which check and resolve
answer without the cluster. It only reads, and no Secrets. The file names nodes, but no users and no servers.

Options:
  -o, --output FILE       Where to write it; - is standard output. Needed, but with --compare.
  --compare OLD           Tell what has changed since the snapshot OLD: addresses, interfaces, routes, blocks, reach.
                          With a second snapshot behind it, that is compared in place of the cluster.
  --context NAME          The context of the kubeconfig; the current one without it.
  --kubeconfig PATH       The kubeconfig; kubectl's own choice without it.
  --kubectl PATH          The kubectl to run; the one on PATH without it.
  --no-exec               Run no commands in the calico-node pods (SECURITY.md lists them). What is known of
                          interfaces then comes from what Kubernetes stores, and is less sure.
  --pods                  Write down the pods too, with their nodes and addresses, for trace, and for policies
                          namespaces, service accounts, Services and EndpointSlices. No Secret is read.
  --force                 Replace FILE even if it knows more than what was read now, or isn't a snapshot.
  -h, --help              This text.

FILE is written whole or not at all, and tried before the cluster is read.

Exit code:
  0  everything was read; with --compare, nothing has changed
  1  it was written, but some part could not be read; each is named on standard error. With --compare: something changed
  2  nothing was written; FILE is as it was

Examples:
  vscode-calico snapshot -o cluster.calico-inventory.yaml
  vscode-calico snapshot --context production --no-exec -o - | less
  vscode-calico snapshot --compare monday.calico-inventory.yaml tuesday.calico-inventory.yaml
`;

const lspHelp = `vscode-calico lsp answers an editor over standard input and output, by the Language Server Protocol 3.17: findings,
hovers, completion, fixes, inlay hints, code lenses and definitions. An editor starts it; docs/editors.md tells how.

Options:
  --stdio                 What it does anyway; some editors add it.
  -h, --help              This text.

Its settings have the names that they have in VS Code, as initializationOptions or in the section calico:
  inventory, calicoVersion, rules, maxWorkspaceFiles, inlayHints, codeLens; and as initializationOptions only
  kubectlPath, kubeconfig, context, namespace, exec. A cluster is read when the command calico.connect is run.

Exit code:
  0  the editor has ended it: shutdown, then exit
  1  it ended without shutdown: exit alone, or the end of standard input
  2  it could not be started: an argument is wrong, or standard output is a terminal
`;

/** The help of a command; undefined where there is no such command. */
export function helpOf(command: string): string | undefined {
  return new Map([
    ['check', checkHelp],
    ['resolve', resolveHelp],
    ['matrix', matrixHelp],
    ['trace', traceHelp],
    ['reach', reachHelp],
    ['connections', connectionsHelp],
    ['doctor', doctorHelp],
    ['snapshot', snapshotHelp],
    ['apply', applyHelp],
    ['verify', verifyHelp],
    ['mcp', mcpHelp],
    ['lsp', lspHelp],
  ]).get(command);
}
