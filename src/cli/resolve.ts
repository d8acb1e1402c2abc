import { isResolved } from '../core/features/resolutionData.ts';
import type { ClusterInventory } from '../core/inventory/inventory.ts';
import { unhurried } from '../core/manifest/documentLimits.ts';
import { playedFiles, playedMethod, type ResolveReport, resolveJson } from '../core/outputs/resolveJson.ts';
import type { Resolution } from '../core/resolution.ts';
import { createCalicoService } from '../core/service.ts';
import type { CalicoSettings } from '../core/settings.ts';
import { tool } from './about.ts';
import { type Arguments, choice, oneOf, readArguments, usageError } from './args.ts';
import { type InputFile, readInputs } from './files.ts';
import { formatResolutionText } from './formats/resolutionText.ts';
import { openInventory } from './inventory.ts';
import { CannotRun, exitCode, type Io } from './io.ts';
import { createPaint, withoutCommands } from './terminal.ts';
import { readSettings } from './versionOption.ts';
import { counted } from './words.ts';
import { writeJson } from './writeJson.ts';

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
    json: (report: ResolveReport) => writeJson(resolveJson(tool, report)),
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
  if (method === undefined) return playFiles(files, inventory, settings);
  return { files, inventory, played: playedMethod(method, family, { inventory, settings }) };
}

function playFiles(files: readonly InputFile[], inventory: ClusterInventory, settings: CalicoSettings): ResolveReport {
  const service = createCalicoService({ settings, limits: unhurried });
  for (const { name, text } of files) service.setFile(name, text);
  service.setInventory(inventory);
  const played = playedFiles(service);
  if (played.length === 0) throw new CannotRun(noAgent(files, service.findings().findings.length > 0));
  return { files, inventory, played };
}

function noAgent(files: readonly InputFile[], hasFindings: boolean): string {
  const where = files.length === 1 ? (files[0]?.name ?? '') : counted(files.length, 'file');
  const wanted = 'no DaemonSet or Pod with a calico-node container, and no Installation';
  const hint = hasFindings ? ' "vscode-calico check" has findings that may tell why.' : '';
  return `There is no calico-node in ${where}: ${wanted}.${hint}`;
}
