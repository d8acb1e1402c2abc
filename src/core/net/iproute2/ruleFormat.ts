import type { Prefix } from '../address.ts';
import type { Range, Rule, RuleAction } from '../node.ts';
import { formatDestination, formatTos, isEverything } from './destination.ts';
import { worded } from './lines.ts';

/** One rule as `ip rule` prints it, with a blank for the tab behind the priority; `parseRule` reads it. */
export function formatRule(rule: Rule): string {
  const { from, to, tos, fwmark, iif, oif, uids, ipProtocol, sourcePorts, destinationPorts } = rule;
  return [
    `${rule.priority}:`,
    ...(rule.not ? ['not'] : []),
    ...['from', from === undefined ? 'all' : formatSelector(from)],
    ...worded('to', to && formatSelector(to)),
    ...worded('tos', tos === undefined ? undefined : formatTos(tos)),
    ...worded('fwmark', fwmark && formatMark(fwmark)),
    ...worded('iif', iif),
    ...worded('oif', oif),
    ...worded('uidrange', uids?.join('-')),
    ...worded('ipproto', ipProtocol),
    ...worded('sport', sourcePorts && formatPorts(sourcePorts)),
    ...worded('dport', destinationPorts && formatPorts(destinationPorts)),
    ...formatAction(rule.action, rule.l3mdev),
    ...worded('suppress_prefixlength', rule.suppressPrefixLength?.toString()),
    ...worded('suppress_ifgroup', rule.suppressInterfaceGroup),
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
