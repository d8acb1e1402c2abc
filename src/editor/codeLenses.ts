import * as vscode from 'vscode';
import type { CodeLens } from '../core/features/codeLenses.ts';
import type { CalicoService } from '../core/service.ts';
import { isOn } from './config.ts';
import { fileOf, linesOf, toRange } from './convert.ts';
import { manifestSelector } from './manifests.ts';
import type { Refresh } from './refresh.ts';
import { isPrepared } from './slices.ts';

/** What can be done from above a calico-node, in the order in which it is shown: the one place to add to. */
const actions: readonly ((lens: CodeLens) => vscode.Command | undefined)[] = [
  ({ title, state }) => ({
    title: `${icons[state]} ${title}`,
    // Where no nodes are known there is nothing to look at yet.
    command: state === 'none' ? 'calico.selectInventory' : 'calico.cluster.focus',
  }),
  ({ state }) => (state === 'none' ? undefined : { title: vscode.l10n.t('Topology'), command: 'calico.openTopology' }),
];

const icons: Readonly<Record<CodeLens['state'], string>> = {
  good: '$(check)',
  bad: '$(warning)',
  unknown: '$(question)',
  none: '$(server-environment)',
};

/** Shows above each calico-node on how many nodes it finds an address. */
export function registerCodeLenses(service: CalicoService, { event }: Refresh): vscode.Disposable {
  return vscode.languages.registerCodeLensProvider(manifestSelector, {
    onDidChangeCodeLenses: event,
    async provideCodeLenses(document, token) {
      if (!isOn('codeLens', document.uri) || !(await isPrepared(service, token))) return [];
      return service.codeLenses(fileOf(document.uri)).flatMap((lens) => {
        const range = toRange(linesOf(document), lens.span);
        return actions.flatMap((action) => {
          const command = action(lens);
          return command === undefined ? [] : [new vscode.CodeLens(range, command)];
        });
      });
    },
  });
}
