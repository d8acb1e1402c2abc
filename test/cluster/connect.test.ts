import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connect } from '../../src/cluster/connect.ts';
import { listContexts } from '../../src/cluster/contexts.ts';
import { asList, at } from '../../src/core/inventory/json.ts';
import { formatInetLine, formatNeighbour } from '../../src/core/net/iproute2.ts';
import type { Node } from '../../src/core/net/node.ts';
import { forbidden, node, options, pod, read, type Script, scripted } from './scripted.ts';

function described({ name, origin, interfaces, routing, trouble }: Node): string {
  const devices = interfaces?.map((each) => [each.name, ...each.addresses.map(formatInetLine)].join(' ')).join(', ');
  const routes = ([4, 6] as const).map((family) => routing[family]?.routes.length ?? '-').join('/');
  return [`${name} ${origin}: ${devices ?? '-'}; routes ${routes}`, ...(trouble === undefined ? [] : [trouble])].join(
    '; ',
  );
}

const addrText = `1: lo: <LOOPBACK,UP> mtu 65536 state UNKNOWN
    inet 127.0.0.1/8 scope host lo
2: eth0: <UP> mtu 1500 state UP
    inet 10.0.0.1/24 scope global eth0
`;
const routing = `@route4
default via 10.0.0.2 dev eth0
local 10.0.0.1 dev eth0 table local
@route6
!none
@rule4
0:\tfrom all lookup local
@rule6
!none
@sysctl
/proc/sys/net/ipv6/conf/eth0.5/use_tempaddr:2
@end
`;
const links = '@neighbours\n10.0.0.2 dev eth0 FAILED\n@fdb\n@nft\n!none\n@legacy\n@ends\n';
const unknownOption = {
  stderr: 'Option "-j" is unknown, try "ip -help".\ncommand terminated with exit code 255\n',
  code: 255,
};

test('nodes come in pages, and a list that goes old is begun anew', async () => {
  const old = { stderr: 'Error from server (Expired): The provided continue parameter is too old\n', code: 1 };
  const script: Script = [
    ['nodes\\?limit=\\d+$', { stdout: { metadata: { continue: 'x y', resourceVersion: '7' }, items: [node('a')] } }],
    ['nodes\\?limit=\\d+&continue=x%20y', old],
  ];
  await read(script, (session, calls) => {
    assert.equal(calls.filter((call) => call.includes('/nodes')).length, 6);
    assert.deepEqual(
      session.progress.problems.map(({ part, kind }) => [part, kind]),
      [['nodes', 'expired']],
    );
  });
});

test('an old iproute2 is asked for text, and a family without routes stays unknown', async () => {
  const script: Script = [
    ['/nodes', { stdout: { metadata: {}, items: [node('a')] } }],
    ['/pods', { stdout: { items: [pod('a')] } }],
    ['-- ip -j -d addr', unknownOption],
    ['-- ip addr', { stdout: addrText }],
    ['-- sh -c', { stdout: routing + links }],
  ];
  await read(script, (session) => {
    const [found] = session.inventory?.nodes ?? [];
    assert.ok(found);
    assert.equal(
      described(found),
      'a exec: lo 127.0.0.1/8 scope host lo, eth0 10.0.0.1/24 scope global eth0; routes 2/-',
    );
    assert.deepEqual(found.sysctls, { 'net.ipv6.conf.eth0.5.use_tempaddr': '2' });
    assert.deepEqual(
      [found.neighbours?.map(formatNeighbour), found.fdb, found.firewall],
      [['10.0.0.2 dev eth0 FAILED'], [], undefined],
    );
    assert.deepEqual(found.routing[4]?.rules?.length, 1);
  });
});

