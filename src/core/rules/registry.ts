import { addressInRange } from './address-in-range.ts';
import { addressPinned } from './address-pinned.ts';
import { blockScalar } from './block-scalar.ts';
import { cidrHostBits } from './cidr-host-bits.ts';
import { cidrInvalid } from './cidr-invalid.ts';
import { commaInQuantifier } from './comma-in-quantifier.ts';
import { crossSubnetPrefix } from './cross-subnet-prefix.ts';
import { destinationInvalid } from './destination-invalid.ts';
import { destinationOwn } from './destination-own.ts';
import { downInterface } from './down-interface.ts';
import { duplicateAddress } from './duplicate-address.ts';
import { envConflict } from './env-conflict.ts';
import { envDuplicate } from './env-duplicate.ts';
import { envInvalid } from './env-invalid.ts';
import { envMisindented } from './env-misindented.ts';
import { familyMismatch } from './family-mismatch.ts';
import { fieldInvalid } from './field-invalid.ts';
import { fieldMissing } from './field-missing.ts';
import { fieldUnknown } from './field-unknown.ts';
import { globAsRegex } from './glob-as-regex.ts';
import { installationSeveralMethods } from './installation-several-methods.ts';
import { installerRefuses } from './installer-refuses.ts';
import { internalIpDiffers } from './internal-ip-differs.ts';
import { ipInvalid } from './ip-invalid.ts';
import { ipShared } from './ip-shared.ts';
import { ipv6Missing } from './ipv6-missing.ts';
import { listBlank } from './list-blank.ts';
import { listEmptyItem } from './list-empty-item.ts';
import { listSeparator } from './list-separator.ts';
import { manifestUnreadable } from './manifest-unreadable.ts';
import { methodIgnored } from './method-ignored.ts';
import { methodSetTwice } from './method-set-twice.ts';
import { methodSpelling } from './method-spelling.ts';
import { methodUnknown } from './method-unknown.ts';
import { methodVersion } from './method-version.ts';
import { mtuMismatch } from './mtu-mismatch.ts';
import { nameUnanchored } from './name-unanchored.ts';
import { nestedQuotes } from './nested-quotes.ts';
import { noAddress } from './no-address.ts';
import { nodeUnresolved } from './node-unresolved.ts';
import { nodesApart } from './nodes-apart.ts';
import { nodesMove } from './nodes-move.ts';
import { operatorOwned } from './operator-owned.ts';
import { placeholder } from './placeholder.ts';
import { policyMatchesNothing } from './policy-matches-nothing.ts';
import { policyUnreachable } from './policy-unreachable.ts';
import { pollInterval } from './poll-interval.ts';
import { poolEncapsulation } from './pool-encapsulation.ts';
import { poolOverlap } from './pool-overlap.ts';
import { poolSmall } from './pool-small.ts';
import { referenceMissing } from './reference-missing.ts';
import { referenceUnknown } from './reference-unknown.ts';
import { regexInvalid } from './regex-invalid.ts';
import { resourceIgnored } from './resource-ignored.ts';
import { resourceInvalid } from './resource-invalid.ts';
import type { Rule } from './rule.ts';
import { runningDiffers } from './running-differs.ts';
import { sameSubnet } from './same-subnet.ts';
import { selectorInvalid } from './selector-invalid.ts';
import { severalCandidates } from './several-candidates.ts';
import { suffixIgnored } from './suffix-ignored.ts';
import { variableLookalike } from './variable-lookalike.ts';
import { variableVersion } from './variable-version.ts';
import { versionFault } from './version-fault.ts';
import { vipChosen } from './vip-chosen.ts';
import { virtualInReach } from './virtual-in-reach.ts';
import { virtualInterface } from './virtual-interface.ts';
import { wrongContainer } from './wrong-container.ts';

/** Every rule there is; fixtures, pages in docs/rules, settings and the README's table name the same codes. */
export const rules: readonly Rule[] = [
  manifestUnreadable,
  methodUnknown,
  methodSpelling,
  methodVersion,
  methodIgnored,
  methodSetTwice,
  operatorOwned,
  wrongContainer,
  variableLookalike,
  variableVersion,
  envMisindented,
  envDuplicate,
  referenceMissing,
  pollInterval,
  envInvalid,
  envConflict,
  suffixIgnored,
  installationSeveralMethods,
  installerRefuses,
  resourceInvalid,
  resourceIgnored,
  fieldUnknown,
  fieldInvalid,
  fieldMissing,
  selectorInvalid,
  policyUnreachable,
  policyMatchesNothing,
  referenceUnknown,
  poolOverlap,
  poolSmall,
  poolEncapsulation,
  ipInvalid,
  noAddress,
  placeholder,
  nestedQuotes,
  blockScalar,
  listBlank,
  listSeparator,
  listEmptyItem,
  globAsRegex,
  commaInQuantifier,
  regexInvalid,
  cidrInvalid,
  cidrHostBits,
  versionFault,
  destinationInvalid,
  destinationOwn,
  familyMismatch,
  nodeUnresolved,
  ipv6Missing,
  ipShared,
  duplicateAddress,
  virtualInterface,
  vipChosen,
  addressInRange,
  virtualInReach,
  nameUnanchored,
  downInterface,
  nodesApart,
  sameSubnet,
  internalIpDiffers,
  crossSubnetPrefix,
  mtuMismatch,
  severalCandidates,
  addressPinned,
  nodesMove,
  runningDiffers,
];
