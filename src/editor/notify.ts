import * as vscode from 'vscode';
import { withoutLinks } from './plainLabel.ts';

/** The one way to notifications: each gives the button that was chosen, and undefined where none was. */

export function tell(message: string, ...buttons: readonly string[]): Thenable<string | undefined> {
  return vscode.window.showInformationMessage(withoutLinks(message), ...buttons);
}

export function warn(message: string, ...buttons: readonly string[]): Thenable<string | undefined> {
  return vscode.window.showWarningMessage(withoutLinks(message), ...buttons);
}

export function fail(message: string, ...buttons: readonly string[]): Thenable<string | undefined> {
  return vscode.window.showErrorMessage(withoutLinks(message), ...buttons);
}

/** A button with what it does. */
export interface Step {
  readonly label: string;
  readonly run: () => unknown;
}

/** Shows `message` by one of the above, with steps to take next, and takes the one that is chosen. */
export async function offer(show: typeof tell, message: string, steps: readonly Step[]): Promise<void> {
  const answer = await show(message, ...steps.map(({ label }) => label));
  await steps.find(({ label }) => label === answer)?.run();
}

/** A question that waits for its answer. */
export function ask(message: string, detail: string, ...buttons: readonly string[]): Thenable<string | undefined> {
  return vscode.window.showInformationMessage(withoutLinks(message), { modal: true, detail }, ...buttons);
}

/** The same about something that has gone wrong. */
export function askWarned(
  message: string,
  detail: string,
  ...buttons: readonly string[]
): Thenable<string | undefined> {
  return vscode.window.showWarningMessage(withoutLinks(message), { modal: true, detail }, ...buttons);
}

/** Work that is shown until it is done, and can be cancelled. */
export function showProgress<T>(
  title: string,
  work: (report: (message: string) => void, token: vscode.CancellationToken) => Promise<T>,
): Thenable<T> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: withoutLinks(title), cancellable: true },
    (progress, token) => work((message) => progress.report({ message: withoutLinks(message) }), token),
  );
}
