import { podInterface } from '../../../src/core/network/podInterface.ts';

/** Fleets at random, of a seed: several subnets, and what goes wrong in clusters. */

export type Random = (below: number) => number;

/** Mulberry32. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

export const methods = [
  'first-found',
  'interface=eth0',
  'interface=eth1',
  'cidr=10.20.0.0/16',
  'can-reach=10.20.0.1',
  'interface=docker0',
];

/** A snapshot. */
export function randomFleetText(random: Random, count: number): string {
  const chance = (percent: number): boolean => random(100) < percent;
  const modes = (['Always', 'CrossSubnet', 'Never'] as const)[random(3)] ?? 'Always';
  const isVxlan = chance(40);
  const hasBlocks = chance(80);
  const hasPods = hasBlocks && chance(70);
  const subnets = 1 + random(3);
  /** In percent, how often a node has each trouble. */
  const trouble = [0, 3, 10, 40][random(4)] ?? 0;
  const plain = Array.from({ length: count }, (_, at) => {
    const subnet = random(subnets);
    return {
      at,
      subnet,
      name: `n${String(at).padStart(2, '0')}`,
      ip: `10.20.${subnet}.${at + 10}`,
      block: `10.244.${at}.64/26`,
    };
  });
  const pods = plain.flatMap(({ at, name }) =>
    hasPods
      ? Array.from({ length: random(3) }, (_, each) => ({
          namespace: 'default',
          name: `p${at}-${each}`,
          node: name,
          ips: [`10.244.${at}.${70 + each}`],
        }))
      : [],
  );
  const mesh = chance(70);
  const local = chance(50);
  const nodes = plain.map(({ at, subnet, name, ip, block }) => {
    const odd = (percent = trouble): boolean => chance(percent);
    const second = `10.30.0.${at + 10}`;
    const device = isVxlan ? 'vxlan.calico' : 'tunl0';
    const tunnelIp = `10.244.${at}.64`;
    const own = pods.filter((pod) => pod.node === name);
    const routes = [
      `default via 10.20.${subnet}.1 dev eth0`,
      `10.20.${subnet}.0/24 dev eth0 proto kernel scope link src ${ip}`,
      `10.30.0.0/24 dev eth1 proto kernel scope link src ${second}`,
      ...own.flatMap((pod) =>
        odd() ? [] : [`${pod.ips[0]} dev ${podInterface(pod.namespace, pod.name, 'cali')} scope link`],
      ),
      ...(hasBlocks ? [`blackhole ${block} proto bird`] : []),
      ...(mesh
        ? plain.flatMap((peer) => {
            if (peer.at === at || !hasBlocks || odd(trouble / 4)) return [];
            const via = odd(trouble / 8) ? (plain[random(count)]?.ip ?? ip) : peer.ip;
            const wraps = modes === 'Always' || (modes === 'CrossSubnet' && peer.subnet !== subnet);
            if (!wraps) return [`${peer.block} via ${via} dev eth0 proto bird`];
            return [`${peer.block} via ${isVxlan ? `10.244.${peer.at}.64` : via} dev ${device} onlink`];
          })
        : []),
      ...(odd(trouble / 3) ? [`10.244.${random(count)}.64/26 via ${plain[random(count)]?.ip} dev eth0`] : []),
      ...(odd(trouble / 3) ? [`10.20.${random(3)}.${10 + random(count)} dev eth1 scope link`] : []),
      ...(odd(trouble / 3) ? [`unreachable 10.20.${random(3)}.0/24`] : []),
      ...(odd(trouble / 3) ? [`10.20.${(subnet + 1) % 3}.0/24 via ${plain[random(count)]?.ip} dev eth0`] : []),
      ...(odd(trouble / 3) ? [`default via 10.30.0.1 dev eth1 table 101`, `10.30.0.0/24 dev eth1 table 101`] : []),
    ];
    if (odd()) routes.splice(random(routes.length), 1);
    const rules = ['0: from all lookup local', '32766: from all lookup main', '32767: from all lookup default'];
    if (odd(trouble / 2)) rules.splice(1, 0, `1000: from ${[ip, second, '10.20.0.0/24', block][random(4)]} lookup 101`);
    if (odd(trouble / 3)) rules.splice(1, 0, `900: to 10.20.${random(3)}.0/25 lookup 101`);
    const peers = plain.filter((peer) => peer.at !== at && odd(20));
    const holder = plain[odd(trouble / 3) ? random(count) : at];
    return {
      name,
      ...(local && { origin: 'exec' }),
      internalIPs: [ip],
      ...(!odd(trouble / 2) && {
        stored: {
          ipv4: odd(trouble / 2)
            ? `${[second, '172.17.0.1', '10.99.0.9', plain[random(count)]?.ip][random(4)]}/24`
            : `${ip}/24`,
        },
      }),
      tunnels: odd(trouble / 3) ? {} : { [isVxlan ? 'vxlan' : 'ipip']: `10.244.${holder?.at}.64` },
      interfaces: [
        { name: 'lo', addresses: ['127.0.0.1/8'] },
        {
          name: 'eth0',
          addresses: odd(trouble / 3) ? [] : [`${odd(trouble / 4) ? plain[random(count)]?.ip : ip}/24`],
          ...(odd(trouble / 3) && { state: 'down' }),
        },
        { name: 'eth1', addresses: [`${second}/24`], mtu: odd() ? 1400 : 1500 },
        { name: 'docker0', addresses: [`172.17.0.1/${odd(trouble / 3) ? 8 : 16}`], state: 'down' },
        ...(odd(trouble / 3) ? [] : [{ name: device, addresses: [`${tunnelIp}/32`] }]),
        ...own.flatMap((pod) => (odd(trouble / 2) ? [] : [{ name: podInterface(pod.namespace, pod.name, 'cali') }])),
      ],
      ...(!odd(trouble / 3) && { routes, ...(odd(trouble) || chance(70) ? { rules } : {}) }),
      ...(odd() && {
        sysctls: {
          [[
            'net.ipv4.conf.all.rp_filter',
            'net.ipv4.conf.eth0.forwarding',
            'net.ipv4.conf.eth0.rp_filter',
            'net.ipv4.ip_forward',
          ][random(4)] ?? '']: String(random(2)),
        },
      }),
      ...(odd(trouble / 2) && {
        neighbours: peers.map(
          (peer) => `${peer.ip} dev eth0 ${odd(50) ? 'FAILED' : 'lladdr 52:54:00:00:00:01 REACHABLE'}`,
        ),
      }),
      ...(odd(trouble / 3) && {
        firewall: [
          '-P INPUT ACCEPT',
          `-A INPUT -s ${plain[random(count)]?.ip} -j DROP`,
          '-A FORWARD -d 10.244.3.0/24 -j DROP',
        ].slice(random(3)),
      }),
    };
  });
  const blocks = plain.map(({ name, block }) => ({ node: name, cidr: block }));
  const pools = [
    {
      name: 'p',
      cidr: '10.244.0.0/16',
      ipipMode: isVxlan ? 'Never' : modes,
      vxlanMode: isVxlan ? modes : 'Never',
      natOutgoing: true,
      blockSize: 26,
    },
  ];
  const borrowed =
    hasPods && chance(20)
      ? [{ namespace: 'default', name: 'guest', node: plain[0]?.name, ips: [`10.244.${count - 1}.90`] }]
      : [];
  return JSON.stringify({
    kind: 'CalicoInventory',
    version: 1,
    ...(chance(90) && { pools }),
    ...(hasBlocks && { blocks }),
    ...(hasPods && { pods: [...pods, ...borrowed] }),
    nodes,
  });
}

