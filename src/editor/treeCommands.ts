import * as vscode from 'vscode';
import type { Translate } from '../core/l10n.ts';
import type { CalicoService } from '../core/service.ts';
import { excludeNic } from './excludeNic.ts';
import type { Panels } from './panels.ts';

interface TreeCommandDeps {
  readonly panels: Pick<Panels, 'topology'>;
  readonly service: CalicoService;
  readonly t: Translate;
}

/** What the menus of the view of the cluster do with the item that they are opened on. */
export function treeCommands(deps: TreeCommandDeps): Readonly<Record<string, (item: unknown) => unknown>> {
  const { topology } = deps.panels;
  return {
    'calico.traceFrom': (item) => topology.openFor({ kind: 'pick', node: textOf(item, 'node') }),
    'calico.showInTopology': (item) => topology.openFor({ kind: 'node', node: textOf(item, 'node') }),
    'calico.excludeNic': (item) => excludeNic(textOf(item, 'nic'), deps),
    'calico.copyAddress': (item) => void vscode.env.clipboard.writeText(textOf(item, 'address')),
  };
}

/** A text of what a command is run with, which may be anything; empty where it has none. */
function textOf(item: unknown, key: 'node' | 'nic' | 'address'): string {
  const value: unknown = typeof item === 'object' && item !== null ? Reflect.get(item, key) : undefined;
  return typeof value === 'string' ? value : '';
}
