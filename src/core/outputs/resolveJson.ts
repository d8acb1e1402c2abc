import { formatVersion } from '../calico/version.ts';
import { playMethod } from '../derive.ts';
import { familiesInUse, type NodeData, resolutionData } from '../features/resolutionData.ts';
import type { ClusterInventory, InventorySource } from '../inventory/inventory.ts';
import { english as t } from '../l10n.ts';
import type { Family } from '../net/address.ts';
import type { Standing, Verdict } from '../network/verdict.ts';
import type { Plan } from '../plan.ts';
import type { Resolution } from '../resolution.ts';
import type { CalicoService } from '../service.ts';
import type { CalicoSettings } from '../settings.ts';
import { type Verdicts, verdictsFor } from '../verdicts.ts';
import { agentObject } from '../words/agentTitle.ts';
import { render } from '../words/render.ts';
import { type Rendered, rendered } from '../words/rendered.ts';
import { verdictText } from '../words/verdictText.ts';
import { type Head, headed, type Tool } from './head.ts';
import { createLocator, type Locator, type NamedText, type Range } from './places.ts';

/** One calico-node, and what it does on each node. */
export interface Played {
  readonly resolution: Resolution;
  readonly verdicts: Verdicts | undefined;
  /** Those to tell of. */
  readonly families: readonly Family[];
}

/** What `resolve` played. */
export interface ResolveReport {
  readonly files: readonly NamedText[];
  readonly inventory: ClusterInventory;
  readonly played: readonly Played[];
}

/** What `resolve --format json` writes. */
export interface ResolveJson extends Head {
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

/** Each calico-node that the files of `service` configure, played on its inventory. */
export function playedFiles(service: Pick<CalicoService, 'resolutions' | 'verdicts'>): readonly Played[] {
  const verdicts = service.verdicts();
  return service.resolutions().map((resolution, at) => {
    return { resolution, verdicts: verdicts[at], families: familiesInUse(resolution) };
  });
}

/** One method by itself, as with `IP=autodetect`. */
export function playedMethod(
  method: string,
  family: Family,
  facts: { readonly inventory: ClusterInventory; readonly settings: CalicoSettings },
): readonly Played[] {
  const { resolution } = playMethod(method, family, facts);
  if (resolution === undefined) return [];
  return [{ resolution, verdicts: verdictsFor({ resolution, ranges: [], bgp: undefined }), families: [family] }];
}

/** What each calico-node chooses, as `ResolveJson`. */
export function resolveJson(tool: Tool, { files, inventory, played }: ResolveReport): ResolveJson {
  const locator = createLocator(files);
  return headed(tool, {
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
  });
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
