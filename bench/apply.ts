import type { ManifestObject } from '../src/core/apply/objects.ts';
import { outlookInSteps } from '../src/core/apply/outlook.ts';
import { plannedObject, plannedReach } from '../src/core/apply/plan.ts';
import { runningText } from '../src/core/inventory/running.ts';
import { english } from '../src/core/l10n.ts';
import { defaultSettings } from '../src/core/settings.ts';
import { fleet } from '../test/core/features/fleet.ts';
import type { Row } from './row.ts';
import { timed } from './timed.ts';

/** What the plan of an apply costs on 5,000 nodes, all of which move, and the longest slice that holds up others. */

const nodes = 5000;

export function measure(): Promise<readonly Row[]> {
  const inventory = {
    ...fleet(nodes, undefined, 15),
    running: runningText([daemonSet('interface=eno1')]) ?? '',
  };
  return Promise.resolve(timed('diff and prediction on 5,000 nodes', () => planned({ ...inventory })));
}

/** Compares the objects, predicts before and after, and what is reached meanwhile, as a plan does. */
function* planned(inventory: ReturnType<typeof fleet>): Generator<undefined, unknown> {
  const [live, next] = [daemonSet('interface=eno1'), daemonSet('interface=eno2')];
  const { apiVersion, kind, metadata } = next;
  const object: ManifestObject = { file: 'calico.json', apiVersion, kind, ...metadata, value: next };
  const given = { inventory, settings: defaultSettings, t: english };
  const outlook = yield* outlookInSteps({ ...given, objects: [next] });
  const before = yield* outlookInSteps({ ...given, objects: [] });
  if (outlook === undefined || before === undefined) throw new Error('There is no calico-node.');
  const moved = new Set(outlook.nodes.filter(({ moves }) => moves).map(({ node }) => node));
  if (moved.size !== nodes) throw new Error(`${moved.size} nodes move.`);
  const reach = plannedReach(yield* outlook.reach(), yield* outlook.reachWith(new Set([...moved].slice(0, 1))));
  return [plannedObject({ object, live, next, conflicts: [] }, []), reach];
}

function daemonSet(method: string) {
  const env = [
    { name: 'IP', value: 'autodetect' },
    { name: 'IP_AUTODETECTION_METHOD', value: method },
  ];
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'calico-node', namespace: 'kube-system' },
    spec: { template: { spec: { containers: [{ name: 'calico-node', image: 'calico/node:v3.32.1', env }] } } },
  };
}
