import { isOffForFelix } from '../../detection/variables/numbers.ts';
import { felixVariable } from '../../manifest/agent.ts';
import type { WrittenValue } from '../../manifest/env.ts';
import { writeScalar } from '../../manifest/writeScalar.ts';
import { say } from '../../message.ts';
import { rangeText } from '../address/rangeText.ts';
import { overlap, sameFolder } from '../pool/pools.ts';
import type { AgentContext, Fix, Rule } from '../rule.ts';
import { type ModeVariable, makesPool, modeOf, needsBird } from './poolVariables.ts';
import { type VariableCheck as Check, variableSets } from './variableSets.ts';

/** Variables of calico-node that are each in order, and fight each other. */
export const envConflict: Rule = {
  code: 'env-conflict',
  severity: 'warning',
  scope: 'agent',
  check(context) {
    if (context.agent.form !== 'workload') return [];
    return [...checks, ...variableSets].flatMap((check) => check(context) ?? []);
  },
};

/** A pool can't use both (validator.go `validateIPPoolSpec`), so that calico-node can't make it. */
const bothTunnels: Check = (context) => {
  const { agent } = context;
  if (agent.form !== 'workload' || !makesPool(context)) return undefined;
  const [ipip, vxlan] = tunnels(context);
  if (!isOn(ipip) || !isOn(vxlan)) return undefined;
  const message = say(
    "calico-node can't create its pool and exits: CALICO_IPV4POOL_IPIP is also {0}, and a pool can't use both IPIP and VXLAN.",
    ipip.mode,
  );
  const related = [{ at: ipip.at, message: say('{0} is set here', ipip.name) }];
  return { at: vxlan.at, message, severity: 'error', related, fixes: () => [never(ipip), never(vxlan)] };
};

function tunnels({ agent }: AgentContext): readonly [ModeVariable | undefined, ModeVariable | undefined] {
  if (agent.form !== 'workload') return [undefined, undefined];
  return [modeOf(agent.env, 'CALICO_IPV4POOL_IPIP'), modeOf(agent.env, 'CALICO_IPV4POOL_VXLAN')];
}

function isOn(variable: ModeVariable | undefined): variable is ModeVariable {
  return variable !== undefined && variable.mode !== 'Never';
}

function never({ name, at }: ModeVariable): Fix {
  return setting(name, 'Never', at, false);
}

function setting(name: string, text: string, at: WrittenValue, preferred: boolean): Fix {
  const edits = [{ span: at.span, newText: writeScalar(text, { ...at, type: 'string' }) }];
  return { title: say('Set {0} to {1}', name, text), preferred, edits: [{ file: at.file, edits }] };
}

/** calico-node exits over a network for a pool that it is told not to make (startup.go). */
const noPoolsButOne: Check = ({ agent }) => {
  if (agent.form !== 'workload' || agent.env.get('NO_DEFAULT_POOLS')?.text !== 'true') return undefined;
  const none = agent.env.get('NO_DEFAULT_POOLS')?.valueAt;
  const names = ['CALICO_IPV4POOL_CIDR', 'CALICO_IPV6POOL_CIDR'];
  const name = names.find((each) => (agent.env.get(each)?.text ?? '') !== '');
  const at = name === undefined ? undefined : agent.env.get(name)?.valueAt;
  if (name === undefined || at === undefined) return undefined;
  const message = say("calico-node exits: NO_DEFAULT_POOLS is true, so {0} isn't allowed. Keep one of the two.", name);
  const related = none === undefined ? [] : [{ at: none, message: say('{0} is set here', 'NO_DEFAULT_POOLS') }];
  return { at, message, severity: 'error', related };
};

/** With the backend `vxlan` there is no BIRD, and only pools with VXLAN reach other nodes (node/filesystem/etc/rc.local). */
const backendWithoutTunnel: Check = (context) => {
  const { agent } = context;
  if (agent.form !== 'workload' || !makesPool(context)) return undefined;
  const backend = agent.env.get('CALICO_NETWORKING_BACKEND');
  const [ipip, vxlan] = tunnels(context);
  const vxlanAt = vxlan?.at;
  // Where neither is written, the pools are mostly made by hand.
  if (vxlanAt === undefined && !isOn(ipip)) return undefined;
  if (backend?.text !== 'vxlan' || backend.valueAt === undefined || isOn(vxlan) || felixRoutes(context))
    return undefined;
  if (!needsBird(context, isOn(ipip))) return undefined;
  const message = isOn(ipip)
    ? say(
        'With the vxlan backend, no routes are distributed for IPIP pools: set CALICO_IPV4POOL_VXLAN to {0} instead.',
        ipip.mode,
      )
    : say(
        "Pods can't reach other nodes: the backend is vxlan, but calico-node's pool has no VXLAN. Set CALICO_IPV4POOL_VXLAN to Always or CrossSubnet.",
      );
  const at = isOn(ipip) ? ipip.at : (vxlanAt ?? backend.valueAt);
  const related =
    at === backend.valueAt
      ? []
      : [{ at: backend.valueAt, message: say('{0} is set here', 'CALICO_NETWORKING_BACKEND') }];
  return { at, message, related, fixes: () => vxlanFixes(ipip, vxlan) };
};

