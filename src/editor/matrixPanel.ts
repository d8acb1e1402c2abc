import * as vscode from 'vscode';
import { defaultMethod } from '../core/detection/methods.ts';
import type { MethodMatrix } from '../core/features/methodMatrix.ts';
import { familiesInUse } from '../core/features/resolutionData.ts';
import type { Family } from '../core/net/address.ts';
import { agentTitle } from '../core/words/agentTitle.ts';
import { render } from '../core/words/render.ts';
import { type FromMatrixView, fromMatrixView, type ToMatrixView } from '../protocol/matrixMessages.ts';
import type { ToAnyView } from '../protocol/messages.ts';
import { openFilesOf, toEdit } from './fixEdit.ts';
import { goTo } from './goTo.ts';
import { familyOf, placeOfMethod } from './nicPanel.ts';
import { nothingToShow } from './nothingToShow.ts';
import { createPanel, type Panel } from './panel.ts';
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
      matrix,
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
          void use(now, method, deps).then((text) => panel.post({ type: 'told', text }));
      },
      goToMethod({ version }) {
        const now = shownAs(version);
        const resolution = now && service.resolutionFor(now.file);
        const place = resolution && placeOfMethod({ resolution, family: now.matrix.family }, service);
        if (place !== undefined) void goTo(place, true);
      },
    }),
    content,
  });
  return panel;
}

/** More than these are not compared: what sends more is no page of ours. */
const mostMethods = 8;

/** Writes the value, as an edit that can be undone; says what became of it. */
async function use({ file, matrix: { family } }: Shown, method: string, { service, t }: ViewDeps): Promise<string> {
  const first = service.writeMethod(file, family, method);
  const fix = first && (await openFilesOf([first])) ? service.writeMethod(file, family, method) : first;
  const edit = fix && toEdit(fix);
  const done = edit !== undefined && (await vscode.workspace.applyEdit(edit));
  return done ? t('Set the method to {0}.', method) : t("Can't set {0} in the file.", method);
}
