import type { Variables } from '../placeholders/substitute.ts';
import type { Decoding } from './fields.ts';
import { mapAt, mapsAt, stringAt } from './fields.ts';
import type { FluxKustomization } from './model.ts';
import type { YamlMap } from './tree.ts';

/** Flux's Kustomization (fluxcd/kustomize-controller v1, api/v1/kustomization_types.go): a folder, and variables for it. */

/** The group of Flux's Kustomization. */
export const FLUX_GROUP = 'kustomize.toolkit.fluxcd.io';

/** What of a Kustomization of Flux fills in variables; undefined where nothing does. */
export function decodeFlux(
  decoding: Decoding,
  map: YamlMap,
): Pick<FluxKustomization, 'form' | 'path' | 'substitute' | 'hasOthers'> | undefined {
  const quiet = { ...decoding, problems: [] };
  const spec = mapAt(quiet, map, 'spec');
  const postBuild = mapAt(quiet, spec, 'postBuild');
  if (postBuild === undefined) return undefined;
  const entries = mapAt(quiet, postBuild, 'substitute')?.entries ?? [];
  return {
    form: 'flux',
    path: stringAt(quiet, spec, 'path')?.value ?? '',
    substitute: new Map(
      entries.flatMap(({ key, value }) => (value.kind === 'scalar' ? [[key.value, value.value]] : [])),
    ),
    hasOthers: mapsAt(quiet, postBuild, 'substituteFrom').length > 0,
  };
}

/** A Kustomization, and the file it stands in. */
export interface PlacedFlux {
  readonly file: string;
  readonly flux: FluxKustomization;
}

/** Those that apply `file`: whose `path` leads to a folder above it, else those that stand beside it. */
export function fluxFor(file: string, all: readonly PlacedFlux[]): readonly FluxKustomization[] {
  const covering = all.filter((each) => covers(each, file));
  const chosen = covering.length > 0 ? covering : all.filter((each) => folderOf(each.file) === folderOf(file));
  return chosen.map(({ flux }) => flux);
}

/** Whether `path`, from the Kustomization's folder or one above it, which may be the root of the repository, leads to `file`. */
function covers({ file: own, flux: { path } }: PlacedFlux, file: string): boolean {
  const steps = path.split('/').filter((step) => step !== '' && step !== '.');
  if (steps.includes('..')) return false;
  const below = steps.map((step) => `${step}/`).join('');
  for (let root = folderOf(own); ; root = folderOf(root.slice(0, -1))) {
    if (file.startsWith(root + below)) return true;
    if (root === '' || root.endsWith('//')) return false;
  }
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1);
}

/** The variables that all of `kustomizations` set to the same; those that something else may set are not known. */
export function variablesOf(kustomizations: readonly FluxKustomization[]): Variables {
  return (name) => {
    const values = new Set(kustomizations.flatMap(({ substitute }) => substitute.get(name) ?? []));
    const [value] = values;
    if (values.size === 1) return { value };
    return values.size > 1 || kustomizations.some(({ hasOthers }) => hasOthers) ? undefined : { value: undefined };
  };
}
