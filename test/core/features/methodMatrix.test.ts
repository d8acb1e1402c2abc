import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MethodMatrix } from '../../../src/protocol/matrixMessages.ts';
import { inEnglish } from '../../said.ts';
import { fleet, manifest, sample, serviceFor } from './fleet.ts';

function matrix(
  ...[method, inventory, options]: [
    ...Parameters<typeof serviceFor>,
    Parameters<ReturnType<typeof serviceFor>['matrix']>[1]?,
  ]
): MethodMatrix {
  const made = serviceFor(method, inventory).matrix('calico.yaml', options);
  assert.ok(made);
  return inEnglish(made);
}

/** `1 good file interface=…: every node, …`. */
function rowTexts({ rows }: MethodMatrix): readonly string[] {
  return rows.map(({ rank, grade, origin, method, reason }) => `${rank} ${grade} ${origin} ${method}: ${reason}`);
}

test("the sample: the file's own value on top, the best before the others, each with its reason", () => {
  const made = matrix('interface=ens*,eth*', sample(), { methods: ['interface=bond0'] });
  assert.deepEqual(rowTexts(made), [
    '8 bad file interface=ens*,eth*: every node, 2 subnets, 1 node moves, 2 of 2 paths broken, a new NIC with a matching name could win',
    '1 good suggested cidr=192.168.26.0/24: every node, one subnet, no node moves, stable if a NIC is added',
    '1 good suggested interface=^ens32$,^eth1$: every node, one subnet, no node moves, stable if a NIC is added',
    '1 good suggested kubernetes-internal-ip: every node, one subnet, no node moves, stable if a NIC is added',
    '4 good suggested cidr=192.168.30.0/24: every node, one subnet, 2 nodes move, stable if a NIC is added',
    '4 good suggested interface=^ens33$,^eth0$: every node, one subnet, 2 nodes move, stable if a NIC is added',
    '6 fragile suggested can-reach=192.168.26.2: every node, one subnet, no node moves, follows the routes',
    '7 poor typed interface=bond0: 0 of 2 nodes, 2 uncertain',
    '8 bad default first-found: every node, 2 subnets, 1 node moves, 2 of 2 paths broken, a new NIC could win',
  ]);
  assert.deepEqual(made.best, [1, 2, 3]);
  assert.deepEqual(
    made.columns.map(({ title }) => title),
    ['vms71', 'vms72'],
  );
  assert.deepEqual(
    made.rows[0]?.cells.map(({ interface: name, address, subnet, moves }) => [
      name,
      address,
      made.subnets[subnet ?? -1],
      moves,
    ]),
    [
      ['ens33', '192.168.30.71/24', '192.168.30.0/24', true],
      ['eth1', '192.168.26.72/24', '192.168.26.0/24', false],
    ],
  );
});

test('a value is told once, and what fails on a node without a stored address is bad', () => {
  const inventory = sample();
  const fresh = { ...inventory, nodes: inventory.nodes.map((node) => ({ ...node, stored: {} })) };
  const made = matrix('first-found', fresh, {
    methods: ['first-found', 'interface=ens33', 'interface=[', 'nonsense', ''],
  });
  assert.equal(made.rows.filter(({ method }) => method === 'first-found').length, 1);
  const grades = new Map(made.rows.map(({ method, grade }) => [method, grade]));
  assert.deepEqual(
    ['interface=ens33', 'interface=[', 'nonsense'].map((each) => grades.get(each)),
    ['bad', 'bad', 'bad'],
  );
});

test('what moves is not told where no stored addresses are known', () => {
  const inventory = sample();
  const made = matrix('first-found', {
    ...inventory,
    nodes: inventory.nodes.map(({ stored: _, ...node }) => node),
  });
  assert.deepEqual(
    rowTexts(made).filter((each) => /move/.test(each)),
    [],
  );
});

test('the file keeps its value where none is better, and none is best where none serves all', () => {
  const kept = matrix('cidr=192.168.26.0/24', sample());
  assert.deepEqual(kept.best, [0, 1, 2]);
  const alone = matrix(
    'first-found',
    fleet(2, () => ({ interfaces: [{ name: 'lo' }], stored: {} })),
  );
  assert.deepEqual(alone.best, []);
});

