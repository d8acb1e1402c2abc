/** Protocols by the names that Calico's API takes, in either case (api/pkg/lib/numorstring/protocol.go). */

const numbers: ReadonlyMap<string, number> = new Map([
  ['icmp', 1],
  ['tcp', 6],
  ['udp', 17],
  ['icmpv6', 58],
  ['sctp', 132],
  ['udplite', 136],
]);

/** The number of a protocol by its name or number; undefined where it is neither. */
export function protocolNumber(text: string): number | undefined {
  const named = numbers.get(text.toLowerCase());
  if (named !== undefined) return named;
  return /^\d{1,3}$/.test(text) && Number(text) <= 255 ? Number(text) : undefined;
}

/** The name of a protocol in small letters; its number where it has none. */
export function protocolName(number: number): string {
  return [...numbers].find(([, each]) => each === number)?.[0] ?? String(number);
}

/** Whether a protocol has ports: TCP, UDP, SCTP and UDP-Lite. */
export function hasPorts(protocol: number): boolean {
  return protocol === 6 || protocol === 17 || protocol === 132 || protocol === 136;
}

/** Whether it is ICMP of either family. */
export function isIcmp(protocol: number): boolean {
  return protocol === 1 || protocol === 58;
}
