import { startup } from '../../detection/startup.ts';
import type { InstallationAgent, WorkloadAgent } from '../../manifest/agent.ts';
import { methodSites } from '../../manifest/forms/forms.ts';
import type { ScalarValue } from '../../manifest/model.ts';
import { type Message, say } from '../../message.ts';
import { bothFamilies } from '../../net/address.ts';
import type { Node } from '../../net/node.ts';
import { ofNodesText } from '../../words/countText.ts';
import { sentencesText } from '../../words/listText.ts';
import { autodetectFix } from '../env/startSettings.ts';
import { suggestionFixes } from '../place.ts';
import type { AgentContext, Fix, Place, Report, Rule } from '../rule.ts';

/** Neither an IPv4 nor an IPv6 address is looked for, and calico-node exits over having none (startup.go). */
export const noAddress: Rule = {
  code: 'no-address',
  severity: 'error',
  scope: 'agent',
  check(context) {
    const { agent, resolution } = context;
    const consequence = consequenceOf(resolution?.results.length ? resolution.results : [playUnknown(context)]);
    if (consequence === undefined) return [];
    if (agent.form === 'settings') return []; // the installer sees to IP and IP6
    const report = agent.form === 'workload' ? workloadReport(agent, context) : installationReport(agent, context);
    return report === undefined ? [] : [{ ...report, message: sentencesText([consequence, report.message]) }];
  },
};

type Results = NonNullable<AgentContext['resolution']>['results'];

/** How it ends on a node of which nothing is known. */
function playUnknown({ plan }: AgentContext): Results[number] {
  const node: Node = { name: '', kernelOrder: true, prefixesKnown: true, families: [], routing: {}, sysctls: {} };
  return { node, startup: startup(plan.settingsFor(node), node) };
}

function consequenceOf(results: Results): Message | undefined {
  const exiting = results.filter(({ startup: { outcomes } }) =>
    bothFamilies.some((family) => {
      const outcome = outcomes[family];
      return outcome.kind === 'exits' && outcome.because === 'no-address-at-all';
    }),
  );
  if (exiting.length === 0) return undefined;
  if (exiting.some(({ node }) => node.stored === undefined)) {
    return say('calico-node exits on nodes without a stored address.');
  }
  return say('calico-node exits on {0}.', ofNodesText(exiting.length, results.length));
}

function workloadReport(agent: WorkloadAgent, context: AgentContext): Report | undefined {
  const ip = agent.env.get('IP');
  const at = ip?.valueAt ?? (ip?.definition && { file: agent.file, span: ip.definition.name.span });
  if (ip === undefined || at === undefined) return undefined;
  const message = say('IP is none, and no IPv6 address is detected either.');
  return { at: { file: at.file, span: at.span }, message, fixes: () => autodetectFix(context, 4) };
}

function installationReport(agent: InstallationAgent, context: AgentContext): Report | undefined {
  const { installation, file } = agent;
  const autodetection = installation.autodetection[4];
  if (autodetection === undefined || autodetection.refused) return undefined;
  const { kubernetes, firstFound, key } = autodetection;
  const place = (span: Place['span']): Place => ({ file, span });
  const evidence = [say('The operator sets IP to none, and no IPv6 address is detected either.')];
  const suggested = (): readonly Fix[] => suggestions(agent, context);
  if (kubernetes !== undefined && kubernetes.type !== 'null') {
    const message = say('"{0}" isn\'t valid here; only NodeInternalIP is.', kubernetes.value);
    return {
      at: place(kubernetes.span),
      message,
      evidence,
      fixes: () => [...spelled(kubernetes, file), ...suggested()],
    };
  }
  if (firstFound !== undefined) {
    const message = say('firstFound is false, and no other method is set.');
    return { at: place(firstFound.span), message, evidence, fixes: suggested };
  }
  return { at: place(key.span), message: say('{0} sets no method.', key.value), evidence, fixes: suggested };
}

/** The one word that the field takes, where it was only spelled otherwise. */
function spelled({ value, span }: ScalarValue, file: string): readonly Fix[] {
  const meant = 'NodeInternalIP';
  if (value.replace(/[-_\s]/g, '').toLowerCase() !== meant.toLowerCase()) return [];
  return [{ title: say('Write {0}', meant), preferred: true, edits: [{ file, edits: [{ span, newText: meant }] }] }];
}

function suggestions(agent: InstallationAgent, context: AgentContext): readonly Fix[] {
  const site = methodSites([agent]).find(({ family }) => family === 4);
  return site === undefined ? [] : suggestionFixes({ site, agent: context, text: '' });
}
