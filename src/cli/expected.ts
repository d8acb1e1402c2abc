import type { PacketPaths } from '../core/features/packetPath.ts';
import { sentText, withPolicies } from '../core/features/policyOnPath.ts';
import { resolutionData } from '../core/features/resolutionData.ts';
import type { Sent } from '../core/features/sent.ts';
import { english } from '../core/l10n.ts';
import {
  contains,
  formatAddress,
  formatPrefix,
  parseAddress,
  parsePrefix,
  sameAddress,
  unmap,
} from '../core/net/address.ts';
import type { Resolution } from '../core/resolution.ts';
import type { CalicoService } from '../core/service.ts';
import { render } from '../core/words/render.ts';
import { type Arguments, usageError } from './args.ts';
import { type Expectation, readExpectations } from './expectations.ts';
import { readInputs } from './files.ts';
import { CannotRun, type Io } from './io.ts';
import type { OpenedWorld } from './policyWorld.ts';
import type { Judged } from './report.ts';

/** Whether what is expected is so, by what the files choose and by the paths that follow. */

export interface Judging {
  readonly service: CalicoService;
  /** What the policies of the files say, for pairs with a port; asked for once. */
  readonly policies: () => Pick<OpenedWorld, 'judge' | 'placeText'>;
}

export interface Expectations {
  /** As the user named the file. */
  readonly name: string;
  readonly expectations: readonly Expectation[];
}

/** The file of `--assert`; undefined without it. Throws `CannotRun` where it can't be read, or is not as it should be. */
export async function openExpectations(args: Arguments, io: Io): Promise<Expectations | undefined> {
  const name = args.value('assert');
  if (name === undefined) return undefined;
  if (!args.has('inventory')) throw usageError('check', '--assert asks about nodes: name an inventory.');
  const [file, another] = await readInputs([name], io);
  if (another !== undefined) throw new CannotRun(`${name}: --assert takes one file, not a folder of several.`);
  const { expectations, problems } = readExpectations(file?.text ?? '');
  if (problems.length > 0) throw new CannotRun(problems.map((each) => `${name}:${each}`).join('\n'));
  return { name, expectations };
}

/** Throws `CannotRun` where the files have no calico-node. */
export function judgeExpectations({ name, expectations }: Expectations, judging: Judging): Judged {
  if (judging.service.resolutions().length === 0) {
    throw new CannotRun(`${name}: nothing can be expected, since there is no calico-node in the files.`);
  }
  let world: ReturnType<Judging['policies']> | undefined;
  const policies = (): ReturnType<Judging['policies']> => {
    world ??= judging.policies();
    return world;
  };
  const failing = expectations.flatMap((each) => {
    const failures = failuresOf(each, { ...judging, policies });
    return failures.length === 0 ? [] : [failures.map((text) => `${name}:${each.at}: ${text}`)];
  });
  const held = expectations.length - failing.length;
  const count = expectations.length === 1 ? '1 expectation' : `${expectations.length} expectations`;
  return { isMet: failing.length === 0, lines: [...failing.flat(), `${held} of ${count} met.`] };
}

/** Why an expectation doesn't hold, a sentence for each calico-node of the files; none where it does. What is unknown doesn't. */
function failuresOf(expectation: Expectation, judging: Judging): readonly string[] {
  const failures = judging.service.resolutions().flatMap((resolution) => {
    return expectation.kind === 'reach'
      ? (reachFailure(expectation, resolution, judging) ?? [])
      : nodeFailures(expectation, resolution);
  });
  return [...new Set(failures)];
}

type OfNode = Exclude<Expectation, { kind: 'reach' }>;
type OfPair = Extract<Expectation, { kind: 'reach' }>;

/** `*` stands for every node. */
function nodeFailures(expectation: OfNode, resolution: Resolution): readonly string[] {
  const { node: name } = expectation;
  const family =
    expectation.kind === 'address' ? unmap(expectation.address).family : expectation.network.address.family;
  const wanted =
    expectation.kind === 'address' ? formatAddress(expectation.address) : formatPrefix(expectation.network);
  const results = resolution.results.filter(({ node }) => name === '*' || node.name === name);
  const nodes = resolutionData({ ...resolution, results }, [family]);
  if (nodes.length === 0) return [`There is no node ${name} in the inventory.`];
  return nodes.flatMap((node) => {
    const [found] = node.families;
    const text = found?.address;
    const address = text === undefined ? undefined : (parsePrefix(text)?.address ?? parseAddress(text));
    if (address === undefined) {
      const why = found === undefined ? '' : render(english, found.why);
      const lack = found?.resolved === true ? 'gets no address' : 'has no certain address';
      return [`${node.name} ${lack} of IPv${family}, but ${wanted} is expected${why === '' ? '' : `: ${why}`}.`];
    }
    const holds =
      expectation.kind === 'address'
        ? sameAddress(unmap(address), unmap(expectation.address))
        : contains(expectation.network, unmap(address));
    if (holds) return [];
    const by = found?.interface === undefined ? '' : ` (${found.interface})`;
    return [`${node.name} gets ${formatAddress(address)}${by}, but ${wanted} is expected.`];
  });
}

function reachFailure(expectation: OfPair, resolution: Resolution, judging: Judging): string | undefined {
  const { from, to, not, sent } = expectation;
  const found = judging.service.trace(resolution.plan.agent?.file, from, to, { mode: 'planned' });
  const what = `${from} → ${to}${sent === undefined ? '' : ` ${sentText(sent)}`}`;
  if (found === undefined) return `${what}: nothing is known of any node.`;
  if ('reason' in found) return `${what}: ${render(english, found.reason)}`;
  const { there, back } = sent === undefined ? found : askedPolicies(found, sent, judging);
  if (not) {
    if (there.outcome === 'stops') return undefined;
    const how = there.outcome === 'arrives' ? 'reaches it' : 'may reach it';
    return `${what} is expected not to arrive, but ${how}. ${render(english, there.summary)}`;
  }
  const broken = [there, back].find(({ outcome }) => outcome !== 'arrives');
  return broken && `${what} is expected to arrive. ${render(english, broken.summary)}`;
}

function askedPolicies(found: PacketPaths, sent: Sent, { policies }: Judging): PacketPaths {
  const { paths, policies: told } = withPolicies(found, sent, policies());
  // A path that only policies stop or leave open says so in their words.
  const there = paths.there.outcome === found.there.outcome ? paths.there : { ...paths.there, summary: told.text };
  return { there, back: paths.back };
}
