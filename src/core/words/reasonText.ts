import { formatVersion, oldest } from '../calico/version.ts';
import type { AddressRefusal, Assumption, Candidate, Choice, Failure, Missing, Verdict } from '../detection/choice.ts';
import type { Method } from '../detection/method.ts';
import type { ExitBecause, FamilyOutcome, KeptBecause } from '../detection/startup.ts';
import { type Message, nothing, say } from '../message.ts';
import { type Address, type Family, formatAddress, formatPrefix, isLinkLocal6 } from '../net/address.ts';
import { clausesText } from './listText.ts';

/** Words for what detection decided; the one place where reasons become sentences. */

/** `192.168.30.71/24`, or the bare address where the prefix length is not known. */
export function addressText({ address, storedAddress, prefixLength: length }: Candidate): string {
  const stored = storedAddress ?? address;
  return length === undefined ? formatAddress(stored) : formatPrefix({ address: stored, length });
}

/** Why an interface was chosen or not, in a few words. */
export function verdictText(verdict: Verdict, method: Method): Message {
  switch (verdict.kind) {
    case 'chosen':
      return chosenText(verdict.item, method);
    case 'possible':
      return possibleText(method);
    case 'overtaken':
      return overtakenText(verdict.by, verdict.item, method);
    case 'excluded-by-default':
      return verdict.since.major < oldest.major
        ? say('excluded by `{0}`, by default', verdict.pattern)
        : say('excluded by `{0}`, default since {1}', verdict.pattern, formatVersion(verdict.since));
    case 'skipped':
      return say('skipped: matches `{0}`', verdict.item);
    case 'name-does-not-match':
      return say('name does not match');
    case 'no-address':
      return say('no address of this family');
    case 'refused':
      return clausesText(verdict.refusals.map((refusal) => refusalText(refusal)));
    case 'not-the-source':
      if (verdict.source === undefined) return say('the kernel has no address to send from');
      return say('the kernel sends from {0}', formatAddress(verdict.source));
    case 'not-internal-ip':
      if (verdict.wanted === undefined) return say('the node has no InternalIP');
      return say("doesn't have the node's InternalIP {0}", formatAddress(verdict.wanted));
    case 'not-examined':
      return say('not checked');
  }
}

function possibleText(method: Method): Message {
  switch (method.kind) {
    case 'can-reach':
      return say('one of several equal-cost routes leaves here');
    case 'first-found':
    case 'interface':
    case 'skip-interface':
    case 'cidr':
    case 'kubernetes-internal-ip':
    case 'unknown':
      return say("matches, but the kernel's order is unknown, so another one may win");
  }
}

function chosenText(item: string | undefined, method: Method): Message {
  switch (method.kind) {
    case 'interface':
      return item === undefined || item === '' ? say('an empty item matches every name') : say('matches `{0}`', item);
    case 'cidr':
      return say('the address is in the range');
    case 'can-reach':
      return say('the kernel sends from this address');
    case 'kubernetes-internal-ip':
      return say("has the node's InternalIP");
    case 'skip-interface':
      return say("last in the kernel's list that isn't skipped");
    case 'first-found':
    case 'unknown':
      return say("last suitable one in the kernel's list");
  }
}

function overtakenText(by: string, item: string | undefined, method: Method): Message {
  switch (method.kind) {
    case 'can-reach':
    case 'kubernetes-internal-ip':
      return say("also has it, but {0} is later in the kernel's list", by);
    case 'first-found':
    case 'interface':
    case 'skip-interface':
    case 'cidr':
    case 'unknown':
      return item === undefined
        ? say("matches, but {0} is later in the kernel's list", by)
        : say("matches, but {0} is later in the kernel's list", by);
  }
}

function refusalText(refusal: AddressRefusal): Message {
  const address = formatAddress(refusal.address);
  if (refusal.kind === 'not-global')
    return say('{0} is {1}, which is never chosen', address, kindOfAddress(refusal.address));
  const { networks } = refusal;
  return networks.length === 1
    ? say("{0} isn't in {1}", address, networks[0] ?? '')
    : say("{0} isn't in any of {1}", address, networks.join(', '));
}

function kindOfAddress(address: Address): Message {
  const { family, value } = address;
  if (family === 4 ? value >> 24n === 127n : value === 1n) return say('a loopback address');
  if (isLinkLocal6(address) || (family === 4 && value >> 16n === 0xa9fen)) return say('a link-local address');
  if (family === 4 ? value >> 28n === 14n : value >> 120n === 0xffn) return say('a multicast address');
  return say('not a unicast address');
}

