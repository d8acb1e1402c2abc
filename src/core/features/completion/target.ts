import type { Agent, InstallationAgent } from '../../manifest/agent.ts';
import { configMapUses, underCursor } from '../../manifest/cursor.ts';
import type { ReadManifest } from '../../manifest/file.ts';
import type { MethodSite } from '../../manifest/methodSites.ts';
import type { Container } from '../../manifest/model.ts';
import { keysAbove, type LineOutline, outlineAt } from '../../manifest/outline.ts';
import { type Region, regionAt } from '../../manifest/region.ts';
import { runEnd } from '../../scanner.ts';
import { type FieldTarget, fieldTarget } from './fieldTarget.ts';
import { type SelectorTarget, selectorTarget } from './selectorItems.ts';

/** What is being written at the cursor. */
export type CompletionTarget =
  /** The name of a variable; `column`: where its `value:` would be written in the next line, undefined where it isn't. */
  | {
      readonly kind: 'name';
      readonly container: Container;
      readonly region: Region;
      readonly column: number | undefined;
    }
  /** A new entry of `env`, of which at most a word is there. */
  | { readonly kind: 'entry'; readonly container: Container; readonly line: LineOutline; readonly dash: number }
  /** The value of a variable. */
  | { readonly kind: 'value'; readonly container: Container; readonly name: string; readonly region: Region }
  /** A value of a ConfigMap that a variable of a calico-node is taken from. */
  | { readonly kind: 'imported'; readonly agent: Agent; readonly name: string; readonly region: Region }
  | { readonly kind: 'site'; readonly site: MethodSite; readonly region: Region }
  | FieldTarget
  | SelectorTarget;

export interface TargetInput {
  readonly manifest: ReadManifest;
  readonly agents: readonly Agent[];
  readonly sites: readonly MethodSite[];
}

/**
 * What is being written at `offset`: told by the line's indentation first, which holds while the YAML breaks, else by
 * the model; undefined where nothing of Calico's is.
 */
export function targetAt(input: TargetInput, offset: number): CompletionTarget | undefined {
  const { manifest, agents } = input;
  const slice = manifest.slices.find(({ start, end }) => start <= offset && offset <= end);
  if (slice?.parsed === null || slice?.parsed === undefined) return undefined;
  const line = outlineAt(manifest.text, slice.start, offset);
  const container = containerAt(manifest, line);
  if (container !== undefined) return envTarget(manifest.text, container, line, offset);
  const installation = agents.find(
    (agent): agent is InstallationAgent =>
      agent.form === 'installation' &&
      agent.file === manifest.file &&
      agent.installation.span.start >= slice.start &&
      agent.installation.span.start < slice.end,
  );
  const field = installation && fieldTarget(installation, manifest.text, line, offset);
  return field ?? selectorTarget(manifest, line, offset) ?? writtenTarget(input, line, offset);
}

const LISTS: ReadonlySet<string> = new Set(['containers', 'initContainers', 'ephemeralContainers']);

/** The container whose `env`, written in lines of its own, the line stands in. */
function containerAt({ documents }: ReadManifest, line: LineOutline): Container | undefined {
  const [first, second] = keysAbove(line);
  if (first !== 'env' || second === undefined || !LISTS.has(second)) return undefined;
  const start = line.levels[1]?.start;
  for (const document of documents) {
    if (document.form !== 'workload') continue;
    const found = document.containers.find(({ body }) => body.span.start === start);
    if (found !== undefined) return found;
  }
  return undefined;
}

function envTarget(
  text: string,
  container: Container,
  line: LineOutline,
  offset: number,
): CompletionTarget | undefined {
  const { key, behindKey } = line;
  if (key === undefined || behindKey === undefined) return entryTarget(text, container, line, offset);
  const region = regionAt(text, behindKey, line.line.end, offset);
  if (region === undefined) return undefined;
  if (key.value === 'name') return { kind: 'name', container, region, column: valueColumn(text, line, region) };
  if (key.value !== 'value') return undefined;
  const name = nameBeside(container, line);
  return name === undefined ? undefined : { kind: 'value', container, name, region };
}

