import * as vscode from 'vscode';
import { printRow } from '../print.ts';
import { atMost } from '../row.ts';

/**
 * What activation takes in the extension host with nothing open: `activate()` by itself, and where the extension was
 * not active yet the whole of it, its code loaded within it, until VS Code says that it is done.
 */
export async function measureActivation(): Promise<void> {
  const extension = vscode.extensions.getExtension('vscode-calico.vscode-calico');
  if (extension === undefined) throw new Error('The extension is not installed.');
  const wasActive = extension.isActive;
  const began = performance.now();
  await extension.activate();
  const whole = performance.now() - began;
  const [own] = performance.getEntriesByName('calico.activate');
  const median = own?.duration ?? Number.NaN;
  printRow({ name: 'activation', unit: 'ms', ours: { median }, aim: atMost(50) });
  if (wasActive) return;
  printRow({ name: "… with loading and VS Code's own part", unit: 'ms', ours: { median: whole } });
}
