import * as vscode from 'vscode';
import type { CodeLens } from '../core/features/codeLenses.ts';
import type { Translate } from '../core/l10n.ts';
import type { PolicyLens } from '../core/policyAnswers.ts';
import type { CalicoService } from '../core/service.ts';
import { render } from '../core/words/render.ts';
import { inSlices, isPrepared } from '../turns/slices.ts';
import { isOn } from './config.ts';
import { fileOf, linesOf, toRange } from './convert.ts';
import { manifestSelector } from './manifests.ts';
import type { Refresh } from './refresh.ts';
import type { Wake } from './wake.ts';

/** What can be done from above a calico-node, in the order in which it is shown: the one place to add to. */
const actions: readonly ((lens: CodeLens, t: Translate) => vscode.Command | undefined)[] = [
  ({ title, state }, t) => ({
    title: `${icons[state]} ${render(t, title)}`,
    // Where no nodes are known there is nothing to look at yet.
    command: state === 'none' ? 'calico.selectInventory' : 'calico.cluster.focus',
  }),
  ({ state }) => (state === 'none' ? undefined : { title: vscode.l10n.t('Topology'), command: 'calico.openTopology' }),
];

const icons: Readonly<Record<CodeLens['state'], string>> = {
  good: '$(check)',
  error: '$(error)',
  warning: '$(warning)',
  unknown: '$(question)',
  none: '$(server-environment)',
};

/** A lens above a policy, whose text is made when it comes into sight. */
class PolicyCodeLens extends vscode.CodeLens {
  readonly file: string;
  readonly lens: PolicyLens;
  constructor(range: vscode.Range, file: string, lens: PolicyLens) {
    super(range);
    this.file = file;
    this.lens = lens;
  }
}

/** Shows above each calico-node on how many nodes it finds an address, and above each policy what it changes. */
export function registerCodeLenses(
  service: CalicoService,
  t: Translate,
  { event }: Refresh,
  wake: Wake,
): vscode.Disposable {
  return vscode.languages.registerCodeLensProvider(manifestSelector, {
    onDidChangeCodeLenses: event,
    async provideCodeLenses(document, token) {
      if (!isOn('codeLens', document.uri) || !(await isPrepared(service, token))) return [];
      const file = fileOf(document.uri);
      // That there are no nodes isn't known before the inventory has been looked for.
      if (service.codeLenses(file).some(({ state }) => state === 'none')) {
        await wake.now();
        if (!(await isPrepared(service, token))) return [];
      }
      const agents = service.codeLenses(file).flatMap((lens) => {
        const range = toRange(linesOf(document), lens.span);
        return actions.flatMap((action) => {
          const command = action(lens, t);
          return command === undefined ? [] : [new vscode.CodeLens(range, command)];
        });
      });
      const lenses = await inSlices(service.policies.lensesInSteps(file), () => token.isCancellationRequested);
      const policies = (lenses ?? []).map(
        (lens) => new PolicyCodeLens(toRange(linesOf(document), lens.span), file, lens),
      );
      return [...agents, ...policies];
    },
    async resolveCodeLens(lens, token) {
      if (!(lens instanceof PolicyCodeLens)) return lens;
      const steps = service.policies.titleInSteps(lens.file, lens.lens);
      const title = await inSlices(steps, () => token.isCancellationRequested);
      lens.command = {
        title: title === undefined ? vscode.l10n.t("This policy can't be evaluated") : `$(shield) ${render(t, title)}`,
        command: 'calico.showConnections',
      };
      return lens;
    },
  });
}
