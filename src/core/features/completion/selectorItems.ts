import { type KnownLabels, type SelectorCompletion, selectorCompletions } from '../../calico/selector/completion.ts';
import type { ClusterInventory } from '../../inventory/inventory.ts';
import type { ReadManifest } from '../../manifest/file.ts';
import type { CalicoResource } from '../../manifest/model.ts';
import { keysAbove, type LineOutline } from '../../manifest/outline.ts';
import { type Region, regionAt } from '../../manifest/region.ts';
import { doubleQuoted } from '../../manifest/writeScalar.ts';
import { type Message, nothing, say } from '../../message.ts';
import { type SelectorSubject, selectorSubject } from '../../objects/selectorSubject.ts';
import { query } from '../../query.ts';
import { shift } from '../../text.ts';
import { noMarkdown } from '../../words/markdownText.ts';
import { asSnippet, type CompletionItem, holds, sortText } from './item.ts';

/** A selector of one of Calico's objects that is being written. */
export interface SelectorTarget {
  readonly kind: 'selector';
  readonly subject: SelectorSubject;
  readonly region: Region;
}

/** The selector on this line, in an object that is written in lines of its own. */
export function selectorTarget(manifest: ReadManifest, line: LineOutline, offset: number): SelectorTarget | undefined {
  const { key, behindKey } = line;
  if (key === undefined || behindKey === undefined) return undefined;
  const [owner] = keysAbove(line);
  const subject = selectorSubject(key.value, owner);
  const isOurs = manifest.documents.some((each) => each.form === 'resource' && isInside(each, owner, offset));
  const region = subject && isOurs ? regionAt(manifest.text, behindKey, line.line.end, offset) : undefined;
  if (subject === undefined || region === undefined) return undefined;
  // With escapes, places in the text are not those in the file.
  return hasEscapes(region) ? undefined : { kind: 'selector', subject, region };
}

/** Whether the object can have a selector of Calico's there; those of Kubernetes are mappings. */
function isInside({ span, kind }: CalicoResource, owner: string | undefined, offset: number): boolean {
  if (kind?.value === 'StagedKubernetesNetworkPolicy') return false;
  if (kind?.value === 'Installation' && owner !== 'ipPools') return false;
  // Blanks behind the last value are of the object still.
  return span.start <= offset && offset <= span.end + 1;
}

/** What may be written at `offset` of the selector, with the labels of the nodes or pods. */
export function selectorItems(
  { subject, region }: SelectorTarget,
  inventory: ClusterInventory | undefined,
  offset: number,
): readonly CompletionItem[] {
  const { inner, source, style } = region;
  const labels = inventory === undefined ? none : labelsOf(inventory)[subject];
  const { span, items } = selectorCompletions(source, offset - inner.start, labels);
  // A plain scalar can't begin so.
  const begins = (newText: string): boolean => style !== 'plain' || span.start > 0 || !newText.startsWith('!');
  const fitting = items.filter(({ newText }) => begins(newText) && holds(style, newText.trim()));
  return fitting.map((item, at): CompletionItem => {
    const text = style === 'single' ? item.newText.replaceAll("'", '"') : item.newText;
    return {
      label: item.label,
      kind: kinds[item.kind],
      ...written(text, region, shift(span, inner.start)),
      filter: text,
      detail: item.count === undefined ? nothing : countText(item.count, subject),
      documentation: noMarkdown,
      sort: sortText(0, at),
      more: text.endsWith('(') || text.endsWith('{'),
    };
  });
}

const kinds: Readonly<Record<SelectorCompletion['kind'], CompletionItem['kind']>> = {
  key: 'field',
  value: 'value',
  operator: 'operator',
  function: 'function',
  connective: 'operator',
  punctuation: 'operator',
};

/** The first word of a selector brings the quotes that the rest of it may need. */
function written(
  text: string,
  { style, source, inner, tight }: Region,
  part: CompletionItem['replace'],
): Pick<CompletionItem, 'insert' | 'snippet' | 'replace'> {
  if (style === 'plain' && source === '') {
    const quoted = doubleQuoted(text).slice(0, -1);
    return { insert: `${tight ? ' ' : ''}${asSnippet(quoted)}$0"`, snippet: true, replace: inner };
  }
  return { insert: style === 'double' ? doubleQuoted(text).slice(1, -1) : text, snippet: false, replace: part };
}

function countText(count: number, subject: SelectorSubject): Message {
  if (subject === 'nodes') return count === 1 ? say('{0} node', count) : say('{0} nodes', count);
  return count === 1 ? say('{0} pod', count) : say('{0} pods', count);
}

const none: KnownLabels = new Map();

/** The labels of each subject, counted once for each inventory. */
const labelsOf = query((inventory: ClusterInventory): Readonly<Record<SelectorSubject, KnownLabels>> => {
  const pods = (inventory.pods ?? []).filter(({ hostNetwork }) => !hostNetwork);
  return {
    nodes: count(inventory.nodes.map(({ labels = {} }) => labels)),
    pods: count(pods.map(({ labels = {}, namespace }) => ({ ...labels, 'projectcalico.org/namespace': namespace }))),
    namespaces: count(pods.map(({ namespace }) => ({ 'kubernetes.io/metadata.name': namespace }))),
    accounts: none,
  };
});

function count(sets: readonly Readonly<Record<string, string>>[]): KnownLabels {
  const counts = new Map<string, Map<string, number>>();
  for (const labels of sets) {
    for (const [key, value] of Object.entries(labels)) {
      const values = counts.get(key) ?? new Map<string, number>();
      counts.set(key, values.set(value, (values.get(value) ?? 0) + 1));
    }
  }
  return counts;
}

function hasEscapes({ style, source }: Region): boolean {
  return (style === 'double' && source.includes('\\')) || (style === 'single' && source.includes("''"));
}
