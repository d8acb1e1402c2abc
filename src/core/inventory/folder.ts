import type { Translate } from '../l10n.ts';
import { readNodeOutput } from '../net/iproute2.ts';
import type { Node } from '../net/node.ts';
import { type InventoryProblem, type InventoryReading, localNames } from './inventory.ts';

/** A file of a folder that holds one node's `ip addr`, `ip route`, … */
export interface NodeFile {
  /** As problems name it. */
  readonly file: string;
  /** The file's name without its folders. */
  readonly base: string;
  readonly text: string;
}

/**
 * Reads a folder with one file per node, each named after it and holding what `ip addr`, `ip route` and `ip rule`
 * printed there. `takenAt` is when the youngest file was written, as ISO 8601.
 */
export function readNodeFiles(
  name: string,
  files: readonly NodeFile[],
  takenAt: string | undefined,
  t: Translate,
): InventoryReading {
  const problems: InventoryProblem[] = [];
  const nodes = files.map(({ file, base, text }): Node => {
    const { interfaces, families, kernelOrder, routing, problems: found } = readNodeOutput(text, { t });
    problems.push(...found.map((problem) => ({ file, ...problem })));
    if (interfaces === undefined) {
      problems.push({
        file,
        message: t('This file holds no output of `ip addr`, so that nothing is known of the node {0}.', nodeName(base)),
      });
    }
    return {
      name: nodeName(base),
      ...(interfaces !== undefined && { interfaces }),
      kernelOrder,
      prefixesKnown: true,
      families,
      routing,
      sysctls: {},
    };
  });
  const source = { kind: 'folder', name, ...(takenAt !== undefined && { takenAt }) } as const;
  return { inventory: { source, nodes, hosts: localNames }, problems };
}

/** `vms71.txt` and `vms71.json` are the node vms71; dots of a domain name stay. */
function nodeName(base: string): string {
  return base.replace(/\.(txt|json|log|out)$/i, '');
}
