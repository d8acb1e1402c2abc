import { groupBy } from '../../collections.ts';
import { query } from '../../query.ts';
import { folderOf } from '../pool/pools.ts';
import type { WorkspaceContext } from '../rule.ts';
import { type ReviewedResource, reviewedResources } from './resources.ts';

/**
 * The files of a folder that say otherwise of one object than a file does, by that file: one of them is applied, and what
 * else stands in them is not for one cluster.
 */
export function alternativesOf(context: WorkspaceContext): Alternatives {
  return alternativesIn(reviewedResources(context));
}

export type Alternatives = ReadonlyMap<string, ReadonlySet<string>>;

const alternativesIn = query((all: readonly ReviewedResource[]): Alternatives => {
  const named = all.flatMap((reviewed) => {
    const { kind, name, namespace, origin } = reviewed.resource;
    if (kind === undefined || name === undefined || origin === 'values') return [];
    const key = [folderOf(reviewed.manifest.file), kind.value, namespace?.value ?? '', name.value];
    return [{ key: JSON.stringify(key), file: reviewed.manifest.file, text: textOf(reviewed) }];
  });
  const found = new Map<string, Set<string>>();
  for (const group of groupBy(named, ({ key }) => key).values()) {
    const files = new Set(group.map(({ file }) => file));
    if (files.size < 2 || new Set(group.map(({ text }) => text)).size < 2) continue;
    for (const file of files)
      found.set(file, new Set([...(found.get(file) ?? []), ...files].filter((each) => each !== file)));
  }
  return found;
});

function textOf({ manifest, resource }: ReviewedResource): string {
  return manifest.text.slice(resource.span.start, resource.span.end).trim();
}
