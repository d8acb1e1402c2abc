import { groupBy } from '../../collections.ts';
import type { WorkloadAgent } from '../../manifest/agent.ts';
import type { ConfigMapHit } from '../../manifest/configMaps.ts';
import type { EffectiveVariable } from '../../manifest/env.ts';
import type { ScalarValue } from '../../manifest/model.ts';
import { writeScalar } from '../../manifest/writeScalar.ts';
import { say } from '../../message.ts';
import { listText, sentencesText } from '../../words/listText.ts';
import type { Fix, Report, Rule, WorkspaceContext } from '../rule.ts';
import { nearest } from './nearest.ts';

/** A variable is taken from a key that its ConfigMap does not have: the kubelet does not start the container. */
export const referenceMissing: Rule = {
  code: 'reference-missing',
  severity: 'error',
  scope: 'workspace',
  check(context) {
    const isComplete = completeness(context);
    return context.agents.flatMap(({ agent }) => {
      // A patch names no image, and its ConfigMap may be one too.
      if (agent.form !== 'workload' || agent.image === undefined) return [];
      return agent.env.variables.flatMap((variable) => report(variable, agent, isComplete) ?? []);
    });
  },
};

function report(variable: EffectiveVariable, agent: WorkloadAgent, isComplete: Completeness): Report | undefined {
  const file = variable.definition?.file ?? agent.file;
  const { unknown, configMap: hit, definition } = variable;
  if (unknown?.reason !== 'keyNotFound' || hit === undefined || definition?.from?.kind !== 'configMapKey') return;
  const { key } = definition.from;
  if (!isComplete(hit, key.value)) return;
  const keys = [...hit.configMap.data.keys()];
  const meant = nearest(key.value.toLowerCase(), keys, Math.min(3, Math.floor(key.value.length / 3)));
  const lacks = say('The container doesn\'t start: ConfigMap {0} has no key "{1}".', unknown.configMap, key.value);
  const advice = keys.length === 0 ? say('It has no keys.') : say('Its keys are {0}.', listText(keys.toSorted(), 5));
  const at = hit.configMap.name?.span ?? hit.configMap.span;
  return {
    at: { file, span: key.span },
    message: sentencesText([lacks, meant === undefined ? advice : say('Did you mean "{0}"?', meant)]),
    related: [{ at: { file: hit.file, span: at }, message: say('This ConfigMap is used') }],
    fixes: () => (meant === undefined ? [] : [takeKey(meant, key, file)]),
  };
}

function takeKey(meant: string, key: ScalarValue, file: string): Fix {
  const edits = [{ span: key.span, newText: writeScalar(meant, key) }];
  return { title: say('Use the key {0}', meant), preferred: true, edits: [{ file, edits }] };
}

/** Whether the files tell all keys: not where another ConfigMap of this name has it, or kustomize or a template may add it. */
type Completeness = (hit: ConfigMapHit, key: string) => boolean;

function completeness({ files }: WorkspaceContext): Completeness {
  const manifests = new Map(files.map(({ manifest }) => [manifest.file, manifest]));
  let generated: boolean | undefined;
  let keys: ReadonlyMap<string | undefined, ReadonlySet<string>> | undefined;
  return ({ ambiguousWith, configMap, file }, key) => {
    const manifest = manifests.get(file);
    if (ambiguousWith.length > 0 || manifest === undefined || manifest.problems.length > 0) return false;
    if (manifest.open) return false;
    generated ??= files.some(({ manifest: { text } }) => text.includes('configMapGenerator'));
    keys ??= keysByName(files);
    return !generated && keys.get(configMap.name?.value)?.has(key) !== true;
  };
}

/** The keys that any ConfigMap of a name has. */
function keysByName(files: WorkspaceContext['files']): ReadonlyMap<string | undefined, ReadonlySet<string>> {
  const documents = files.flatMap(({ manifest }) => manifest.documents);
  const configMaps = documents.flatMap((each) => (each.form === 'configMap' ? [each] : []));
  const groups = groupBy(configMaps, ({ name }) => name?.value);
  return new Map([...groups].map(([name, group]) => [name, new Set(group.flatMap(({ data }) => [...data.keys()]))]));
}
