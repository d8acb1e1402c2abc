import type { MethodArgument } from '../../detection/methods.ts';
import { exactly } from '../../detection/suggestTexts.ts';
import { ofNodesText } from '../../words/countText.ts';
import { listText } from '../../words/listText.ts';
import { escapeMarkdown } from '../../words/markdown.ts';
import { render } from '../../words/render.ts';
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
      const documentation = escapeMarkdown(reader.t('Matches every name that contains {0}.', each.text));
      return { ...countOffer(each, reader), documentation };
    }),
  ];
}

function countOffer({ text, nodes, virtual, partners }: Counted, { resolution, t }: MethodReader): Offer {
  const all = resolution?.inventory.nodes.length ?? 0;
  const count = [render(t, ofNodesText(nodes, all)), ...(virtual ? [t('virtual')] : [])];
  const parts = [...(partners.length > 0 ? [render(t, listText(partners, 2))] : []), ...count];
  return { label: text, kind: 'interface', detail: parts.join(' · ') };
}

function networkOffer(counted: Counted, reader: MethodReader): Offer {
  return { ...countOffer(counted, reader), kind: 'network' };
}

/** Routers, since what counts is the route to them; then an address that only the default route leads to. */
function destinationOffers(reader: MethodReader): readonly Offer[] {
  const { resolution, family, t } = reader;
  const gateways = namesOf(reader)?.gateways ?? [];
  const all = resolution?.inventory.nodes.length ?? 0;
  const routers = gateways.map(({ text, nodes }): Offer => {
    return { label: text, kind: 'network', detail: t('router of {0}', render(t, ofNodesText(nodes, all))) };
  });
  const public6 = '2001:4860:4860::8888';
  const outside = {
    label: family === 4 ? '8.8.8.8' : public6,
    kind: 'network',
    detail: t('through the default route'),
  } as const;
  return [...routers, outside];
}
