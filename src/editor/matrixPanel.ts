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
          void use(now, method, deps).then((told) => panel.post({ type: 'used', ...told }));
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
  const resolution = service.resolutionFor(file);
  return resolution && placeOfMethod({ resolution, family }, service);
}

/** Writes the value, as an edit that can be undone, and shows it; says what became of it. */
async function use(
  shown: Shown,
  method: string,
  deps: ViewDeps,
): Promise<{ readonly text: string; readonly undo: boolean }> {
  const { service, t } = deps;
  const { file } = shown;
  const { family } = shown.matrix;
  const first = service.writeMethod(file, family, method);
  const fix = first && (await openFilesOf([first])) ? service.writeMethod(file, family, method) : first;
  const edit = fix && toEdit(fix);
  const done = edit !== undefined && (await vscode.workspace.applyEdit(edit));
  if (!done) return { text: t("Can't set {0} in the file.", method), undo: false };
  const place = placeIn(shown, deps);
  if (place === undefined) return { text: t('Set the method to {0}.', method), undo: false };
  const { selection } = await goTo(place, true);
  return { text: t('Set the method to {0} (line {1}).', method, selection.start.line + 1), undo: true };
}
