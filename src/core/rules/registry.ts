import { addressInRange } from './address/address-in-range.ts';
import { crossSubnetPrefix } from './address/cross-subnet-prefix.ts';
import { downInterface } from './address/down-interface.ts';
import { duplicateAddress } from './address/duplicate-address.ts';
import { internalIpDiffers } from './address/internal-ip-differs.ts';
import { noAddress } from './address/no-address.ts';
import { nodeUnresolved } from './address/node-unresolved.ts';
import { nodesMove } from './address/nodes-move.ts';
import { runningDiffers } from './address/running-differs.ts';
import { sameSubnet } from './address/same-subnet.ts';
import { severalCandidates } from './address/several-candidates.ts';
import { vipChosen } from './address/vip-chosen.ts';
import { virtualInReach } from './address/virtual-in-reach.ts';
import { virtualInterface } from './address/virtual-interface.ts';
import { addressPinned } from './env/address-pinned.ts';
import { envConflict } from './env/env-conflict.ts';
import { envDuplicate } from './env/env-duplicate.ts';
import { envInvalid } from './env/env-invalid.ts';
import { envMisindented } from './env/env-misindented.ts';
import { installerRefuses } from './env/installer-refuses.ts';
import { ipInvalid } from './env/ip-invalid.ts';
import { ipShared } from './env/ip-shared.ts';
import { ipv6Missing } from './env/ipv6-missing.ts';
import { operatorOwned } from './env/operator-owned.ts';
import { placeholder } from './env/placeholder.ts';
import { pollInterval } from './env/poll-interval.ts';
import { variableLookalike } from './env/variable-lookalike.ts';
import { variableVersion } from './env/variable-version.ts';
import { wrongContainer } from './env/wrong-container.ts';
import { blockScalar } from './method/block-scalar.ts';
import { cidrHostBits } from './method/cidr-host-bits.ts';
import { cidrInvalid } from './method/cidr-invalid.ts';
import { commaInQuantifier } from './method/comma-in-quantifier.ts';
import { destinationInvalid } from './method/destination-invalid.ts';
import { destinationOwn } from './method/destination-own.ts';
import { familyMismatch } from './method/family-mismatch.ts';
import { globAsRegex } from './method/glob-as-regex.ts';
import { installationSeveralMethods } from './method/installation-several-methods.ts';
import { listBlank } from './method/list-blank.ts';
import { listEmptyItem } from './method/list-empty-item.ts';
import { listSeparator } from './method/list-separator.ts';
import { methodIgnored } from './method/method-ignored.ts';
import { methodSetTwice } from './method/method-set-twice.ts';
import { methodSpelling } from './method/method-spelling.ts';
import { methodUnknown } from './method/method-unknown.ts';
import { methodUnread } from './method/method-unread.ts';
import { methodVersion } from './method/method-version.ts';
import { nameUnanchored } from './method/name-unanchored.ts';
import { nestedQuotes } from './method/nested-quotes.ts';
import { regexInvalid } from './method/regex-invalid.ts';
import { suffixIgnored } from './method/suffix-ignored.ts';
import { bgpSessions } from './network/bgp-sessions.ts';
import { mtuMismatch } from './network/mtu-mismatch.ts';
import { nodesApart } from './network/nodes-apart.ts';
import { sessionBlocked } from './network/session-blocked.ts';
import { sysctlRefused } from './network/sysctl-refused.ts';
import { underlayDrops } from './network/underlay-drops.ts';
import { fieldInvalid } from './object/field-invalid.ts';
import { fieldMissing } from './object/field-missing.ts';
import { fieldUnknown } from './object/field-unknown.ts';
import { manifestUnreadable } from './object/manifest-unreadable.ts';
import { referenceMissing } from './object/reference-missing.ts';
import { referenceUnknown } from './object/reference-unknown.ts';
import { resourceIgnored } from './object/resource-ignored.ts';
import { resourceInvalid } from './object/resource-invalid.ts';
import { selectorInvalid } from './object/selector-invalid.ts';
import { versionFault } from './object/version-fault.ts';
import { hostEndpointDenied } from './policy/host-endpoint-denied.ts';
import { policyForgetsDns } from './policy/policy-forgets-dns.ts';
import { policyLogsOnly } from './policy/policy-logs-only.ts';
import { policyMatchesNothing } from './policy/policy-matches-nothing.ts';
import { policyNodePort } from './policy/policy-node-port.ts';
import { policyOtherNamespace } from './policy/policy-other-namespace.ts';
import { policySelectsNothing } from './policy/policy-selects-nothing.ts';
import { policyTakesHosts } from './policy/policy-takes-hosts.ts';
import { policyUnreachable } from './policy/policy-unreachable.ts';
import { blockOwner } from './pool/block-owner.ts';
import { blocksUsedUp } from './pool/blocks-used-up.ts';
import { nodeWithoutPool } from './pool/node-without-pool.ts';
import { poolEncapsulation } from './pool/pool-encapsulation.ts';
import { poolHoldsServer } from './pool/pool-holds-server.ts';
import { poolOutsidePods } from './pool/pool-outside-pods.ts';
import { poolOverlap } from './pool/pool-overlap.ts';
import { poolSmall } from './pool/pool-small.ts';
import { poolStoredDiffers } from './pool/pool-stored-differs.ts';
import { poolUnroutable } from './pool/pool-unroutable.ts';
import type { Rule } from './rule.ts';

/** Every rule there is; fixtures, pages in docs/rules, settings and the README's table name the same codes. */
export const rules: readonly Rule[] = [
  manifestUnreadable,
  methodUnknown,
  methodSpelling,
  methodVersion,
  methodUnread,
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
  policyForgetsDns,
  policyLogsOnly,
  policyOtherNamespace,
  policySelectsNothing,
  policyTakesHosts,
  policyNodePort,
  hostEndpointDenied,
  referenceUnknown,
  poolOverlap,
  poolSmall,
  poolEncapsulation,
  poolStoredDiffers,
  poolOutsidePods,
  poolHoldsServer,
  poolUnroutable,
  nodeWithoutPool,
  blocksUsedUp,
  blockOwner,
  bgpSessions,
  sessionBlocked,
  underlayDrops,
  sysctlRefused,
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
