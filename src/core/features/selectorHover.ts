import type { Policy } from '../calico/policies.ts';
import type { SelectorNode } from '../calico/selector/ast.ts';
import { parseSelector } from '../calico/selector/parse.ts';
import { printSelector } from '../calico/selector/print.ts';
import type { CalicoResource, ManifestFile } from '../manifest/model.ts';
import { entryOf, type YamlNode } from '../manifest/tree.ts';
import { type Message, say } from '../message.ts';
import type { SelectorSite } from '../objects/review.ts';
import { reviewResource } from '../objects/reviewResource.ts';
import { subjectOf } from '../objects/selectorSubject.ts';
import { type Span, touches } from '../text.ts';
import { code, type Markdown, markdown, paragraphs, sentence } from '../words/markdownText.ts';
import { type KnownCluster, selectedNamespaces, selectedNodes, selectedPods } from '../words/selectedText.ts';

/** What is told of a selector: how Calico reads it, and what it selects of what is known. */

export interface ResourceHover {
  readonly span: Span;
  readonly markdown: Markdown;
}

/** The selector at `offset` of `manifest`; undefined where there is none that can be read. */
export function selectorHoverAt(
  manifest: ManifestFile,
  offset: number,
  cluster: KnownCluster,
): ResourceHover | undefined {
  for (const resource of manifest.documents) {
    if (resource.form !== 'resource' || !touches(resource.span, offset)) continue;
    const { selectors } = reviewResource({ resource, source: manifest.text, version: undefined });
    const site = selectors.find(({ scalar }) => touches(scalar.span, offset));
    const parsed = site && parseSelector(site.scalar.value);
    if (site === undefined || parsed === undefined || !('ast' in parsed)) continue;
    const [key = ''] = site.path.split('.').reverse();
    const lines = [
      markdown('**', code(key), '** — ', code(printSelector(parsed.ast))),
      ...selectedTexts(site, parsed.ast, resource, cluster).map(sentence),
    ];
    return { span: site.scalar.span, markdown: paragraphs(lines) };
  }
  return undefined;
}

function selectedTexts(
  site: SelectorSite,
  selector: SelectorNode,
  resource: CalicoResource,
  cluster: KnownCluster,
): readonly Message[] {
  switch (subjectOf(site)) {
    case 'nodes':
      return [selectedNodes(selector, cluster)];
    case 'namespaces':
      return [selector.kind === 'global' ? ofNoNamespace() : selectedNamespaces(selector, cluster)];
    case 'accounts':
      return [say('The labels of service accounts are unknown.')];
    case 'pods':
      return podTexts(site, resource, cluster);
    case undefined:
      return [];
  }
}

function podTexts({ path, scalar }: SelectorSite, resource: CalicoResource, cluster: KnownCluster): readonly Message[] {
  const isGlobal = resource.kind?.value.endsWith('NetworkPolicy') !== true || resource.kind.value.includes('Global');
  const namespaces =
    isGlobal || path !== 'spec.selector' ? textBeside(resource.tree, path, 'namespaceSelector') : undefined;
  if (isGlobalSelector(namespaces)) return [ofNoNamespace()];
  const isAnywhere = isGlobal || namespaces !== undefined;
  const namespace = resource.namespace?.value;
  const policy: Policy = {
    kind: isAnywhere ? 'GlobalNetworkPolicy' : 'NetworkPolicy',
    name: '',
    ...(!isAnywhere && namespace !== undefined && { namespace }),
    selector: scalar.value,
    ingress: [],
    egress: [],
  };
  const selected = selectedPods(policy, cluster);
  const told = 'why' in selected ? selected.why : selected.pods;
  if (namespaces !== undefined) return [told, say('Only those that `namespaceSelector` also selects count.')];
  if (!isAnywhere && namespace === undefined) return [told, say("Only those in the policy's namespace count.")];
  return [told];
}

/** `global()` turns to `!has(projectcalico.org/namespace)` (libcalico-go/lib/backend/syncersv1/updateprocessors/rules.go). */
function ofNoNamespace(): Message {
  return say('No pods: global() selects host endpoints and network sets outside any namespace.');
}

function isGlobalSelector(text: string | undefined): boolean {
  const parsed = text === undefined ? undefined : parseSelector(text);
  return parsed !== undefined && 'ast' in parsed && parsed.ast.kind === 'global';
}

/** The text of the field beside the one that `path` (`spec.ingress[0].source.selector`) leads to, unless it is empty. */
function textBeside(tree: YamlNode, path: string, key: string): string | undefined {
  const parts = path.split(/[.[\]]+/).slice(0, -1);
  const owner = parts.reduce<YamlNode | undefined>((node, part) => {
    if (node?.kind === 'sequence') return node.items[Number(part)];
    return node?.kind === 'map' ? entryOf(node, part)?.value : undefined;
  }, tree);
  const value = owner?.kind === 'map' ? entryOf(owner, key)?.value : undefined;
  return value?.kind === 'scalar' && value.value !== '' && value.type === 'string' ? value.value : undefined;
}
