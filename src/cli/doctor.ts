import { basename } from 'node:path';
import { type Diagnosis, diagnose } from '../core/diagnosis/diagnose.ts';
import { diagnosisMarkdown } from '../core/diagnosis/markdown.ts';
import type { ClusterInventory } from '../core/inventory/inventory.ts';
import { english } from '../core/l10n.ts';
import { unhurried } from '../core/manifest/documentLimits.ts';
import { headed } from '../core/outputs/head.ts';
import type { DiagnosisJson } from '../core/outputs/networkJson.ts';
import { createCalicoService, type ServiceInit } from '../core/service.ts';
import { drained } from '../core/steps.ts';
import { markdownText } from '../core/words/markdownText.ts';
import { rendered } from '../core/words/rendered.ts';
import { tool } from './about.ts';
import { type Arguments, choice, readArguments, usageError } from './args.ts';
import { type InputFile, readInputs } from './files.ts';
import { openInventory } from './inventory.ts';
import { exitCode, type Io } from './io.ts';
import { clusterOptions, readCluster } from './readCluster.ts';
import { withoutCommands } from './terminal.ts';
import { readSettings } from './versionOption.ts';
import { writeJson } from './writeJson.ts';

const command = 'doctor';

const options = {
  ...clusterOptions,
  inventory: 'string',
  'calico-version': 'string',
  format: 'string',
  json: 'boolean',
} as const;

/** `doctor [FILE…]`: tells all that is found about a cluster, as one report. */
export async function doctor(argv: readonly string[], io: Io): Promise<number> {
  const args = readArguments(command, argv, options);
  const formats = {
    markdown: (found: Diagnosis) => withoutCommands(markdownText(english, diagnosisMarkdown(found))),
    json: (found: Diagnosis) => writeJson(headed(tool, rendered(english, found)) satisfies DiagnosisJson),
  };
  const write = args.has('json') ? formats.json : choice(command, args, 'format', formats);
  const init: ServiceInit = { settings: readSettings(command, args), limits: unhurried };
  const files = args.files.length === 0 ? [] : await readInputs(args.files, io);
  const { inventory, complete } = await inventoryOf(args, io);
  const found = drained(diagnose({ inventory, files: filesOf(files, inventory, init), init }));
  io.stdout.write(write(found));
  if (!complete) io.stderr.write("Parts of the cluster couldn't be read (see above): the report leaves them out.\n");
  return ['error', 'warning'].includes(found.verdict.level) ? exitCode.found : exitCode.clean;
}

async function inventoryOf(
  args: Arguments,
  io: Io,
): Promise<{ readonly inventory: ClusterInventory; readonly complete: boolean }> {
  const path = args.value('inventory');
  if ((path === undefined) === !args.has('context')) {
    throw usageError(
      command,
      'Name either a snapshot or folder with --inventory PATH, or a context with --context NAME.',
    );
  }
  if (path !== undefined) return { inventory: await openInventory(path, io), complete: true };
  return readCluster(args, io, { pods: true, lack: 'Nothing is known of any node.' });
}

function filesOf(files: readonly InputFile[], inventory: ClusterInventory, init: ServiceInit) {
  if (files.length === 0) return undefined;
  const service = createCalicoService(init);
  for (const { name, text } of files) service.setFile(name, text);
  service.setInventory(inventory);
  const nameOf = (file: string): string => basename(file);
  const texts = new Map(files.map(({ name, text }) => [name, text]));
  return { service, textOf: (file: string) => texts.get(file), nameOf, names: files.map(({ name }) => nameOf(name)) };
}