/** The column of the name, where nothing stands behind it, and no other key of its entry before or after it. */
function valueColumn(text: string, { line, column, levels }: LineOutline, { whole }: Region): number | undefined {
  const alone = text.slice(whole.end, line.end).trim() === '' && levels[0]?.entries.length === 0;
  return alone && !continues(text, line.end, column) ? column : undefined;
}

/** Whether the line after `end` that says something is indented by `column` or more. */
function continues(text: string, end: number, column: number): boolean {
  for (let at = text.indexOf('\n', end) + 1; at > 0; at = text.indexOf('\n', at) + 1) {
    const start = runEnd(text, at, ' ');
    if (!'#\r\n'.includes(text.charAt(start))) return start - at >= column;
  }
  return false;
}

/** The name of the entry: above the value, else as the model knows it. */
function nameBeside({ env }: Container, { levels, key }: LineOutline): string | undefined {
  const above = levels[0]?.entries.find((entry) => entry.key === 'name')?.written;
  return above ?? env.find(({ valueKey }) => valueKey?.start === key?.span.start)?.name.value;
}

function entryTarget(
  text: string,
  container: Container,
  line: LineOutline,
  offset: number,
): CompletionTarget | undefined {
  const written = text.slice(line.start, line.line.end);
  const before = text.slice(line.line.start, offset);
  if (offset < line.start || !/^\w*\s*$/.test(written) || !/^[ \w-]*$/.test(before)) return undefined;
  const [own, outer] = line.levels;
  const column = own?.dash ?? line.column;
  // Behind an entry, in the column of its keys, where a line break leaves the cursor; it must be a whole one.
  const inside = line.dash === undefined && line.column > column;
  if (inside && own?.entries.some(({ key }) => key === 'value' || key === 'valueFrom') !== true) return undefined;
  return outer !== undefined && column >= outer.column ? { kind: 'entry', container, line, dash: column } : undefined;
}

/** A value as the model knows it: of a site in any form, of a ConfigMap, or in `{ }`. */
function writtenTarget(
  { manifest, agents, sites }: TargetInput,
  line: LineOutline,
  offset: number,
): CompletionTarget | undefined {
  const { file, text } = manifest;
  const key = line.key?.span.start;
  const under = underCursor(manifest, sites, offset);
  if (under?.kind === 'envName' || under?.kind === 'envValue') {
    const { inner } = under.kind === 'envName' ? under.entry.name : (under.entry.value ?? {});
    const region = inner && flowRegion(text, under.span, inner, offset);
    if (region === undefined) return undefined;
    const { container, entry } = under;
    return under.kind === 'envName'
      ? { kind: 'name', container, region, column: undefined }
      : { kind: 'value', container, name: entry.name.value, region };
  }
  if (under?.kind === 'methodName' && under.site.form === 'env' && under.site.agent.form === 'workload') {
    const inner = under.site.entry?.name.inner;
    const region = inner && flowRegion(text, under.span, inner, offset);
    return region && { kind: 'name', container: under.site.agent.container, region, column: undefined };
  }
  const named = sites.find(({ name, value }) => value?.file === file && name.file === file && name.span.start === key);
  const site = under?.kind === 'methodValue' ? under.site : named;
  const behind = line.behindKey === undefined ? undefined : regionAt(text, line.behindKey, line.line.end, offset);
  if (site?.value !== undefined) {
    const inner = site.value.inner;
    const region = behind ?? (inner && flowRegion(text, site.value.span, inner, offset));
    return region && { kind: 'site', site, region };
  }
  if (key === undefined || behind === undefined) return undefined;
  const [use] = configMapUses(manifest, agents, key);
  return use && { kind: 'imported', agent: use.agent, name: use.variable.name, region: behind };
}

/** A scalar in `{ }`, where its line does not tell its end. */
function flowRegion(
  text: string,
  whole: { readonly start: number; readonly end: number },
  inner: { readonly start: number; readonly end: number },
  offset: number,
): Region | undefined {
  const source = text.slice(inner.start, inner.end);
  if (offset < inner.start || offset > inner.end || source.includes('\n')) return undefined;
  const quote = text.charAt(whole.start);
  const style = inner.start === whole.start ? 'plain' : quote === '"' ? 'double' : 'single';
  return { whole, inner, style, source, tight: source === '' && text.charAt(inner.start - 1) === ':' };
}
