import { isVirtual } from '../detection/virtual.ts';
import { type Message, say } from '../message.ts';
import { formatAddress, formatPrefix, network } from '../net/address.ts';
import type { Node } from '../net/node.ts';
import type { NodeAddress } from '../network/model.ts';
import type { NodeRow } from './nodeRows.ts';

/** The row of a node as it is now, whatever the file would choose: `address` is the one that is stored. */
export function currentRow(node: Node, address: NodeAddress): NodeRow {
  const base = { node: node.name, moves: false, virtual: false, assumptions: [], why: whyText[address.kind]() };
  if (address.kind !== 'known') return { ...base, state: address.kind === 'none' ? 'good' : 'unknown' };
  const { device, length } = address;
  const prefix = length === undefined ? undefined : { address: address.address, length };
  const own = node.interfaces?.find(({ name }) => name === device);
  return {
    ...base,
    ...(device !== undefined && { interface: device }),
    address: prefix === undefined ? formatAddress(address.address) : formatPrefix(prefix),
    ...(prefix && { subnet: formatPrefix(network(prefix)) }),
    state: 'good',
    virtual: own !== undefined && isVirtual(own),
  };
}

const whyText: Readonly<Record<NodeAddress['kind'], () => Message>> = {
  known: () => say('the address that is stored now'),
  none: () => say('no address is stored'),
  unknown: () => say('the stored address is unknown'),
};
