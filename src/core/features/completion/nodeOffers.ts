import type { MethodArgument } from '../../detection/methods.ts';
import { exactly } from '../../detection/suggestTexts.ts';
import { say } from '../../message.ts';
import { ofNodesText } from '../../words/countText.ts';
import { dotsText, listText } from '../../words/listText.ts';
import { markdown, plain } from '../../words/markdownText.ts';
import { type Counted, nodeNames } from '../nodeNames.ts';
import type { Offer } from './item.ts';
import type { MethodReader } from './reader.ts';

/** What the nodes have for the list or destination of a method, the best first. */
export function offersFor(argument: MethodArgument, reader: MethodReader): readonly Offer[] {
  switch (argument) {
    case 'names':
      return interfaceOffers(reader);
    case 'networks':
      return namesOf(reader)?.subnets.map((each) => networkOffer(each, reader)) ?? [];
    case 'destination':
      return destinationOffers(reader);
    case 'none':
    case 'ignored':
      return [];
  }
}

function namesOf({ resolution, family }: MethodReader): ReturnType<typeof nodeNames> | undefined {
  return resolution && nodeNames(resolution.inventory, family);
}

/** Each name anchored, so that no longer one is meant too; then the real ones as they are. */
function interfaceOffers(reader: MethodReader): readonly Offer[] {
  const names = namesOf(reader)?.names ?? [];
  const anchored = names.map((each): Offer => ({ ...countOffer(each, reader), label: exactly(each.text) }));
  const bare = names.filter(({ text, virtual }) => !virtual && /^[\w-]+$/.test(text));
  return [
    ...anchored,
    ...bare.map((each): Offer => {
      const documentation = markdown(plain(say('Matches every name that contains {0}.', each.text)));
      return { ...countOffer(each, reader), documentation };
    }),
  ];
}

function countOffer({ text, nodes, virtual, partners }: Counted, { resolution }: MethodReader): Offer {
  const all = resolution?.inventory.nodes.length ?? 0;
  const count = [ofNodesText(nodes, all), ...(virtual ? [say('virtual')] : [])];
  const parts = [...(partners.length > 0 ? [listText(partners, 2)] : []), ...count];
  return { label: text, kind: 'interface', detail: dotsText(parts) };
}

function networkOffer(counted: Counted, reader: MethodReader): Offer {
  return { ...countOffer(counted, reader), kind: 'network' };
}

/** Routers, since what counts is the route to them; then an address that only the default route leads to. */
function destinationOffers(reader: MethodReader): readonly Offer[] {
  const { resolution, family } = reader;
  const gateways = namesOf(reader)?.gateways ?? [];
  const all = resolution?.inventory.nodes.length ?? 0;
  const routers = gateways.map(({ text, nodes }): Offer => {
    return { label: text, kind: 'network', detail: say('router of {0}', ofNodesText(nodes, all)) };
  });
  const public6 = '2001:4860:4860::8888';
  const outside = {
    label: family === 4 ? '8.8.8.8' : public6,
    kind: 'network',
    detail: say('through the default route'),
  } as const;
  return [...routers, outside];
}
