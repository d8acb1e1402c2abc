import { formatVersion, oldest } from '../calico/version.ts';
import type { AddressRefusal, Assumption, Candidate, Choice, Failure, Missing, Verdict } from '../detection/choice.ts';
import type { Method } from '../detection/method.ts';
import type { ExitBecause, FamilyOutcome, KeptBecause } from '../detection/startup.ts';
import type { Translate } from '../l10n.ts';
import { type Address, type Family, formatAddress, formatPrefix, isLinkLocal6 } from '../net/address.ts';
import { clausesText } from './listText.ts';

/** Words for what detection decided; the one place where reasons become sentences. */

/** `192.168.30.71/24`, or the bare address where the prefix length is not known. */
export function addressText({ address, storedAddress, prefixLength: length }: Candidate): string {
  const stored = storedAddress ?? address;
  return length === undefined ? formatAddress(stored) : formatPrefix({ address: stored, length });
}

/** Why an interface was chosen or not, in a few words. */
export function verdictText(verdict: Verdict, method: Method, t: Translate): string {
  switch (verdict.kind) {
    case 'chosen':
      return chosenText(verdict.item, method, t);
    case 'possible':
      return possibleText(method, t);
    case 'overtaken':
      return overtakenText(verdict.by, verdict.item, method, t);
    case 'excluded-by-default':
      return verdict.since.major < oldest.major
        ? t('excluded by `{0}`, by default', verdict.pattern)
        : t('excluded by `{0}`, default since {1}', verdict.pattern, formatVersion(verdict.since));
    case 'skipped':
      return t('skipped: matches `{0}`', verdict.item);
    case 'name-does-not-match':
      return t('name does not match');
    case 'no-address':
      return t('no address of this family');
    case 'refused':
      return clausesText(
        verdict.refusals.map((refusal) => refusalText(refusal, t)),
        t,
      );
    case 'not-the-source':
      if (verdict.source === undefined) return t('the kernel has no address to send from');
      return t('the kernel sends from {0}', formatAddress(verdict.source));
    case 'not-internal-ip':
      if (verdict.wanted === undefined) return t('the node has no InternalIP');
      return t("doesn't have the node's InternalIP {0}", formatAddress(verdict.wanted));
    case 'not-examined':
      return t('not checked');
  }
}

function possibleText(method: Method, t: Translate): string {
  switch (method.kind) {
    case 'can-reach':
      return t('one of several equal-cost routes leaves here');
    case 'first-found':
    case 'interface':
    case 'skip-interface':
    case 'cidr':
    case 'kubernetes-internal-ip':
    case 'unknown':
      return t("matches, but the kernel's order is unknown, so another one may win");
  }
}

function chosenText(item: string | undefined, method: Method, t: Translate): string {
  switch (method.kind) {
    case 'interface':
      return item === undefined || item === '' ? t('an empty item matches every name') : t('matches `{0}`', item);
    case 'cidr':
      return t('the address is in the range');
    case 'can-reach':
      return t('the kernel sends from this address');
    case 'kubernetes-internal-ip':
      return t("has the node's InternalIP");
    case 'skip-interface':
      return t("last in the kernel's list that isn't skipped");
    case 'first-found':
    case 'unknown':
      return t("last suitable one in the kernel's list");
  }
}

function overtakenText(by: string, item: string | undefined, method: Method, t: Translate): string {
  switch (method.kind) {
    case 'can-reach':
    case 'kubernetes-internal-ip':
      return t("also has it, but {0} is later in the kernel's list", by);
    case 'first-found':
    case 'interface':
    case 'skip-interface':
    case 'cidr':
    case 'unknown':
      return item === undefined
        ? t("matches, but {0} is later in the kernel's list", by)
        : t("matches, but {0} is later in the kernel's list", by);
  }
}

function refusalText(refusal: AddressRefusal, t: Translate): string {
  const address = formatAddress(refusal.address);
  if (refusal.kind === 'not-global')
    return t('{0} is {1}, which is never chosen', address, kindOfAddress(refusal.address, t));
  const { networks } = refusal;
  return networks.length === 1
    ? t("{0} isn't in {1}", address, networks[0] ?? '')
    : t("{0} isn't in any of {1}", address, networks.join(', '));
}

function kindOfAddress(address: Address, t: Translate): string {
  const { family, value } = address;
  if (family === 4 ? value >> 24n === 127n : value === 1n) return t('a loopback address');
  if (isLinkLocal6(address) || (family === 4 && value >> 16n === 0xa9fen)) return t('a link-local address');
  if (family === 4 ? value >> 28n === 14n : value >> 120n === 0xffn) return t('a multicast address');
  return t('not a unicast address');
}