test('whether commands may be run is asked once, after the nodes are listed, and holds for each node', async () => {
  const script: Script = [
    ['/nodes', { stdout: { metadata: {}, items: [node('a')] } }],
    ['/pods', { stdout: { items: [pod('a')] } }],
  ];
  await scripted(script, async (calls) => {
    const asked: number[] = [];
    const exec = async (): Promise<boolean> => {
      asked.push(session.inventory?.nodes.length ?? 0);
      return false;
    };
    const session = connect({ ...options, exec });
    assert.equal(await session.done, 'complete');
    await session.execNodes(['a']);
    assert.equal(await session.refresh(), 'complete');
    assert.deepEqual(asked, [1]);
    assert.ok(calls().every((call) => !call.includes('exec')));
    session.close();
  });
});

test('who may run commands is not asked where the cluster does not answer', async () => {
  const refused = { stderr: 'The connection to the server 127.0.0.1:1 was refused', code: 1 };
  await scripted([['/nodes', refused]], async () => {
    const session = connect({ ...options, exec: () => assert.fail('nobody is asked') });
    assert.equal(await session.done, 'failed');
    session.close();
  });
});

test("routes that can't be read leave the interfaces, and a pod that does not run is named", async () => {
  const script: Script = [
    ['/nodes', { stdout: { metadata: {}, items: [node('a'), node('b')] } }],
    ['/pods.*nodeName%3Da', { stdout: { items: [pod('a')] } }],
    ['/pods.*nodeName%3Db', { stdout: { items: [pod('b', 'Pending')] } }],
    ['-- ip -j -d addr', { stdout: addrText }],
    ['-- sh -c', { stdout: routing.slice(0, 40) }],
  ];
  await read(script, (session) => {
    assert.deepEqual(session.inventory?.nodes.map(described), [
      "a exec: lo 127.0.0.1/8 scope host lo, eth0 10.0.0.1/24 scope global eth0; routes -/-; Can't read this node's routes; can-reach is predicted from its subnets.",
      "b addresses: -; routes -/-; Can't query the node: its calico-node pod calico-b is Pending, not Running. See `kubectl describe pod -n kube-system calico-b`.",
    ]);
  });
});

test("who may not run commands has Calico's annotation, without order and prefixes", async () => {
  const interfaces = JSON.stringify([{ name: 'eth0', addresses: ['10.0.0.1', 'fe80::1'] }, { name: 'eth1' }, { x: 1 }]);
  const script: Script = [
    ['/nodes', { stdout: { metadata: {}, items: [node('a', { 'projectcalico.org/Interfaces': interfaces })] } }],
    ['/pods', { stdout: { items: [pod('a')] } }],
    ['exec', forbidden('pods "x" is forbidden: User "me@corp" cannot create resource "pods/exec"')],
  ];
  await read(script, (session) => {
    const [found] = session.inventory?.nodes ?? [];
    assert.ok(found);
    assert.deepEqual(
      [described(found), found.kernelOrder, found.prefixesKnown, found.families],
      [
        "a annotation: eth0 10.0.0.1/32 scope global fe80::1/128 scope link, eth1; routes -/-; Can't list its interfaces: you lack permission to create pods/exec in the whole cluster.",
        false,
        false,
        [4, 6],
      ],
    );
  });
});

