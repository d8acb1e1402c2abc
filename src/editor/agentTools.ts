import * as vscode from 'vscode';
import type { Ground } from '../core/agent/tool.ts';
import { agentTools, ask, type ToolName } from '../core/agent/tools.ts';
import { inSlices } from '../turns/slices.ts';

/** The questions of models, asked by VS Code's chat: over what is open and connected, and reading only. */

export interface AgentToolsDeps {
  /** What is known, once the workspace and its inventory have been read. */
  readonly ground: () => Promise<Ground>;
}

/** What to do where no node is known, for a model to tell. */
export const wayToNodes = 'The user can run "Calico: Connect to Cluster…" or "Calico: Select Inventory…".';

/** Names of tools as package.json contributes them. */
const prefix = 'calico_';

/** Registers each tool; nothing where this editor has no models, as forks and older ones. */
export function registerAgentTools(deps: AgentToolsDeps): vscode.Disposable {
  const { registerTool }: Partial<typeof vscode.lm> = vscode.lm ?? {};
  if (registerTool === undefined) return { dispose: () => undefined };
  const names = Object.keys(agentTools).filter(isTool);
  return vscode.Disposable.from(...names.map((name) => vscode.lm.registerTool(`${prefix}${name}`, toolOf(name, deps))));
}

function isTool(name: string): name is ToolName {
  return Object.hasOwn(agentTools, name);
}

function toolOf(name: ToolName, { ground }: AgentToolsDeps): vscode.LanguageModelTool<object> {
  return {
    prepareInvocation: () => ({ invocationMessage: invocationTexts[name]() }),
    async invoke({ input }, token) {
      // Whatever calls it: what a workspace holds isn't given to a model before somebody trusts it.
      if (!vscode.workspace.isTrusted) throw new Error("This workspace isn't trusted. The user can trust it first.");
      const steps = ask(agentTools[name], await ground(), input);
      const found = await inSlices(steps, () => token.isCancellationRequested);
      if (found === undefined) throw new vscode.CancellationError();
      if ('problem' in found) throw new Error(found.problem);
      const text = `${found.lines.join('\n')}\n\n${JSON.stringify(found.data)}`;
      return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
    },
  };
}

/** What is shown while a tool works. */
const invocationTexts: Readonly<Record<ToolName, () => string>> = {
  resolve: () => vscode.l10n.t('Predicting the addresses of the nodes'),
  check: () => vscode.l10n.t('Checking the Calico manifests'),
  matrix: () => vscode.l10n.t('Comparing detection methods'),
  trace: () => vscode.l10n.t('Tracing a packet'),
  reach: () => vscode.l10n.t('Checking which nodes and pods reach each other'),
  doctor: () => vscode.l10n.t('Diagnosing the cluster'),
};
