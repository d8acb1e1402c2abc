import { behaves } from '../../calico/changes.ts';
import { formatVersion } from '../../calico/version.ts';
import { isOffForFelix } from '../../detection/variables/numbers.ts';
import { felixVariable } from '../../manifest/agent.ts';
import { say } from '../../message.ts';
import { mapOf, textOf } from '../../objects/fields.ts';
import { nodeList } from '../address/nodeList.ts';
import { resourcesIn } from '../object/resources.ts';
import { versionPlace } from '../place.ts';
import type { AgentContext, Report, Rule, WorkspaceContext } from '../rule.ts';

/** Felix of the release exits over what a node's kernel is set to: up to v3.11, where it checks sources only loosely. */
export const sysctlRefused: Rule = {
  code: 'sysctl-refused',
  severity: 'error',
  scope: 'workspace',
  check(context) {
    const { inventory } = context;
    const loose = (inventory?.nodes ?? []).filter(({ sysctls }) => Number(sysctls[name] ?? '0') > 1);
    if (loose.length === 0 || isAllowed(context)) return [];
    const names = loose.map((node) => node.name);
    return context.agents.flatMap((agent) => report(agent, names) ?? []);
  },
};

const name = 'net.ipv4.conf.all.rp_filter';

function report(context: AgentContext, nodes: readonly string[]): Report | undefined {
  const { agent, plan } = context;
  const { version, from } = plan.version;
  if (agent.form !== 'workload' || agent.env.open || from === 'assumed' || !behaves(version, 'loose-rpf-exits'))
    return undefined;
  const ignores = felixVariable(agent, 'FELIX_IGNORELOOSERPF');
  if (ignores !== undefined && !isOff(ignores.text ?? 'true')) return undefined;
  const container = agent.container.name && { file: agent.file, span: agent.container.name.span };
  const at = versionPlace({ agent: context }) ?? container;
  if (at === undefined) return undefined;
  const message = say(
    'Felix {0} exits on {1}, where {2} is 2: set it to 0 or 1, or FELIX_IGNORELOOSERPF to true.',
    formatVersion(version),
    nodeList(nodes, (node) => node),
    name,
  );
  return { at, message };
}

/** Empty, or `none`, which empties it: as without the variable. */
function isOff(text: string): boolean {
  return text === '' || text.toLowerCase() === 'none' || isOffForFelix(text);
}

/** Whether a FelixConfiguration lets Felix start all the same. */
function isAllowed(context: WorkspaceContext): boolean {
  return resourcesIn(context).some(
    ({ resource }) =>
      resource.kind?.value === 'FelixConfiguration' &&
      textOf(mapOf(resource.tree, 'spec'), 'ignoreLooseRPF') === 'true',
  );
}
