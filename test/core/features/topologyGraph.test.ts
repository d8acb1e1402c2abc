import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NodeCard, TopologyGraph } from '../../../src/protocol/topologyMessages.ts';
import { inEnglish } from '../../said.ts';
import { fleet, sample, serviceFor } from './fleet.ts';

/** A card in a line: its title and state, then the interfaces with `●` chosen, `✎` stored, `~` virtual, and their bus. */
function cardText({ title, state, nics, blocks, pods, change }: NodeCard): string {
  const dots = nics.map(({ name, chosen, stored, virtual, subnet }) => {
    return `${name}${chosen ? '●' : ''}${stored ? '✎' : ''}${virtual ? '~' : ''}${subnet === undefined ? '' : ` ${subnet}`}`;
  });
  const moved = change === undefined ? [] : [`${change.before} → ${change.after}`];
  const owned = [...blocks, ...pods.map(({ name, device }) => `${name} ${device}`)];
  return [`${title}: ${state}`, ...dots, ...owned, ...moved].join('; ');
}

function tunnelTexts({ tunnels }: TopologyGraph): readonly string[] {
  return tunnels.map(({ from, to, state, text, before }) =>
    [
      `${from} → ${to}: ${state}, ${text}`,
      ...(before === undefined ? [] : [`before ${before.state}, ${before.text}`]),
    ].join('; '),
  );
}

function topology(...given: Parameters<typeof serviceFor>): TopologyGraph {
  const graph = serviceFor(...given).topology('calico.yaml');
  assert.ok(graph);
  return inEnglish(graph);
}

test('the sample: buses, cards, tunnels, and what changes', () => {
  const graph = topology('interface=ens33,eth0', sample());
  assert.deepEqual(graph.subnets, [
    { cidr: '192.168.30.0/24', color: 0, nodes: 2, chosen: 2 },
    { cidr: '192.168.26.0/24', color: 1, nodes: 2, chosen: 0 },
  ]);
  assert.deepEqual(graph.cards.map(cardText), [
    'vms71: good; ens32✎ 192.168.26.0/24; ens33● 192.168.30.0/24; docker0~; tunl0~; 10.244.118.192/26; default/pod1 calice0906292e2; 192.168.26.71/24 → 192.168.30.71/24',
    'vms72: good; eth0● 192.168.30.0/24; eth1✎ 192.168.26.0/24; docker0~; tunl0~; 10.244.5.192/26; default/pod2 calibd2348b4f67; 192.168.26.72/24 → 192.168.30.72/24',
  ]);
  assert.deepEqual(tunnelTexts(graph), [
    'vms71 → vms72: ok, IPIP 192.168.30.71 → 192.168.30.72; before ok, IPIP 192.168.26.71 → 192.168.26.72',
    'vms72 → vms71: ok, IPIP 192.168.30.72 → 192.168.30.71; before ok, IPIP 192.168.26.72 → 192.168.26.71',
  ]);
  assert.deepEqual(graph.pools, ['10.244.0.0/16 (IPIP Always)']);
  assert.equal(graph.changes, true);
  assert.equal(
    graph.tunnels[0]?.route?.text,
    '10.244.5.192/26 via 192.168.30.72 dev tunl0 proto bird metric 1024 onlink',
  );
});

test('nothing changes where what is stored is chosen again', () => {
  const graph = topology('cidr=192.168.26.0/24', sample());
  assert.equal(graph.changes, false);
  assert.ok(graph.tunnels.every(({ before, route }) => before === undefined && route?.from === 'live'));
});

test('nodes that do not reach each other have broken tunnels that say why', () => {
  const graph = topology('interface=ens*,eth*', sample());
  assert.deepEqual(
    graph.tunnels.map(({ state, reasons }) => [state, reasons.join(' ')]),
    [
      [
        'broken',
        "Other nodes drop packets from vms71: the outer source 192.168.26.71 is no node's Calico address (its own is 192.168.30.71).",
      ],
      [
        'broken',
        "Other nodes drop packets from vms72: the outer source 192.168.30.72 is no node's Calico address (its own is 192.168.26.72).",
      ],
    ],
  );
});

