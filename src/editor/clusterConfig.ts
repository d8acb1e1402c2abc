import * as vscode from 'vscode';
import { section } from '../core/rules/readSettings.ts';

/** The settings on kubectl. They are of the machine: no workspace can change what is run. */
export interface ClusterConfig {
  /** Empty: `kubectl` on PATH. */
  readonly kubectl: string;
  readonly kubeconfig: string;
  /** Empty: it is asked for. */
  readonly context: string;
  /** Empty: all. */
  readonly namespace: string;
  /** Milliseconds for one call. */
  readonly deadline: number;
  readonly concurrency: number;
  readonly exec: 'ask' | 'always' | 'never';
}

/** Reads them; a value that can't be used is replaced by the default. */
export function readClusterConfig(): ClusterConfig {
  const settings = vscode.workspace.getConfiguration(section);
  const text = (key: string): string => {
    const value = settings.get<unknown>(key);
    return typeof value === 'string' ? value.trim() : '';
  };
  const number = (key: string, usual: number, least: number, most: number): number => {
    const value = settings.get<unknown>(key);
    return typeof value === 'number' && value >= least && value <= most ? value : usual;
  };
  const exec = text('exec');
  return {
    kubectl: text('kubectlPath'),
    kubeconfig: text('kubeconfig'),
    context: text('context'),
    namespace: text('namespace'),
    deadline: 1000 * number('kubectlDeadline', 20, 1, 600),
    concurrency: Math.floor(number('kubectlConcurrency', 4, 1, 32)),
    exec: exec === 'always' || exec === 'never' ? exec : 'ask',
  };
}
