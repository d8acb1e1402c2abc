import * as vscode from 'vscode';
import { foldFindings } from '../core/rules/folded.ts';
import type { Finding } from '../core/rules/rule.ts';
import type { CalicoService } from '../core/service.ts';
import { createConnectionsPanel } from './connectionsPanel.ts';
import type { Publisher } from './diagnostics.ts';
import { type FollowedFile, followActiveFile } from './followedFile.ts';
import { createMatrixPanel } from './matrixPanel.ts';
import { createNicPanel } from './nicPanel.ts';
import type { Panel } from './panel.ts';
import { createTopologyPanel, type TopologyPanel } from './topologyPanel.ts';
import type { ViewDeps } from './viewDeps.ts';

export type AnyPanel = Pick<Panel<never>, 'open' | 'onDidHappen'>;

/** All panels by their names. */
export interface Panels extends vscode.Disposable {
  readonly nics: AnyPanel;
  readonly methods: AnyPanel;
  readonly connections: AnyPanel;
  readonly topology: AnyPanel & Pick<TopologyPanel, 'openFor'>;
}

/** Makes the panels, and keeps them as the files, the inventory and the active editor say. */
export function createPanels(deps: Omit<ViewDeps, 'file' | 'findings'>, publisher: Publisher): Panels {
  const { service } = deps;
  let findings: readonly Finding[] = [];
  const updateAll = (): void => {
    nics.update();
    methods.update();
    topology.update();
    connections.update();
    tellContext(service, followed);
  };
  const followed = followActiveFile(updateAll);
  const viewDeps: ViewDeps = { ...deps, file: () => followed.file, findings: () => findings };
  const nics = createNicPanel({ ...viewDeps, openTopology: (node) => topology.openFor({ kind: 'node', node }) });
  const methods = createMatrixPanel(viewDeps);
  const topology = createTopologyPanel({ ...viewDeps, openNics: (node) => nics.openOn(node) });
  const connections = createConnectionsPanel(viewDeps);
  const subscription = publisher.onDidPublish((result) => {
    findings = foldFindings(result.findings);
    updateAll();
  });
  return {
    nics,
    methods,
    topology,
    connections,
    dispose: () => vscode.Disposable.from(subscription, followed, nics, methods, topology, connections).dispose(),
  };
}

/** Menus ask whether the active editor holds a calico-node. */
function tellContext(service: CalicoService, { file }: FollowedFile): void {
  const isManifest = service.agents().some((agent) => agent.file === file);
  void vscode.commands.executeCommand('setContext', 'calico.manifest', isManifest);
}
