import type { NodeCard, TopologyGraph } from '../../protocol/topologyMessages.ts';
import { t } from '../l10n.ts';
import { plain } from '../plainText.ts';
import { stateText } from './cardRows.ts';
import { stateName } from './cardView.tsx';

/** The same as the drawing, as tables: in sight where the user wants them, and always there for those who hear the page. */
export function Twin({ graph, shown }: { readonly graph: TopologyGraph; readonly shown: boolean }) {
  const { cards, tunnels, subnets } = graph;
  return (
    <section
      class={shown ? 'twin' : 'twin unseen'}
      aria-label={t('The topology as tables')}
      {...(shown && { tabIndex: 0 })}
    >
      <Table
        title={t('Nodes')}
        heads={[
          t('Node'),
          t('State'),
          t('NIC'),
          t('Address'),
          t('Current'),
          t('Why'),
          t('Other NICs'),
          t('Blocks and pods'),
        ]}
        rows={cards.map((card) => [card.id, cardCells(card)])}
      />
      <Table
        title={t('Paths')}
        heads={[t('From'), t('To'), t('State'), t('Path'), t('Leaves on'), t('Route'), t('Reasons'), t('Before')]}
        rows={tunnels.map(({ from, to, state, text, device = '', route, reasons, before }) => [
          `${from}\n${to}`,
          [
            ...[from, to, stateText(state), text, device],
            route === undefined
              ? ''
              : `${route.text} (${route.from === 'live' ? t('read from the node') : t('predicted')})`,
            reasons.map(plain).join(' '),
            before === undefined ? '' : `${before.text}, ${stateText(before.state)}`,
          ],
        ])}
      />
      <Table
        title={t('Networks')}
        heads={[t('Network'), t('Nodes'), t('Chosen on')]}
        rows={subnets.map(({ cidr, nodes, chosen }) => [cidr, [cidr, String(nodes), String(chosen)]])}
      />
    </section>
  );
}

function cardCells({ title, state, nics, why, change, blocks, pods, morePods }: NodeCard): readonly string[] {
  const chosen = nics.find((nic) => nic.chosen);
  const others = nics.filter((nic) => nic !== chosen);
  return [
    title,
    stateName(state),
    chosen?.name ?? t('none'),
    chosen?.addresses.join(', ') ?? '',
    nowText(change, chosen),
    plain(why),
    others
      .map(({ name, addresses, down }) => `${name} ${addresses.join(' ')}${down ? ` (${t('down')})` : ''}`)
      .join(', '),
    [
      ...blocks,
      ...pods.map(({ name, address }) => `${name} ${address}`),
      ...(morePods > 0 ? [`+${morePods}`] : []),
    ].join(', '),
  ];
}

/** What is stored; where nothing is chosen, or what is stored is not known, there is nothing to compare. */
function nowText(change: NodeCard['change'], chosen: NodeCard['nics'][number] | undefined): string {
  if (change !== undefined) return change.before;
  return chosen?.stored ? t('same') : '';
}

interface TableProps {
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly [key: string, cells: readonly string[]])[];
}

function Table({ title, heads, rows }: TableProps) {
  return (
    <table>
      <caption>{title}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([key, [first, ...others]]) => (
          <tr key={key}>
            <th scope="row" {...titleOf(first)}>
              {first}
            </th>
            {others.map((cell, at) => (
              <td key={heads[at + 1]} {...titleOf(cell)}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What may be cut, and is then shown whole by the mouse. */
function titleOf(cell = ''): { readonly title?: string } {
  return cell.length > 60 ? { title: cell } : {};
}
