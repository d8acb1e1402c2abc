import * as vscode from 'vscode';
import { hoverInSteps } from '../core/answers.ts';
import type { Translate } from '../core/l10n.ts';
import type { CalicoService } from '../core/service.ts';
import { markdownText } from '../core/words/markdownText.ts';
import { inSlices, isPrepared } from '../turns/slices.ts';
import { fileOf, linesOf, toRange } from './convert.ts';
import { manifestSelector } from './manifests.ts';
import type { Wake } from './wake.ts';

/** Commands that a hover may run. */
const links = [
  'calico.selectInventory',
  'calico.openInventory',
  'calico.openNicPanel',
  'calico.compareMethods',
  'calico.openTopology',
  'calico.showConnections',
];

/** Shows what the method under the cursor means and chooses, what another variable does, or what policies change. */
export function registerHover(
  service: CalicoService,
  t: Translate,
  hasInventory: () => boolean,
  wake: Wake,
): vscode.Disposable {
  const inManifests = vscode.languages.registerHoverProvider(manifestSelector, {
    async provideHover(document, position, token) {
      if (!(await isPrepared(service, token))) return undefined;
      const file = fileOf(document.uri);
      const offset = document.offsetAt(position);
      const isStale = (): boolean => token.isCancellationRequested;
      const found = await inSlices(hoverInSteps(service, file, offset, Date.now()), isStale);
      if (found === undefined) return undefined;
      const lines = { method: () => [linkLine(hasInventory())], policy: () => [policyLine()] };
      const parts = found.parts.flatMap(({ markdown, steps }) => [
        markdownText(t, markdown),
        ...(steps === undefined ? [] : lines[steps]()),
      ]);
      const markdown = new vscode.MarkdownString(parts.join('\n\n'), true);
      markdown.isTrusted = { enabledCommands: links };
      return new vscode.Hover(markdown, toRange(linesOf(document), found.at.span));
    },
  });
  const inCommands = vscode.languages.registerHoverProvider(scriptSelector, {
    async provideHover(document, position) {
      if (!methodNames.test(document.lineAt(position.line).text)) return undefined;
      await wake.now();
      const found = service.commandHover(document.getText(), document.offsetAt(position), Date.now());
      if (found === undefined) return undefined;
      return new vscode.Hover(
        new vscode.MarkdownString(markdownText(t, found.markdown), true),
        toRange(linesOf(document), found.span),
      );
    },
  });
  return vscode.Disposable.from(inManifests, inCommands);
}

/** Scripts and documents, whose command lines are answered for and not checked. */
const scriptSelector: vscode.DocumentSelector = [
  { language: 'shellscript' },
  { language: 'markdown' },
  { pattern: '**/*.{sh,bash,zsh,md}' },
];

const methodNames = /autodetection/i;

function link(title: string, command: string): string {
  return `[${title}](command:calico.${command})`;
}

function policyLine(): string {
  return link(vscode.l10n.t('Allowed connections'), 'showConnections');
}

function linkLine(hasInventory: boolean): string {
  return [
    link(vscode.l10n.t('Open NICs'), 'openNicPanel'),
    link(vscode.l10n.t('Compare methods'), 'compareMethods'),
    link(vscode.l10n.t('Topology'), 'openTopology'),
    ...(hasInventory ? [link(vscode.l10n.t('Open inventory'), 'openInventory')] : []),
    link(vscode.l10n.t('Select inventory…'), 'selectInventory'),
  ].join(' · ');
}
