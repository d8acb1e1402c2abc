import * as vscode from 'vscode';
import { defaultMethod } from '../core/detection/methods.ts';
import type { MethodMatrix } from '../core/features/methodMatrix.ts';
import { familiesInUse } from '../core/features/resolutionData.ts';
import type { Family } from '../core/net/address.ts';
import type { Place } from '../core/rules/rule.ts';
import { agentTitle } from '../core/words/agentTitle.ts';
import { render } from '../core/words/render.ts';
import { rendered } from '../core/words/rendered.ts';
import { type FromMatrixView, fromMatrixView, type ToMatrixView } from '../protocol/matrixMessages.ts';
import type { ToAnyView } from '../protocol/messages.ts';
import { goTo } from './goTo.ts';
import { familyOf } from './nicPanel.ts';
import { nothingToShow } from './nothingToShow.ts';
import { createPanel, type Panel } from './panel.ts';
import { placeOfFamily, useMethod } from './useMethod.ts';
import type { ViewDeps } from './viewDeps.ts';

interface Shown {
  readonly version: number;
  readonly file: string | undefined;
  readonly matrix: MethodMatrix;
}

/** The comparison of what several values of the method would choose, from which one can be put into the file. */
export function createMatrixPanel(deps: ViewDeps): Panel<ToMatrixView> {
  const { service, t, extensionUri } = deps;
  let wanted: Family | undefined;
  let methods: readonly string[] = [];
  let shown: Shown | undefined;
  function* content(version: number): Generator<undefined, ToMatrixView | ToAnyView> {
    yield* service.prepareInSteps();
    const file = deps.file();
    const resolution = service.resolutionFor(file);
    if (resolution === undefined || resolution.results.length === 0) {
      shown = undefined;
      return nothingToShow(version, deps);
    }
    const family = familyOf(resolution, wanted);
    const matrix = yield* service.matrixInSteps(file, { family, methods });
    if (matrix === undefined) return nothingToShow(version, deps);
    shown = { version, file, matrix };
    const { agent } = resolution.plan;
    return {
      type: 'matrix',
      version,
      title: agent === undefined ? t('No calico-node') : render(t, agentTitle(agent)),
      families: familiesInUse(resolution),
      writable: service.writeMethod(file, family, defaultMethod) !== undefined,
      matrix: rendered(t, matrix),
    };
  }
  /** What was shown when the user acted; undefined where that is no longer on the screen. */
  const shownAs = (version: number): Shown | undefined => (shown?.version === version ? shown : undefined);
  const panel = createPanel<FromMatrixView, ToMatrixView>({
    viewType: 'calico.methods',
    title: t('Calico: Compare Methods'),
    page: 'matrixPanel',
    extensionUri,
    guards: fromMatrixView,
    handlers: (common) => ({
      ...common,
      try({ methods: next }) {
        methods = next.slice(0, mostMethods);
        panel.update();
      },
      family({ family }) {
        wanted = family;
        panel.update();
      },
      use({ version, row }) {
        const now = shownAs(version);
        const method = now?.matrix.rows[row]?.method ?? '';
        if (now !== undefined && method !== '')
          void useMethod({ file: now.file, family: now.matrix.family, method }, deps).then((told) =>
            panel.post({ type: 'used', ...told }),
          );
      },
      undo() {
        const place = shown && placeIn(shown, deps);
        if (place !== undefined) void goTo(place, false).then(() => vscode.commands.executeCommand('undo'));
      },
      goToMethod({ version }) {
        const now = shownAs(version);
        const place = now && placeIn(now, deps);
        if (place !== undefined) void goTo(place, true);
      },
    }),
    content,
  });
  return panel;
}

/** More than these are not compared: what sends more is no page of ours. */
const mostMethods = 8;

/** Where the method of what is shown is written. */
function placeIn({ file, matrix: { family } }: Shown, { service }: ViewDeps): Place | undefined {
  return placeOfFamily(file, family, service);
}
