/** What `--help` says of the commands that look at the network between the nodes. */

export const traceHelp = `vscode-calico trace shows the way of a packet from one pod or node to another, hop by hop, and back.

Usage:
  vscode-calico trace FROM TO [FILE…] --inventory PATH [options]

FROM and TO are a pod (pod1, or namespace/pod1), a node (node:vms71), or an address of either. Pods must be in the
inventory. TO may be any other address: one outside the cluster. With FILE, manifests or folders with a calico-node, the way is the one once they are applied; routes that stay
are those that were read from the nodes, the others are told as they are to be expected. Without FILE it is the way for the
calico-node that the inventory says to run, else the way as it is now.

Options:
  --inventory PATH        A snapshot, or a folder with one file of \`ip\` output per node.
  --port PORT             Ask the policies in the files about a first packet to this port, like 80/tcp, 53/udp or icmp:
                          it stops where they deny it. Without it, what they allow at all is told. Labels come from
                          the files, or from the inventory's pods.
  --live                  The way as it is now, by the addresses that Calico has stored and the routes that are there.
  --family 4|6            The address family; without it that of an address that is given, else the first that both have.
  --calico-version V      The version to answer for where the manifest names none, like v3.32.1.
  --format FORMAT         text (default) or json.
  --json                  The same as --format json.
  -h, --help              This text.

Exit code:
  0  packets arrive, there and back
  1  they stop somewhere, may stop, or it can't be told
  2  it could not be tried: an end is not known, a file or the inventory can't be read, or an argument is wrong

Examples:
  vscode-calico trace pod1 pod2 calico.yaml --inventory cluster.calico-inventory.yaml
  vscode-calico trace node:vms71 default/pod2 --live --inventory cluster.calico-inventory.yaml
`;

export const matrixHelp = `vscode-calico matrix shows side by side what several values of the detection method would choose on the nodes: the
files' own, Calico's default, those made from the nodes' interfaces, and those given with --method. The best come first.

Usage:
  vscode-calico matrix [FILE…] --inventory PATH [--method VALUE]… [options]

Options:
  --inventory PATH        A snapshot, or a folder with one file of \`ip\` output per node.
  --method VALUE          A further value; may be given several times. Values are played as with IP=autodetect.
  --family 4|6            The address family; 4 without it.
  --all                   Show what each value chooses on every node or group of alike nodes, however many there are.
  --calico-version V      The version to answer for where the manifest names none, like v3.32.1.
  --format FORMAT         text (default) or json.
  --json                  The same as --format json.
  -h, --help              This text.

Exit code:
  0  it was compared
  2  it could not be: a file or the inventory can't be read, or an argument is wrong

Examples:
  vscode-calico matrix calico.yaml --inventory nodes/
  vscode-calico matrix --inventory nodes/ --method 'interface=^ens33$,^eth0$' --method can-reach=192.168.30.1
`;

export const reachHelp = `vscode-calico reach tells which nodes and pods reach which: every ordered pair of nodes, there and back, and what stops
the packets of those that don't, one cause at a time, each with one path that shows it. Nothing is sampled.

Usage:
  vscode-calico reach [FILE…] --inventory PATH [options]

With FILE, manifests or folders with a calico-node, it is told as it is once they are applied. Without FILE it is told for
the calico-node that the inventory says to run, else as it is now.

Options:
  --inventory PATH        A snapshot, or a folder with one file of \`ip\` output per node.
  --diff                  Tell too which pairs break or heal when FILE is applied.
  --live                  As it is now, by the addresses that Calico has stored and the routes that are there.
  --family 4|6            The address family; the first in use without it.
  --calico-version V      The version to answer for where the manifest names none, like v3.32.1.
  --format FORMAT         text (default) or json.
  --json                  The same as --format json.
  -h, --help              This text.

In the text, ✖ stands before what is broken, ? before what nobody knows, ! before what may be stopped, and i before what
must be so for packets to arrive.

Exit code:
  0  no pair is broken; with --diff, none breaks
  1  some are
  2  it could not be told: a file or the inventory can't be read, or an argument is wrong

Examples:
  vscode-calico reach calico.yaml --inventory cluster.calico-inventory.yaml
  vscode-calico reach calico.yaml --diff --inventory cluster.calico-inventory.yaml
`;
