import * as vscode from 'vscode';
import type { CalicoService } from '../core/service.ts';
import { fileOf, linesOf, toRange } from './convert.ts';
import { manifestSelector } from './manifests.ts';
import { isPrepared } from './slices.ts';
import type { Wake } from './wake.ts';

/** Commands that a hover may run. */
const links = [
  'calico.selectInventory',
  'calico.openInventory',
  'calico.openNicPanel',
  'calico.compareMethods',
  'calico.openTopology',
];

/** Shows what the method under the cursor means and chooses, or what another variable of Calico does. */
export function registerHover(service: CalicoService, hasInventory: () => boolean, wake: Wake): vscode.Disposable {
  const inManifests = vscode.languages.registerHoverProvider(manifestSelector, {
    async provideHover(document, position, token) {
      if (!(await isPrepared(service, token))) return undefined;
      const found = service.hover(fileOf(document.uri), document.offsetAt(position), Date.now());
      if (found === undefined) return undefined;
      const text = found.about === 'method' ? `${found.markdown}\n\n${linkLine(hasInventory())}` : found.markdown;
      const markdown = new vscode.MarkdownString(text, true);
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
      return new vscode.Hover(new vscode.MarkdownString(found.markdown, true), toRange(linesOf(document), found.span));
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

function linkLine(hasInventory: boolean): string {
  const link = (title: string, command: string): string => `[${title}](command:calico.${command})`;
  return [
    link(vscode.l10n.t('Open NIC panel'), 'openNicPanel'),
    link(vscode.l10n.t('Compare methods'), 'compareMethods'),
    link(vscode.l10n.t('Topology'), 'openTopology'),
    ...(hasInventory ? [link(vscode.l10n.t('Open inventory'), 'openInventory')] : []),
    link(vscode.l10n.t('Select inventory…'), 'selectInventory'),
  ].join(' · ');
}
