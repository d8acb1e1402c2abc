import * as vscode from 'vscode';
import type { InlayHint } from '../core/features/inlayHints.ts';
import type { Translate } from '../core/l10n.ts';
import type { CalicoService } from '../core/service.ts';
import { markdownText } from '../core/words/markdownText.ts';
import { render } from '../core/words/render.ts';
import { isPrepared } from '../turns/slices.ts';
import { isOn } from './config.ts';
import { fileOf } from './convert.ts';
import { manifestSelector } from './manifests.ts';
import type { Refresh } from './refresh.ts';

/** Shows behind each method what it chooses. */
export function registerInlayHints(service: CalicoService, t: Translate, { event }: Refresh): vscode.Disposable {
  const provider: vscode.InlayHintsProvider<MethodHint> = {
    onDidChangeInlayHints: event,
    async provideInlayHints(document, range, token) {
      if (!isOn('inlayHints', document.uri) || !(await isPrepared(service, token))) return [];
      return service
        .inlayHints(fileOf(document.uri))
        .map((hint) => new MethodHint(document.positionAt(hint.offset), render(t, hint.label), hint))
        .filter(({ position }) => range.contains(position));
    },
    resolveInlayHint(hint) {
      hint.tooltip = new vscode.MarkdownString(markdownText(t, hint.own.tooltip(Date.now())), true);
      return hint;
    },
  };
  return vscode.languages.registerInlayHintsProvider(manifestSelector, provider);
}

/** A hint that keeps what its tooltip is made from until somebody looks at it. */
class MethodHint extends vscode.InlayHint {
  readonly own: InlayHint;

  constructor(position: vscode.Position, label: string, own: InlayHint) {
    super(position, label);
    this.own = own;
    this.paddingLeft = true;
  }
}