/** Felix tells the routes where it is told to (v3.31 and later). */
function felixRoutes({ agent }: AgentContext): boolean {
  const text = felixVariable(agent, 'FELIX_PROGRAMCLUSTERROUTES')?.text;
  return text !== undefined && text.toLowerCase() !== 'disabled';
}

function vxlanFixes(ipip: ModeVariable | undefined, vxlan: ModeVariable | undefined): readonly Fix[] {
  if (vxlan === undefined) return [];
  const mode = isOn(ipip) ? ipip.mode : 'Always';
  const fix = setting(vxlan.name, mode, vxlan.at, true);
  return [isOn(ipip) ? { ...fix, edits: [...fix.edits, ...never(ipip).edits] } : fix].map(oneFileOnce);
}

/** The edits of a fix in one list for each file. */
function oneFileOnce(fix: Fix): Fix {
  const files = [...new Set(fix.edits.map(({ file }) => file))];
  const edits = files.map((file) => ({
    file,
    edits: fix.edits.flatMap((each) => (each.file === file ? each.edits : [])),
  }));
  return { ...fix, edits };
}

const switches = [
  { name: 'FELIX_IPINIPENABLED', tunnel: 'ipip', title: 'IPIP' },
  { name: 'FELIX_VXLANENABLED', tunnel: 'vxlan', title: 'VXLAN' },
] as const;

/** Felix makes no tunnel device, which a pool needs (felix/config/config_params.go: without the variable the pools decide). */
const tunnelOff: Check = ({ agent, ranges }) => {
  if (agent.form !== 'workload') return undefined;
  for (const { name, tunnel, title } of switches) {
    const variable = felixVariable(agent, name);
    if (variable?.text === undefined || variable.valueAt === undefined || !isOffForFelix(variable.text)) continue;
    const pool = ranges.find((range) => {
      const isNear = range.at === undefined || sameFolder(range.at.file, agent.file);
      return (
        range.kind === 'pool' && range.prefix.address.family === 4 && isNear && (range[tunnel] ?? 'Never') !== 'Never'
      );
    });
    if (pool === undefined) continue;
    const { valueAt } = variable;
    const message = say(
      "{2} doesn't work: {0} is off, so Felix creates no device for {1}. Remove the variable to let the pools decide.",
      name,
      title,
      rangeText(pool),
    );
    const related = pool.at === undefined ? [] : [{ at: pool.at, message: say('The pool is here.') }];
    return { at: valueAt, message, related, fixes: () => [setting(name, 'true', valueAt, true)] };
  }
  return undefined;
};

/** The pool that calico-node makes lies in the range of services. */
const poolInServices: Check = (context) => {
  const { agent, ranges } = context;
  if (agent.form !== 'workload' || !makesPool(context)) return undefined;
  const at = agent.env.get('CALICO_IPV4POOL_CIDR')?.valueAt;
  const pool = ranges.find((range) => range.kind === 'pool' && range.at?.span === at?.span);
  const services = ranges.find(
    (range) =>
      range.kind === 'services' &&
      range.at !== undefined &&
      sameFolder(range.at.file, agent.file) &&
      pool !== undefined &&
      overlap(pool.prefix, range.prefix),
  );
  if (at === undefined || pool === undefined || services?.at === undefined) return undefined;
  const message = say(
    "{0} overlaps the Service range {1}: a pod and a Service may get the same address. Choose a network that doesn't overlap.",
    pool.text,
    services.text,
  );
  return { at, message, related: [{ at: services.at, message: say('The range is here.') }] };
};

const checks: readonly Check[] = [bothTunnels, noPoolsButOne, backendWithoutTunnel, tunnelOff, poolInServices];
