import * as vscode from 'vscode';
import type { Panels } from './panels.ts';

/** What the menus of the view of the cluster do with the item that they are opened on. */
export function treeCommands({
  topology,
}: Pick<Panels, 'topology'>): Readonly<Record<string, (item: unknown) => void>> {
  return {
    'calico.traceFrom': (item) => topology.openFor({ kind: 'pick', node: textOf(item, 'node') }),
    'calico.showInTopology': (item) => topology.openFor({ kind: 'node', node: textOf(item, 'node') }),
    'calico.copyAddress': (item) => void vscode.env.clipboard.writeText(textOf(item, 'address')),
  };
}

/** A text of what a command is run with, which may be anything; empty where it has none. */
function textOf(item: unknown, key: 'node' | 'address'): string {
  const value: unknown = typeof item === 'object' && item !== null ? Reflect.get(item, key) : undefined;
  return typeof value === 'string' ? value : '';
}
