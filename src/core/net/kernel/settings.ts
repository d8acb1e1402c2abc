import type { Host } from './host.ts';

/** Kernel settings that decide what a node accepts and forwards. */

/**
 * The reverse path filter in force on an interface: the larger one of its own setting and that of all
 * (include/linux/inetdevice.h, IN_DEV_RPFILTER). 0: off, 1: strict, 2: loose; undefined where not known.
 */
export function reversePathFilter(host: Host, device: string): number | undefined {
  const told = ['all', device].flatMap((scope) => number(host, `net.ipv4.conf.${scope}.rp_filter`) ?? []);
  return told.length === 0 && !host.settingsKnown ? undefined : Math.max(0, ...told);
}

/**
 * Whether what comes in by `device` is forwarded. IPv4 asks that interface (net/ipv4/route.c, IN_DEV_FORWARD), and Felix
 * switches it on for pods' (felix/dataplane/linux/endpoint_mgr.go, configureInterface); IPv6 asks `all` alone
 * (net/ipv6/ip6_output.c, ip6_forward). What isn't told is on, as Kubernetes needs it.
 */
export function forwards(host: Host, device: string, isWorkload: boolean): boolean {
  if (host.family === 6) return number(host, 'net.ipv6.conf.all.forwarding') !== 0;
  const own = number(host, `net.ipv4.conf.${device}.forwarding`);
  if (own !== undefined) return own !== 0;
  return (
    isWorkload || (number(host, 'net.ipv4.ip_forward') !== 0 && number(host, 'net.ipv4.conf.all.forwarding') !== 0)
  );
}

/** Whether packets may come from an address that the node has itself (accept_local of the interface or of all). */
export function acceptsLocal(host: Host, device: string): boolean {
  return ['all', device].some((scope) => (number(host, `net.ipv4.conf.${scope}.accept_local`) ?? 0) !== 0);
}

/** Whether the way back is looked up with the packet's mark (src_valid_mark of the interface or of all). */
export function usesMark(host: Host, device: string): boolean {
  return ['all', device].some((scope) => (number(host, `net.ipv4.conf.${scope}.src_valid_mark`) ?? 0) !== 0);
}

function number(host: Host, name: string): number | undefined {
  const text = host.sysctl(name);
  return text === undefined ? undefined : Number(text);
}
