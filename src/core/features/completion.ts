import type { Suggestion } from '../detection/suggest.ts';
import type { ClusterInventory } from '../inventory/inventory.ts';
import type { Agent } from '../manifest/agent.ts';
import { isTakenByInstaller } from '../manifest/installerMethods.ts';
import { METHOD_VARIABLES } from '../manifest/methodSites.ts';
import type { Container } from '../manifest/model.ts';
import { bothFamilies, type Family } from '../net/address.ts';
import type { Plan } from '../plan.ts';
import type { Resolution } from '../resolution.ts';
import { fieldItems, fieldValueItems, networkItems } from './completion/fieldItems.ts';
import type { CompletionItem } from './completion/item.ts';
import { methodItems } from './completion/methodItems.ts';
import type { MethodReader } from './completion/reader.ts';
import { selectorItems } from './completion/selectorItems.ts';
import { type CompletionTarget, type TargetInput, targetAt } from './completion/target.ts';
import { entryItems, nameItems, type VariableReader, valueItems } from './completion/variableItems.ts';

export { type CompletionItem, plainItem } from './completion/item.ts';

/** A calico-node with what is known of it. */
export interface CompletionAgent {
  readonly agent: Agent;
  readonly plan: Plan;
  readonly resolution: Resolution | undefined;
  readonly suggest: (family: Family) => readonly Suggestion[];
}

export interface CompletionInput extends Omit<TargetInput, 'agents'> {
  readonly agents: readonly CompletionAgent[];
  readonly inventory: ClusterInventory | undefined;
}

/** What may be written at `offset` of the manifest; nothing where that is no matter of Calico. */
export function completionItems(input: CompletionInput, offset: number): readonly CompletionItem[] {
  const target = targetAt({ ...input, agents: input.agents.map(({ agent }) => agent) }, offset);
  return target === undefined ? [] : itemsFor(target, input, offset);
}

function itemsFor(target: CompletionTarget, input: CompletionInput, offset: number): readonly CompletionItem[] {
  switch (target.kind) {
    case 'name':
      return variablesOf(target.container, input, (reader) => nameItems(reader, target.region, target.column));
    case 'entry':
      return variablesOf(target.container, input, (reader) => entryItems(reader, target.line, target.dash, offset));
    case 'value':
      return variablesOf(target.container, input, ({ containerName }, agent) =>
        valuesFor(target.name, target.region, containerName, agent, offset),
      );
    case 'imported':
      return valuesFor(target.name, target.region, nodeName, agentFor(target.agent, input), offset);
    case 'site': {
      const agent = agentFor(target.site.agent, input);
      const prefix = target.site.value?.operatorPrefix ?? '';
      return agent === undefined ? [] : methodItems(readerOf(agent, target.site.family), target.region, offset, prefix);
    }
    case 'selector':
      return selectorItems(target, input.inventory, offset);
    case 'network':
      return networkItems(target.agent, target.line, offset);
    case 'field':
    case 'fieldValue': {
      const agent = agentFor(target.agent, input);
      if (agent === undefined) return [];
      const reader = readerOf(agent, target.family);
      return target.kind === 'field' ? fieldItems(reader, target, offset) : fieldValueItems(reader, target, offset);
    }
  }
}

/** The name that the catalogue knows calico-node's container by. */
const nodeName = 'calico-node';

function variablesOf(
  container: Container,
  { agents }: CompletionInput,
  make: (reader: VariableReader, agent: CompletionAgent | undefined) => readonly CompletionItem[],
): readonly CompletionItem[] {
  const own = agents.find(({ agent }) => agent.form === 'workload' && agent.container === container);
  // Other containers of the pod are of the same release.
  const beside = agents.find(({ agent }) => agent.form === 'workload' && agent.workload.containers.includes(container));
  const containerName = own === undefined ? (container.name?.value ?? '') : nodeName;
  const version = beside?.plan.version.version;
  return make({ container, containerName, version, hasMethods: own !== undefined }, own);
}

function valuesFor(
  name: string,
  region: Parameters<typeof valueItems>[1],
  containerName: string,
  agent: CompletionAgent | undefined,
  offset: number,
): readonly CompletionItem[] {
  const family = bothFamilies.find((each) => METHOD_VARIABLES[each] === name);
  if (family === undefined) return valueItems(name, region, containerName);
  return agent === undefined ? [] : methodItems(readerOf(agent, family), region, offset);
}

function agentFor(agent: Agent, { agents }: CompletionInput): CompletionAgent | undefined {
  return agents.find((each) => each.agent === agent);
}

function readerOf({ agent, ...known }: CompletionAgent, family: Family): MethodReader {
  const { plan, resolution, suggest } = known;
  return { family, plan, resolution, suggest, takes: (text) => isTakenByInstaller(agent, text, family) };
}
