import { createConfigMapLookup } from '../../manifest/configMaps.ts';
import { say } from '../../message.ts';
import type { Report, SiteContext, WorkspaceContext } from '../rule.ts';

/**
 * What is said where `env` sets a method that a ConfigMap of `envFrom` has as well, with another text: `env` goes before
 * (kubernetes pkg/kubelet/kubelet_pods.go makeEnvironmentVariables).
 */
export function deadImport({ site, text }: SiteContext, { files }: WorkspaceContext): Report | undefined {
  const { agent, entry, variable } = site;
  if (agent.form !== 'workload' || entry === undefined || variable === undefined) return undefined;
  const sources = agent.container.envFrom.filter(({ kind }) => kind === 'configMap');
  if (sources.length === 0) return undefined;
  const lookup = createConfigMapLookup(files.map(({ manifest }) => manifest));
  const namespace = agent.workload.namespace?.value;
  const found = sources.flatMap(({ name, prefix }) => {
    const hit = lookup(agent.file, namespace, name.value);
    const key = variable.name.startsWith(prefix) ? variable.name.slice(prefix.length) : undefined;
    const data = key === undefined ? undefined : hit?.configMap.data.get(key);
    return hit === undefined || data === undefined || hit.ambiguousWith.length > 0 ? [] : [{ file: hit.file, data }];
  });
  const dead = found.at(-1);
  if (dead === undefined || dead.data.value.value === text) return undefined;
  const { name } = variable;
  return {
    at: { file: dead.file, span: dead.data.key.span },
    message: say(
      'This value has no effect: calico-node has an env entry for {0}, which takes precedence over envFrom.',
      name,
    ),
    related: [{ at: { file: agent.file, span: entry.name.span }, message: say('This one applies') }],
  };
}