test('what is read besides: pools of either group, blocks that are held, the operator, ConfigMaps by the keys in use', async () => {
  const variable = (name: string, value: string) => ({ name, value });
  const reference = {
    name: 'IP_AUTODETECTION_METHOD',
    valueFrom: { configMapKeyRef: { name: 'calico-config', key: 'method' } },
  };
  const env = [variable('IP', '$(MODE)'), variable('MODE', 'autodetect'), variable('PASSWORD', 'hunter2'), reference];
  const daemonSet = {
    metadata: { name: 'calico-node', namespace: 'kube-system', uid: 'x', labels: { 'k8s-app': 'calico-node' } },
    spec: {
      template: {
        spec: { containers: [{ name: 'calico-node', image: 'r:5/calico/node:v3.30.2@sha256:1', env, args: ['x'] }] },
      },
    },
  };
  const block = (name: string, more: object) => ({
    spec: { node: name, cidr: '10.1.0.0/26', state: 'confirmed', ...more },
  });
  const script: Script = [
    ['/nodes', { stdout: { metadata: {}, items: [] } }],
    ['/apis/apps/v1/daemonsets', forbidden('daemonsets.apps is forbidden: User "u" cannot list resource "daemonsets"')],
    ['/apis/apps/v1/namespaces/kube-system/daemonsets', { stdout: { items: [daemonSet] } }],
    ['configmaps/calico-config', { stdout: { data: { method: 'first-found', cni_network_config: 'secret' } } }],
    ['crd.projectcalico.org/v1/ippools', { stderr: 'Error from server (NotFound): x\n', code: 1 }],
    [
      'projectcalico.org/v3/ippools',
      { stdout: { items: [{ metadata: { name: 'p' }, spec: { cidr: '10.1.0.0/16', vxlanMode: 'Always' } }] } },
    ],
    [
      'crd.projectcalico.org/v1/blockaffinities',
      {
        stdout: {
          items: [
            block('a', { deleted: 'false' }),
            block('b', { deleted: 'true' }),
            block('c', { deleted: true }),
            block('d', { type: 'virtual' }),
            block('e', { state: 'pendingDeletion' }),
          ],
        },
      },
    ],
    ['crd.projectcalico.org/v1/bgpconfigurations', { stderr: 'Error from server (NotFound): x\n', code: 1 }],
    [
      'projectcalico.org/v3/bgpconfigurations',
      {
        stdout: { items: [{ metadata: { name: 'default' }, spec: { nodeToNodeMeshEnabled: false, asNumber: 64600 } }] },
      },
    ],
    [
      'projectcalico.org/v3/bgppeers',
      {
        stdout: { items: [{ metadata: { name: 'rr' }, spec: { peerSelector: 'rr == "yes"', nodeSelector: 'all()' } }] },
      },
    ],
    [
      'configmaps/kubeadm-config',
      {
        stdout: {
          data: {
            ClusterConfiguration:
              'apiServer: {}\nnetworking:\n  dnsDomain: cluster.local\n  podSubnet: 10.244.0.0/16,fd00::/64\n  serviceSubnet: "10.96.0.0/12"\n',
          },
        },
      },
    ],
    ['crd.projectcalico.org/v1/ipamconfigs/default', { stderr: 'Error from server (NotFound): x\n', code: 1 }],
    ['projectcalico.org/v3/ipamconfigurations/default', { stdout: { spec: { strictAffinity: true } } }],
    ['installations', { stderr: 'Unable to connect to the server: EOF\n', code: 1 }],
    ['/openapi/v3/apis/projectcalico.org/v3', { stdout: { native: true } }],
    ['/openapi/v3/apis/operator.tigera.io/v1', { stdout: { operator: true } }],
  ];
  await read(script, (session, calls) => {
    const { pools, blocks, ipam, bgp, kubeadm, running, calicoVersion, schemas } = session.inventory ?? {};
    assert.deepEqual(schemas, ['{"native":true}', '{"operator":true}']);
    assert.deepEqual(pools, [
      { name: 'p', cidr: '10.1.0.0/16', ipipMode: 'Never', vxlanMode: 'Always', natOutgoing: false, disabled: false },
    ]);
    assert.deepEqual(blocks, [{ node: 'a', cidr: '10.1.0.0/26' }]);
    assert.deepEqual(bgp, {
      nodeToNodeMesh: false,
      asNumber: '64600',
      peers: [{ name: 'rr', peerSelector: 'rr == "yes"', nodeSelector: 'all()' }],
    });
    assert.deepEqual(ipam, { strictAffinity: true, maxBlocksPerHost: 0 });
    assert.deepEqual(kubeadm, { podSubnets: ['10.244.0.0/16', 'fd00::/64'], serviceSubnets: ['10.96.0.0/12'] });
    assert.equal(calicoVersion, 'v3.30.2');
    const objects = asList(at(JSON.parse(running ?? ''), 'items'));
    assert.deepEqual(objects[0], {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name: 'calico-node', namespace: 'kube-system', labels: { 'k8s-app': 'calico-node' } },
      spec: {
        template: {
          spec: {
            containers: [
              {
                name: 'calico-node',
                image: 'r:5/calico/node:v3.30.2@sha256:1',
                env: env.filter((each) => each.name !== 'PASSWORD'),
              },
            ],
          },
        },
      },
    });
    assert.deepEqual(at(objects[1], 'data'), { method: 'first-found' });
    assert.deepEqual(
      session.progress.problems.map(({ part, kind }) => [part, kind]),
      [['installations', 'unreachable']],
    );
    assert.ok(calls.every((call) => !/secret/i.test(call)));
  });
});

