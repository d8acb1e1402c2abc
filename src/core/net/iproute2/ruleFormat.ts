import type { Prefix } from '../address.ts';
import type { Range, Rule, RuleAction } from '../node.ts';
import { formatDestination, formatTos, isEverything } from './destination.ts';

/** One rule as `ip rule` prints it, with a blank for the tab behind the priority; `parseRule` reads it. */
export function formatRule(rule: Rule): string {
  const { from, to, tos, fwmark, iif, oif, uids, ipProtocol, sourcePorts, destinationPorts } = rule;
  return [
    `${rule.priority}:`,
    ...(rule.not ? ['not'] : []),
    ...['from', from === undefined ? 'all' : formatSelector(from)],
    ...(to === undefined ? [] : ['to', formatSelector(to)]),
    ...(tos === undefined ? [] : ['tos', formatTos(tos)]),
    ...(fwmark === undefined ? [] : ['fwmark', formatMark(fwmark)]),
    ...(iif === undefined ? [] : ['iif', iif]),
    ...(oif === undefined ? [] : ['oif', oif]),
    ...(uids === undefined ? [] : ['uidrange', uids.join('-')]),
    ...(ipProtocol === undefined ? [] : ['ipproto', ipProtocol]),
    ...(sourcePorts === undefined ? [] : ['sport', formatPorts(sourcePorts)]),
    ...(destinationPorts === undefined ? [] : ['dport', formatPorts(destinationPorts)]),
    ...formatAction(rule.action, rule.l3mdev),
    ...(rule.suppressPrefixLength === undefined ? [] : ['suppress_prefixlength', String(rule.suppressPrefixLength)]),
    ...(rule.suppressInterfaceGroup === undefined ? [] : ['suppress_ifgroup', rule.suppressInterfaceGroup]),
  ].join(' ');
}

function formatSelector(prefix: Prefix): string {
  return isEverything(prefix) ? 'all' : formatDestination(prefix);
}

function formatMark({ value, mask }: { readonly value: number; readonly mask: number }): string {
  const mark = `0x${value.toString(16)}`;
  return mask === 0xffffffff ? mark : `${mark}/0x${mask.toString(16)}`;
}

function formatPorts([from, to]: Range): string {
  return from === to ? String(from) : `${from}-${to}`;
}

function formatAction(action: RuleAction, l3mdev: boolean): string[] {
  if (action.kind === 'goto') return ['goto', String(action.priority)];
  if (action.kind !== 'lookup') return [action.kind];
  return ['lookup', l3mdev ? '[l3mdev-table]' : action.table];
}
