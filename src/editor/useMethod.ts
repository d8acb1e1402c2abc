import * as vscode from 'vscode';
import type { Family } from '../core/net/address.ts';
import type { Place } from '../core/rules/rule.ts';
import type { CalicoService } from '../core/service.ts';
import { openFilesOf, toEdit } from './fixEdit.ts';
import { goTo } from './goTo.ts';
import { placeOfMethod } from './nicPanel.ts';
import type { ViewDeps } from './viewDeps.ts';

/** A value for the method of a family, to be written into what is shown beside `file`. */
export interface MethodToUse {
  readonly file: string | undefined;
  readonly family: Family;
  readonly method: string;
}

/** Writes the value, as an edit that can be undone, and shows it; says what became of it. */
export async function useMethod(
  { file, family, method }: MethodToUse,
  { service, t }: Pick<ViewDeps, 'service' | 't'>,
): Promise<{ readonly text: string; readonly undo: boolean }> {
  const first = service.writeMethod(file, family, method);
  const fix = first && (await openFilesOf([first])) ? service.writeMethod(file, family, method) : first;
  const edit = fix && toEdit(fix);
  const done = edit !== undefined && (await vscode.workspace.applyEdit(edit));
  if (!done) return { text: t("Can't set {0} in the file.", method), undo: false };
  const place = placeOfFamily(file, family, service);
  if (place === undefined) return { text: t('Set the method to {0}.', method), undo: false };
  const { selection } = await goTo(place, true);
  return { text: t('Set the method to {0} (line {1}).', method, selection.start.line + 1), undo: true };
}

/** Where the method of the family is written, or asked for. */
export function placeOfFamily(file: string | undefined, family: Family, service: CalicoService): Place | undefined {
  const resolution = service.resolutionFor(file);
  return resolution && placeOfMethod({ resolution, family }, service);
}
