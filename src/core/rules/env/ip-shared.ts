import { groupBy } from '../../collections.ts';
import type { WorkloadAgent } from '../../manifest/agent.ts';
import { say } from '../../message.ts';
import { bothFamilies, type Family } from '../../net/address.ts';
import { listText, sentencesText } from '../../words/listText.ts';
import { ipName } from '../../words/reasonText.ts';
import type { AgentContext, Report, Rule } from '../rule.ts';
import { autodetectFix, isCheckDisabled } from './startSettings.ts';

/** IP or IP6 of a DaemonSet names one address, which every node then takes for its own. */
export const ipShared: Rule = {
  code: 'ip-shared',
  severity: 'error',
  scope: 'agent',
  check(context) {
    const { agent } = context;
    // A Pod runs on one node.
    if (agent.form !== 'workload' || agent.workload.kind.value !== 'DaemonSet') return [];
    return bothFamilies.flatMap((family) => report(context, agent, family) ?? []);
  },
};

function report(context: AgentContext, agent: WorkloadAgent, family: Family): Report | undefined {
  const { resolution } = context;
  const literals = (resolution?.results ?? []).flatMap(({ node, startup: { outcomes } }) => {
    const outcome = outcomes[family];
    return outcome.kind === 'literal' ? [{ name: node.name, address: outcome.address.replace(/\/.*$/s, '') }] : [];
  });
  const [shared] = [...groupBy(literals, ({ address }) => address)].filter(([, nodes]) => nodes.length > 1);
  const variable = agent.env.get(ipName(family));
  const at = variable?.valueAt ?? (variable?.definition && { file: agent.file, span: variable.definition.name.span });
  if (shared === undefined || at === undefined) return undefined;
  const [address, nodes] = shared;
  const names = nodes.map(({ name }) => name);
  const message = say(
    '{0} sets the same address, {2}, on {1} nodes: {3}.',
    ipName(family),
    nodes.length,
    address,
    listText(names, 3),
  );
  const consequence = isCheckDisabled(context)
    ? say('Traffic for one of these nodes reaches another.')
    : say('The first node to start keeps it; the others exit with "already using".');
  const place = { file: at.file, span: at.span };
  return { at: place, message: sentencesText([message, consequence]), fixes: () => autodetectFix(context, family) };
}
