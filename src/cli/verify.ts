import { type Drift, driftOf, hasDrifted } from '../core/apply/drift.ts';
import { english } from '../core/l10n.ts';
import { type Head, headed } from '../core/outputs/head.ts';
import { drained } from '../core/steps.ts';
import { type Rendered, rendered } from '../core/words/rendered.ts';
import { tool } from './about.ts';
import { readArguments, usageError } from './args.ts';
import { readInputs } from './files.ts';
import { formatDriftText } from './formats/driftText.ts';
import { CannotRun, exitCode, type Io } from './io.ts';
import { formatOf } from './network.ts';
import { clusterOptions, readCluster } from './readCluster.ts';
import { createPaint, withoutCommands } from './terminal.ts';
import { readSettings } from './versionOption.ts';
import { writeJson } from './writeJson.ts';

const command = 'verify';

/** What `verify --json` writes. */
export type VerifyJson = Head & Rendered<Drift>;

/** `verify --context C [FILE…]`: tells whether the cluster is as it is predicted; it only reads. */
export async function verify(argv: readonly string[], io: Io): Promise<number> {
  const args = readArguments(command, argv, {
    ...clusterOptions,
    'calico-version': 'string',
    format: 'string',
    json: 'boolean',
  });
  if (!args.has('context')) throw usageError(command, 'Name the cluster with --context NAME.');
  const write = formatOf(command, args, {
    text: (drift: Drift) => withoutCommands(formatDriftText(drift, createPaint(io))),
    json: (drift) => writeJson(headed(tool, rendered(english, drift)) satisfies VerifyJson),
  });
  const files = args.files.length === 0 ? [] : await readInputs(args.files, io);
  const { inventory } = await readCluster(args, io, { pods: 'few', lack: 'Nothing was verified.' });
  const drift = drained(driftOf({ inventory, files, settings: readSettings(command, args) }));
  if (drift === undefined)
    throw new CannotRun('Nothing was verified: neither the files nor the cluster have a calico-node.');
  io.stdout.write(write(drift));
  return hasDrifted(drift) ? exitCode.found : exitCode.clean;
}
