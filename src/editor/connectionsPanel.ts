import { connectionsDot, connectionsMarkdown } from '../core/features/connectionFiles.ts';
import { type ConnectionsTable, wholeTable } from '../core/features/connectionsTable.ts';
import type { Translate } from '../core/l10n.ts';
import type { Connections } from '../core/policy/connections.ts';
import type { ShownConnections } from '../core/policyAnswers.ts';
import type { Place } from '../core/rules/rule.ts';
import { connectionsSvg } from '../core/words/connectionsSvg.ts';
import { rendered } from '../core/words/rendered.ts';
import {
  type ConnectionsFormat,
  type FromConnectionsView,
  fromConnectionsView,
  type ToConnectionsView,
} from '../protocol/connectionsMessages.ts';
import type { Action, ToAnyView } from '../protocol/messages.ts';
import { goTo } from './goTo.ts';
import { createPanel, type Panel } from './panel.ts';
import { type Saved, saveText } from './saveText.ts';
import type { ViewDeps } from './viewDeps.ts';

interface Shown {
  readonly version: number;
  readonly connections: ShownConnections;
  readonly table: ConnectionsTable;
  /** Where the rules stand that decide about the pair that was asked for last. */
  readonly places: readonly (Place | undefined)[];
}

/** More groups than this are too many to look at; a search finds the others. */
const mostGroups = 60;

/** The matrix of who may talk to whom, by the policies around the file. */
export function createConnectionsPanel(deps: ViewDeps): Panel<ToConnectionsView> {
  const { service, t, extensionUri } = deps;
  let search = '';
  let shown: Shown | undefined;
  function* content(version: number): Generator<undefined, ToConnectionsView | ToAnyView> {
    const connections = yield* service.policies.connectionsInSteps(deps.file());
    if (connections === undefined) {
      shown = undefined;
      return noWorkloads(version, deps);
    }
    const table = yield* connections.table({ search, mostGroups });
    shown = { version, connections, table, places: [] };
    return { type: 'connections', version, table: rendered(t, table) };
  }
  const decide = (version: number, from: number, to: number, go: boolean): void => {
    const [source, destination] = [shown?.table.groups[from], shown?.table.groups[to]];
    if (shown?.version !== version || source === undefined || destination === undefined) return;
    const found = shown.connections.decisions(source.id, destination.id);
    const places = found.map(({ at }) => at);
    shown = { ...shown, places };
    const decisions = found.map(({ at, ...rest }) => ({ ...rest, where: at ? service.policies.placeText(at) : '' }));
    panel.post({ type: 'decisions', version, from, to, decisions: rendered(t, decisions) });
    const cell = shown.table.cells.find((each) => each.from === from && each.to === to);
    const wanted = cell?.state === 'none' ? 'deny' : 'allow';
    const first = found.find(({ at, verdict }) => at !== undefined && verdict === wanted)?.at ?? places.find(isPlace);
    if (go && first !== undefined) void goTo(first, true);
  };
  const panel = createPanel<FromConnectionsView, ToConnectionsView>({
    viewType: 'calico.connections',
    title: t('Calico: Allowed Connections'),
    page: 'connectionsPanel',
    extensionUri,
    guards: fromConnectionsView,
    handlers: (common) => ({
      ...common,
      search({ text }) {
        search = text;
        panel.update();
      },
      decide: ({ version, from, to, go }) => decide(version, from, to, go),
      goToDecision({ version, at }) {
        const place = shown?.version === version ? shown.places[at] : undefined;
        if (place !== undefined) void goTo(place, true);
      },
      save({ format }) {
        if (shown === undefined) return;
        const { file, text } = files(t)[format];
        void saveText(file, text(shown.connections.connections)).then(
          (told) => told !== undefined && panel.post({ type: 'told', text: told }),
        );
      },
    }),
    content,
  });
  return panel;
}

function isPlace(place: Place | undefined): boolean {
  return place !== undefined;
}

interface Writable {
  readonly file: Saved;
  readonly text: (connections: Connections) => string;
}

function files(t: Translate): Readonly<Record<ConnectionsFormat, Writable>> {
  const of = (ending: string, filter: string): Saved => ({
    title: t('Calico: Save Connections'),
    name: `calico-connections.${ending}`,
    filter,
  });
  return {
    markdown: {
      file: of('md', t('Markdown table')),
      text: (found) => connectionsMarkdown(rendered(t, wholeTable(found))),
    },
    svg: { file: of('svg', t('SVG image')), text: (found) => connectionsSvg(rendered(t, wholeTable(found)), t) },
    dot: { file: of('dot', t('Graphviz graph')), text: connectionsDot },
  };
}

function noWorkloads(version: number, { t, canConnect }: Pick<ViewDeps, 't' | 'canConnect'>): ToAnyView {
  const text = t(
    'No pod, workload or host endpoint is known. Open their manifests beside the policies, or connect to the cluster.',
  );
  const connect: Action = { title: t('Connect to Cluster…'), command: 'connect' };
  const actions: readonly Action[] = [
    ...(canConnect ? [connect] : []),
    { title: t('Select Inventory…'), command: 'selectInventory' },
  ];
  return { type: 'nothing', version, text, actions };
}