test('a mixed fleet: the odd nodes come first, each with its reason, and the others fold', () => {
  const inventory = fleet(60, (at) => {
    if (at === 7) return { interfaces: [{ name: 'lo', addresses: ['127.0.0.1/8'] }], stored: {} };
    if (at === 20) return { interfaces: [{ name: 'eno1', addresses: ['10.20.0.21/16'] }] };
    if (at === 33) return { interfaces: [{ name: 'eno1', state: 'down', addresses: ['10.20.0.33/16'] }] };
    return at === 41 ? { name: '<img src=x onerror=alert(1)>', routes: ['10.40.0.0/16 dev eno1'] } : undefined;
  });
  const graph = topology('interface=eno1', inventory);
  assert.deepEqual(
    graph.cards.map(({ title, state }) => `${title}: ${state}`),
    [
      'worker-00007: bad',
      'worker-00033: bad',
      'worker-00021: bad',
      '<img src=x onerror=alert(1)>: bad',
      'worker-00020: bad',
      '55 like worker-00000: good',
    ],
  );
  const broken = graph.tunnels.filter(({ state }) => state === 'broken').flatMap(({ reasons }) => reasons);
  assert.ok(broken.some((each) => /2 nodes have the address 10\.20\.0\.21: worker-00020, worker-00021/.test(each)));
  assert.ok(broken.some((each) => /^worker-00007 has no IPv4 address for Calico/.test(each)));
});

/** Twelve nodes with a route to block of each other node, but for those that `lacks` names. */
function routed(lacks: (from: number, to: number) => boolean, via: (to: number) => number = (to) => to) {
  const places = [...Array(12).keys()];
  const inventory = fleet(12, (at) => ({
    routes: [
      `10.20.0.0/16 dev eno1 proto kernel scope link src 10.20.0.${at}`,
      ...places
        .filter((to) => to !== at && !lacks(at, to))
        .map((to) => `10.200.${to}.0/26 via 10.20.0.${at === 7 ? via(to) : to} dev tunl0 proto bird onlink`),
    ],
  }));
  const blocks = places.map((at) => ({ node: `worker-${String(at).padStart(5, '0')}`, cidr: `10.200.${at}.0/26` }));
  const graph = topology('interface=eno1', { ...inventory, blocks });
  const broken = graph.tunnels.filter(({ state }) => state === 'broken');
  return [graph.cards.map(({ title }) => title).join(', '), ...broken.flatMap(({ reasons }) => reasons)];
}

test('a node that lacks a route, or takes a wrong one, is not folded into those that look alike', () => {
  assert.deepEqual(
    routed(() => false),
    ['12 like worker-00000'],
  );
  assert.deepEqual(
    routed((from, to) => from === 7 && to === 3),
    ['worker-00003, worker-00007, 10 like worker-00000', 'worker-00007 has no route to block 10.200.3.0/26.'],
  );
  assert.deepEqual(
    routed((from) => from === 7),
    ['worker-00007, 11 like worker-00000', 'worker-00007 has no route to block 10.200.0.0/26.'],
  );
  assert.deepEqual(
    routed((_, to) => to === 5),
    ['worker-00005, 11 like worker-00000', 'worker-00000 has no route to block 10.200.5.0/26.'],
  );
  assert.deepEqual(
    routed(() => true),
    ['12 like worker-00000', 'worker-00000 has no route to block 10.200.1.0/26.'],
  );
  const wrong = (to: number): number => (to === 3 ? 99 : to);
  assert.deepEqual(
    routed(() => false, wrong),
    [
      'worker-00003, worker-00007, 10 like worker-00000',
      "The route on worker-00007 leads to 10.20.0.99, an address that worker-00003 doesn't have.",
    ],
  );
});

test('a way is broken where that to any block is', () => {
  const inventory = fleet(2, (at) => ({
    routes: [
      `10.20.0.0/16 dev eno1 proto kernel scope link src 10.20.0.${at}`,
      `10.200.${1 - at}.0/26 via 10.20.0.${1 - at} dev tunl0 proto bird onlink`,
    ],
  }));
  const blocks = ['10.200.0.0/26', '10.200.1.0/26', '10.200.9.0/26'].map((cidr, at) => ({
    node: `worker-0000${Math.min(at, 1)}`,
    cidr,
  }));
  const { tunnels } = topology('interface=eno1', { ...inventory, blocks });
  assert.deepEqual(
    tunnels.map(({ from, state, reasons }) => [from, state, ...reasons]),
    [
      ['worker-00000', 'broken', 'worker-00000 has no route to block 10.200.9.0/26.'],
      ['worker-00001', 'ok'],
    ],
  );
});

test('the summary counts one as one', () => {
  const moved = fleet(3, (at) => (at === 1 ? { stored: { ipv4: '10.30.0.1/16' } } : undefined));
  assert.match(
    topology('interface=eno1', moved).summary,
    /^Pods reach each other on all paths\. 1 node changes its address\.$/,
  );
  const cut = fleet(3, (at) => (at === 1 ? { interfaces: [{ name: 'lo', addresses: [] }], stored: {} } : undefined));
  assert.match(
    topology('interface=eno1', cut).summary,
    /^Pods on worker-00001 can't reach pods on other nodes\. 1 of 3 nodes have no good address\.$/,
  );
});

