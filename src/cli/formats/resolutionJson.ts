import { formatVersion } from '../../core/calico/version.ts';
import { type NodeData, resolutionData } from '../../core/features/resolutionData.ts';
import type { InventorySource } from '../../core/inventory/inventory.ts';
import { english as t } from '../../core/l10n.ts';
import type { Family } from '../../core/net/address.ts';
import type { Standing, Verdict } from '../../core/network/verdict.ts';
import type { Plan } from '../../core/plan.ts';
import { agentObject } from '../../core/words/agentTitle.ts';
import { render } from '../../core/words/render.ts';
import { type Rendered, rendered } from '../../core/words/rendered.ts';
import { verdictText } from '../../core/words/verdictText.ts';
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
  /** How the cluster stands with it, for each family. */
  readonly verdicts: readonly VerdictJson[];
  /** In the inventory's order. */
  readonly nodes: Rendered<readonly NodeData[]>;
}

/** Each `error`, `warning`, `unknown`, `information` or `none`. */
export interface VerdictJson extends Standing {
  readonly family: Family;
  /** What is wrong with the paths; empty where nothing is. */
  readonly text: string;
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
    resolutions: played.map(({ resolution, verdicts, families }) => {
      const { agent, version } = resolution.plan;
      const { from, text } = version;
      return {
        object: agent === undefined ? null : objectJson(agent, locator),
        calico: { version: formatVersion(version.version), from, ...(text !== undefined && { text }) },
        verdicts: families.flatMap((family) => verdictJson(verdicts?.now(family), family)),
        nodes: rendered(t, resolutionData(resolution, families)),
      };
    }),
  };
  return writeJson(json);
}

function verdictJson(verdict: Verdict | undefined, family: Family): readonly VerdictJson[] {
  if (verdict === undefined) return [];
  const { address, reach, change, level } = verdict;
  return [{ family, address, reach, change, level, text: render(t, verdictText(verdict)) }];
}

function objectJson(agent: NonNullable<Plan['agent']>, locator: Locator): ObjectJson {
  const { span, ...object } = agentObject(agent);
  return { file: agent.file, range: locator.rangeOf({ file: agent.file, span }), ...object };
}
