import type { NoPath, PacketPaths } from '../core/features/packetPath.ts';
import { findEnds } from '../core/features/pathEnds.ts';
import { familiesInUse } from '../core/features/resolutionData.ts';
import { say } from '../core/message.ts';
import type { Resolution } from '../core/resolution.ts';
import type { Place } from '../core/rules/rule.ts';
import { render } from '../core/words/render.ts';
import { rendered } from '../core/words/rendered.ts';
import type { ToAnyView } from '../protocol/messages.ts';
import {
  type FromTopologyView,
  fromTopologyView,
  type PathAnswer,
  type TopologyTask,
  type TopologyWish,
  type ToTopologyView,
} from '../protocol/topologyMessages.ts';
import { goTo } from './goTo.ts';
import { familyOf, placeOfMethod } from './nicPanel.ts';
import { nothingToShow } from './nothingToShow.ts';
import { createPanel, type Panel } from './panel.ts';
import { saveText } from './saveText.ts';
import { useMethod } from './useMethod.ts';
import type { ViewDeps } from './viewDeps.ts';

/** The drawing of nodes, networks and tunnels, in which the way of a packet can be shown. */
export interface TopologyPanel extends Panel<ToTopologyView> {
  /** Opens it for something: to pick the ends of a path, or on a node. */
  openFor(task: TopologyTask): void;
}

interface Shown {
  readonly version: number;
  readonly resolution: Resolution;
  readonly places: FoundPath['places'];
  readonly file: string | undefined;
  readonly paths: PathAnswer['paths'];
  readonly told?: TopologyTask;
}

export interface TopologyDeps extends ViewDeps {
  /** Shows a node in the NIC panel. */
  readonly openNics: (node: string) => void;
}

/** More cards than this are too small to be read when all are seen. */
const mostCards = 40;
/** So many ends of paths are offered at once. */
const mostEnds = 40;

const nothingWished: TopologyWish = { open: [], search: '', alone: '', from: '', to: '', mode: 'planned', port: '' };

export function createTopologyPanel(deps: TopologyDeps): TopologyPanel {
  const { service, t, extensionUri } = deps;
  let wish = nothingWished;
  /** Undefined once the page has drawn what came with it. */
  let task: TopologyTask | undefined;
  let shown: Shown | undefined;
  function* content(version: number): Generator<undefined, ToTopologyView | ToAnyView> {
    yield* service.prepareInSteps();
    const file = deps.file();
    const resolution = service.resolutionFor(file);
    if (resolution === undefined || resolution.results.length === 0) return nothing(version);
    const found = yield* pathFor(deps, file, wish);
    const path = found?.answer;
    yield undefined;
    const { open, search, mode } = wish;
    const family = path?.paths?.there.family ?? familyOf(resolution, wish.family);
    const alone = [task?.node ?? '', wish.alone].filter((each) => each !== '');
    const show = [...nodesOf(path), ...alone];
    const graph = yield* service.topologyInSteps(file, { family, mode, open, search, show, mostCards });
    if (graph === undefined) return nothing(version);
    shown = { version, resolution, file, paths: path?.paths, places: found?.places ?? [], ...(task && { told: task }) };
    const families = familiesInUse(resolution);
    return {
      type: 'topology',
      version,
      families,
      graph: rendered(t, graph),
      ...(path && { path }),
      ...(task && { task }),
    };
  }
  const nothing = (version: number): ToAnyView => {
    shown = undefined;
    return nothingToShow(version, deps);
  };
  const drawing = {
    title: t('Calico: Save Topology'),
    name: 'calico-topology.svg',
    filter: t('SVG image'),
  };
  const panel = createPanel<FromTopologyView, ToTopologyView>({
    viewType: 'calico.topology',
    title: t('Calico: Topology'),
    page: 'topologyPanel',
    extensionUri,
    guards: fromTopologyView,
    handlers: (common) => ({
      ...common,
      drawn(message) {
        if (shown?.version === message.version && shown.told === task) task = undefined;
        common.drawn(message);
      },
      wish({ wish: next }) {
        wish = next;
        panel.update();
      },
      findEnds({ text }) {
        const inventory = deps.inventory();
        const options = inventory === undefined ? [] : findEnds(inventory, text, mostEnds);
        panel.post({ type: 'ends', text, options: rendered(t, options) });
      },
      goToMethod({ version }) {
        if (shown?.version !== version) return;
        const { resolution } = shown;
        const place = placeOfMethod({ resolution, family: familyOf(resolution, wish.family) }, service);
        if (place !== undefined) void goTo(place, true);
      },
      goToRule({ version, step }) {
        const place = shown?.version === version ? shown.places[step] : undefined;
        if (place !== undefined) void goTo(place, true);
      },
      useRemedy({ version, back }) {
        const { paths, file } = shown?.version === version ? shown : {};
        const { family, remedy: method } = (back ? paths?.back : paths?.there) ?? {};
        if (family === undefined || method === undefined) return;
        void useMethod({ file, family, method }, deps).then(({ text }) => panel.post({ type: 'told', text }));
      },
      openNics: ({ node }) => deps.openNics(node),
      saveSvg({ svg }) {
        void saveText(drawing, svg).then((text) => text !== undefined && panel.post({ type: 'told', text }));
      },
    }),
    content,
  });
  return {
    ...panel,
    dispose: () => panel.dispose(),
    openFor(next) {
      task = next;
      panel.open();
      panel.update();
    },
  };
}

interface FoundPath {
  readonly answer: PathAnswer;
  /** Where the rules stand that decide at the steps of its policies. */
  readonly places: readonly (Place | undefined)[];
}

/** Undefined where no path is wished for. */
function* pathFor(
  { service, t }: ViewDeps,
  file: string | undefined,
  wish: TopologyWish,
): Generator<undefined, FoundPath | undefined> {
  const { from, to, mode, family, port } = wish;
  if (from === '' || to === '') return undefined;
  const found: PacketPaths | NoPath = service.trace(file, from, to, { mode, ...(family && { family }) }) ?? {
    reason: say('No nodes.'),
  };
  if ('reason' in found) return { answer: { from, to, mode, reason: render(t, found.reason) }, places: [] };
  yield undefined;
  const { paths, policies } = yield* service.policies.onPathInSteps(file, found, port);
  const answer: PathAnswer = {
    from,
    to,
    mode,
    paths: rendered(t, { there: paths.there, back: paths.back }),
    reason: '',
  };
  if (policies === undefined) return { answer, places: [] };
  const steps = policies.steps.map(({ at, ...step }) => ({ ...step, where: at ? service.policies.placeText(at) : '' }));
  return {
    answer: { ...answer, policies: rendered(t, { ...policies, steps }) },
    places: policies.steps.map(({ at }) => at),
  };
}

/** The nodes that a path goes over, the way there first. */
function nodesOf(path: PathAnswer | undefined): readonly string[] {
  const { there, back } = path?.paths ?? {};
  if (there === undefined || back === undefined) return [];
  const hops = [...there.hops, ...back.hops];
  return [...new Set([there.from.node, there.to.node, ...hops.map(({ node }) => node)])];
}
