import { formatVersion } from '../../core/calico/version.ts';
import { type NodeData, resolutionData } from '../../core/features/resolutionData.ts';
import type { InventorySource } from '../../core/inventory/inventory.ts';
import { english as t } from '../../core/l10n.ts';
import type { Plan } from '../../core/plan.ts';
import { agentObject } from '../../core/words/agentTitle.ts';
import { tool } from '../about.ts';
import { createLocator, type Locator, type Range, type ResolveReport } from '../report.ts';
import { writeJson } from '../writeJson.ts';

/** What `resolve --format json` writes. `version` grows when a field changes its meaning or goes; new ones may come. */
export interface ResolveJson {
  readonly version: 1;
  readonly tool: { readonly name: string; readonly version: string };
  readonly inventory: InventorySource;
  /** One for each calico-node that was found, or the one of `--method`. */
  readonly resolutions: readonly ResolutionJson[];
}

export interface ResolutionJson {
  /** The object that starts the calico-node; null for `--method`. */
  readonly object: ObjectJson | null;
  /** Calico's version, and how it is known; `from` is `assumed` where nothing tells it. */
  readonly calico: { readonly version: string; readonly from: string; readonly text?: string };
  /** In the inventory's order. */
  readonly nodes: readonly NodeData[];
}

export interface ObjectJson {
  readonly file: string;
  readonly range: Range;
  readonly kind: string;
  readonly namespace?: string;
  readonly name?: string;
}

/** What each calico-node chooses, as `ResolveJson`. */
export function formatResolutionJson({ files, inventory, played }: ResolveReport): string {
  const locator = createLocator(files);
  const json: ResolveJson = {
    version: 1,
    tool,
    inventory: inventory.source,
    resolutions: played.map(({ resolution, families }) => {
      const { agent, version } = resolution.plan;
      const { from, text } = version;
      return {
        object: agent === undefined ? null : objectJson(agent, locator),
        calico: { version: formatVersion(version.version), from, ...(text !== undefined && { text }) },
        nodes: resolutionData(resolution, families, t),
      };
    }),
  };
  return writeJson(json);
}

function objectJson(agent: NonNullable<Plan['agent']>, locator: Locator): ObjectJson {
  const { span, ...object } = agentObject(agent);
  return { file: agent.file, range: locator.rangeOf({ file: agent.file, span }), ...object };
}
