import { monitorEventLoopDelay } from 'node:perf_hooks';
import { english } from '../src/core/l10n.ts';
import { type CalicoService, createCalicoService } from '../src/core/service.ts';
import { absent, closeSessions, connectAs, down, up } from '../test/clusterLive/testCluster.ts';

/** Run by `npm run bench`: what connecting to 5,000 nodes costs, on the test cluster where it lies beside the project. */

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
  const metrics = await session.kubectl.run(['get', '--raw', '/metrics']);
  session.close();
  if (metrics.kind !== 'ok') return Number.NaN;
  const counts = [...metrics.stdout.matchAll(/^apiserver_request_total\{.*\} (\S+)$/gm)];
  return counts.reduce((sum, [, count]) => sum + Number(count), 0);
}

/** As the editor does: pauses let other work go on. Gives the number of findings. */
async function inSlices(service: CalicoService): Promise<number> {
  const steps = service.findingsInSteps();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value.findings.length;
    await new Promise(setImmediate);
  }
}

if (absent === false) {
  up('crowd');
  try {
    const before = await requests();
    const service = createCalicoService({ t: english });
    service.setFile('calico.yaml', manifest);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const began = performance.now();
    const { session } = connectAs('admin');
    await session.done;
    const read = performance.now() - began;
    service.setInventory(session.inventory);
    const findings = await inSlices(service);
    const answered = performance.now() - began;
    // A block is noticed when it is over.
    await new Promise((resolve) => setTimeout(resolve, 20));
    delay.disable();
    const { started } = session.kubectl;
    session.close();
    console.log(
      `5,000 nodes: read after ${read.toFixed(0)} ms, first full answer after ${answered.toFixed(0)} ms (aim 5 s)`,
    );
    console.log(
      `longest block of the event loop: ${(delay.max / 1e6).toFixed(0)} ms (aim 50 ms); ${findings} findings`,
    );
    console.log(`peak memory: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB of this process`);
    console.log(`kubectl processes: ${started}; requests to the API server: ${(await requests()) - before}`);
  } finally {
    closeSessions();
    down();
  }
} else {
  console.log(`without a cluster: ${absent}`);
}
