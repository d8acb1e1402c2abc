import * as vscode from 'vscode';
import type { Place } from '../core/rules/rule.ts';
import type { CalicoService } from '../core/service.ts';
import { fileOf, linesOf, toRange, uriOf } from './convert.ts';
import { manifestSelector } from './manifests.ts';

/** Leads from a variable to the key of the ConfigMap or the variable it is taken from, and back. */
export function registerDefinition(service: CalicoService): vscode.Disposable {
  const definitions = vscode.languages.registerDefinitionProvider(manifestSelector, {
    async provideDefinition(document, position) {
      const found = service.definition(fileOf(document.uri), document.offsetAt(position));
      if (found === undefined) return undefined;
      const originSelectionRange = toRange(linesOf(document), found.origin);
      const locations = await locationsOf(found.targets);
      return locations.map(({ uri, range }) => ({ originSelectionRange, targetUri: uri, targetRange: range }));
    },
  });
  const references = vscode.languages.registerReferenceProvider(manifestSelector, {
    provideReferences: (document, position) =>
      locationsOf(service.references(fileOf(document.uri), document.offsetAt(position))),
  });
  return vscode.Disposable.from(definitions, references);
}

/** Lines are counted in the document as it is open, or as it is opened for that; one that can't be has no place. */
async function locationsOf(places: readonly Place[]): Promise<vscode.Location[]> {
  const found: vscode.Location[] = [];
  for (const { file, span } of places) {
    try {
      const document = await vscode.workspace.openTextDocument(uriOf(file));
      found.push(new vscode.Location(document.uri, toRange(linesOf(document), span)));
    } catch {
      // The file went away since it was read.
    }
  }
  return found;
}
