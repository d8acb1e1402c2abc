import type { NicAnswer, NicDetails, NicNode, NicTable } from '../../protocol/nicMessages.ts';
import { Icon, type IconName } from '../icon.tsx';
import { t } from '../l10n.ts';
import { plain } from '../plainText.ts';
import type { Column, GridRow } from '../treeGrid.tsx';
import type { ComponentChildren } from '../ui.ts';
import { answerOf, type NicRow, stateOf } from './rows.ts';

/** How a row of the panel looks. */

export function nicColumns(): readonly Column[] {
  return [
    { title: t('Node'), className: 'node' },
    { title: t('NIC'), className: 'nic' },
    { title: t('Address'), className: 'address' },
    { title: t('Current'), className: 'now' },
    { title: t('Why'), className: 'why' },
  ];
}

export function nicRow(
  row: NicRow | undefined,
  table: NicTable,
  details: ReadonlyMap<string, NicDetails>,
): GridRow | undefined {
  if (row === undefined) return undefined;
  if (row.kind === 'group') return groupRow(row);
  const node = table.nodes[row.at];
  const answer = answerOf(table, node);
  if (node === undefined || answer === undefined) return undefined;
  if (row.kind === 'node') return nodeRow(row, node, answer);
  const known = details.get(node.name);
  return row.kind === 'nic' ? interfaceRow(row, known) : noteRow(row, known);
}

function groupRow({ key, answer, count, open }: NicRow & { kind: 'group' }): GridRow {
  const name = (
    <>
      <Twisty open={open} />
      <StateIcon state={answer.state} />
      <span class="name">{count === 1 ? t('1 node') : t('{0} nodes', count)}</span>
    </>
  );
  const what = <Chosen answer={answer} />;
  const cells = [
    name,
    what,
    <Text key="subnet" text={answer.subnet ?? ''} code />,
    '',
    <Why key="why" answer={answer} />,
  ];
  return { key, level: 1, open, className: `group ${answer.state}`, cells };
}

function nodeRow({ key, level, open }: NicRow & { kind: 'node' }, node: NicNode, answer: NicAnswer): GridRow {
  const name = (
    <>
      <Twisty open={open} level={level} />
      <StateIcon state={stateOf(node, answer)} />
      <Text text={node.name} />
    </>
  );
  const what = <Chosen answer={answer} />;
  const cells = [
    name,
    what,
    <>
      <Text text={node.address ?? ''} code />
      {node.moves && <Icon name="moves" />}
    </>,
    <Now key="now" node={node} />,
    <Why key="why" answer={answer} reach={node.reach?.text} trouble={node.trouble} />,
  ];
  return { key, level, open, className: `one ${answer.state}`, cells };
}

function interfaceRow(row: NicRow & { kind: 'nic' }, details: NicDetails | undefined): GridRow | undefined {
  const nic = details?.interfaces[row.nic];
  if (details === undefined || nic === undefined) return undefined;
  const last = row.nic === details.interfaces.length - 1;
  const facts = [
    nic.down ? t('down') : '',
    nic.virtual && nic.name !== 'lo' ? t('virtual') : '',
    nic.mtu === undefined ? '' : t('MTU {0}', nic.mtu),
    nic.stored ? t('stored') : '',
  ].filter((each) => each !== '');
  const cells = [
    last && details.fromBottom && details.interfaces.length > 1 ? (
      <span class="direction" title={t('The list is in kernel order; the last suitable NIC wins.')}>
        <Icon name="up" /> {t('last one wins')}
      </span>
    ) : (
      ''
    ),
    <>
      <Mark mark={nic.mark} />
      <code>{nic.name}</code>
    </>,
    <Text key="address" text={nic.addresses.join(', ')} code />,
    <Text key="now" text={facts.join(' · ')} />,
    <Text key="why" text={nic.why} />,
  ];
  return { key: row.key, level: row.level, className: `interface ${nic.mark}${nic.down ? ' down' : ''}`, cells };
}

function noteRow({ key, level }: NicRow & { kind: 'note' }, details: NicDetails | undefined): GridRow {
  const text = details === undefined ? t('Reading…') : details.note || t('It has no interfaces.');
  return { key, level, className: 'note', cells: ['', '', '', '', <Text key="why" text={text} />] };
}

/** Opens and closes a row; the keys do the same, so that it is nothing to those who hear the page. */
function Twisty({ open, level = 1 }: { readonly open: boolean; readonly level?: number }) {
  return (
    <span class={`twisty level-${level}`} aria-hidden>
      <Icon name={open ? 'open' : 'closed'} />
    </span>
  );
}

const stateNames: Readonly<Record<NicAnswer['state'], () => string>> = {
  good: () => t('OK'),
  odd: () => t('warning'),
  bad: () => t('error'),
  unknown: () => t('unknown'),
};

function StateIcon({ state }: { readonly state: NicAnswer['state'] }) {
  return <Icon name={state} label={stateNames[state]()} />;
}

function Mark({ mark }: { readonly mark: 'chosen' | 'possible' | 'next' | 'none' }) {
  if (mark === 'none') return <span class="icon" />;
  const names = { chosen: t('chosen'), possible: t('possible'), next: t('next candidate') };
  const name: IconName = mark;
  return <Icon name={name} label={names[mark]} />;
}

function Chosen({ answer: { interface: name, state, fault } }: { readonly answer: NicAnswer }) {
  if (name === undefined) return <span class="none">{state === 'bad' ? t('none') : ''}</span>;
  return (
    <>
      <code>{name}</code>
      {fault !== '' && <span class="fault">{fault}</span>}
    </>
  );
}

function Now({ node: { stored, address, moves } }: { readonly node: NicNode }): ComponentChildren {
  if (stored === undefined) return '';
  if (stored === '') return <span class="same">{address === undefined ? '' : t('new')}</span>;
  if (!moves) return <span class="same">{stored === address ? t('same') : stored}</span>;
  return (
    <span
      class="moves"
      title={t('Stored address: {0}. Tunnels and BGP sessions reset to use the new address.', stored)}
    >
      {t('was {0}', stored)}
    </span>
  );
}

function Why({
  answer: { why, doubt },
  reach,
  trouble,
}: {
  readonly answer: NicAnswer;
  readonly reach?: string | undefined;
  readonly trouble?: string | undefined;
}) {
  const text = [reach ?? '', why, doubt === '' ? '' : t('likely, but not certain: {0}', doubt), trouble ?? ''];
  return <Text text={text.filter((each) => each !== '').join(' · ')} />;
}

/** A text that is cut where it is too long, and then shown whole by the mouse. */
function Text({ text, code = false }: { readonly text: string; readonly code?: boolean }) {
  const shown = plain(text);
  return code ? <code title={shown}>{shown}</code> : <span title={shown}>{shown}</span>;
}
