import * as vscode from 'vscode';

/**
 * What activation takes in the extension host: `activate()` by itself, and where the extension was not active yet the
 * whole of it, its code loaded within it, until VS Code says that it is done.
 */
export async function activation(): Promise<string> {
  const extension = vscode.extensions.getExtension('vscode-calico.vscode-calico');
  if (extension === undefined) return 'not installed';
  const wasActive = extension.isActive;
  const began = performance.now();
  await extension.activate();
  const whole = wasActive ? '' : `; ${(performance.now() - began).toFixed(0)} ms with loading and VS Code's own part`;
  const [own] = performance.getEntriesByName('calico.activate');
  return `${own?.duration.toFixed(1)} ms${whole}`;
}
