import { behaves } from '../../calico/changes.ts';
import { distinctBy } from '../../collections.ts';
import { isVirtual, isVpn } from '../../detection/virtual.ts';
import type { ManifestFile } from '../../manifest/model.ts';
import { writeScalar } from '../../manifest/writeScalar.ts';
import { type Message, say } from '../../message.ts';
import { bothFamilies } from '../../net/address.ts';
import { query } from '../../query.ts';
import { nodeList } from '../address/nodeList.ts';
import { filesIn, folderOf } from '../pool/pools.ts';
import type { AgentContext, Fix, Report, Rule, WorkspaceContext } from '../rule.ts';
import { felixFields } from './felixObjects.ts';
import {
  type ChosenNic,
  chosenNics,
  felixMtus,
  largest,
  plain,
  tunnelsIn,
  type WrittenMtu,
  withNumber,
  writtenMtus,
} from './mtu.ts';

/** An MTU for pods or tunnels that leaves no room for the encapsulation in the MTU of the chosen interface. */
export const mtuMismatch: Rule = {
  code: 'mtu-mismatch',
  severity: 'warning',
  scope: 'workspace',
  check(context) {
    return context.agents.flatMap((agent) =>
      writtenIn(agent, context).flatMap((written) => report(written, agent) ?? []),
    );
  },
};

/** Of one place the strictest counts: a key of a ConfigMap may stand for pods and tunnels alike. */
function writtenIn(agent: AgentContext, context: WorkspaceContext): readonly WrittenMtu[] {
  const all = [...writtenMtus(agent, context), ...felixMtusOf(agent, context), ...podMtus(agent, context)];
  return distinctBy(all, ({ value }) => `${value.file} ${value.span.start}`);
}

function report(written: WrittenMtu, context: AgentContext): Report | undefined {
  const { mtu, value, overhead } = written;
  const small = chosenNics(context, overhead.family).filter((each) => fitting(each, written) < mtu);
  if (small.length === 0) return undefined;
  const most = Math.min(...small.map((each) => fitting(each, written)));
  const textOf = ({ node, candidate: { interface: device } }: ChosenNic): Message =>
    say('{0} on {1} has {2}', device.name, node.name, device.mtu ?? 0);
  const places = nodeList(small, textOf);
  const message =
    overhead.bytes === 0
      ? say(
          'Large packets between nodes are dropped or fragmented: MTU {0} is too large. The maximum is {1}.',
          mtu,
          most,
        )
      : say(
          "Large packets between nodes are dropped or fragmented: MTU {0} plus {1} bytes for {2} doesn't fit. The maximum is {3}.",
          mtu,
          overhead.bytes,
          overhead.name,
          most,
        );
  const evidence = [say('MTU of the chosen interface: {0}.', places)];
  const related = (written.replaces ?? []).map(({ at, name, mtu: other }) => ({
    at,
    message: say('{0} {1} has no effect: the variable wins.', name, other),
  }));
  return {
    at: { file: value.file, span: value.span },
    message,
    evidence,
    related,
    fixes: () => fixes(written, most, context),
  };
}

/** The largest MTU that fits through a real interface; no limit where that is not known. */
function fitting({ candidate: { interface: device } }: ChosenNic, { overhead }: WrittenMtu): number {
  return device.mtu === undefined || (isVirtual(device) && !isVpn(device))
    ? Number.POSITIVE_INFINITY
    : device.mtu - overhead.bytes;
}

function fixes({ value, isNumber: written }: WrittenMtu, most: number, { agent, plan }: AgentContext): readonly Fix[] {
  const isNumber = written ?? agent.form === 'installation';
  const write = (mtu: number): Fix => ({
    title: mtu === 0 ? say('Set 0 to let Calico determine it') : say('Write {0}', mtu),
    preferred: mtu !== 0,
    edits: [
      {
        file: value.file,
        edits: [{ span: value.span, newText: isNumber ? String(mtu) : writeScalar(String(mtu), value) }],
      },
    ],
  });
  // Felix finds the MTU out since v3.17.0 (felix/config/config_params.go).
  return !isNumber && behaves(plan.version.version, 'mtu-found-out') ? [write(most), write(0)] : [write(most)];
}

/** MTUs that objects beside the calico-node set. */

/** The fields of FelixConfigurations that count: those without a variable in their place. */
function felixMtusOf(context: AgentContext, workspace: WorkspaceContext): readonly WrittenMtu[] {
  const { agent } = context;
  const tunnels = felixMtus(context, workspace);
  return felixFields(context, workspace).flatMap(({ variable, value }) => {
    const overhead = tunnels.get(variable);
    const isReplaced = agent.form === 'workload' && agent.env.get(variable) !== undefined;
    if (overhead === undefined || isReplaced) return [];
    return withNumber(value, overhead).map((written) => ({ ...written, isNumber: true }));
  });
}

/** `veth_mtu` of the ConfigMap calico-config, which the CNI plugin gives to pods (manifests/calico.yaml). */
function podMtus(context: AgentContext, workspace: WorkspaceContext): readonly WrittenMtu[] {
  const { agent } = context;
  if (agent.form !== 'workload' || agent.flavour === 'canal') return [];
  const written = filesIn(workspace.files, folderOf(agent.file)).flatMap(({ manifest }) => podMtusIn(manifest));
  if (written.length === 0) return [];
  const used = largest(bothFamilies.flatMap((family) => tunnelsIn(context, family, workspace))) ?? plain;
  return written.flatMap((value) => withNumber(value, used));
}

const podMtusIn = query(({ file, documents }: ManifestFile): readonly WrittenMtu['value'][] =>
  documents.flatMap((document) => {
    if (document.form !== 'configMap' || document.name?.value !== 'calico-config') return [];
    const entry = document.data.get('veth_mtu');
    return entry === undefined ? [] : [{ ...entry.value, file }];
  }),
);
