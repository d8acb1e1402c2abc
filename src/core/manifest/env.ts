import { append } from '../collections.ts';
import type { Span } from '../text.ts';
import type { ConfigMapHit, ConfigMapLookup } from './configMaps.ts';
import type { EnvPart } from './expansion.ts';
import { expand, fill } from './expansion.ts';
import type { Container, EnvFrom, EnvSource, EnvVar, ScalarValue } from './model.ts';

/** A scalar and the file it stands in. */
export interface WrittenValue extends ScalarValue {
  readonly file: string;
}

/** Why the text of a variable cannot be told from the manifests; with `keyNotFound` the container does not start. */
export type EnvUnknown =
  | { readonly reason: 'secret' | 'resource' | 'unsupported' | 'tooLong' }
  | { readonly reason: 'configMapNotFound' | 'keyNotFound'; readonly configMap: string; readonly key: string }
  /** It refers to a variable whose text cannot be told. */
  | { readonly reason: 'reference'; readonly variable: string };

/** A variable as the process in the container would see it. */
export interface EffectiveVariable {
  readonly name: string;
  /** Undefined where it depends on the node (see {@link textFor}) or cannot be told (`unknown`). */
  readonly text: string | undefined;
  readonly parts: readonly EnvPart[];
  readonly unknown: EnvUnknown | undefined;
  /** The entry of `env` that counts; undefined where the variable comes from `envFrom`. */
  readonly definition: EnvVar | undefined;
  readonly importedBy: EnvFrom | undefined;
  /** The key in the ConfigMap, for a variable from `envFrom`. */
  readonly keyAt: { readonly file: string; readonly span: Span } | undefined;
  /** Entries of the same name that stand before the one that counts, and so have no effect. */
  readonly shadowed: readonly EnvVar[];
  /** Where the text is written: in the manifest, or in a ConfigMap. */
  readonly valueAt: WrittenValue | undefined;
  /** The text as written, where `$(NAME)` or `$$` in it was expanded. */
  readonly expandedFrom: string | undefined;
  readonly configMap: ConfigMapHit | undefined;
}

/** The environment of one container. */
export interface EffectiveEnv {
  get(name: string): EffectiveVariable | undefined;
  readonly variables: readonly EffectiveVariable[];
  /** Entries of `envFrom` whose variables are not known: secrets, and ConfigMaps in none of the files. */
  readonly unknownSources: readonly EnvFrom[];
  /** What is not set here may be set all the same: by what is filled in later, or by an unknown source. */
  readonly open: boolean;
}

export interface EnvContext {
  /** The file of the container. */
  readonly file: string;
  readonly namespace: string | undefined;
  readonly lookup: ConfigMapLookup;
}

/** Kubernetes leaves out keys of a ConfigMap that are no names (`IsEnvVarName`, before the relaxed rules of v1.34). */
const ENV_NAME = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/;
/** The kubelet offers these in every pod, for references too, unless the pod sets them (`getServiceEnvVarMap`). */
const SERVICE_NAME = /^KUBERNETES_(?:SERVICE_HOST|SERVICE_PORT(?:_HTTPS)?|PORT(?:_443_TCP(?:_PROTO|_PORT|_ADDR)?)?)$/;

/**
 * The variables a container is started with (kubernetes `pkg/kubelet/kubelet_pods.go` makeEnvironmentVariables): first
 * `envFrom` in order, then `env` in order, the later of the same name winning. `$(NAME)` in a `value` sees only what
 * was set before it; texts from ConfigMaps are not expanded. A reference that is optional and not found sets nothing.
 */
export function effectiveEnv(container: Container, context: EnvContext): EffectiveEnv {
  const variables = new Map<string, EffectiveVariable>();
  const definitions = new Map<string, EnvVar[]>();
  const sources = container.envFrom.map((source) => {
    const hit = source.kind === 'configMap' ? lookUp(context, source.name.value) : undefined;
    return { source, hit };
  });
  const taken = sources.flatMap(({ source, hit }) => imported(source, hit));
  for (const variable of taken) variables.set(variable.name, variable);
  const unknownSources = sources.flatMap(({ source, hit }) => (hit || source.optional ? [] : [source]));
  for (const entry of container.env) {
    const set = resolve(entry, context, (name) => variables.get(name));
    if (set === undefined) continue;
    append(definitions, set.name, entry);
    variables.set(set.name, set);
  }
  for (const [name, entries] of definitions) {
    const variable = variables.get(name);
    if (variable !== undefined) variables.set(name, { ...variable, shadowed: entries.slice(0, -1) });
  }
  const open = container.open || unknownSources.length > 0;
  return { get: (name) => variables.get(name), variables: [...variables.values()], unknownSources, open };
}

