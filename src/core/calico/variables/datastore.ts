/** The way to the datastore and to Typha (libcalico-go/lib/apiconfig/apiconfig.go, typha/pkg/syncclientutils/config.go). The form is that of table.ts. */
export const datastoreTable = `
CALICO_API_GROUP enum:crd.projectcalico.org/v1,projectcalico.org/v3 =crd.projectcalico.org/v1 @v3.32.0 #calico-node,install-cni
The API group in which Calico's resources are stored.

CONFD_TYPHAADDR text
The address of Typha as \`host:port\`, for the parts of calico-node besides Felix.

CONFD_TYPHACAFILE file
The certificate authority that Typha's certificate is checked against, for the parts besides Felix.

CONFD_TYPHACERTFILE file
The certificate with which the parts besides Felix show themselves to Typha.

CONFD_TYPHACN text
The common name that Typha's certificate must have, for the parts besides Felix.

CONFD_TYPHAK8SNAMESPACE text =kube-system
The namespace of Typha's Service, for the parts of calico-node besides Felix.

CONFD_TYPHAK8SSERVICENAME text
The Service behind which Typha is found, for the parts of calico-node besides Felix.

CONFD_TYPHAKEYFILE file
The private key with which the parts besides Felix show themselves to Typha.

CONFD_TYPHAREADTIMEOUT seconds =30
How long the parts besides Felix wait for data from Typha before they give up the connection.

CONFD_TYPHAURISAN text
The URI that Typha's certificate must name, for the parts besides Felix.

CONFD_TYPHAWRITETIMEOUT seconds =10
How long the parts besides Felix try to send data to Typha.

DATASTORE_TYPE enum!:kubernetes,etcdv3 =kubernetes #calico-node,install-cni
Where Calico keeps its data. Without it \`etcdv3\` is taken where \`ETCD_ENDPOINTS\` is set; the manifests always write it.
= kubernetes: in the API server of the cluster
= etcdv3: in an etcd cluster of its own

ETCD_AUTHORITY text
The old form of the etcd address, \`host:port\`, which only Felix is given. Use \`ETCD_ENDPOINTS\`.

ETCD_CA_CERT_FILE file #calico-node,install-cni
The certificate authority that the certificates of etcd are checked against.

ETCD_CERT_FILE file #calico-node,install-cni
The client certificate for etcd.

ETCD_DISCOVERY_SRV text #calico-node,install-cni
The DNS domain whose SRV records name the etcd servers, in place of \`ETCD_ENDPOINTS\`.

ETCD_ENDPOINTS list:text #calico-node,install-cni
The addresses of the etcd cluster, such as \`https://10.0.0.1:2379\`, with commas between them.

ETCD_KEY_FILE file #calico-node,install-cni
The private key of the client certificate for etcd.

ETCD_PASSWORD text #calico-node,install-cni
The password for etcd; better taken from a Secret with \`secretKeyRef\`.

ETCD_SCHEME enum:http,https
The scheme that belongs to \`ETCD_AUTHORITY\`. Use \`ETCD_ENDPOINTS\`.

ETCD_USERNAME text #calico-node,install-cni
The user name for access to etcd.

K8S_API_ENDPOINT url
The address of the API server, in place of the one that the kubelet gives the pod.

K8S_CA_FILE file
The certificate authority that the API server's certificate is checked against.

K8S_CERT_FILE file
The client certificate for access to the API server.

K8S_CLIENT_BURST int @v3.32.0
How many requests the Kubernetes client may send at once before it is slowed down.

K8S_CLIENT_QPS number @v3.32.0
How many requests per second the Kubernetes client may send.

K8S_CURRENT_CONTEXT text
The context of the kubeconfig file that is used.

K8S_DISABLE_NODE_POLL bool:go =false !exit
Stops the old polling of Kubernetes nodes. Felix sets it by itself where there is no overlay.

K8S_INSECURE_SKIP_TLS_VERIFY bool:go =false !exit
Accepts any certificate of the API server. For tests only: whoever stands in between can read and change everything.

K8S_KEY_FILE file
The private key of the client certificate for the API server.

KUBECONFIG file
A kubeconfig file for access to the API server; in a pod the service account is enough.

KUBERNETES_APISERVER_ENDPOINTS list:text @v3.31.0 #ebpf-bootstrap
The real addresses of the API server, as \`ip:port\`, for the start of the eBPF data plane without kube-proxy.

KUBERNETES_SERVICE_HOST text #calico-node,install-cni,upgrade-ipam
The address of the API server. The kubelet sets it to the service address; the eBPF data plane needs a real one, since Calico itself provides the service there.
- All manifests read the ConfigMap \`kubernetes-services-endpoint\` with \`envFrom\`: every key in it becomes a variable.

KUBERNETES_SERVICE_IPS_PORTS list:text @v3.31.0 #ebpf-bootstrap
The service addresses of the API server, as \`ip:port\`, for the start of the eBPF data plane; goes with \`KUBERNETES_APISERVER_ENDPOINTS\`.

KUBERNETES_SERVICE_PORT int:1..65535 #calico-node,install-cni,upgrade-ipam
The port of the API server, which belongs to \`KUBERNETES_SERVICE_HOST\`.
`;
