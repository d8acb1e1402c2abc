import { formatVersion } from '../calico/version.ts';
import { present } from '../collections.ts';
import type { Candidate, Choice, Verdict } from '../detection/choice.ts';
import type { FamilyOutcome } from '../detection/startup.ts';
import { type Message, nothing } from '../message.ts';
import { bothFamilies, type Family, formatAddress } from '../net/address.ts';
import type { NodeResult, Resolution } from '../resolution.ts';
import { addressText, assumptionText, failureText, missingText } from '../words/reasonText.ts';
import { choiceOf, interfaceRows } from './interfaceRows.ts';
import { nodeRows } from './nodeRows.ts';

/** A resolution as plain data for other programs: each reason as a word to test and as a text to show. */

export interface NodeData {
  readonly name: string;
  /** The process exits, and its container is restarted over and over. */
  readonly exits: boolean;
  /** The families whose stored address is removed on that way. */
  readonly cleared: readonly Family[];
  readonly families: readonly FamilyData[];
}

export interface FamilyData {
  readonly family: Family;
  /** The text of the method; absent where no detection runs, or where the text is not known. */
  readonly method?: string;
  /** `chosen`, `kept`, `literal`, `exits`, `none` or `fails`: how the start ends. */
  readonly outcome: FamilyOutcome['kind'];
  readonly because?: string;
  /** `detected`, `one-of`, `none`, `exits` or `unknown`: how detection ends; absent where it does not run. */
  readonly detection?: Choice['outcome'];
  /** The address is known, or it is known that none is wanted. */
  readonly resolved: boolean;
  readonly interface?: string;
  readonly address?: string;
  readonly subnet?: string;
  readonly why: Message;
  readonly failure?: Reason;
  readonly missing?: Reason;
  /** Those that are possible where `detection` is `one-of`. */
  readonly candidates: readonly CandidateData[];
  readonly next?: CandidateData;
  /** Empty: the answer is certain. */
  readonly assumptions: readonly Reason[];
  /** In the inventory's order. */
  readonly interfaces: readonly InterfaceData[];
}

export interface Reason {
  readonly kind: string;
  readonly text: Message;
}

export interface CandidateData {
  readonly interface: string;
  readonly address: string;
}

export interface InterfaceData {
  readonly name: string;
  readonly addresses: readonly string[];
  readonly down: boolean;
  readonly virtual: boolean;
  readonly next: boolean;
  readonly verdict?: VerdictData;
}

export interface VerdictData extends Reason {
  readonly address?: string;
  /** The item of the method's list that matches. */
  readonly item?: string;
  /** The interface that is chosen instead. */
  readonly by?: string;
  /** The pattern that excludes it by default, and the release from which on it does. */
  readonly pattern?: string;
  readonly since?: string;
}

/** The families for which an address is looked for, set or kept on at least one node; IPv4 where there is none. */
export function familiesInUse({ results }: Resolution): readonly Family[] {
  const used = bothFamilies.filter((family) => results.some(({ startup }) => startup.outcomes[family].kind !== 'none'));
  return used.length === 0 ? [4] : used;
}

/** Whether it is known which address the node gets, or that it is to have none. */
export function isResolved(outcome: FamilyOutcome): boolean {
  if (outcome.kind === 'chosen') return outcome.choice.outcome === 'detected';
  return outcome.kind === 'kept' || outcome.kind === 'literal' || outcome.kind === 'none';
}

/** Every node of `resolution`, with what becomes of `families` there. */
export function resolutionData(resolution: Resolution, families: readonly Family[]): readonly NodeData[] {
  return resolution.results.map((result) => ({
    name: result.node.name,
    exits: result.startup.exits,
    cleared: result.startup.cleared,
    families: families.map((family) => familyData(resolution, result, family)),
  }));
}

function familyData({ plan }: Resolution, result: NodeResult, family: Family): FamilyData {
  const { node, startup } = result;
  const outcome = startup.outcomes[family];
  const { text, method } = plan.settingsFor(node).detectors[family];
  const choice = choiceOf(outcome);
  const [row] = nodeRows([result], family, () => method);
  const { interface: name, address, subnet, why = nothing } = row ?? {};
  return {
    family,
    ...(choice && knowsMethod(choice) && { method: text }),
    outcome: outcome.kind,
    ...('because' in outcome && { because: outcome.because }),
    ...(choice && { detection: choice.outcome }),
    resolved: isResolved(outcome),
    ...present({ interface: name, address, subnet }),
    why,
    ...(choice && reasonsOf(choice, family)),
    candidates: choice?.outcome === 'one-of' ? choice.candidates.map(candidateData) : [],
    ...(choice?.next && { next: candidateData(choice.next) }),
    assumptions: (choice?.assumptions ?? []).map((each) => ({
      kind: each.kind,
      text: assumptionText(each),
    })),
    interfaces: interfaceRows(node, outcome, family, method).map(
      ({ name: own, addresses, down, virtual, mark, verdict, why: text }) => {
        const data = verdict && verdictData(verdict, text);
        return { name: own, addresses, down, virtual, next: mark === 'next', ...(data && { verdict: data }) };
      },
    ),
  };
}

function knowsMethod(choice: Choice): boolean {
  return choice.outcome !== 'unknown' || (choice.missing.kind !== 'field' && choice.missing.kind !== 'variable');
}

function reasonsOf(choice: Choice, family: Family): { failure?: Reason; missing?: Reason } {
  if (choice.outcome === 'unknown') {
    return { missing: { kind: choice.missing.kind, text: missingText(choice.missing) } };
  }
  if (choice.outcome !== 'none' && choice.outcome !== 'exits') return {};
  return { failure: { kind: choice.failure.kind, text: failureText(choice.failure, family) } };
}

function candidateData(candidate: Candidate): CandidateData {
  return { interface: candidate.interface.name, address: addressText(candidate) };
}

function verdictData(verdict: Verdict, text: Message): VerdictData {
  return {
    kind: verdict.kind,
    text,
    ...('address' in verdict && { address: formatAddress(verdict.address) }),
    ...('item' in verdict && verdict.item !== undefined && { item: verdict.item }),
    ...('by' in verdict && { by: verdict.by }),
    ...('pattern' in verdict && { pattern: verdict.pattern, since: formatVersion(verdict.since) }),
  };
}