/**
 * The same fleet with names of NICs that each node has for itself: plain ones, some of software, and with rules of the
 * firewall that name them.
 */
export function withOwnNames(text: string, random: Random): string {
  const fleet: { readonly nodes: readonly { readonly firewall?: readonly string[] }[] } = JSON.parse(text);
  const software = ['wg0', 'docker_gwbridge', 'br-0123456789ab', 'flannel.1', 'vxlan9', 'dummy0', 'lo0', 'lan.7'];
  const rules = ['-A INPUT -i eth0 -p 4 -j DROP', '-A FORWARD -o eth1 -j DROP', '-A OUTPUT -o nic1+ -j DROP'];
  const rule = rules[random(9)];
  const [oddNames, oddBridges] = [random(3) === 0, random(3) === 0];
  const nodes = fleet.nodes.map((node, at) => {
    const name = oddNames && random(12) === 0 ? (software[random(software.length)] ?? '') : `nic${at}`;
    const firewall = rule === undefined ? node.firewall : [...(node.firewall ?? []), rule];
    const own = oddBridges && random(6) === 0 ? `0docker${at}` : `docker${at}`;
    return JSON.parse(
      JSON.stringify({ ...node, firewall })
        .replace(/\beth0\b/g, () => name)
        .replace(/\beth1\b/g, () => `back-${at}`)
        .replaceAll('docker0', own),
    );
  });
  return JSON.stringify({ ...fleet, nodes });
}

/** The same fleet with an IPv6 address for each of IPv4. */
export function asIpv6(text: string): string {
  const pair = (high: string | undefined, low: string | undefined): string =>
    (Number(high) * 256 + Number(low)).toString(16);
  const addresses = text
    .replaceAll('"127.0.0.1/8"', '"::1/128"')
    .replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)(?:\/(\d+))?/g, (_, a, b, c, d, length) => {
      const suffix = length === undefined ? '' : `/${Number(length) + 96}`;
      return `fd00::${pair(a, b)}:${pair(c, d)}${suffix}`;
    });
  return addresses
    .replaceAll('"ipv4"', '"ipv6"')
    .replaceAll('"vxlan":', '"vxlan6":')
    .replaceAll('vxlan.calico', 'vxlan-v6.calico')
    .replaceAll('"blockSize":26', '"blockSize":122')
    .replaceAll('net.ipv4.conf.all.rp_filter', 'net.ipv6.conf.all.forwarding');
}
