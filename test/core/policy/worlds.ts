import { evaluate, type Flow, type Judgement } from '../../../src/core/policy/evaluate.ts';
import { createJudge, type Judge } from '../../../src/core/policy/judge.ts';
import { readWorld } from '../../../src/core/policy/readWorld.ts';
import type { Decision } from '../../../src/core/policy/walk.ts';
import { version } from '../../cases.ts';
import { said } from '../../said.ts';

/** Small worlds for policy verdicts, and a short way to write what is decided in them. */

/** Two namespaces with three pods of one node, which every world has. */
export const base = `
kind: Namespace
apiVersion: v1
metadata: { name: shop, labels: { team: red } }
---
kind: Namespace
apiVersion: v1
metadata: { name: lab, labels: { team: blue } }
---
${pod('shop', 'web', '10.65.0.1', '{ name: http, containerPort: 8080 }')}
---
${pod('shop', 'db', '10.65.0.2', '{ name: sql, containerPort: 5432 }, { name: stats, containerPort: 8125, protocol: UDP }')}
---
${pod('lab', 'cli', '10.65.1.1', '')}
`;

function pod(namespace: string, app: string, ip: string, ports: string): string {
  return `kind: Pod
apiVersion: v1
metadata: { name: ${app}, namespace: ${namespace}, labels: { app: ${app} } }
spec: { nodeName: n1, containers: [{ name: c, image: i, ports: [${ports}] }] }
status: { phase: Running, podIP: ${ip}, podIPs: [{ ip: ${ip} }, { ip: "fd00::${ip.slice('10.65.'.length).replace('.', ':')}" }] }`;
}

/** An object of Calico's API in flow style: `policy('NetworkPolicy shop/a', '{ ingress: [] }')`. */
export function object(head: string, spec: string, labels = '{}'): string {
  const [kind = '', name = ''] = head.split(' ');
  const [first = '', second] = name.split('/');
  const place = second === undefined ? `name: ${first}` : `namespace: ${first}, name: ${second}`;
  const group = kind.startsWith('k8s:') ? 'networking.k8s.io/v1' : 'projectcalico.org/v3';
  return `\n---\napiVersion: ${group}\nkind: ${kind.replace('k8s:', '')}\nmetadata: { ${place}, labels: ${labels} }\nspec: ${spec}\n`;
}

/** A policy of Kubernetes for the whole cluster. */
export function clusterWide(kind: string, name: string, spec: string): string {
  return `\n---\napiVersion: policy.networking.k8s.io/v1alpha1\nkind: ${kind}\nmetadata: { name: ${name} }\nspec: ${spec}\n`;
}

/** The judge of the base and these objects; they must be without problems. */
export function judgeOf(objects: readonly string[], release = 'v3.32.1'): Judge {
  const text = base + objects.join('');
  const { world, problems } = readWorld([{ name: 'world.yaml', text }], { version: version(release) });
  if (problems.length > 0) throw new Error(problems.map(({ message }) => said(message)).join(' '));
  return createJudge(world, version(release));
}

/** `lab/cli > shop/web tcp 80`; behind the protocol the port, or the ICMP type. */
export function flowOf(text: string): Flow {
  const [from = '', , to = '', protocol = '', number = ''] = text.split(' ');
  const port = number === '' ? undefined : Number(number);
  if (port === undefined) return { from, to, protocol };
  return protocol.startsWith('icmp')
    ? { from, to, protocol, icmpType: port, icmpCode: 0 }
    : { from, to, protocol, dport: port };
}

/** `egress allow kns.lab[0]; ingress deny default`. */
export function told(judge: Judge, flow: Flow): string {
  const judgement = evaluate(judge, flow);
  return 'what' in judgement ? `${judgement.what} ${judgement.text}` : judgementText(judgement);
}

function judgementText({ egress, ingress, host = [] }: Judgement): string {
  return [
    ...(egress === undefined ? [] : [`egress ${decisionText(egress)}`]),
    ...(ingress === undefined ? [] : [`ingress ${decisionText(ingress)}`]),
    ...host.map((each) => `${each.stage} ${decisionText(each)}`),
  ].join('; ');
}

function decisionText({ verdict, by, tier, policy, rule, trail = [] }: Decision): string {
  const before = trail.map(
    (each) => `${each.action} ${each.policy ?? each.tier}${each.rule === undefined ? '' : `[${each.rule}]`}, `,
  );
  const what = policy === undefined ? (tier ?? by) : `${policy}[${rule}]`;
  return `${before.join('')}${verdict} ${what}`;
}