function workload(name: string, nodeName: string, more: object = {}, status: object = {}): unknown {
  return {
    metadata: { name, namespace: 'default', annotations: { secret: 'x' } },
    spec: { nodeName, ...more },
    status: { phase: 'Running', podIP: '10.244.0.5', ...status },
  };
}

test('pods of a small cluster are read: those that run and have an address', async () => {
  const items = [
    workload('one', 'a', {}, { podIPs: [{ ip: '10.244.0.5' }, { ip: 'fd00::5' }] }),
    workload('old', 'a', { hostNetwork: true }),
    workload('ended', 'a', {}, { phase: 'Succeeded' }),
    workload('waiting', 'a', {}, { podIP: '' }),
    { spec: {} },
  ];
  const script: Script = [
    ['/nodes', { stdout: { metadata: {}, items: [node('a')] } }],
    ['/pods\\?labelSelector', { stdout: { items: [] } }],
    ['/pods\\?limit', { stdout: { items } }],
  ];
  await read(script, (session) => {
    assert.deepEqual(session.inventory?.pods, [
      { namespace: 'default', name: 'one', node: 'a', ips: ['10.244.0.5', 'fd00::5'], hostNetwork: false, labels: {} },
      { namespace: 'default', name: 'old', node: 'a', ips: ['10.244.0.5'], hostNetwork: true, labels: {} },
    ]);
  });
});

test('pods of a large cluster are read only of the nodes that are named', async () => {
  const names = Array.from({ length: 21 }, (_, at) => `n${String(at).padStart(2, '0')}`);
  const script: Script = [
    ['/nodes', { stdout: { metadata: {}, items: names.map((each) => node(each)) } }],
    ['/pods\\?fieldSelector=spec.nodeName%3Dn03', { stdout: { items: [workload('one', 'n03')] } }],
    ['/pods\\?fieldSelector=spec.nodeName%3Dn04', forbidden('pods is forbidden: User "u" cannot list resource "pods"')],
    ['/pods\\?labelSelector', { stdout: { items: [] } }],
  ];
  await scripted(script, async (calls) => {
    const session = connect({ ...options, exec: false });
    await session.done;
    const pods = (): readonly string[] | undefined => session.inventory?.pods?.map(({ name }) => name);
    assert.equal(pods(), undefined);
    assert.ok(calls().every((call) => !/pods\?(limit|fieldSelector)/.test(call)));
    await session.readPods(['n03', 'nobody']);
    assert.deepEqual(pods(), ['one']);
    await session.readPods(['n04']);
    assert.deepEqual(pods(), ['one']);
    assert.deepEqual(
      session.progress.problems.map(({ part, kind }) => [part, kind]),
      [['workloads', 'forbidden']],
    );
    session.close();
  });
});

test('who may not list pods is told so only where somebody asked for them', async () => {
  const script: Script = [
    [
      '/nodes',
      {
        stdout: {
          metadata: {},
          items: [
            node('a', {
              'projectcalico.org/IPv4Address': '10.0.0.1/24',
              'projectcalico.org/IPv4IPIPTunnelAddr': '10.244.0.1',
              'projectcalico.org/IPv4VXLANTunnelAddr': 'nonsense',
            }),
          ],
        },
      },
    ],
    ['/pods\\?labelSelector', { stdout: { items: [] } }],
    ['/pods\\?limit', forbidden('pods is forbidden: User "u" cannot list resource "pods"')],
  ];
  await read(script, (session) => {
    assert.deepEqual(session.inventory?.nodes[0]?.tunnels, { ipip: '10.244.0.1' });
    assert.deepEqual(session.progress.problems, []);
  });
  await scripted(script, async () => {
    const session = connect({ ...options, pods: 'all' });
    await session.done;
    assert.deepEqual(
      session.progress.problems.map(({ message }) => message.split('. ')[0]),
      ["Can't read the pods"],
    );
    session.close();
  });
});

