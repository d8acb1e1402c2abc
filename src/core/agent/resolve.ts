import { familiesInUse } from '../features/resolutionData.ts';
import type { Family } from '../net/address.ts';
import { type Played, playedFiles, playedMethod, type ResolutionJson, resolveJson } from '../outputs/resolveJson.ts';
import { plainText } from '../plainText.ts';
import type { Resolution } from '../resolution.ts';
import type { Input, Problem } from './input.ts';
import { pageArguments, pageOf } from './page.ts';
import { joinedNames, quoted } from './texts.ts';
import { type AgentTool, type Answer, type KnownGround, leftOf } from './tool.ts';

export const resolve: AgentTool = {
  title: 'Predict the addresses of Calico nodes',
  description:
    'Tells which network interface and address calico-node chooses on each node, and why: by the manifests that are open, else by what the cluster runs, or by one value of IP_AUTODETECTION_METHOD given as "method". Ask it instead of guessing from a node\'s interfaces.',
  arguments: {
    node: { kind: 'text', about: 'Only this node, with every interface and why it is chosen or not.' },
    method: {
      kind: 'text',
      about:
        'A value to try by itself: first-found, interface=REGEXP, skip-interface=REGEXP, cidr=CIDR, can-reach=DESTINATION or kubernetes-internal-ip.',
    },
    family: { kind: 'choice', of: [4, 6], about: 'The address family for "method"; 4 without it.' },
    interfaces: { kind: 'flag', about: 'Whether to list every interface of every node; of one node they always are.' },
    ...pageArguments('nodes'),
  },
  answer: { needs: 'nodes', run },
};

function* run(ground: KnownGround, input: Input): Generator<undefined, Answer | Problem> {
  const { service, inventory, tool } = ground;
  const node = input.text('node');
  const names = inventory.nodes.map(({ name }) => name);
  if (node !== undefined && !names.includes(node)) {
    return { problem: `There is no node ${quoted(node)}. The nodes are ${joinedNames(names, 10)}.` };
  }
  yield* service.prepareInSteps();
  const played = playedOf(ground, input);
  if (played.length === 0) {
    return { problem: 'No calico-node is known: neither in a manifest nor in the cluster. Give a "method" to try.' };
  }
  const pages = played.map((each) => ({ each, page: pageOf(resultsOf(each.resolution, node), input) }));
  const cut = pages.map(({ each, page }) => ({ ...each, resolution: { ...each.resolution, results: page.items } }));
  const whole = resolveJson(tool, { files: service.files(), inventory, played: cut });
  const all = node !== undefined || input.flag('interfaces');
  const resolutions = all ? whole.resolutions : whole.resolutions.map(withoutInterfaces);
  const left = Math.max(...pages.map(({ page }) => page.left));
  const next = pages.map(({ page }) => page.next).find((each) => each !== undefined);
  return {
    lines: resolutions.flatMap(linesOf),
    data: {
      answer: { ...whole, resolutions },
      left: leftOf({ nodes: left, interfaces: all ? 0 : interfacesIn(whole.resolutions) }),
      ...(next !== undefined && { next }),
    },
  };
}

function playedOf({ service, inventory, init: { settings } }: KnownGround, input: Input): readonly Played[] {
  const method = input.text('method');
  const family: Family = input.number('family') === 6 ? 6 : 4;
  if (method !== undefined) return playedMethod(method, family, { inventory, settings });
  const played = playedFiles(service);
  const running = played.length > 0 ? undefined : service.resolutionFor(undefined);
  if (running === undefined) return played;
  return [{ resolution: running, verdicts: service.verdictsFor(undefined), families: familiesInUse(running) }];
}

function resultsOf({ results }: Resolution, name: string | undefined): Resolution['results'] {
  return name === undefined ? results : results.filter(({ node }) => node.name === name);
}

function withoutInterfaces(resolution: ResolutionJson): ResolutionJson {
  const nodes = resolution.nodes.map((node) => ({
    ...node,
    families: node.families.map((family) => ({ ...family, interfaces: [] })),
  }));
  return { ...resolution, nodes };
}

function interfacesIn(resolutions: readonly ResolutionJson[]): number {
  return resolutions
    .flatMap(({ nodes }) => nodes.flatMap(({ families }) => families))
    .reduce((sum, { interfaces }) => sum + interfaces.length, 0);
}

function linesOf({ object, calico, verdicts, nodes }: ResolutionJson): readonly string[] {
  const by = object === null ? 'This method' : `${object.kind} ${plainText(object.name ?? '')}`;
  return [
    `${by}, Calico ${plainText(calico.version)}:`,
    ...verdicts.map(({ family, level, text }) => `IPv${family}: ${level}. ${text}`.trimEnd()),
    ...nodes.flatMap(({ name, families }) =>
      families.map(({ family, address, interface: device, why }) => {
        const found = address === undefined ? 'no address' : `${address} (${plainText(device ?? '?')})`;
        return `${plainText(name)} IPv${family}: ${found}: ${why}`;
      }),
    ),
  ];
}
