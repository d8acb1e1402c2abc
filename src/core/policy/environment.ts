import { createConfigMapLookup } from '../manifest/configMaps.ts';
import { decodeSlice } from '../manifest/decode.ts';
import { type EffectiveEnv, effectiveEnv } from '../manifest/env.ts';
import type { FileConfigMaps, PolicyObject } from './objects.ts';

/**
 * The environments of all containers called `container` in `workloads`, init containers not among them, with what comes
 * from `configMaps`.
 */
export function environmentsOf(
  workloads: readonly PolicyObject[],
  container: string,
  configMaps: readonly FileConfigMaps[],
): readonly EffectiveEnv[] {
  const lookup = createConfigMapLookup(configMaps);
  return workloads.flatMap(({ file, tree, base }) =>
    // The text is for places in it, which nobody asks for here.
    decodeSlice(tree, '', base).documents.flatMap((document) => {
      if (document.form !== 'workload') return [];
      const own = document.containers.filter(({ name, init }) => !init && name?.value === container);
      return own.map((each) => effectiveEnv(each, { file, namespace: document.namespace?.value, lookup }));
    }),
  );
}
