import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressesAsSeen } from '../../../src/core/detection/candidates.ts';
import { createDetector } from '../../../src/core/detection/choose.ts';
import { type Startup, startup } from '../../../src/core/detection/startup.ts';
import { localNames } from '../../../src/core/inventory/inventory.ts';
import { type Family, formatAddress, formatPrefix, network } from '../../../src/core/net/address.ts';
import { parseInetLine } from '../../../src/core/net/iproute2.ts';
import type { Node } from '../../../src/core/net/node.ts';
import { addressText } from '../../../src/core/words/reasonText.ts';
import { type CaseRecord, keptCases, nodeOf, version } from '../../cases.ts';

/** Calico's own unit tests for this code, told in our terms. */

interface Upstream {
  readonly id: string;
  readonly function: string;
  readonly input: {
    readonly interfaces?: string | readonly { readonly name: string; readonly cidrs?: readonly string[] }[];
    readonly addrs?: readonly { readonly index: number; readonly cidr: string }[];
    readonly netlinkError?: string;
    readonly ip?: string;
    readonly version?: Family;
    readonly method?: string;
    readonly env?: Readonly<Record<string, string>>;
    readonly internalIPs?: readonly string[] | null;
    readonly k8sNode?: { readonly internalIPs: readonly string[] } | boolean | null;
    readonly previousBGP?: { readonly ipv4?: string; readonly ipv6?: string } | null;
  };
  readonly expected: Readonly<Record<string, unknown>>;
}

const newest = version('v3.32.1');
const found = keptCases('upstream-cases.json');
const cases = found.data as readonly Upstream[];
/** Stands for "the host running the test". */
const host = nodeOf((keptCases('seed.json').data as readonly CaseRecord[])[0] as CaseRecord);

test("Calico's own unit tests", (context) => {
  context.diagnostic(`upstream-cases.json (${found.from}): ${cases.length} cases`);
  assert.ok(cases.length > 0);
  for (const each of cases) {
    const answer = answers[each.function];
    assert.ok(answer !== undefined, each.function);
    assert.deepEqual(answer(each), each.expected, each.id);
  }
});

