import { behaves } from '../../calico/changes.ts';
import { isNewerThan, knownVariable } from '../../calico/variables.ts';
import { felixVariable } from '../../manifest/agent.ts';
import type { EffectiveVariable } from '../../manifest/env.ts';
import { say } from '../../message.ts';
import { type Family, parsePrefix } from '../../net/address.ts';
import { valuesText, wordsText } from '../../words/listText.ts';
import type { AgentContext, Report } from '../rule.ts';
import { makesPool, modeOf } from './poolVariables.ts';

/** Sets of variables of which one makes another useless, or calico-node exit. */

export type VariableCheck = (context: AgentContext) => Report | undefined;

/** A pool must hold one block at least (validator.go `validateIPPoolSpec`), so that calico-node can't make this one. */
function smallerThanBlock(family: Family): VariableCheck {
  const [least, usual] = family === 4 ? [20, 26] : [116, 122];
  return (context) => {
    const { agent } = context;
    if (agent.form !== 'workload' || !makesPool(context, family)) return undefined;
    const blockName = `CALICO_IPV${family}POOL_BLOCK_SIZE`;
    const cidr = agent.env.get(`CALICO_IPV${family}POOL_CIDR`);
    const block = agent.env.get(blockName);
    const prefix = parsePrefix(cidr?.text ?? '');
    const size = block?.text === undefined || block.text === '' ? usual : Number(block.text);
    if (cidr?.valueAt === undefined || prefix?.address.family !== family) return undefined;
    if (!(prefix.length > size && size >= least)) return undefined;
    const message = say(
      "calico-node can't create its pool and exits: a /{0} is smaller than one /{1} block.",
      prefix.length,
      size,
    );
    return { at: cidr.valueAt, message, severity: 'error', related: setHere(block) };
  };
}

/** From v3.29 to v3.32 VXLAN of the pool of IPv6 is read with the settings of the pool of IPv4 (startup.go). */
const ipv6VxlanUnread: VariableCheck = (context) => {
  const { agent, plan } = context;
  if (agent.form !== 'workload' || !makesPool(context, 6) || plan.version.from === 'assumed') return undefined;
  const name = 'CALICO_IPV6POOL_VXLAN';
  const vxlan = modeOf(agent.env, name);
  const four = agent.env.get('CALICO_IPV4POOL_CIDR');
  if (vxlan === undefined || vxlan.mode === 'Never' || four?.text !== 'none') return undefined;
  if (!behaves(plan.version.version, 'ipv6-vxlan-needs-ipv4-pool')) return undefined;
  const message = say(
    'Up to v3.32 calico-node ignores {0} where CALICO_IPV4POOL_CIDR is none: the pool gets no VXLAN.',
    name,
  );
  return { at: vxlan.at, message, related: setHere(four) };
};

const typhaFiles = ['FELIX_TYPHACAFILE', 'FELIX_TYPHACERTFILE', 'FELIX_TYPHAKEYFILE'];
const typhaNames = ['FELIX_TYPHACN', 'FELIX_TYPHAURISAN'];

/** Felix takes TLS to Typha whole or not at all (felix/config/config_params.go, `Validate`). */
const typhaTls: VariableCheck = (context) => {
  const { agent } = context;
  if (agent.form !== 'workload' || agent.env.open || agent.isFragment) return undefined;
  const all = [...typhaFiles, ...typhaNames].map((name) => ({ name, variable: felixVariable(context.agent, name) }));
  if (all.some(({ variable }) => variable !== undefined && variable.text === undefined)) return undefined;
  const isSet = ({ variable }: (typeof all)[number]): boolean =>
    !['', 'none'].includes((variable?.text ?? '').toLowerCase());
  const [first] = all.filter(isSet);
  const absent = new Set(all.flatMap((each) => (isSet(each) ? [] : [each.name])));
  const missing = typhaFiles.filter((name) => absent.has(name));
  const lacksName = typhaNames.every((name) => absent.has(name));
  if (first?.variable?.valueAt === undefined || (missing.length === 0 && !lacksName)) return undefined;
  const names = wordsText([
    ...missing,
    ...(lacksName ? [say('{0} or {1}', valuesText(typhaNames.slice(0, -1)), typhaNames.at(-1) ?? '')] : []),
  ]);
  const message = say("Felix doesn't start: TLS to Typha also needs {0}.", names);
  return { at: first.variable.valueAt, message, severity: 'error' };
};

/** Of both Felix takes the newer one (felix/config/config_params.go, `RouteTableIndices`). */
const routeTables: VariableCheck = (context) => {
  const newer = 'FELIX_ROUTETABLERANGES';
  const [one, several] = ['FELIX_ROUTETABLERANGE', newer].map((name) => felixVariable(context.agent, name));
  const known = knownVariable(newer);
  if (!one?.text || !several?.text || one.valueAt === undefined || known === undefined) return undefined;
  if (isNewerThan(known, context.plan.version.version)) return undefined;
  const message = say('{0} has no effect beside {1}: remove it.', 'FELIX_ROUTETABLERANGE', newer);
  return { at: one.valueAt, message, related: setHere(several) };
};

function setHere(variable: EffectiveVariable | undefined): NonNullable<Report['related']> {
  const at = variable?.valueAt;
  return variable === undefined || at === undefined ? [] : [{ at, message: say('{0} is set here', variable.name) }];
}

export const variableSets: readonly VariableCheck[] = [
  smallerThanBlock(4),
  smallerThanBlock(6),
  ipv6VxlanUnread,
  typhaTls,
  routeTables,
];