test('what policies look at is read with the pods: labels, addresses and ports, and nothing else', async () => {
  const meta = (name: string, labels = {}) => ({ name, namespace: 'shop', labels, annotations: { secret: 'hunter2' } });
  const spec = {
    nodeName: 'a',
    serviceAccountName: 'cart',
    containers: [{ ports: [{ name: 'http', containerPort: 80 }] }],
  };
  const script: Script = [
    ['/nodes', { stdout: { metadata: {}, items: [node('a')] } }],
    ['/pods\\?labelSelector', { stdout: { items: [] } }],
    ['/pods\\?limit', { stdout: { items: [{ metadata: meta('web'), spec, status: { podIP: '10.65.0.1' } }] } }],
    ['/namespaces\\?', { stdout: { items: [{ metadata: { name: 'shop', labels: { team: 'red' } } }] } }],
    ['/serviceaccounts\\?', { stdout: { items: [{ metadata: meta('cart'), secrets: [{ name: 'token' }] }] } }],
    [
      '/services\\?',
      {
        stdout: {
          items: [
            {
              metadata: meta('web'),
              spec: { clusterIP: '10.96.0.9', externalIPs: ['192.0.2.9'] },
              status: { loadBalancer: { ingress: [{ ip: '203.0.113.7' }, { hostname: 'x' }] } },
            },
            { metadata: meta('headless'), spec: { clusterIP: 'None', clusterIPs: ['None'] } },
          ],
        },
      },
    ],
    ['/endpointslices\\?', forbidden('endpointslices is forbidden: User "u" cannot list resource "endpointslices"')],
  ];
  await scripted(script, async () => {
    const session = connect({ ...options, pods: 'all' });
    await session.done;
    const { pods, namespaces, serviceAccounts, services, endpointSlices } = session.inventory ?? {};
    assert.deepEqual([pods?.[0]?.account, pods?.[0]?.ports], ['cart', [{ name: 'http', protocol: 'TCP', port: 80 }]]);
    assert.deepEqual(namespaces, [{ name: 'shop', labels: { team: 'red' } }]);
    assert.deepEqual(serviceAccounts, [{ namespace: 'shop', name: 'cart', labels: {} }]);
    assert.deepEqual(services, [
      { namespace: 'shop', name: 'web', clusterIPs: ['10.96.0.9'], externalIPs: ['192.0.2.9', '203.0.113.7'] },
      { namespace: 'shop', name: 'headless', clusterIPs: [], externalIPs: [] },
    ]);
    assert.equal(endpointSlices, undefined);
    assert.doesNotMatch(JSON.stringify(session.inventory), /hunter2|token/);
    assert.deepEqual(
      session.progress.problems.map(({ part, message }) => [part, message.split('.')[0]]),
      [['policy-facts', "Can't read what policies look at: EndpointSlice"]],
    );
    session.close();
  });
});

test('contexts are listed without any word to a cluster', async () => {
  const config = {
    'current-context': 'b',
    contexts: [
      { name: 'a', context: { cluster: 'one', user: 'me' } },
      { name: 'b', context: { cluster: 'two', user: 'me', namespace: 'x' } },
      { name: 5 },
    ],
  };
  await scripted([['^config view -o json$', { stdout: config }]], async () => {
    assert.deepEqual(await listContexts({ ...options, context: 'ignored' }), {
      kind: 'ok',
      contexts: [
        { name: 'a', cluster: 'one', user: 'me', current: false },
        { name: 'b', cluster: 'two', user: 'me', current: true },
      ],
    });
  });
});
