/** What the installer of the CNI plugin reads (cni-plugin/pkg/install/install.go). The form is that of table.ts. */
export const cniTable = `
CNI_CONF_NAME text =10-calico.conflist #install-cni
The name of the CNI configuration file to write. The kubelet takes the first file by name, so that another plugin's may come first.

CNI_MTU mtu !exit =1500 #install-cni
The MTU of the interfaces of pods, from \`veth_mtu\` in the ConfigMap \`calico-config\` in most manifests. Too large a value drops big packets on the way, which shows as connections that hang.
- It is pasted into JSON: an empty text makes the installer exit.
- It must leave room for the overlay: 20 bytes for IPIP, 50 for VXLAN, 60 for WireGuard.

CNI_NETWORK_CONFIG text !exit #install-cni
The CNI configuration to write; words such as \`__CNI_MTU__\` in it are replaced.
- What comes out has to be JSON, else the installer exits and no pod of the node gets a network.

CNI_NETWORK_CONFIG_FILE file #install-cni
A file with the CNI configuration; wins over \`CNI_NETWORK_CONFIG\`.

CNI_NET_DIR file =/etc/cni/net.d #install-cni
The host's directory with CNI configurations, as the generated configuration names it.

CNI_OLD_CONF_NAME text =10-calico.conflist #install-cni
A CNI configuration file of an earlier installation, which is deleted where its name differs from \`CNI_CONF_NAME\`.

KUBERNETES_NODE_NAME text #install-cni,upgrade-ipam
The name of the node in the CNI configuration; it has to be the one that calico-node uses.

KUBERNETES_SERVICE_PROTOCOL enum:https,http =https #install-cni
The scheme of the API server in the kubeconfig of the CNI plugin.

LOG_FILE_MAX_AGE int =30 #install-cni
After how many days old logs of the CNI plugin are deleted.

LOG_FILE_MAX_COUNT int =10 #install-cni
How many old logs of the CNI plugin are kept.

LOG_FILE_MAX_SIZE int =100 #install-cni
The size in megabytes at which the log of the CNI plugin is put aside.

LOG_FILE_PATH file =/var/log/calico/cni/cni.log #install-cni
The file on the host that the CNI plugin logs to.

LOG_LEVEL text =info #install-cni
How much the CNI plugin logs.
= error: failures only
= warning: what may go wrong too
= info: the usual
= debug: every call of the kubelet

REQUIRE_MTU_FILE enum:true,false =false @v3.31.0 #install-cni
Makes the CNI plugin wait for the MTU that Felix writes down, so that no pod starts with a wrong one.

SKIP_CNI_BINARIES list:text #install-cni
The plugins that are not copied to the host, with commas between them.

SKIP_TLS_VERIFY bool:exact =false #install-cni
Lets the CNI plugin accept any certificate of the API server; for tests only.

SLEEP bool:go =true !exit #install-cni
Keeps the container running when it is done.
- In an init container it must be \`false\`, else the pod never starts.

TLS_ASSETS_DIR file =/calico-secrets #install-cni
The directory with the TLS files for etcd that are copied to the host.

UPDATE_CNI_BINARIES bool:go =true !exit #install-cni
Whether plugins that are on the host already are replaced.
`;
