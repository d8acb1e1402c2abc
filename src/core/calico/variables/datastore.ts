/** The way to the datastore and to Typha (libcalico-go/lib/apiconfig/apiconfig.go, typha/pkg/syncclientutils/config.go). The form is that of table.ts. */
export const datastoreTable = `
CALICO_API_GROUP enum:crd.projectcalico.org/v1,projectcalico.org/v3 =crd.projectcalico.org/v1 @v3.32.0 #calico-node,install-cni
The API group in which Calico's resources are stored.

CONFD_TYPHAADDR text
The address of Typha as \`host:port\`, for the calico-node components other than Felix.

CONFD_TYPHACAFILE file
The certificate authority that verifies Typha's certificate, for the components other than Felix.

CONFD_TYPHACERTFILE file
The certificate that the components other than Felix present to Typha.

CONFD_TYPHACN text
The common name that Typha's certificate must have, for the components other than Felix.

CONFD_TYPHAK8SNAMESPACE text =kube-system
The namespace of Typha's Service, for the calico-node components other than Felix.

CONFD_TYPHAK8SSERVICENAME text
The Service used to find Typha, for the calico-node components other than Felix.

CONFD_TYPHAKEYFILE file
The private key that the components other than Felix use with Typha.

CONFD_TYPHAREADTIMEOUT seconds =30
How long the components other than Felix wait for data from Typha before they drop the connection.

CONFD_TYPHAURISAN text
The URI that Typha's certificate must contain, for the components other than Felix.

CONFD_TYPHAWRITETIMEOUT seconds =10
How long the components other than Felix try to send data to Typha.

DATASTORE_TYPE enum!:kubernetes,etcdv3 =kubernetes #calico-node,install-cni
Where Calico stores its data. Default: \`etcdv3\` if \`ETCD_ENDPOINTS\` is set; the manifests always set it.
= kubernetes: in the cluster's API server
= etcdv3: in a separate etcd cluster

ETCD_AUTHORITY text
The old form of the etcd address, \`host:port\`, which only Felix reads. Use \`ETCD_ENDPOINTS\`.

ETCD_CA_CERT_FILE file #calico-node,install-cni
The certificate authority that verifies etcd's certificates.

ETCD_CERT_FILE file #calico-node,install-cni
The client certificate for etcd.

ETCD_DISCOVERY_SRV text #calico-node,install-cni
The DNS domain whose SRV records name the etcd servers, instead of \`ETCD_ENDPOINTS\`.

ETCD_ENDPOINTS list:text #calico-node,install-cni
The comma-separated addresses of the etcd cluster, such as \`https://10.0.0.1:2379\`.

ETCD_KEY_FILE file #calico-node,install-cni
The private key of the client certificate for etcd.

ETCD_PASSWORD text #calico-node,install-cni
The etcd password. Better: use \`secretKeyRef\` to read it from a Secret.

ETCD_SCHEME enum:http,https
The URL scheme for \`ETCD_AUTHORITY\`. Use \`ETCD_ENDPOINTS\`.

ETCD_USERNAME text #calico-node,install-cni
The etcd user name.

K8S_API_ENDPOINT url
The address of the API server, instead of the one that the kubelet gives the pod.

K8S_CA_FILE file
The certificate authority that verifies the API server's certificate.

K8S_CERT_FILE file
The client certificate for the API server.

K8S_CLIENT_BURST int @v3.32.0
How many requests the Kubernetes client may send in a burst before it's throttled.

K8S_CLIENT_QPS number @v3.32.0
How many requests per second the Kubernetes client may send.

K8S_CURRENT_CONTEXT text
The kubeconfig context to use.

K8S_DISABLE_NODE_POLL bool:go =false !exit
Stops the old polling of Kubernetes nodes. Felix sets it itself when there's no overlay.

K8S_INSECURE_SKIP_TLS_VERIFY bool:go =false !exit
Accepts any certificate from the API server. For tests only: anyone in between can read and change everything.

K8S_KEY_FILE file
The private key of the client certificate for the API server.

KUBECONFIG file
A kubeconfig file for the API server. In a pod, the service account is enough.

KUBERNETES_APISERVER_ENDPOINTS list:text @v3.31.0 #ebpf-bootstrap
The real addresses of the API server, as \`ip:port\`, to start the eBPF data plane without kube-proxy.

KUBERNETES_SERVICE_HOST text #calico-node,install-cni,upgrade-ipam
The API server's address. The kubelet sets the Service address, but the eBPF data plane needs a real one: there, Calico provides the Service.
- All manifests read the ConfigMap \`kubernetes-services-endpoint\` with \`envFrom\`: each of its keys becomes a variable.

KUBERNETES_SERVICE_IPS_PORTS list:text @v3.31.0 #ebpf-bootstrap
The Service addresses of the API server, as \`ip:port\`, to start the eBPF data plane. Used with \`KUBERNETES_APISERVER_ENDPOINTS\`.

KUBERNETES_SERVICE_PORT int:1..65535 #calico-node,install-cni,upgrade-ipam
The API server's port, which goes with \`KUBERNETES_SERVICE_HOST\`.
`;
