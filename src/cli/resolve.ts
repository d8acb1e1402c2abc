import { newest, parseVersion } from '../core/calico/version.ts';
import { familiesInUse, isResolved } from '../core/features/resolutionData.ts';
import type { ClusterInventory } from '../core/inventory/inventory.ts';
import { unhurried } from '../core/manifest/documentLimits.ts';
import type { Family } from '../core/net/address.ts';
import { type KnownVersion, methodPlan } from '../core/plan.ts';
import { resolve as play, type Resolution } from '../core/resolution.ts';
import { createCalicoService } from '../core/service.ts';
import type { CalicoSettings } from '../core/settings.ts';
import { type Verdicts, verdictsFor } from '../core/verdicts.ts';
import { type Arguments, choice, oneOf, readArguments, usageError } from './args.ts';
import { type InputFile, readInputs } from './files.ts';
import { formatResolutionJson } from './formats/resolutionJson.ts';
import { formatResolutionText } from './formats/resolutionText.ts';
import { openInventory } from './inventory.ts';
import { CannotRun, exitCode, type Io } from './io.ts';
import type { ResolveReport } from './report.ts';
import { createPaint, withoutCommands } from './terminal.ts';
import { readSettings } from './versionOption.ts';
import { counted } from './words.ts';

const options = {
  method: 'string',
  inventory: 'string',
  'calico-version': 'string',
  family: 'string',
  format: 'string',
  all: 'boolean',
  verbose: 'boolean',
} as const;

/** `resolve FILE…` or `resolve --method VALUE`: tells what calico-node would choose on each node. */
export async function resolve(argv: readonly string[], io: Io): Promise<number> {
  const args = readArguments('resolve', argv, options);
  const all = args.has('all') || args.has('verbose');
  const write = choice('resolve', args, 'format', {
    text: (report: ResolveReport) =>
      withoutCommands(formatResolutionText(report, { paint: createPaint(io), now: io.now(), all })),
    json: formatResolutionJson,
  });
  const report = await makeReport(args, io);
  io.stdout.write(write(report));
  return report.played.every(isWhole) ? exitCode.clean : exitCode.found;
}

/** Every node's address is known, and nobody is cut off by them. */
function isWhole({ resolution, families, verdicts }: ResolveReport['played'][number]): boolean {
  const isResolvedOn = ({ startup }: Resolution['results'][number]): boolean =>
    !startup.exits && families.every((family) => isResolved(startup.outcomes[family]));
  return resolution.results.every(isResolvedOn) && families.every((family) => verdicts?.now(family).reach !== 'error');
}

async function makeReport(args: Arguments, io: Io): Promise<ResolveReport> {
  const settings = readSettings('resolve', args);
  const family = oneOf('resolve', args, 'family', ['4', '6']) === '4' ? 4 : 6;
  const method = args.value('method');
  if ((method === undefined) === (args.files.length === 0)) {
    throw usageError('resolve', 'Name either files or folders with a calico-node, or a --method to play alone.');
  }
  if (method === undefined && args.has('family')) {
    throw usageError('resolve', '--family goes with --method only: a manifest tells its families itself.');
  }
  const path = args.value('inventory');
  if (path === undefined) {
    throw usageError(
      'resolve',
      'What is chosen depends on the nodes: name a snapshot or a folder of `ip addr` output with --inventory PATH.',
    );
  }
  const files = await readInputs(args.files, io);
  const inventory = await openInventory(path, io);
  return method === undefined ? playFiles(files, inventory, settings) : playMethod(method, family, inventory, settings);
}

function playFiles(files: readonly InputFile[], inventory: ClusterInventory, settings: CalicoSettings): ResolveReport {
  const service = createCalicoService({ settings, limits: unhurried });
  for (const { name, text } of files) service.setFile(name, text);
  service.setInventory(inventory);
  const resolutions = service.resolutions();
  if (resolutions.length === 0) throw new CannotRun(noAgent(files, service.findings().findings.length > 0));
  const verdicts = service.verdicts();
  return { files, inventory, played: resolutions.map((each, at) => withFamilies(each, verdicts[at])) };
}

function noAgent(files: readonly InputFile[], hasFindings: boolean): string {
  const where = files.length === 1 ? (files[0]?.name ?? '') : counted(files.length, 'file');
  const wanted = 'no DaemonSet or Pod with a calico-node container, and no Installation';
  const hint = hasFindings ? ' "vscode-calico check" has findings that may tell why.' : '';
  return `There is no calico-node in ${where}: ${wanted}.${hint}`;
}

function withFamilies(resolution: Resolution, verdicts: Verdicts | undefined): ResolveReport['played'][number] {
  return { resolution, verdicts, families: familiesInUse(resolution) };
}

function playMethod(
  method: string,
  family: Family,
  inventory: ClusterInventory,
  settings: CalicoSettings,
): ResolveReport {
  const plan = methodPlan(method, family, versionOf(settings, inventory), inventory.hosts);
  const resolution = play(plan, inventory);
  const verdicts = verdictsFor({ resolution, ranges: [], bgp: undefined });
  return { files: [], inventory, played: [{ resolution, verdicts, families: [family] }] };
}

/** The version of the option, else the inventory's, else the newest. */
function versionOf({ calicoVersion }: CalicoSettings, inventory: ClusterInventory): KnownVersion {
  const given = calicoVersion === '' ? undefined : parseVersion(calicoVersion);
  if (given !== undefined) return { version: given, from: 'setting', text: calicoVersion };
  const text = inventory.calicoVersion;
  const told = text === undefined ? undefined : parseVersion(text);
  return told === undefined || text === undefined
    ? { version: newest, from: 'assumed' }
    : { version: told, from: 'inventory', text };
}
