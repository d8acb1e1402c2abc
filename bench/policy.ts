import { labelsMarkdown } from '../src/core/features/policiesOnLabels.ts';
import { connectionsOf } from '../src/core/policy/connections.ts';
import { policyEffect } from '../src/core/policy/effect.ts';
import { evaluate, type Flow } from '../src/core/policy/evaluate.ts';
import { groupEnds } from '../src/core/policy/groups.ts';
import { createJudge } from '../src/core/policy/judge.ts';
import { readObjects } from '../src/core/policy/objects.ts';
import { type PolicyFile, readWorld } from '../src/core/policy/readWorld.ts';
import { drained } from '../src/core/steps.ts';
import { atMost, type Row } from './row.ts';
import { summarize } from './statistics.ts';

/** What verdicts and connections cost with 5,000 pods in 50 namespaces and 1,000 policies. */

const namespaces = 50;
const pods = 5000;
const policies = 1000;
const verdicts = 200;

export async function measure(): Promise<readonly Row[]> {
  const text = [...each(namespaces, namespace), ...each(pods, pod), ...each(policies, policy)].join('---\n');
  const reading = timed(() => readWorld([{ name: 'world.yaml', text }]));
  const ready = timed(() => createJudge(reading.result.world));
  const judged = each(verdicts, (at) => timed(() => evaluate(ready.result, flow(at))).ms);
  const edits = each(9, editor());
  const groups = timed(() => groupEnds([ready.result]));
  const effects = each(5, (at) => {
    const changed = reading.result.world.policies[at * 7];
    return changed === undefined ? 0 : timed(() => drained(policyEffect(ready.result, groups.result, changed))).ms;
  });
  const [labelled] = readObjects('pod.yaml', pod(1)).objects;
  const hovers = each(5, () => timed(() => labelled && labelsMarkdown(labelled, ready.result)).ms);
  const connections = each(3, () => timed(() => connectionsOf(createJudge(reading.result.world))).ms);
  return [
    { name: 'reading the manifests', unit: 'ms', ours: { median: reading.ms } },
    { name: 'making them ready', unit: 'ms', ours: { median: ready.ms } },
    { name: 'a verdict after an edit of one policy', unit: 'ms', ours: summarize(edits), aim: atMost(50) },
    { name: 'a verdict', unit: 'ms', ours: summarize(judged), aim: atMost(5) },
    { name: 'grouping all ends', unit: 'ms', ours: { median: groups.ms } },
    { name: 'what one policy changes: lens and hover', unit: 'ms', ours: summarize(effects), aim: atMost(1000) },
    { name: 'which policies are for labels: hover', unit: 'ms', ours: summarize(hovers), aim: atMost(50) },
    { name: 'all connections', unit: 'ms', ours: summarize(connections), aim: atMost(3000) },
  ];
}

/** Edits one policy after another, each in a file of its own, and judges a flow. */
function editor(): (at: number) => number {
  const read = (name: string, text: string): PolicyFile => ({ name, text, read: readObjects(name, text) });
  const others = read('others.yaml', [...each(namespaces, namespace), ...each(pods, pod)].join('---\n'));
  const files = each(policies, (at) => read(`policy-${at}.yaml`, policy(at)));
  evaluate(createJudge(readWorld([others, ...files]).world), flow(0));
  return (at) =>
    timed(() => {
      const edited = files.map((file, index) => (index === at ? read(file.name, `${file.text}# ${at}\n`) : file));
      evaluate(createJudge(readWorld([others, ...edited]).world), flow(at));
    }).ms;
}

function each<T>(count: number, make: (at: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, at) => make(at));
}

function timed<T>(work: () => T): { readonly result: T; readonly ms: number } {
  const began = performance.now();
  const result = work();
  return { result, ms: performance.now() - began };
}

function flow(at: number): Flow {
  return { from: podId(at), to: podId(at * 7 + 1), protocol: 'tcp', dport: 8000 + (at % 10) };
}

function podId(at: number): string {
  return `ns-${at % namespaces}/pod-${at}`;
}

function namespace(at: number): string {
  return `apiVersion: v1\nkind: Namespace\nmetadata: { name: ns-${at}, labels: { team: t${at % 7}, env: ${at % 3 ? 'prod' : 'test'} } }\n`;
}

/** One of five applications of its namespace. */
function pod(at: number): string {
  const app = Math.floor(at / namespaces) % 5;
  const ip = `10.64.${Math.floor(at / 250)}.${at % 250}`;
  return `apiVersion: v1
kind: Pod
metadata: { name: pod-${at}, namespace: ns-${at % namespaces}, labels: { app: app-${app}, layer: ${app < 2 ? 'front' : 'back'}, copy: c${at} } }
spec: { nodeName: node-${at % 100}, containers: [{ name: c, image: i, ports: [{ name: http, containerPort: 8080 }] }] }
status: { phase: Running, podIP: ${ip}, podIPs: [{ ip: ${ip} }] }
`;
}

/** Each twentieth a global one of Calico, the others of Kubernetes, four for each application. */
function policy(at: number): string {
  const app = Math.floor(at / namespaces) % 5;
  const spec =
    at % 20 === 0
      ? `{ order: ${at}, namespaceSelector: "team == 't${at % 7}'", selector: "app == 'app-${app}'", ingress: [
    { action: Allow, protocol: TCP, source: { selector: "layer == 'front'", namespaceSelector: "env == 'prod'" }, destination: { ports: [80, http] } },
    { action: Deny, source: { nets: [172.${at % 30}.0.0/16] } }] }`
      : `{ podSelector: { matchLabels: { app: app-${app} } }, policyTypes: [Ingress, Egress],
    ingress: [{ from: [{ podSelector: { matchLabels: { app: app-${(app + Math.floor(at / 250)) % 5} } } }, { namespaceSelector: { matchLabels: { team: t${at % 7} } } }], ports: [{ port: ${8000 + (at % 10)} }] }],
    egress: [{ to: [{ namespaceSelector: {} }], ports: [{ port: 53, protocol: UDP }] }, { to: [{ ipBlock: { cidr: 192.168.${at % 200}.0/24 } }] }] }`;
  const head =
    at % 20 === 0
      ? `apiVersion: projectcalico.org/v3\nkind: GlobalNetworkPolicy\nmetadata: { name: p-${at} }`
      : `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: p-${at}, namespace: ns-${at % namespaces} }`;
  return `${head}\nspec: ${spec}\n`;
}