/** Why nothing is detected, as a clause without full stop. */
export function failureText(failure: Failure, family: Family): Message {
  switch (failure.kind) {
    case 'unknown-method':
      return failure.since === undefined
        ? say('unknown method')
        : say('this method exists only since {0}', formatVersion(failure.since));
    case 'invalid-regexp':
      return say('invalid regular expression: {0}', failure.error);
    case 'invalid-cidr':
      return say('"{0}" isn\'t a CIDR', failure.item);
    case 'no-interface':
      return say('no suitable interface');
    case 'no-address':
      if (failure.networks !== undefined) return say('no address is in {0}', failure.networks.join(' or '));
      return say('no suitable interface has a usable IPv{0} address', family);
    case 'not-a-host-name':
      return say('"{0}" is neither an address nor a host name', failure.destination);
    case 'name-not-resolved':
      return say('"{0}" doesn\'t resolve', failure.destination);
    case 'wrong-family':
      return say('"{0}" isn\'t an IPv{1} address', failure.destination, family);
    case 'no-route':
      return say('no route to "{0}": {1}', failure.destination, failure.error);
    case 'source-not-local':
      return say('the kernel sends from {0}, which is on no interface', formatAddress(failure.source));
    case 'no-kubernetes-node':
      return say("there's no Kubernetes Node object");
    case 'no-internal-ip':
      return say('the Kubernetes Node has no IPv{0} InternalIP', family);
    case 'internal-ip-not-local':
      return say('the InternalIP {0} is on no interface', formatAddress(failure.address));
  }
}

/** What is missing for an answer. */
export function missingText(missing: Missing): Message {
  switch (missing.kind) {
    case 'interfaces':
      return say('its interfaces are unknown');
    case 'family':
      return say('its addresses of this family are unknown');
    case 'routes':
      return say('its routes are unknown');
    case 'internal-ips':
      return say('its InternalIPs are unknown');
    case 'name-resolution':
      return say('what "{0}" resolves to on the node is unknown', missing.destination);
    case 'field':
      return say('the value of {0} on the node is unknown', missing.field);
    case 'variable':
      return say("the value of {0} isn't in the files", missing.name);
    case 'too-long':
      return say('the value of {0} is too long to check', missing.name);
  }
}

/** What the answer rests on. */
export function assumptionText(assumption: Assumption): Message {
  switch (assumption.kind) {
    case 'order-unknown':
      return say("the kernel's interface order is unknown");
    case 'routes-from-subnets':
      return say('routes are unknown; only subnets were checked');
    case 'default-rules':
      return say("policy routing rules are unknown; assuming the kernel's defaults");
    case 'prefixes-unknown':
      return say('prefix lengths are unknown');
    case 'multipath':
      return say('equal-cost routes: the kernel picks by a random number drawn at boot');
    case 'source-port':
      return say('whether a policy routing rule on source ports applies is unknown');
    case 'hosts-file':
      return say('the name "{0}" was resolved from the inventory', assumption.name);
  }
}

/** Why no address is chosen on a node, or why it is not certain which. */
export function choiceText(choice: Choice, family: Family): Message {
  if (choice.outcome === 'unknown') return say('unknown: {0}', missingText(choice.missing));
  if (choice.outcome === 'one-of') return clausesText(choice.assumptions.map((each) => assumptionText(each)));
  return choice.outcome === 'detected' ? nothing : failureText(choice.failure, family);
}

/** How the start of calico-node ends for one family, where it is not by detection. */
export function outcomeText(outcome: FamilyOutcome, family: Family): Message {
  switch (outcome.kind) {
    case 'chosen':
      return choiceText(outcome.choice, family);
    case 'kept':
      return withFailure(keptText(outcome.because, family), outcome.choice, family);
    case 'literal':
      return literalText(outcome.owner, family);
    case 'exits':
      return withFailure(exitText(outcome.because, family), outcome.choice, family);
    case 'fails':
      return withFailure(say('fails to start, or keeps a stored address'), outcome.choice, family);
    case 'none':
      if (outcome.because === 'backend-none') return say('CALICO_NETWORKING_BACKEND is none: no address is detected');
      return outcome.because === 'ip-none' ? say('{0} is none', ipName(family)) : say("IP6 isn't set");
  }
}

/** `IP` or `IP6`. */
export function ipName(family: Family): string {
  return family === 4 ? 'IP' : 'IP6';
}

function withFailure(text: Message, choice: Choice | undefined, family: Family): Message {
  const why = choice && choiceText(choice, family);
  return why === undefined || why === nothing ? text : say('{0}: {1}', text, why);
}

function keptText(because: KeptBecause, family: Family): Message {
  if (because === 'detection-failed') return say('keeps the stored address');
  const name = ipName(family);
  return because === 'ip-none'
    ? say('keeps the stored address ({0} is none)', name)
    : say("keeps the stored address ({0} isn't set)", name);
}

function exitText(because: ExitBecause, family: Family): Message {
  switch (because) {
    case 'unknown-method':
      return say('calico-node exits');
    case 'invalid-ip':
      return say('calico-node exits: {0} is neither an IPv{1} address nor a keyword', ipName(family), family);
    case 'nothing-detected':
      return say('calico-node fails to start');
    case 'no-address-at-all':
      return say('calico-node exits: no IPv4 or IPv6 address');
  }
}

function literalText(owner: string | undefined, family: Family): Message {
  return owner === undefined
    ? say('set by {0}; on no interface of this node', ipName(family))
    : say('set by {0}', ipName(family));
}
