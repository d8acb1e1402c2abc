import { nicDetails, nicTableInSteps } from '../core/features/nicTable.ts';
import { familiesInUse } from '../core/features/resolutionData.ts';
import type { Translate } from '../core/l10n.ts';
import type { Family } from '../core/net/address.ts';
import type { Resolution } from '../core/resolution.ts';
import type { Finding, Place } from '../core/rules/rule.ts';
import { severityRank } from '../core/rules/severity.ts';
import type { CalicoService } from '../core/service.ts';
import { render } from '../core/words/render.ts';
import { rendered } from '../core/words/rendered.ts';
import type { ToAnyView } from '../protocol/messages.ts';
import { type FromNicView, fromNicView, type ToNicView } from '../protocol/nicMessages.ts';
import { goTo, goToFixes } from './goTo.ts';
import { nothingToShow } from './nothingToShow.ts';
import { createPanel, type Panel } from './panel.ts';
import type { ViewDeps } from './viewDeps.ts';

/** The panel that shows, for each node, all its NICs and which one is taken. */
export interface NicPanel extends Panel<ToNicView> {
  /** Opens it with one node only. */
  openOn(node: string): void;
}

export interface NicDeps extends ViewDeps {
  /** Shows a node in the topology. */
  readonly openTopology: (node: string) => void;
}

export function createNicPanel(deps: NicDeps): NicPanel {
  const { service, t, extensionUri } = deps;
  let wanted: Family | undefined;
  let shown: Shown | undefined;
  /** A node to show; undefined once the page has drawn it. */
  let only: string | undefined;
  function* content(version: number): Generator<undefined, ToNicView | ToAnyView> {
    yield* service.prepareInSteps();
    const resolution = service.resolutionFor(deps.file());
    if (resolution === undefined || resolution.results.length === 0) {
      shown = undefined;
      return nothingToShow(version, deps);
    }
    const family = familyOf(resolution, wanted);
    const verdict = yield* service.verdictInSteps(deps.file(), family);
    const table = yield* nicTableInSteps(resolution, family, Date.now(), verdict);
    const files = filesOf(resolution, service);
    const findings = deps
      .findings()
      .filter(({ at }) => files.has(at.file))
      .sort((a, b) => severityRank[a.severity] - severityRank[b.severity]);
    shown = { version, resolution, family, findings, ...(only !== undefined && { only }) };
    const problems = findings.map(({ severity, code, message }) => ({ severity, code, message: render(t, message) }));
    return { type: 'nics', version, table: rendered(t, table), problems, ...(only !== undefined && { only }) };
  }
  /** What was shown when the user acted; undefined where that is no longer on the screen. */
  const shownAs = (version: number): Shown | undefined => (shown?.version === version ? shown : undefined);
  const panel = createPanel<FromNicView, ToNicView>({
    viewType: 'calico.nics',
    title: t('Calico: NICs'),
    page: 'nicPanel',
    extensionUri,
    guards: fromNicView,
    handlers: (common) => ({
      ...common,
      drawn(message) {
        const now = shownAs(message.version);
        if (now !== undefined && now.only === only) only = undefined;
        common.drawn(message);
      },
      family({ family }) {
        wanted = family;
        panel.update();
      },
      details({ version, nodes }) {
        const now = shownAs(version);
        if (now !== undefined) panel.post({ type: 'details', version, nodes: detailsOf(now, nodes, t) });
      },
      goToNode({ version }) {
        const now = shownAs(version);
        const place = now && placeOfMethod(now, service);
        if (place !== undefined) void goTo(place, true);
      },
      showInTopology({ version, node }) {
        const name = shownAs(version)?.resolution.results[node]?.node.name;
        if (name !== undefined) deps.openTopology(name);
      },
      goToProblem({ version, problem, fix }) {
        const finding = shownAs(version)?.findings[problem];
        if (finding !== undefined) void (fix ? goToFixes(finding.at) : goTo(finding.at, true));
      },
    }),
    content,
  });
  return {
    ...panel,
    dispose: () => panel.dispose(),
    openOn(node) {
      only = node;
      panel.open();
      panel.update();
    },
  };
}

interface Shown {
  readonly version: number;
  readonly resolution: Resolution;
  readonly family: Family;
  readonly findings: readonly Finding[];
  readonly only?: string;
}

/** So many nodes are answered for at once: what asks for more is no page of ours. */
const mostNodes = 200;

function detailsOf(
  { resolution, family }: Shown,
  nodes: readonly number[],
  t: Translate,
): Extract<ToNicView, { type: 'details' }>['nodes'] {
  return nodes.slice(0, mostNodes).flatMap((at) => {
    const result = resolution.results[at];
    return result === undefined ? [] : [{ at, details: rendered(t, nicDetails(resolution, result, family)) }];
  });
}

/** The family that the user wants, where it is in use; else IPv4 where that is. */
export function familyOf(resolution: Resolution, wanted: Family | undefined): Family {
  const families = familiesInUse(resolution);
  return families.find((each) => each === wanted) ?? families[0] ?? 4;
}

/** Where the method of what is shown is written, or asked for. */
export function placeOfMethod(
  { resolution, family }: Pick<Shown, 'resolution' | 'family'>,
  service: CalicoService,
): Place | undefined {
  const { agent } = resolution.plan;
  const site = service.sites().find((each) => each.effective && each.agent === agent && each.family === family);
  return site && (site.value ?? site.name);
}

/** The gravest first. */

/** The files whose findings concern what is shown. */
function filesOf({ plan: { agent } }: Resolution, service: CalicoService): ReadonlySet<string> {
  const sites = service.sites().filter((site) => site.agent === agent);
  return new Set([...(agent === undefined ? [] : [agent.file]), ...sites.flatMap(({ value }) => value?.file ?? [])]);
}
