/** Scenarios of the test cluster, made at random with a seed: some nodes, two networks, VXLAN or nothing, and a few faults. */

interface RandomNode {
  readonly name: string;
  readonly internalIP: string;
  readonly interfaces: readonly object[];
  readonly routes: string[];
  readonly rules: string[];
  readonly sysctls: Record<string, number>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly blocks: readonly string[];
}

/** The same seed gives the same scenario: JSON as `up` takes it. */
export function randomScenario(seed: number): string {
  const random = randomNumbers(seed);
  const pick = <V>(items: readonly V[]): V => items[Math.floor(random() * items.length)] ?? fail();
  const count = 3 + Math.floor(random() * 2);
  const mode = pick(['none', 'vxlan'] as const);
  const chosen = pick([0, 1] as const);
  const numbers = [...Array(count).keys()].map((at) => at + 1);
  const nodes = numbers.map((at) => nodeAt(at, numbers, mode, chosen));
  const faults = Math.floor(random() * 3);
  for (let turn = 0; turn < faults; turn += 1) addFault(pick(nodes), pick(kinds), { pick, nodes, chosen });
  return JSON.stringify({
    namespace: 'kube-system',
    image: 'docker.io/calico/node:v3.30.2',
    env: { IP: 'autodetect', IP_AUTODETECTION_METHOD: `interface=eth${chosen}` },
    switches: ['lan0', 'lan1'],
    routers: [{ name: 'gateway', interfaces: [0, 1].map((net) => nic(`e${net}`, net, 254)) }],
    nodes: nodes.map(({ sysctls, ...node }) => ({ ...node, ...(Object.keys(sysctls).length > 0 && { sysctls }) })),
    pods: numbers.map((at) => ({ name: `p${at}`, namespace: 'default', node: `rn${at}`, ip: `10.82.${at}.7` })),
    ippools: [
      {
        name: 'p',
        spec: {
          ...{ cidr: '10.82.0.0/16', blockSize: 26, ipipMode: 'Never', natOutgoing: false, nodeSelector: 'all()' },
          vxlanMode: mode === 'vxlan' ? 'Always' : 'Never',
        },
      },
    ],
  });
}

function nic(name: string, net: number, at: number): object {
  return { name, switch: `lan${net}`, addresses: [`10.8${net}.0.${at}/24`] };
}

function nodeAt(at: number, all: readonly number[], mode: 'none' | 'vxlan', chosen: 0 | 1): RandomNode {
  const tunnel = { name: 'vxlan.calico', kind: 'vxlan', on: `eth${chosen}`, addresses: [`10.82.${at}.0/32`] };
  const others = all.filter((each) => each !== at);
  const address = `10.8${chosen}.0.${at}`;
  return {
    name: `rn${at}`,
    internalIP: `10.80.0.${at}`,
    interfaces: [nic('eth0', 0, at), nic('eth1', 1, at), ...(mode === 'vxlan' ? [tunnel] : [])],
    routes: [
      'default via 10.80.0.254 dev eth0',
      `blackhole 10.82.${at}.0/26 proto ${mode === 'vxlan' ? '80' : 'bird'}`,
      ...others.map((other) =>
        mode === 'vxlan'
          ? `10.82.${other}.0/26 via 10.82.${other}.0 dev vxlan.calico onlink`
          : `10.82.${other}.0/26 via 10.8${chosen}.0.${other} dev eth${chosen} proto bird`,
      ),
    ],
    rules: [],
    sysctls: {},
    annotations: {
      'projectcalico.org/IPv4Address': `${address}/24`,
      ...(mode === 'vxlan' && { 'projectcalico.org/IPv4VXLANTunnelAddr': `10.82.${at}.0` }),
    },
    blocks: [`10.82.${at}.0/26`],
  };
}

const kinds = [
  'strict',
  'forwarding',
  'no-default',
  'no-block-route',
  'third',
  'rule',
  'other-nic',
  'ip-forward',
] as const;

interface FaultInput {
  readonly pick: <V>(items: readonly V[]) => V;
  readonly nodes: readonly RandomNode[];
  readonly chosen: 0 | 1;
}

function addFault(node: RandomNode, kind: (typeof kinds)[number], { pick, nodes, chosen }: FaultInput): void {
  const { routes, rules, sysctls } = node;
  const remote = routes.findIndex((route) => route.startsWith('10.82.'));
  const third = pick(nodes).internalIP.replace('10.80.', `10.8${chosen}.`);
  switch (kind) {
    case 'strict':
      sysctls[`net/ipv4/conf/eth${pick([0, 1])}/rp_filter`] = pick([1, 2]);
      return;
    case 'forwarding':
      sysctls[`net/ipv4/conf/eth${pick([0, 1])}/forwarding`] = 0;
      return;
    case 'ip-forward':
      sysctls['net/ipv4/ip_forward'] = 0;
      return;
    case 'no-default':
      if (routes[0]?.startsWith('default')) routes.shift();
      return;
    case 'no-block-route':
      if (remote !== -1) routes.splice(remote, 1);
      return;
    case 'third':
      if (
        remote !== -1 &&
        routes[remote]?.includes('proto bird') === true &&
        !node.internalIP.endsWith(third.slice(-2))
      ) {
        routes[remote] = (routes[remote] ?? '').replace(/via \S+/, `via ${third}`);
      }
      return;
    case 'rule':
      rules.push(`from 10.8${chosen}.0.0/24 lookup 101`);
      routes.push(`${pick(['unreachable default', 'default via 10.80.0.254 dev eth0'])} table 101`);
      return;
    case 'other-nic':
      if (!routes.some((route) => route.includes('/32'))) {
        routes.push(`10.8${chosen}.0.${pick(nodes).name.slice(2)}/32 via 10.8${1 - chosen}.0.254 dev eth${1 - chosen}`);
      }
      return;
  }
}

/** mulberry32: numbers from 0 to 1 that follow from the seed alone. */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function fail(): never {
  throw new Error('nothing to pick from');
}
