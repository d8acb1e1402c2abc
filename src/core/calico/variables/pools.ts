/** The IP pools that calico-node makes where there are none (node/pkg/lifecycle/startup/startup.go). The form is that of table.ts. */
export const poolTable = `
CALICO_IPV4POOL_BLOCK_SIZE int:20..32 =26 !exit @v3.10.0
The prefix length of the blocks that nodes get from the first IPv4 pool; 26 gives a node 64 addresses at a time.
- It can't be shorter than the pool's prefix.
- No effect on an existing pool; its block size can't be changed.

CALICO_IPV4POOL_CIDR cidr =192.168.0.0/16 /4 !exit
The range of the first IPv4 pool, for pod addresses. It must be inside the cluster's pod range and not overlap node or Service networks.
= none: no IPv4 pool is created (v3.29.0 and later)
- No effect if an IPv4 pool already exists; change the pool itself instead.
- Default: kubeadm's pod range, or a range in 172.16.0.0/12 if 192.168.0.0/16 overlaps an address of the host.
- Before v3.29.0 \`none\` made calico-node exit.

CALICO_IPV4POOL_DISABLE_BGP_EXPORT bool:loose =false @v3.24.0
Doesn't export the routes of the first IPv4 pool over BGP.

CALICO_IPV4POOL_IPIP enum:Never,CrossSubnet,Always,Cross-Subnet,Off =Never !exit
Whether the first IPv4 pool uses IPIP between nodes.
= Always: all traffic between nodes is encapsulated in IPIP
= CrossSubnet: only traffic to nodes in another subnet
= Never: no IPIP
- \`CrossSubnet\` depends on the prefix of the chosen node address: a wrong NIC or a /32 changes the result for every peer.
- The pool is rejected: it can't use both IPIP and VXLAN.
- No effect if an IPv4 pool already exists.

CALICO_IPV4POOL_NAT_OUTGOING bool:loose =true
Whether pods in the first IPv4 pool leave the cluster under their node's address.

CALICO_IPV4POOL_NODE_SELECTOR selector =all() !exit @v3.10.0
Which nodes assign addresses from the first IPv4 pool, as a selector on node labels.

CALICO_IPV4POOL_VXLAN enum:Never,CrossSubnet,Always,Cross-Subnet,Off =Never !exit @v3.7.0
Whether the first IPv4 pool uses VXLAN between nodes.
= Always: all traffic between nodes is encapsulated in VXLAN
= CrossSubnet: only traffic to nodes in another subnet
= Never: no VXLAN
- With \`CALICO_NETWORKING_BACKEND=vxlan\`, a pool without VXLAN can't reach other nodes.
- No effect if an IPv4 pool already exists.

CALICO_IPV6POOL_BLOCK_SIZE int:116..128 =122 !exit @v3.10.0
The prefix length of the blocks that nodes get from the first IPv6 pool.

CALICO_IPV6POOL_CIDR cidr /6 !exit
The range of the first IPv6 pool. Default: kubeadm's pod range, otherwise a random private /48.
= none: no IPv6 pool is created (v3.29.0 and later)
- A pool is created only if the kernel supports IPv6 and \`FELIX_IPV6SUPPORT\` isn't off.

CALICO_IPV6POOL_DISABLE_BGP_EXPORT bool:loose =false @v3.24.0
Doesn't export the routes of the first IPv6 pool over BGP.

CALICO_IPV6POOL_NAT_OUTGOING bool:loose =false
Whether pods in the first IPv6 pool leave the cluster under their node's address.

CALICO_IPV6POOL_NODE_SELECTOR selector =all() !exit @v3.10.0
Which nodes assign addresses from the first IPv6 pool, as a selector on node labels.

CALICO_IPV6POOL_VXLAN enum:Never,CrossSubnet,Always,Cross-Subnet,Off =Never !exit @v3.23.0
Whether the first IPv6 pool uses VXLAN between nodes.
= Always: all traffic between nodes is encapsulated in VXLAN
= CrossSubnet: only traffic to nodes in another subnet
= Never: no VXLAN
- Through v3.32.1, it's ignored if no IPv4 pool is created.

NO_DEFAULT_POOLS bool:exact* =false
Keeps calico-node from creating IP pools, for clusters where you or an operator create them.
- calico-node exits if it's combined with \`CALICO_IPV4POOL_CIDR\` or \`CALICO_IPV6POOL_CIDR\`.

USE_POD_CIDR bool:go =false !exit
Uses the Kubernetes node's \`podCIDR\` for routes and the tunnel address. Required with the host-local IPAM plugin, wrong with Calico's.
`;
