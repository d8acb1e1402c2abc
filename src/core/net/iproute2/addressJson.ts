import { present } from '../../collections.ts';
import { bits, parseAddress } from '../address.ts';
import type { Interface, InterfaceAddress } from '../node.ts';
import type { InterfaceListing } from './addressText.ts';
import { optional } from './destination.ts';
import { interfaceAddress } from './inet.ts';
import { isObject, type JsonObject, numberOf, objectsOf, textOf, textsOf } from './json.ts';

/** Whether `value` looks like what `ip -j addr` or `ip -j link` prints. */
export function isAddressJson(value: unknown): boolean {
  return objectsOf(value).some((item) => 'ifname' in item);
}

/** Reads what `ip -j addr` printed; `bad` counts the interfaces and addresses that could not be read. */
export function readAddressJson(value: unknown): {
  interfaces: Interface[];
  form: InterfaceListing['form'];
  bad: number;
} {
  const items = objectsOf(value);
  const read = items.map(readInterface);
  const interfaces = read.flatMap((one) => one?.entry ?? []);
  const bad = read.reduce((sum, one) => sum + (one?.bad ?? 1), 0);
  const form = items.some((item) => 'addr_info' in item) || items.length === 0 ? 'full' : 'link';
  return { interfaces, bad, form: form === 'full' && !interfaces.some((one) => one.flags) ? 'sparse' : form };
}

function readInterface(item: JsonObject): { entry: Interface; bad: number } | undefined {
  const name = textOf(item['ifname']);
  if (name === undefined) return undefined;
  const infos = 'addr_info' in item ? objectsOf(item['addr_info']) : [];
  const addresses = infos.flatMap((info) => readAddress(info) ?? []);
  const entry = {
    name,
    addresses,
    ...present({
      index: numberOf(item['ifindex']),
      parent: parentOf(item),
      flags: 'flags' in item ? textsOf(item['flags']) : undefined,
      operState: textOf(item['operstate']),
      mtu: numberOf(item['mtu']),
      master: textOf(item['master']),
      kind: isObject(item['linkinfo']) ? textOf(item['linkinfo']['info_kind']) : undefined,
    }),
  };
  return { entry, bad: infos.length - addresses.length };
}

/** As the text form prints it behind the `@`: `link`, or `if4` for a number in another namespace. */
function parentOf(item: JsonObject): string | undefined {
  const index = numberOf(item['link_index']);
  return textOf(item['link']) ?? (index === undefined ? undefined : `if${index}`);
}

function readAddress(info: JsonObject): InterfaceAddress | undefined {
  const address = parseAddress(textOf(info['local']) ?? '');
  const peer = optional(textOf(info['address']), parseAddress);
  if (address === undefined || peer === 'bad') return undefined;
  const most = bits(address.family);
  const length = numberOf(info['prefixlen']) ?? most;
  if (!Number.isInteger(length) || length < 0 || length > most) return undefined;
  return interfaceAddress(address, length, {
    flags: Object.keys(info).filter((key) => info[key] === true),
    ...present({ peer, scope: textOf(info['scope']), label: textOf(info['label']) }),
  });
}
