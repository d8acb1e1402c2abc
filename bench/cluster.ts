import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createCalicoService } from '../src/core/service.ts';
import { inSlices } from '../src/turns/slices.ts';
import { absent, closeSessions, connectAs, down, up } from '../test/clusterLive/testCluster.ts';
import { atMost, type Row } from './row.ts';

/** What connecting to 5,000 nodes costs, on the test cluster where it lies beside the project. */

const manifest = `kind: DaemonSet
apiVersion: apps/v1
metadata: {name: calico-node, namespace: kube-system}
spec:
  template:
    spec:
      containers:
        - name: calico-node
          image: calico/node:v3.32.1
          env:
            - {name: IP, value: autodetect}
            - {name: IP_AUTODETECTION_METHOD, value: 'interface=eno1'}
`;

/** All requests that the API server has answered. */
async function requests(): Promise<number> {
  const { session } = connectAs('admin');
  const metrics = await session.kubectl.run({ kind: 'get', path: '/metrics' });
  session.close();
  if (metrics.kind !== 'ok') return Number.NaN;
  const counts = [...metrics.stdout.matchAll(/^apiserver_request_total\{.*\} (\S+)$/gm)];
  return counts.reduce((sum, [, count]) => sum + Number(count), 0);
}

export async function measure(): Promise<readonly Row[]> {
  if (absent !== false) throw new Error(absent);
  up('crowd');
  try {
    const before = await requests();
    const service = createCalicoService();
    service.setFile('calico.yaml', manifest);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const began = performance.now();
    const { session } = connectAs('admin');
    await session.done;
    const read = performance.now() - began;
    service.setInventory(session.inventory);
    await inSlices(service.findingsInSteps(), () => false);
    const answered = performance.now() - began;
    // A block is noticed when it is over.
    await new Promise((resolve) => setTimeout(resolve, 20));
    delay.disable();
    const { started } = session.kubectl;
    session.close();
    const resident = process.resourceUsage().maxRSS / 1000;
    return [
      { name: 'connect → all nodes read', unit: 's', ours: { median: read / 1000 } },
      { name: 'connect → first full answer', unit: 's', ours: { median: answered / 1000 }, aim: atMost(5) },
      { name: 'longest block meanwhile', unit: 'ms', ours: { median: delay.max / 1e6 }, aim: atMost(50) },
      { name: 'peak of resident memory', unit: 'MB', ours: { median: resident } },
      { name: 'kubectl processes', unit: 'count', ours: { median: started } },
      { name: 'requests to the API server', unit: 'count', ours: { median: (await requests()) - before } },
    ];
  } finally {
    closeSessions();
    down();
  }
}
