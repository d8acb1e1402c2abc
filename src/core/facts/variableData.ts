/** The environment variables of the calico-node pod but for those of Felix. Made by `npm run facts` of facts/variables.txt: never edited by hand. */
export const variableData = `AS int:0..4294967295 !exit
AUTODETECT_POLL_INTERVAL duration =60s !default @v3.15.2
BGP_LOGSEVERITYSCREEN enum:panic,fatal,error,warning,warn,info,debug,trace =info !default
CALICO_ADVERTISE_CLUSTER_IPS cidr
CALICO_CNI_SERVICE_ACCOUNT text =calico-cni-plugin @v3.23.3 #calico-node,install-cni
CALICO_DISABLE_FELIX bool:presence
CALICO_DISABLE_FILE_LOGGING bool:exact =false
CALICO_ENDPOINT_STATUS_PATH_PREFIX file =/var/run/calico @v3.30.0
CALICO_K8S_NODE_REF text @v2.6.3
CALICO_MANAGE_CNI bool:exact =true @v3.8.3
CALICO_NETWORKING bool:exact
CALICO_NETWORKING_BACKEND enum!:bird,vxlan,none,windows-bgp =bird !default
CALICO_NODENAME_FILE file =/var/lib/calico/nodename @v3.4.0
CALICO_ROUTER_ID ip /4 @v3.2.0
CALICO_SHUTDOWN_TIMESTAMP_FILE file =/var/lib/calico/shutdownTS @v3.20.0
CALICO_STARTUP_LOGLEVEL enum:panic,fatal,error,warning,warn,info,debug,trace =info !default
CLUSTER_TYPE list:text
CNI_TOKEN_REFRESH_INTERVAL duration !ignored @v3.30.0
DISABLE_NODE_IP_CHECK bool:exact =false
HOSTNAME text
IP ip /4 !exit
IP6 ip /6 !exit
IP6_AUTODETECTION_METHOD method =first-found /6 !exit
IP_AUTODETECTION_METHOD method =first-found /4 !exit
NAMESPACE text =kube-system
NODENAME text
NODE_USER_ID int #hostpath-init =1000 @v3.21.0
VXLAN_VNI int:0..16777215 #calico-node-windows @v3.16.0
WAIT_FOR_DATASTORE bool:exact =false
CALICO_IPV4POOL_BLOCK_SIZE int:20..32 =26 !exit @v3.10.0
CALICO_IPV4POOL_CIDR cidr =192.168.0.0/16 /4 !exit
CALICO_IPV4POOL_DISABLE_BGP_EXPORT bool:loose =false @v3.24.0
CALICO_IPV4POOL_IPIP enum:Never,CrossSubnet,Always,Cross-Subnet,Off =Never !exit
CALICO_IPV4POOL_NAT_OUTGOING bool:loose =true
CALICO_IPV4POOL_NODE_SELECTOR selector =all() !exit @v3.10.0
CALICO_IPV4POOL_VXLAN enum:Never,CrossSubnet,Always,Cross-Subnet,Off =Never !exit @v3.7.0
CALICO_IPV6POOL_BLOCK_SIZE int:116..128 =122 !exit @v3.10.0
CALICO_IPV6POOL_CIDR cidr /6 !exit
CALICO_IPV6POOL_DISABLE_BGP_EXPORT bool:loose =false @v3.24.0
CALICO_IPV6POOL_NAT_OUTGOING bool:loose =false
CALICO_IPV6POOL_NODE_SELECTOR selector =all() !exit @v3.10.0
CALICO_IPV6POOL_VXLAN enum:Never,CrossSubnet,Always,Cross-Subnet,Off =Never !exit @v3.23.0
NO_DEFAULT_POOLS bool:exact* =false
USE_POD_CIDR bool:go =false !exit
CALICO_API_GROUP enum:crd.projectcalico.org/v1,projectcalico.org/v3 =crd.projectcalico.org/v1 @v3.32.0 #calico-node,install-cni
CONFD_TYPHAADDR text
CONFD_TYPHACAFILE file
CONFD_TYPHACERTFILE file
CONFD_TYPHACN text
CONFD_TYPHAK8SNAMESPACE text =kube-system
CONFD_TYPHAK8SSERVICENAME text
CONFD_TYPHAKEYFILE file
CONFD_TYPHAREADTIMEOUT seconds =30
CONFD_TYPHAURISAN text
CONFD_TYPHAWRITETIMEOUT seconds =10
DATASTORE_TYPE enum!:kubernetes,etcdv3 =kubernetes #calico-node,install-cni
ETCD_AUTHORITY text
ETCD_CA_CERT_FILE file #calico-node,install-cni
ETCD_CERT_FILE file #calico-node,install-cni
ETCD_DISCOVERY_SRV text #calico-node,install-cni
ETCD_ENDPOINTS list:text #calico-node,install-cni
ETCD_KEY_FILE file #calico-node,install-cni
ETCD_PASSWORD text #calico-node,install-cni
ETCD_SCHEME enum:http,https
ETCD_USERNAME text #calico-node,install-cni
K8S_API_ENDPOINT url
K8S_CA_FILE file
K8S_CERT_FILE file
K8S_CLIENT_BURST int @v3.32.0
K8S_CLIENT_QPS number @v3.32.0
K8S_CURRENT_CONTEXT text
K8S_DISABLE_NODE_POLL bool:go =false !exit
K8S_INSECURE_SKIP_TLS_VERIFY bool:go =false !exit
K8S_KEY_FILE file
KUBECONFIG file
KUBERNETES_APISERVER_ENDPOINTS list:text @v3.31.0 #ebpf-bootstrap
KUBERNETES_SERVICE_HOST text #calico-node,install-cni,upgrade-ipam
KUBERNETES_SERVICE_IPS_PORTS list:text @v3.31.0 #ebpf-bootstrap
KUBERNETES_SERVICE_PORT int:1..65535 #calico-node,install-cni,upgrade-ipam
CNI_CONF_NAME text =10-calico.conflist #install-cni
CNI_MTU mtu !exit =1500 #install-cni
CNI_NETWORK_CONFIG text !exit #install-cni
CNI_NETWORK_CONFIG_FILE file #install-cni
CNI_NET_DIR file =/etc/cni/net.d #install-cni
CNI_OLD_CONF_NAME text =10-calico.conflist #install-cni
KUBERNETES_NODE_NAME text #install-cni,upgrade-ipam
KUBERNETES_SERVICE_PROTOCOL enum:https,http =https #install-cni
LOG_FILE_MAX_AGE int =30 #install-cni
LOG_FILE_MAX_COUNT int =10 #install-cni
LOG_FILE_MAX_SIZE int =100 #install-cni
LOG_FILE_PATH file =/var/log/calico/cni/cni.log #install-cni
LOG_LEVEL text =info #install-cni
REQUIRE_MTU_FILE enum:true,false =false @v3.31.0 #install-cni
SKIP_CNI_BINARIES list:text #install-cni
SKIP_TLS_VERIFY bool:exact =false #install-cni
SLEEP bool:go =true !exit #install-cni
TLS_ASSETS_DIR file =/calico-secrets #install-cni
UPDATE_CNI_BINARIES bool:go =true !exit #install-cni`;
