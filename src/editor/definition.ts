import * as vscode from 'vscode';
import type { Definition } from '../core/features/definition.ts';
import type { Place } from '../core/rules/rule.ts';
import type { CalicoService } from '../core/service.ts';
import { fileOf, linesOf, toRange, uriOf } from './convert.ts';
import { manifestSelector } from './manifests.ts';

/** Leads from a variable to the key of the ConfigMap or the variable it is taken from, and back. */
export function registerDefinition(service: CalicoService): vscode.Disposable {
  const definitions = vscode.languages.registerDefinitionProvider(manifestSelector, {
    async provideDefinition(document, position) {
      const ask = (): Definition | undefined => service.definition(fileOf(document.uri), document.offsetAt(position));
      const found = ask();
      if (found === undefined) return undefined;
      const originSelectionRange = toRange(linesOf(document), found.origin);
      const locations = await locationsOf(() => ask()?.targets ?? []);
      return locations.map(({ uri, range }) => ({ originSelectionRange, targetUri: uri, targetRange: range }));
    },
  });
  const references = vscode.languages.registerReferenceProvider(manifestSelector, {
    provideReferences: (document, position) =>
      locationsOf(() => service.references(fileOf(document.uri), document.offsetAt(position))),
  });
  return vscode.Disposable.from(definitions, references);
}

/** As documents, files may differ from what is on disk, in line ends or encoding: once they are open it is asked anew. */
async function locationsOf(ask: () => readonly Place[]): Promise<vscode.Location[]> {
  const documents = new Map<string, vscode.TextDocument>();
  for (const { file } of ask()) {
    if (documents.has(file)) continue;
    try {
      documents.set(file, await vscode.workspace.openTextDocument(uriOf(file)));
    } catch {
      // The file went away since it was read.
    }
  }
  return ask().flatMap(({ file, span }) => {
    const document = documents.get(file);
    return document === undefined ? [] : new vscode.Location(document.uri, toRange(linesOf(document), span));
  });
}
