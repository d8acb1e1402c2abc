import { formOf } from '../../manifest/forms/forms.ts';
import { METHOD_VARIABLES } from '../../manifest/methodSites.ts';
import { writeScalar } from '../../manifest/writeScalar.ts';
import { type Message, say } from '../../message.ts';
import type { NodeResult } from '../../resolution.ts';
import { nodeList } from '../address/nodeList.ts';
import type { AgentContext, Fix, Place, Rule } from '../rule.ts';
import { withoutIpv6 } from './ipv6.ts';

/**
 * An IPv6 address is looked for, but no node has one: calico-node exits, and on its way takes away the IPv4 address that
 * is stored (startup.go, clearNodeIPs).
 */
export const ipv6Missing: Rule = {
  code: 'ipv6-missing',
  severity: 'error',
  scope: 'agent',
  check(context) {
    const nodes = withoutIpv6(context);
    const at = placeOf(context);
    if (nodes.length === 0 || at === undefined) return [];
    const message = say(
      'calico-node fails to start: IPv6 detection is on, but no node has an IPv6 address on a real interface ({0}).',
      nodeList(nodes, ({ node }) => node.name),
    );
    const evidence = [
      ...(nodes.every(({ startup }) => startup.exits)
        ? []
        : [say('It only starts on nodes with a stored IPv6 address.')]),
      ...ipv4Too(nodes, context),
    ];
    return [{ at, message, evidence, fixes: () => withoutAsking(context) }];
  },
};

function ipv4Too(nodes: readonly NodeResult[], { plan }: AgentContext): readonly Message[] {
  const cleared = nodes.some(({ startup }) => startup.cleared.includes(4));
  const mayBe = nodes.some(
    ({ node, startup }) => startup.storedUnknown && plan.settingsFor(node).ip[4] === 'autodetect',
  );
  if (cleared) return [say('It also clears the IPv4 address stored for the node.')];
  return mayBe ? [say('It also clears an IPv4 address stored for the node.')] : [];
}

/** The value of IP6, or where the Installation asks for IPv6. */
function placeOf({ agent }: AgentContext): Place | undefined {
  if (agent.form === 'workload') {
    const variable = agent.env.get('IP6');
    const { valueAt, definition } = variable ?? {};
    if (valueAt !== undefined) return { file: valueAt.file, span: valueAt.span };
    return definition && { file: agent.file, span: definition.name.span };
  }
  const site = formOf(agent).written(6)[0];
  if (site !== undefined) return site.name;
  if (agent.form === 'settings') return undefined;
  const pool = agent.installation.pools?.find(({ cidr }) => cidr?.value.includes(':') === true)?.cidr;
  return pool && { file: agent.file, span: pool.span };
}

/** Sets IP6 to `none`, where an IPv4 address is looked for. */
function withoutAsking({ agent, plan, resolution }: AgentContext): readonly Fix[] {
  const value = agent.form === 'workload' ? agent.env.get('IP6')?.valueAt : undefined;
  const [node] = resolution?.inventory.nodes ?? [];
  const ip = node && plan.settingsFor(node).ip[4];
  if (value === undefined || ip === 'none') return [];
  const edits = [{ span: value.span, newText: writeScalar('none', value) }];
  // With a method written that would be without effect then, which is for somebody to decide.
  const preferred = agent.form === 'workload' && agent.env.get(METHOD_VARIABLES[6]) === undefined;
  return [{ title: say('Set {0} to none', 'IP6'), preferred, edits: [{ file: value.file, edits }] }];
}
