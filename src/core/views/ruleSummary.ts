import type { Translate } from '../l10n.ts';

/** What the rule `code` finds, in one sentence, for lists of rules; undefined for a code that no rule has. */
export function ruleSummary(code: string, t: Translate): string | undefined {
  return summaries(t).get(code);
}

function summaries(t: Translate): ReadonlyMap<string, string> {
  return new Map([
    ['manifest-unreadable', t('A document that concerns Calico is no valid YAML, or has the wrong shape.')],
    ['method-unknown', t('The text is none of the detection methods: calico-node exits.')],
    ['method-spelling', t('A detection method is misspelt: calico-node compares letter by letter, and exits.')],
    ['method-version', t("The manifest's Calico does not know this detection method yet: calico-node exits.")],
    ['method-ignored', t('A detection method is written, but IP, IP6 or the backend keeps it from being used.')],
    ['method-set-twice', t('Several files give one calico-node different methods: only one of them wins.')],
    [
      'operator-owned',
      t('The operator owns this DaemonSet and takes the method back: it belongs into the Installation.'),
    ],
    ['wrong-container', t('A variable of calico-node stands in a container that does not read it.')],
    ['variable-lookalike', t('A variable is named like one that calico-node reads, but is not it.')],
    ['env-misindented', t('The name and the value of a variable are torn apart by their indentation.')],
    ['env-duplicate', t('A variable is set twice in one container: the last entry counts.')],
    [
      'reference-missing',
      t("A variable is taken from a ConfigMap's key that is not there: the container does not start."),
    ],
    ['poll-interval', t('AUTODETECT_POLL_INTERVAL is no duration, or makes calico-node loop or crash.')],
    ['env-invalid', t('A variable of calico-node has a text that can not be read as what it must be.')],
    ['env-conflict', t('Variables of calico-node are each in order, but fight each other or the pools.')],
    ['suffix-ignored', t('Something stands behind kubernetes-internal-ip, and calico-node ignores it.')],
    ['installation-several-methods', t('An Installation has several methods for one family: the operator refuses it.')],
    ['installer-refuses', t('The installer kOps takes fewer methods than Calico, and refuses this one.')],
    ['resource-invalid', t("One of Calico's objects says what Calico's validator refuses.")],
    ['resource-ignored', t("One of Calico's objects, or a field of it, is stored and has no effect.")],
    ['field-unknown', t('An object has a field that its CustomResourceDefinition does not have.')],
    ['field-invalid', t("A field has a value that the object's CustomResourceDefinition does not allow.")],
    ['field-missing', t("A field is missing that the object's CustomResourceDefinition requires.")],
    ['selector-invalid', t('A selector can not be read: Calico refuses the object.')],
    ['policy-unreachable', t('A rule of a policy is never reached: one before it decides on everything.')],
    [
      'reference-unknown',
      t("One of Calico's objects names a node, or a pod asks for a pool, that the cluster does not have."),
    ],
    ['pool-overlap', t('Two IP pools share addresses, or a pool and the services do.')],
    ['pool-small', t('The IP pools have fewer blocks than the cluster has nodes.')],
    ['pool-encapsulation', t('An IP pool has no VXLAN, but with the backend vxlan only that reaches other nodes.')],
    ['ip-invalid', t('IP or IP6 is neither a keyword nor an address of its family: calico-node exits.')],
    ['no-address', t('No address of any family is looked for: calico-node exits.')],
    ['placeholder', t('A placeholder of the documentation stands where a value belongs.')],
    ['nested-quotes', t('Quotes stand inside the value, and calico-node takes them as a part of it.')],
    ['block-scalar', t("A block scalar's line end is taken as a part of the value.")],
    ['list-blank', t('Blanks at the ends of a list or destination are taken as part of it.')],
    ['list-separator', t('Names of interfaces are separated by something that does not separate them.')],
    ['list-empty-item', t('An empty item in a list of expressions matches the name of every interface.')],
    [
      'glob-as-regex',
      t('A file pattern like eth* stands where a regular expression is read, and means something else.'),
    ],
    ['comma-in-quantifier', t('A comma inside { } splits the expression in two, and it matches something else.')],
    ['regex-invalid', t('An expression can not be compiled, and because of it nothing is detected.')],
    ['cidr-invalid', t('An item of cidr= is not a CIDR, and because of it nothing is detected.')],
    ['cidr-host-bits', t('A network of cidr= has bits set behind its prefix, and is wider than it looks.')],
    ['version-fault', t("The manifest's Calico has a fault in this method, mended in a later release.")],
    ['destination-invalid', t('The destination of can-reach= is not one address or host name, or is the node itself.')],
    [
      'destination-own',
      t(
        'The destination of can-reach= is an address of a node, pod or service, to which each node has a way of its own.',
      ),
    ],
    ['family-mismatch', t('Networks or a destination are of the other address family: nothing can match.')],
    ['node-unresolved', t('The method detects nothing on some of the nodes.')],
    [
      'ipv6-missing',
      t('IPv6 is asked for, but no node has an IPv6 address: calico-node fails, and takes the IPv4 address away.'),
    ],
    ['ip-shared', t('IP or IP6 names one address for several nodes: all but the first exit.')],
    ['duplicate-address', t('Several nodes would take the same address: all but the first exit.')],
    ['virtual-interface', t('A bridge, tunnel or pod interface is chosen, where other nodes can not reach the node.')],
    ['vip-chosen', t('An address that may move to another node is chosen: a VIP or a secondary one.')],
    ['address-in-range', t('The chosen address lies in the range of an IP pool, of pods or of services.')],
    ['virtual-in-reach', t('The method also reaches interfaces of containers or of Calico itself.')],
    ['name-unanchored', t('A name without ^ and $ also matches another interface of some node.')],
    ['down-interface', t('An interface without link is chosen: calico-node does not look at the state of links.')],
    ['nodes-apart', t('Nodes have no way to the chosen address of another, or send there from another address.')],
    ['same-subnet', t('Two interfaces of a node are in one subnet: the kernel, not Calico, decides which one sends.')],
    ['internal-ip-differs', t("The chosen address is not the node's InternalIP in Kubernetes, on some of the nodes.")],
    [
      'cross-subnet-prefix',
      t('Under CrossSubnet, a chosen address with a full prefix makes every packet take the tunnel.'),
    ],
    ['mtu-mismatch', t('The MTU that is set does not fit the chosen interface and the encapsulation.')],
    ['several-candidates', t('Several interfaces of a node are suitable, and a new one may change the choice.')],
    ['address-pinned', t('A stored address keeps detection from running, though it would choose another one.')],
    ['nodes-move', t('Another address is stored for some nodes than the method chooses: they move.')],
    ['running-differs', t('The cluster runs calico-node with another method than the file gives it.')],
  ]);
}