const answers: Readonly<Record<string, (each: Upstream) => unknown>> = {
  'GetInterfaces(default excludes)': ({ input }) => {
    // The interfaces there have no addresses; with one each, the one that is not left out by name is chosen.
    const node = nodeWith(
      (input.interfaces as readonly { name: string }[]).map(({ name }, at) => ({
        name,
        cidrs: [`10.0.0.${at + 1}/24`],
      })),
    );
    const choice = createDetector('', newest, localNames).choose(node, 4);
    return { result: choice.outcome === 'detected' ? choice.candidate.interface.name : '' };
  },
  'GetInterfaces(no filters, bulk addresses)': ({ input, expected }) => {
    const choice = createDetector('interface=.*', newest, localNames).choose(nodeWith(input.interfaces), 4);
    assert.ok(choice.outcome === 'detected' && choice.next !== undefined);
    const [first, second] = [choice.candidate, choice.next].map((each) => ({
      name: each.interface.name,
      cidrs: [addressText(each)],
    }));
    return { ...expected, order: [first?.name, second?.name], first, second };
  },
  getAllInterfaceAddrs: ({ input }) => {
    if (input.netlinkError !== undefined) {
      const { interfaces: _, ...unreadable } = host;
      const choice = createDetector('', newest, localNames).choose(unreadable, 4);
      return choice.outcome === 'unknown' ? { error: input.netlinkError } : {};
    }
    const names = [...new Set((input.addrs ?? []).map(({ index }) => String(index)))];
    const node = nodeWith(
      names.map((name) => ({
        name,
        cidrs: (input.addrs ?? []).filter((a) => String(a.index) === name).map((a) => a.cidr),
      })),
    );
    return {
      byIndex: Object.fromEntries((node.interfaces ?? []).map((each) => [each.name, allAddresses(each, node)])),
    };
  },
  FilteredEnumeration: ({ id }) => {
    const any = createDetector('interface=.*', newest, localNames).choose(host, 4);
    assert.ok(any.outcome === 'detected');
    if (id === 'fe-host') return { found: true };
    const subnet = formatPrefix(network({ address: any.candidate.address, length: any.candidate.prefixLength ?? 32 }));
    const same = createDetector(`cidr=${subnet}`, newest, localNames).choose(host, 4);
    return {
      sameInterfaceAndAddressAs:
        same.outcome === 'detected' && addressText(same.candidate) === addressText(any.candidate) ? 'fe-host' : '',
    };
  },
  AutoDetectCIDR: ({ input }) => {
    const node = { ...nodeWith(input.interfaces), internalIPs: input.internalIPs ?? null };
    const choice = createDetector(input.method ?? '', newest, localNames).choose(node, input.version ?? 4);
    return { result: choice.outcome === 'detected' ? addressText(choice.candidate) : choice.outcome };
  },
  GetLocalCIDR: ({ input }) => {
    const { ip = '', version: family = 4 } = input;
    if (ip.includes('/')) {
      const outcome = play({ IP: 'none', IP6: 'none', [family === 4 ? 'IP' : 'IP6']: ip }, nodeWith(input.interfaces))
        .outcomes[family];
      return { result: outcome.kind === 'literal' ? outcome.address : outcome.kind };
    }
    // kubernetes-internal-ip looks the prefix up in the same way, and fails where there is none.
    const node = { ...nodeWith(input.interfaces), internalIPs: [ip] };
    const choice = createDetector('kubernetes-internal-ip', newest, localNames).choose(node, family);
    return { result: choice.outcome === 'detected' ? addressText(choice.candidate) : ip };
  },
  configureIPsAndSubnets: ({ input, expected }) => {
    const { previousBGP: previous, k8sNode, env = {} } = input;
    const own = nodeWith(input.interfaces);
    const node = (own.interfaces ?? []).length === 0 ? host : own;
    const internalIPs = typeof k8sNode === 'object' && k8sNode !== null ? k8sNode.internalIPs : null;
    const stored = { ...(previous?.ipv4 && { 4: previous.ipv4 }), ...(previous?.ipv6 && { 6: previous.ipv6 }) };
    if ('nodeInterfaces' in expected)
      return {
        changed: null,
        nodeInterfaces: (own.interfaces ?? []).map((each) => ({ name: each.name, addresses: allAddresses(each, own) })),
      };
    return { changed: changed(play(env, { ...node, internalIPs, stored }), stored) };
  },
  configureAndCheckIPAddressSubnets: ({ input }) => {
    const played = play(input.env ?? {}, { ...host, stored: {} });
    return { exitCode: played.exits ? 1 : 0, changed: changed(played, {}) };
  },
};

function play(env: Readonly<Record<string, string>>, node: Node): Startup {
  const detector = (name: string) => createDetector(env[name] ?? '', newest, localNames);
  const { IP: four = '', IP6: six = '', CALICO_NETWORKING_BACKEND: backend = '' } = env;
  return startup(
    {
      backend,
      ip: { 4: four, 6: six },
      detectors: { 4: detector('IP_AUTODETECTION_METHOD'), 6: detector('IP6_AUTODETECTION_METHOD') },
      version: newest,
    },
    node,
  );
}

/** Whether another address is stored afterwards. */
function changed({ outcomes, exits }: Startup, stored: { readonly 4?: string; readonly 6?: string }): boolean {
  if (exits) return false;
  return ([4, 6] as const).some((family) => {
    const outcome = outcomes[family];
    if (outcome.kind === 'literal') return outcome.address !== stored[family];
    return (
      outcome.kind === 'chosen' &&
      outcome.choice.outcome === 'detected' &&
      addressText(outcome.choice.candidate) !== stored[family]
    );
  });
}

function nodeWith(interfaces: Upstream['input']['interfaces']): Node {
  const list = typeof interfaces === 'string' ? [] : (interfaces ?? []);
  return {
    name: 'node',
    interfaces: list.map(({ name, cidrs = [] }) => ({
      name,
      addresses: cidrs.flatMap((text) => parseInetLine(text) ?? []),
    })),
    kernelOrder: true,
    prefixesKnown: true,
    families: [4, 6],
    routing: {},
    sysctls: {},
  };
}

function allAddresses(device: NonNullable<Node['interfaces']>[number], node: Node): readonly string[] {
  return ([4, 6] as const)
    .flatMap((family) => addressesAsSeen(device, family, node, newest))
    .map(({ address }) => formatAddress(address));
}
