import { appendFileSync, writeFileSync } from 'node:fs';
import { connect } from '../../src/cluster/connect.ts';
import { nicTableInSteps } from '../../src/core/features/nicTable.ts';
import { english as t } from '../../src/core/l10n.ts';
import { createCalicoService } from '../../src/core/service.ts';
import { dyingKubectl } from '../cluster/dyingKubectl.ts';
import { eventually } from '../cluster/fakeKubectl.ts';
import { fleet } from '../core/features/fleet.ts';
import { finish, manifestWith } from '../webview/samples.ts';
import { type Random, randomFrom } from './random.ts';

/** A day with clusters: connected, watched while nodes come, change and go, disconnected, and another one. */

export interface ClusterDay {
  /** Connects, watches so many events, and disconnects; gives how many changes were told of. */
  readonly connection: (at: number, events: number) => Promise<number>;
  end(): void;
}

const item = (name: string, at: number, version: number): object => ({
  metadata: {
    name,
    resourceVersion: String(version),
    labels: { zone: `z${version % 5}` },
    annotations: { 'projectcalico.org/IPv4Address': `10.0.${at}.1/16` },
  },
  status: {
    addresses: [{ type: 'InternalIP', address: `10.0.${at}.1` }],
    conditions: [{ type: 'Ready', status: version % 3 === 0 ? 'False' : 'True' }],
  },
});

const addresses = [
  {
    ...{ ifindex: 1, ifname: 'eth0', flags: ['UP', 'LOWER_UP'], mtu: 1500, operstate: 'UP' },
    addr_info: [{ family: 'inet', local: '10.0.0.1', prefixlen: 16, scope: 'global' }],
  },
];

const names = Array.from({ length: 30 }, (_, at) => `node-${at}`);

export function clusterDay(): ClusterDay {
  const random = randomFrom(7);
  const service = createCalicoService();
  service.setFile('calico.yaml', manifestWith('interface=eth.*'));
  const kubectl = dyingKubectl({
    nodes: { metadata: { resourceVersion: '7' }, items: names.slice(0, 10).map((name, at) => item(name, at, 5)) },
    calicoPods: { items: [] },
    pods: { items: [] },
    addresses,
    watch: '',
  });
  return {
    async connection(at, events) {
      let told = 0;
      writeFileSync(kubectl.watchFile, '');
      kubectl.setFault(at % 5 === 4 ? { at: 1 + (at % 9), how: 'kill', after: at % 50 } : undefined);
      const session = connect({
        ...{ t, exec: at % 2 === 0, watch: true, concurrency: 4, kubectl: kubectl.program, context: `c${at}` },
        searchPath: () => Promise.resolve(process.env['PATH'] ?? ''),
        onUpdate(inventory) {
          told += 1;
          service.setInventory(inventory);
          show(random);
        },
      });
      await session.done;
      if (session.progress.phase === 'failed') await session.refresh();
      for (let made = 0; made < events; made += 25) {
        appendFileSync(kubectl.watchFile, eventsText(Math.min(25, events - made), at * events + made, random));
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      const last = `last-${at}`;
      appendFileSync(kubectl.watchFile, `${JSON.stringify({ type: 'ADDED', object: item(last, 200, at) })}\n`);
      const isSeen = await eventually(() => session.inventory?.nodes.some(({ name }) => name === last) === true);
      session.close();
      if (!isSeen) throw new Error(`The watch of connection ${at} has not told of its last event.`);
      if (at % 3 === 0) service.setInventory(fleet(10 + (at % 4)));
      if (at % 7 === 0) service.setInventory(undefined);
      return told;
    },
    end: () => kubectl.remove(),
  };

  function show(chance: Random): void {
    service.findings();
    const resolution = service.resolutionFor('calico.yaml');
    if (resolution === undefined) return;
    finish(nicTableInSteps(resolution, 4, 0));
    if (chance.below(4) > 0) return;
    service.topology('calico.yaml');
    service.matrix('calico.yaml');
  }
}

function eventsText(count: number, from: number, random: Random): string {
  return Array.from({ length: count }, (_, each) => {
    const at = random.below(names.length);
    const type = random.pick(['ADDED', 'MODIFIED', 'MODIFIED', 'MODIFIED', 'DELETED']);
    return `${JSON.stringify({ type, object: item(names[at] ?? '', at, 100 + from + each) })}\n`;
  }).join('');
}
