/** Felix with iptables, nftables and XDP (felix/config/config_params.go). The form is that of table.ts. */
export const felixTablesTable = `
FELIX_GENERICXDPENABLED
Uses XDP even if the NIC's driver doesn't support it, which isn't faster than iptables.

FELIX_IGNORELOOSERPF
Lets Felix start even if the kernel only checks source addresses loosely, so that pods could spoof them.

FELIX_IPSETSREFRESHINTERVAL
How often Felix checks its IP sets against the kernel; \`0\` means never.
- Before v3.29.0 the default was \`10\`.

FELIX_IPTABLESBACKEND
Which iptables variant is used. It must be the one that the host and kube-proxy use; otherwise rules end up in two places.
= auto: detected
= legacy: the old variant
= nft: iptables on top of nftables
- After a change, rules of the other kind remain until the node restarts.
- Before v3.17.0 the default was \`legacy\`.

FELIX_IPTABLESFILTERALLOWACTION
What happens to traffic allowed by policy. \`RETURN\` also passes it to the host's own rules.
= ACCEPT: accepted at once
= RETURN: left to the rules that follow

FELIX_IPTABLESFILTERDENYACTION
What happens to traffic denied by policy. With \`REJECT\`, clients fail at once instead of waiting.
= DROP: dropped silently
= REJECT: rejected with an error

FELIX_IPTABLESLOCKFILEPATH
The iptables lock file, for iptables versions without their own.

FELIX_IPTABLESLOCKPROBEINTERVALMILLIS
Milliseconds Felix waits before it retries the iptables lock.

FELIX_IPTABLESLOCKTIMEOUTSECS
How long Felix itself waits for the iptables lock; \`0\` leaves this to iptables.

FELIX_IPTABLESMANGLEALLOWACTION
What happens to traffic allowed by pre-DNAT policy. \`RETURN\` also passes it to the host's own rules.
= ACCEPT: accepted at once
= RETURN: left to the rules that follow

FELIX_IPTABLESMARKMASK
Packet mark bits that Felix may use, such as \`0xffff0000\`. Change it if other host software marks packets with the same bits.
- At least two bits must be set; otherwise Felix exits.
- The bits \`0x4000\` and \`0x8000\` belong to kube-proxy.

FELIX_IPTABLESNATOUTGOINGINTERFACEFILTER
The NIC through which pods leave the cluster under the node's address; \`eth+\` means every name that starts with eth. Default: every NIC.

FELIX_IPTABLESPOSTWRITECHECKINTERVALSECS
How soon after a change Felix checks whether another process overwrote it.
- Before v3.27.0 the default was \`1\`.

FELIX_IPTABLESREFRESHINTERVAL
How often Felix checks all its iptables rules. Shorter intervals repair foreign changes sooner but use more CPU; \`0\` means never.
- Before v3.27.0 the default was \`90\`.

FELIX_KUBENODEPORTRANGES
The cluster's node ports, if kube-proxy runs in IPVS mode. Must match the API server's \`--service-node-port-range\`.
- At most seven ranges, as \`first:last\`.

FELIX_MAXIPSETSIZE
How many addresses an IP set can hold. A selector can't match more pods than that.

FELIX_NFTABLESFILTERALLOWACTION
What happens to traffic allowed by policy, with nftables.
= ACCEPT: accepted at once
= RETURN: left to the rules that follow

FELIX_NFTABLESFILTERDENYACTION
What happens to traffic denied by policy, with nftables.
= DROP: dropped silently
= REJECT: rejected with an error

FELIX_NFTABLESMANGLEALLOWACTION
What happens to traffic allowed by pre-DNAT policy, with nftables.
= ACCEPT: accepted at once
= RETURN: left to the rules that follow

FELIX_NFTABLESMARKMASK
Bits of the packet mark that Felix may use with nftables.
- At least two bits must be set; otherwise Felix exits.

FELIX_NFTABLESREFRESHINTERVAL
How often Felix checks all its nftables rules; \`0\` means never.

FELIX_XDPENABLED
Drops denied, untracked traffic in the NIC's driver if possible.

FELIX_XDPREFRESHINTERVAL
How often Felix checks its XDP programs; \`0\` means never.
`;