/** Why nothing is detected, as a clause without full stop. */
export function failureText(failure: Failure, family: Family, t: Translate): string {
  switch (failure.kind) {
    case 'unknown-method':
      return failure.since === undefined
        ? t('unknown method')
        : t('this method exists only since {0}', formatVersion(failure.since));
    case 'invalid-regexp':
      return t('invalid regular expression: {0}', failure.error);
    case 'invalid-cidr':
      return t('"{0}" isn\'t a CIDR', failure.item);
    case 'no-interface':
      return t('no suitable interface');
    case 'no-address':
      if (failure.networks !== undefined) return t('no address is in {0}', failure.networks.join(' or '));
      return t('no suitable interface has a usable IPv{0} address', family);
    case 'not-a-host-name':
      return t('"{0}" is neither an address nor a host name', failure.destination);
    case 'name-not-resolved':
      return t('"{0}" doesn\'t resolve', failure.destination);
    case 'wrong-family':
      return t('"{0}" isn\'t an IPv{1} address', failure.destination, family);
    case 'no-route':
      return t('no route to "{0}": {1}', failure.destination, failure.error);
    case 'source-not-local':
      return t('the kernel sends from {0}, which is on no interface', formatAddress(failure.source));
    case 'no-kubernetes-node':
      return t("there's no Kubernetes Node object");
    case 'no-internal-ip':
      return t('the Kubernetes Node has no IPv{0} InternalIP', family);
    case 'internal-ip-not-local':
      return t('the InternalIP {0} is on no interface', formatAddress(failure.address));
  }
}

/** What is missing for an answer. */
export function missingText(missing: Missing, t: Translate): string {
  switch (missing.kind) {
    case 'interfaces':
      return t('its interfaces are unknown');
    case 'family':
      return t('its addresses of this family are unknown');
    case 'routes':
      return t('its routes are unknown');
    case 'internal-ips':
      return t('its InternalIPs are unknown');
    case 'name-resolution':
      return t('what "{0}" resolves to on the node is unknown', missing.destination);
    case 'field':
      return t('the value of {0} on the node is unknown', missing.field);
    case 'variable':
      return t("the value of {0} isn't in the files", missing.name);
    case 'too-long':
      return t('the value of {0} is too long to check', missing.name);
  }
}

/** What the answer rests on. */
export function assumptionText(assumption: Assumption, t: Translate): string {
  switch (assumption.kind) {
    case 'order-unknown':
      return t("the kernel's interface order is unknown");
    case 'routes-from-subnets':
      return t('routes are unknown; only subnets were checked');
    case 'default-rules':
      return t("policy routing rules are unknown; assuming the kernel's defaults");
    case 'prefixes-unknown':
      return t('prefix lengths are unknown');
    case 'multipath':
      return t('equal-cost routes: the kernel picks by a random number drawn at boot');
    case 'source-port':
      return t('whether a policy routing rule on source ports applies is unknown');
    case 'hosts-file':
      return t('the name "{0}" was resolved from the inventory', assumption.name);
  }
}

/** Why no address is chosen on a node, or why it is not certain which. */
export function choiceText(choice: Choice, family: Family, t: Translate): string {
  if (choice.outcome === 'unknown') return t('unknown: {0}', missingText(choice.missing, t));
  if (choice.outcome === 'one-of')
    return clausesText(
      choice.assumptions.map((each) => assumptionText(each, t)),
      t,
    );
  return choice.outcome === 'detected' ? '' : failureText(choice.failure, family, t);
}

/** How the start of calico-node ends for one family, where it is not by detection. */
export function outcomeText(outcome: FamilyOutcome, family: Family, t: Translate): string {
  switch (outcome.kind) {
    case 'chosen':
      return choiceText(outcome.choice, family, t);
    case 'kept':
      return withFailure(keptText(outcome.because, family, t), outcome.choice, family, t);
    case 'literal':
      return literalText(outcome.owner, family, t);
    case 'exits':
      return withFailure(exitText(outcome.because, family, t), outcome.choice, family, t);
    case 'fails':
      return withFailure(t('fails to start, or keeps a stored address'), outcome.choice, family, t);
    case 'none':
      if (outcome.because === 'backend-none') return t('CALICO_NETWORKING_BACKEND is none: no address is detected');
      return outcome.because === 'ip-none' ? t('{0} is none', ipName(family)) : t("IP6 isn't set");
  }
}

/** `IP` or `IP6`. */
export function ipName(family: Family): string {
  return family === 4 ? 'IP' : 'IP6';
}

function withFailure(text: string, choice: Choice | undefined, family: Family, t: Translate): string {
  const why = choice && choiceText(choice, family, t);
  return why === undefined || why === '' ? text : t('{0}: {1}', text, why);
}

function keptText(because: KeptBecause, family: Family, t: Translate): string {
  if (because === 'detection-failed') return t('keeps the stored address');
  const name = ipName(family);
  return because === 'ip-none'
    ? t('keeps the stored address ({0} is none)', name)
    : t("keeps the stored address ({0} isn't set)", name);
}

function exitText(because: ExitBecause, family: Family, t: Translate): string {
  switch (because) {
    case 'unknown-method':
      return t('calico-node exits');
    case 'invalid-ip':
      return t('calico-node exits: {0} is neither an IPv{1} address nor a keyword', ipName(family), family);
    case 'nothing-detected':
      return t('calico-node fails to start');
    case 'no-address-at-all':
      return t('calico-node exits: no IPv4 or IPv6 address');
  }
}

function literalText(owner: string | undefined, family: Family, t: Translate): string {
  return owner === undefined
    ? t('set by {0}; on no interface of this node', ipName(family))
    : t('set by {0}', ipName(family));
}
