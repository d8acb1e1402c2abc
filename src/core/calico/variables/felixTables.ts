/** Felix with iptables, nftables and XDP (felix/config/config_params.go). The form is that of table.ts. */
export const felixTablesTable = `
FELIX_GENERICXDPENABLED
Uses XDP also where the NIC's driver has no support for it, which is not faster than iptables.

FELIX_IGNORELOOSERPF
Lets Felix start although the kernel checks source addresses loosely only, so that pods could use foreign ones.

FELIX_IPSETSREFRESHINTERVAL
How often Felix checks its IP sets against the kernel; \`0\` means never.
- Before v3.29.0 the default was \`10\`.

FELIX_IPTABLESBACKEND
Which of the two kinds of iptables is used. It has to be the one that the host and kube-proxy use, else rules are in two places.
= auto: found out
= legacy: the old one
= nft: iptables on top of nftables
- After a change, rules of the other kind stay until the node is restarted.
- Before v3.17.0 the default was \`legacy\`.

FELIX_IPTABLESFILTERALLOWACTION
What happens to traffic that policy allows. \`RETURN\` lets the host's own rules see it too.
= ACCEPT: let through at once
= RETURN: left to the rules that follow

FELIX_IPTABLESFILTERDENYACTION
What happens to traffic that policy denies. With \`REJECT\` clients fail at once instead of waiting.
= DROP: dropped in silence
= REJECT: answered with an error

FELIX_IPTABLESLOCKFILEPATH
The lock file of iptables, for releases of iptables that had none by themselves.

FELIX_IPTABLESLOCKPROBEINTERVALMILLIS
How many milliseconds Felix waits before it tries again to get the lock of iptables.

FELIX_IPTABLESLOCKTIMEOUTSECS
How long Felix itself waits for the lock of iptables; \`0\` leaves it to iptables.

FELIX_IPTABLESMANGLEALLOWACTION
What happens to traffic that policy before DNAT allows. \`RETURN\` lets the host's own rules see it too.
= ACCEPT: let through at once
= RETURN: left to the rules that follow

FELIX_IPTABLESMARKMASK
The bits of the packet mark that Felix may use, such as \`0xffff0000\`. To be changed where other software of the host marks packets with the same bits.
- At least two bits have to be set; Felix exits otherwise.
- The bits \`0x4000\` and \`0x8000\` belong to kube-proxy.

FELIX_IPTABLESNATOUTGOINGINTERFACEFILTER
The NIC on which pods leave the cluster under the node's address, \`eth+\` for all whose name begins so. Without it every NIC.

FELIX_IPTABLESPOSTWRITECHECKINTERVALSECS
How soon after a change Felix checks whether another process has overwritten it.
- Before v3.27.0 the default was \`1\`.

FELIX_IPTABLESREFRESHINTERVAL
How often Felix checks all its iptables rules. Shorter repairs foreign changes sooner and costs CPU; \`0\` means never.
- Before v3.27.0 the default was \`90\`.

FELIX_KUBENODEPORTRANGES
The node ports of the cluster, where kube-proxy runs in IPVS mode. They have to be those of the API server's \`--service-node-port-range\`.
- At most seven ranges \`first:last\`.

FELIX_MAXIPSETSIZE
How many addresses an IP set can hold. A selector must not match more pods than that.

FELIX_NFTABLESFILTERALLOWACTION
What happens to traffic that policy allows, with nftables.
= ACCEPT: let through at once
= RETURN: left to the rules that follow

FELIX_NFTABLESFILTERDENYACTION
What happens to traffic that policy denies, with nftables.
= DROP: dropped in silence
= REJECT: answered with an error

FELIX_NFTABLESMANGLEALLOWACTION
What happens to traffic that policy before DNAT allows, with nftables.
= ACCEPT: let through at once
= RETURN: left to the rules that follow

FELIX_NFTABLESMARKMASK
The bits of the packet mark that Felix may use with nftables.
- At least two bits have to be set; Felix exits otherwise.

FELIX_NFTABLESREFRESHINTERVAL
How often Felix checks all its nftables rules; \`0\` means never.

FELIX_XDPENABLED
Drops denied, untracked traffic already in the NIC's driver where that is possible.

FELIX_XDPREFRESHINTERVAL
How often Felix checks its XDP programs; \`0\` means never.
`;
