/** What the installer of the CNI plugin reads (cni-plugin/pkg/install/install.go). The form is that of table.ts. */
export const cniTable = `
CNI_CONF_NAME text =10-calico.conflist #install-cni
The name of the CNI configuration file to write. The kubelet uses the first file by name, so another plugin's may come first.

CNI_MTU mtu !exit =1500 #install-cni
The MTU of pod interfaces, in most manifests from \`veth_mtu\` in the ConfigMap \`calico-config\`. If it's too large, big packets are dropped and connections hang.
- It's pasted into JSON: an empty value makes the installer exit.
- It must leave room for the overlay: 20 bytes for IPIP, 50 for VXLAN, 60 for WireGuard.

CNI_NETWORK_CONFIG text !exit #install-cni
The CNI configuration to write; placeholders such as \`__CNI_MTU__\` are replaced.
- The result must be JSON; otherwise the installer exits and no pod on the node gets a network.

CNI_NETWORK_CONFIG_FILE file #install-cni
A file with the CNI configuration. Takes precedence over \`CNI_NETWORK_CONFIG\`.

CNI_NET_DIR file =/etc/cni/net.d #install-cni
The host's directory of CNI configurations, as written in the generated configuration.

CNI_OLD_CONF_NAME text =10-calico.conflist #install-cni
A CNI configuration file from an earlier installation. It's deleted if its name differs from \`CNI_CONF_NAME\`.

KUBERNETES_NODE_NAME text #install-cni,upgrade-ipam
The node name in the CNI configuration; it must be the one that calico-node uses.

KUBERNETES_SERVICE_PROTOCOL enum:https,http =https #install-cni
The API server's URL scheme in the CNI plugin's kubeconfig.

LOG_FILE_MAX_AGE int =30 #install-cni
Number of days after which old CNI plugin logs are deleted.

LOG_FILE_MAX_COUNT int =10 #install-cni
How many old CNI plugin logs are kept.

LOG_FILE_MAX_SIZE int =100 #install-cni
The size in megabytes at which the CNI plugin's log is rotated.

LOG_FILE_PATH file =/var/log/calico/cni/cni.log #install-cni
The file on the host that the CNI plugin logs to.

LOG_LEVEL text =info #install-cni
Log level of the CNI plugin.
= error: failures only
= warning: also warnings
= info: normal operation
= debug: each kubelet call

REQUIRE_MTU_FILE enum:true,false =false @v3.31.0 #install-cni
Makes the CNI plugin wait for the MTU that Felix writes, so that no pod starts with a wrong one.

SKIP_CNI_BINARIES list:text #install-cni
Plugins that aren't copied to the host, comma-separated.

SKIP_TLS_VERIFY bool:exact =false #install-cni
Lets the CNI plugin accept any certificate from the API server. For tests only.

SLEEP bool:go =true !exit #install-cni
Keeps the container running after it finishes.
- In an init container it must be \`false\`; otherwise the pod never starts.

TLS_ASSETS_DIR file =/calico-secrets #install-cni
The directory of etcd's TLS files that are copied to the host.

UPDATE_CNI_BINARIES bool:go =true !exit #install-cni
Whether plugins already on the host are replaced.
`;
