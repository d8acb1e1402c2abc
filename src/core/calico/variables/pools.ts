/** The IP pools that calico-node makes where there are none (node/pkg/lifecycle/startup/startup.go). The form is that of table.ts. */
export const poolTable = `
CALICO_IPV4POOL_BLOCK_SIZE int:20..32 =26 !exit @v3.10.0
The prefix length of the blocks that nodes take from the first IPv4 pool; 26 gives a node 64 addresses at a time.
- It can't be shorter than the prefix of the pool.
- Without effect on a pool that exists; a pool's block size can't be changed.

CALICO_IPV4POOL_CIDR cidr =192.168.0.0/16 /4 !exit
The range of the first IPv4 pool, from which pods get their addresses. It must lie in the cluster's pod range and must not overlap the network of the nodes or of the services.
= none: no IPv4 pool is created (v3.29.0 and later)
- Of no effect once there is any IPv4 pool; change the pool itself then.
- Without it kubeadm's pod range is taken, and a range of 172.16.0.0/12 where 192.168.0.0/16 overlaps an address of the host.
- Before v3.29.0 \`none\` made calico-node exit.

CALICO_IPV4POOL_DISABLE_BGP_EXPORT bool:loose =false @v3.24.0
Keeps the routes of the first IPv4 pool out of BGP.

CALICO_IPV4POOL_IPIP enum:Never,CrossSubnet,Always,Cross-Subnet,Off =Never !exit
Whether the first IPv4 pool uses IPIP between nodes.
= Always: all traffic between nodes is wrapped in IPIP
= CrossSubnet: only traffic to nodes of another subnet
= Never: no IPIP
- \`CrossSubnet\` decides by the prefix of the chosen node address: the wrong NIC, or a /32, changes it for every peer.
- A pool can't use both IPIP and VXLAN: it is rejected.
- Of no effect once there is an IPv4 pool.

CALICO_IPV4POOL_NAT_OUTGOING bool:loose =true
Whether pods of the first IPv4 pool leave the cluster under the address of their node.

CALICO_IPV4POOL_NODE_SELECTOR selector =all() !exit @v3.10.0
Which nodes hand out addresses of the first IPv4 pool, as a selector on node labels.

CALICO_IPV4POOL_VXLAN enum:Never,CrossSubnet,Always,Cross-Subnet,Off =Never !exit @v3.7.0
Whether the first IPv4 pool uses VXLAN between nodes.
= Always: all traffic between nodes is wrapped in VXLAN
= CrossSubnet: only traffic to nodes of another subnet
= Never: no VXLAN
- With \`CALICO_NETWORKING_BACKEND=vxlan\` a pool without VXLAN reaches no other node.
- Of no effect once there is an IPv4 pool.

CALICO_IPV6POOL_BLOCK_SIZE int:116..128 =122 !exit @v3.10.0
The prefix length of the blocks that nodes take from the first IPv6 pool.

CALICO_IPV6POOL_CIDR cidr /6 !exit
The range of the first IPv6 pool. Without it kubeadm's pod range is taken, else a random private /48.
= none: no IPv6 pool is created (v3.29.0 and later)
- A pool is made only where the kernel has IPv6 and \`FELIX_IPV6SUPPORT\` is not off.

CALICO_IPV6POOL_DISABLE_BGP_EXPORT bool:loose =false @v3.24.0
Keeps the routes of the first IPv6 pool out of BGP.

CALICO_IPV6POOL_NAT_OUTGOING bool:loose =false
Whether pods of the first IPv6 pool leave the cluster under the address of their node.

CALICO_IPV6POOL_NODE_SELECTOR selector =all() !exit @v3.10.0
Which nodes hand out addresses of the first IPv6 pool, as a selector on node labels.

CALICO_IPV6POOL_VXLAN enum:Never,CrossSubnet,Always,Cross-Subnet,Off =Never !exit @v3.23.0
Whether the first IPv6 pool uses VXLAN between nodes.
= Always: all traffic between nodes is wrapped in VXLAN
= CrossSubnet: only traffic to nodes of another subnet
= Never: no VXLAN
- Up to v3.32.1 it is ignored where no IPv4 pool is created.

NO_DEFAULT_POOLS bool:exact* =false
Keeps calico-node from creating IP pools, for clusters whose pools are made by hand or by an operator.
- Together with \`CALICO_IPV4POOL_CIDR\` or \`CALICO_IPV6POOL_CIDR\` it makes calico-node exit.

USE_POD_CIDR bool:go =false !exit
Takes the routes and the tunnel address from the \`podCIDR\` of the Kubernetes node. Needed with the host-local IPAM plugin, wrong with Calico's.
`;