test('where IP is set, nothing is said of detection, and the default is compared all the same', () => {
  const rows = (ip: string): readonly string[] => {
    const service = serviceFor('first-found', sample());
    service.setFile('calico.yaml', manifest('first-found').replace('value: autodetect', `value: ${ip}`));
    const made = inEnglish(service.matrix('calico.yaml'));
    assert.ok(made);
    return rowTexts(made).filter((each) => / (?:file|default) /.test(each));
  };
  const detected =
    'bad default first-found: every node, 2 subnets, 1 node moves, 2 of 2 paths broken, a new NIC could win';
  assert.deepEqual(rows('none'), ['6 fragile file first-found: no address is detected', `8 ${detected}`]);
  assert.deepEqual(rows('10.0.0.1'), [
    '8 bad file first-found: 2 uncertain, several nodes have the same address, 2 of 2 paths broken, no address is detected',
    `7 ${detected}`,
  ]);
});

test('virtual interfaces, and addresses that several nodes share, are no good', () => {
  const made = matrix('first-found', fleet(3), { methods: ['interface=docker0', 'interface=tunl0'] });
  const texts = rowTexts(made).filter((each) => each.includes('typed'));
  assert.deepEqual(texts, [
    '8 bad typed interface=docker0: 3 of 3 nodes, one subnet, 3 nodes move, 3 with a virtual interface, several nodes have the same address, 6 of 6 paths broken, a new NIC with a matching name could win',
    '9 bad typed interface=tunl0: 3 of 3 nodes, 3 subnets, 3 nodes move, 3 with a virtual interface, 6 of 6 paths broken, a new NIC with a matching name could win',
  ]);
});

test('5,000 nodes are a few columns, made in slices, and are not played twice', () => {
  const inventory = fleet(5000, (at) => (at === 1234 ? { interfaces: [{ name: 'lo' }], stored: {} } : undefined));
  const service = serviceFor('interface=^eno1$', inventory);
  const steps = [...service.matrixInSteps('calico.yaml')].length;
  assert.ok(steps > 100);
  const again = service.matrixInSteps('calico.yaml');
  let repeated = 0;
  for (let step = again.next(); !step.done; step = again.next()) repeated += 1;
  assert.ok(repeated < 20);
  const made = inEnglish(service.matrix('calico.yaml'));
  assert.deepEqual(
    made?.columns.map(({ title }) => title),
    ['worker-01234', '4,999 like worker-00000'],
  );
});

test('more kinds of nodes than columns: what is left out is told, and the largest group stays', () => {
  const inventory = fleet(40, (at) => {
    return at < 20 ? { interfaces: [{ name: `x${at}`, addresses: [`10.20.0.${at + 1}/16`] }] } : undefined;
  });
  const made = matrix('first-found', inventory, { mostColumns: 5 });
  assert.equal(made.columns.length, 5);
  assert.equal(made.columns.at(-1)?.count, 20);
  assert.equal(made.leftOut, 16);
});

test('no inventory, no matrix; and one family at a time', () => {
  assert.equal(serviceFor('first-found', undefined).matrix('calico.yaml'), undefined);
  const made = matrix('first-found', sample(), { family: 6 });
  assert.equal(made.family, 6);
  assert.equal(made.rows[0]?.origin, 'file');
});

test('what an edit changes of paths is seen for every value', () => {
  const inventory = sample();
  const edits: readonly (readonly [text: string, by: string])[] = [
    ['            - name: IP\n', '            - { name: FELIX_INTERFACEPREFIX, value: eni }\n            - name: IP\n'],
    [
      '            - name: IP\n',
      '            - { name: FELIX_DEFAULTENDPOINTTOHOSTACTION, value: DROP }\n            - name: IP\n',
    ],
    [
      'valueFrom:\n                configMapKeyRef:\n                  name: calico-config\n                  key: calico_backend\n',
      'value: none\n',
    ],
  ];
  const service = serviceFor('interface=ens33,eth0', inventory);
  const before = rowTexts(inEnglish(service.matrix('calico.yaml')) ?? assert.fail());
  for (const [text, by] of edits) {
    const edited = manifest('interface=ens33,eth0').replace(text, by);
    assert.notEqual(edited, manifest('interface=ens33,eth0'), by);
    service.setFile('calico.yaml', edited);
    const fresh = serviceFor('interface=ens33,eth0', inventory);
    fresh.setFile('calico.yaml', edited);
    const [found, expected] = [service, fresh].map((each) =>
      rowTexts(inEnglish(each.matrix('calico.yaml')) ?? assert.fail()),
    );
    assert.deepEqual(found, expected, by);
  }
  service.setFile('calico.yaml', manifest('interface=ens33,eth0'));
  assert.deepEqual(rowTexts(inEnglish(service.matrix('calico.yaml')) ?? assert.fail()), before);
});