/**
 * The text of `variable` on a node. `fields` gives what the pod's fields are there, by path (`status.hostIP`,
 * `spec.nodeName`, …) and `service:NAME` for a service variable; undefined when one that is needed is missing.
 */
export function textFor(
  variable: EffectiveVariable,
  fields: Readonly<Record<string, string | undefined>>,
): string | undefined {
  return variable.unknown === undefined ? fill(variable.parts, fields) : undefined;
}

/** One of Felix's variables by its name in capitals: Felix reads them in any letter case (felix/config/env_var_loader.go). */
export function felixVariableIn({ variables }: EffectiveEnv, name: string): EffectiveVariable | undefined {
  return variables.find((each) => each.name.toUpperCase() === name);
}

function lookUp(context: EnvContext, name: string): ConfigMapHit | undefined {
  return context.lookup(context.file, context.namespace, name);
}

function imported(source: EnvFrom, hit: ConfigMapHit | undefined): EffectiveVariable[] {
  if (hit === undefined) return [];
  const variables: EffectiveVariable[] = [];
  for (const { key, value } of hit.configMap.data.values()) {
    const name = source.prefix + key.value;
    if (!ENV_NAME.test(name)) continue;
    const keyAt = { file: hit.file, span: key.span };
    variables.push({ ...known(name, [value.value], hit, value), importedBy: source, keyAt });
  }
  return variables;
}

type Variables = (name: string) => EffectiveVariable | undefined;

function resolve(entry: EnvVar, context: EnvContext, variables: Variables): EffectiveVariable | undefined {
  const { name, value, from } = entry;
  if (value !== undefined && (value.value !== '' || from === undefined)) {
    return { ...literal(name.value, { ...value, file: entry.file ?? context.file }, variables), definition: entry };
  }
  const variable = from === undefined ? known(name.value, []) : resolveSource(name.value, from, context);
  return variable && { ...variable, definition: entry };
}

function literal(name: string, value: WrittenValue, variables: Variables): EffectiveVariable {
  let unknown: EnvUnknown | undefined;
  const parts = expand(value.value, (reference) => {
    const variable = variables(reference);
    if (variable?.unknown !== undefined) unknown = { reason: 'reference', variable: reference };
    if (variable !== undefined) return variable.parts;
    return SERVICE_NAME.test(reference) ? [{ field: `service:${reference}` }] : undefined;
  });
  if (parts === undefined) unknown = { reason: 'tooLong' };
  const base = unknown === undefined ? known(name, parts ?? []) : notKnown(name, unknown);
  const same = unknown === undefined && base.text === value.value;
  return { ...base, valueAt: value, expandedFrom: same ? undefined : value.value };
}

function resolveSource(name: string, from: EnvSource, context: EnvContext): EffectiveVariable | undefined {
  switch (from.kind) {
    case 'field':
      return known(name, [{ field: from.path.value }]);
    case 'secretKey':
      return notKnown(name, { reason: 'secret' });
    case 'resource':
      return notKnown(name, { reason: 'resource' });
    case 'unknown':
      return notKnown(name, { reason: 'unsupported' });
    case 'configMapKey':
      return resolveKey(name, from.name.value, from.key.value, from.optional, context);
  }
}

function resolveKey(
  name: string,
  configMap: string,
  key: string,
  optional: boolean,
  context: EnvContext,
): EffectiveVariable | undefined {
  const hit = lookUp(context, configMap);
  const found = hit?.configMap.data.get(key);
  if (hit !== undefined && found !== undefined) return known(name, [found.value.value], hit, found.value);
  if (optional) return undefined;
  const reason = hit === undefined ? 'configMapNotFound' : 'keyNotFound';
  return { ...notKnown(name, { reason, configMap, key }), configMap: hit };
}

function known(name: string, parts: readonly EnvPart[], hit?: ConfigMapHit, value?: ScalarValue): EffectiveVariable {
  return {
    ...notKnown(name, undefined),
    parts,
    text: fill(parts),
    valueAt: hit && value && { ...value, file: hit.file },
    configMap: hit,
  };
}

function notKnown(name: string, unknown: EnvUnknown | undefined): EffectiveVariable {
  return {
    name,
    text: undefined,
    parts: [],
    unknown,
    definition: undefined,
    importedBy: undefined,
    keyAt: undefined,
    shadowed: [],
    valueAt: undefined,
    expandedFrom: undefined,
    configMap: undefined,
  };
}