test('a group opens, a search narrows, and the ends of a path have cards of their own', () => {
  const service = serviceFor('interface=eno1', fleet(30));
  const titles = (options: Parameters<typeof service.topology>[1]): readonly string[] =>
    service.topology('calico.yaml', options)?.cards.map(({ title }) => inEnglish(title)) ?? [];
  assert.deepEqual(titles({}), ['30 like worker-00000']);
  assert.equal(titles({ open: ['worker-00000'] }).length, 30);
  assert.deepEqual(titles({ search: 'worker-0002' }), ['10 like worker-00020']);
  assert.deepEqual(titles({ search: '10.20.0.5' }), ['worker-00005']);
  assert.deepEqual(titles({ show: ['worker-00003'] }), ['worker-00003', '29 like worker-00000']);
  assert.deepEqual(titles({ search: 'nobody' }), []);
});

test('5,000 nodes are a few cards, and as many ways as have room', () => {
  const inventory = fleet(5000, (at) => {
    return at % 1000 === 7
      ? { interfaces: [{ name: 'ens9', addresses: [`10.30.${at >> 8}.${at & 255}/16`] }] }
      : undefined;
  });
  const service = serviceFor('interface=eno1', inventory);
  const graph = inEnglish(service.topology('calico.yaml'));
  assert.deepEqual(
    graph?.cards.map(({ title }) => title),
    ['5 like worker-00007', '4,995 like worker-00000'],
  );
  const opened = service.topology('calico.yaml', { open: ['worker-00000'], mostCards: 50, mostTunnels: 100 });
  assert.equal(opened?.cards.length, 50);
  assert.ok((opened?.tunnels.length ?? 0) <= 100);
  assert.equal(opened?.leftOut, 5000 - (opened?.cards ?? []).reduce((sum, { count }) => sum + count, 0));
});

test('where each node has a network of its own, no bus is drawn for each', () => {
  const inventory = fleet(200, (at) => {
    return { interfaces: [{ name: 'eno1', addresses: [`10.${at}.0.1/24`] }], stored: {} };
  });
  const graph = topology('interface=eno1', inventory);
  assert.ok(graph.subnets.length <= 16);
  assert.ok(graph.cards.length <= 60);
});

test('without an inventory there is nothing, and what too little is known of is unknown', () => {
  assert.equal(serviceFor('first-found', undefined).topology('calico.yaml'), undefined);
  const inventory = fleet(2, () => ({ interfaces: undefined, routes: undefined, rules: undefined, stored: undefined }));
  const graph = topology('first-found', inventory);
  assert.deepEqual(
    graph.tunnels.map(({ state }) => state),
    ['unknown', 'unknown'],
  );
});

test('nodes with the same trouble stand together', () => {
  /** The cards of nodes whose address changes to one for which the first `count` after the first have no route. */
  const cards = (all: number, count: number): string => {
    const inventory = fleet(all, (at) =>
      at === 0 || at > count ? undefined : { routes: ['default via 10.20.255.254 dev eno1', '10.20.0.0/16 dev eno1'] },
    );
    return topology('interface=eno2', inventory)
      .cards.map(({ title }) => title)
      .join(', ');
  };
  assert.deepEqual(
    [cards(12, 5), cards(12, 6), cards(13, 6), cards(13, 7)],
    [
      '5 like worker-00001, 7 like worker-00000',
      '6 like worker-00000, 6 like worker-00001',
      '6 like worker-00001, 7 like worker-00000',
      '6 like worker-00000, 7 like worker-00001',
    ],
  );
});

test('as it is now, the stored addresses are drawn, and nothing of what the file would change', () => {
  const service = serviceFor('interface=^ens33$,^eth1$', sample());
  const graph = service.topology('calico.yaml', { mode: 'live' });
  assert.ok(graph);
  const now = inEnglish(graph);
  assert.equal(now.summary, 'Pods reach each other on all paths.');
  assert.deepEqual(now.cards.map(cardText), [
    'vms71: good; ens32●✎ 192.168.26.0/24; ens33 192.168.30.0/24; docker0~; tunl0~; 10.244.118.192/26; default/pod1 calice0906292e2',
    'vms72: good; eth0 192.168.30.0/24; eth1●✎ 192.168.26.0/24; docker0~; tunl0~; 10.244.5.192/26; default/pod2 calibd2348b4f67',
  ]);
  assert.deepEqual(tunnelTexts(now), [
    'vms71 → vms72: ok, IPIP 192.168.26.71 → 192.168.26.72',
    'vms72 → vms71: ok, IPIP 192.168.26.72 → 192.168.26.71',
  ]);
  const planned = service.topology('calico.yaml');
  assert.ok(planned);
  assert.match(inEnglish(planned).summary, /^Pods on vms71 and vms72 can't reach each other\./);
});
