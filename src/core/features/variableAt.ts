import { knownVariable } from '../calico/variables.ts';
import { distinctBy } from '../collections.ts';
import type { Agent } from '../manifest/agent.ts';
import { createConfigMapLookup } from '../manifest/configMaps.ts';
import { configMapUses, underCursor } from '../manifest/cursor.ts';
import { effectiveEnv } from '../manifest/env.ts';
import type { ManifestFile } from '../manifest/model.ts';
import type { Span } from '../text.ts';
import { joined, type Markdown } from '../words/markdownText.ts';
import { variableMarkdown } from './variableHover.ts';

export interface VariableAtInput {
  readonly manifest: ManifestFile;
  readonly files: readonly ManifestFile[];
  readonly agents: readonly Agent[];
}

/** What the variable at `offset` does, in a container that reads it, or in a ConfigMap that a calico-node takes it from. */
export function variableAt(input: VariableAtInput, offset: number): { span: Span; markdown: Markdown } | undefined {
  return inContainer(input, offset) ?? inConfigMap(input, offset);
}

function inContainer(
  { manifest, files, agents }: VariableAtInput,
  offset: number,
): { span: Span; markdown: Markdown } | undefined {
  const under = underCursor(manifest, [], offset);
  if (under === undefined || !('entry' in under)) return undefined;
  const { entry, container, workload, span } = under;
  const name = entry.name.value;
  const variable = knownVariable(name);
  const agent = agents.find((each) => each.form === 'workload' && each.container === container);
  const containerName = agent === undefined ? container.name?.value : 'calico-node';
  if (variable === undefined || !variable.containers.some((each) => each === containerName)) return undefined;
  const context = { file: manifest.file, namespace: workload.namespace?.value, lookup: createConfigMapLookup(files) };
  const env = agent?.form === 'workload' ? agent.env : effectiveEnv(container, context);
  return { span, markdown: variableMarkdown(variable, env.get(name)?.text) };
}

function inConfigMap(
  { manifest, agents }: VariableAtInput,
  offset: number,
): { span: Span; markdown: Markdown } | undefined {
  const uses = configMapUses(manifest, agents, offset);
  const parts = uses.flatMap(({ variable: { name, text } }) => {
    const variable = knownVariable(name);
    return variable === undefined ? [] : [variableMarkdown(variable, text)];
  });
  const [first] = uses;
  if (first === undefined || parts.length === 0) return undefined;
  const distinct = distinctBy(parts, (part) => JSON.stringify(part));
  return { span: first.key.span, markdown: joined(distinct, '\n\n---\n\n') };
}
