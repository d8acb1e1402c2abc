import { protocolNumber } from '../policy/protocols.ts';

/** What is sent: a protocol with its port, or its ICMP type and code. */
export interface Sent {
  readonly protocol: string;
  readonly dport?: number;
  readonly icmpType?: number;
  readonly icmpCode?: number;
}

/** Reads `80`, `80/tcp`, `icmp` or `icmp/8`; undefined where it is none of them. */
export function portOf(text: string): Sent | undefined {
  const [, number, protocol = 'tcp'] = /^(\d{1,5})(?:\/([a-z0-9]{1,8}))?$/i.exec(text) ?? [];
  if (number !== undefined) {
    return protocolNumber(protocol) === undefined || Number(number) > 65_535
      ? undefined
      : { protocol, dport: Number(number) };
  }
  const [, icmp, type = '8'] = /^(icmp|icmpv6)(?:\/(\d{1,3}))?$/i.exec(text) ?? [];
  return icmp === undefined ? undefined : { protocol: icmp, icmpType: Number(type), icmpCode: 0 };
}
