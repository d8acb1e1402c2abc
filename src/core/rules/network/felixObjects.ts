import { groupBy } from '../../collections.ts';
import type { ScalarValue } from '../../manifest/model.ts';
import type { YamlMap } from '../../manifest/tree.ts';
import { mapOf, scalarOf } from '../../objects/fields.ts';
import { query } from '../../query.ts';
import { shift } from '../../text.ts';
import { resourcesIn } from '../object/resources.ts';
import { folderOf } from '../pool/pools.ts';
import type { AgentContext, Place, WorkspaceContext } from '../rule.ts';

/** What FelixConfigurations beside a calico-node say of MTUs; a variable of Felix wins over its field (felix/config). */

export interface FelixObject {
  readonly file: string;
  readonly base: number;
  readonly spec: YamlMap | undefined;
}

/** The FelixConfigurations `default` of the folder. */
export function felixObjects(file: string, workspace: WorkspaceContext): readonly FelixObject[] {
  return byFolder(resourcesIn(workspace)).get(folderOf(file)) ?? [];
}

const byFolder = query((all: ReturnType<typeof resourcesIn>): ReadonlyMap<string, readonly FelixObject[]> => {
  const found = all
    .filter(({ resource: { kind, name } }) => kind?.value === 'FelixConfiguration' && name?.value === 'default')
    .map(({ manifest, resource }) => ({
      file: manifest.file,
      base: resource.base,
      spec: mapOf(resource.tree, 'spec'),
    }));
  return groupBy(found, (each) => folderOf(each.file));
});

export interface FelixField {
  readonly variable: string;
  readonly name: string;
  readonly mtu: string;
  readonly at: Place;
  readonly value: ScalarValue & { readonly file: string };
}

/** Fields with an MTU, and the variable of each. */
const fields = [
  ['ipipMTU', 'FELIX_IPINIPMTU'],
  ['vxlanMTU', 'FELIX_VXLANMTU'],
  ['vxlanMTUV6', 'FELIX_VXLANMTUV6'],
  ['wireguardMTU', 'FELIX_WIREGUARDMTU'],
  ['wireguardMTUV6', 'FELIX_WIREGUARDMTUV6'],
] as const;

export function felixFields({ agent }: AgentContext, workspace: WorkspaceContext): readonly FelixField[] {
  return felixObjects(agent.file, workspace).flatMap(({ file, base, spec }) =>
    fields.flatMap(([name, variable]): readonly FelixField[] => {
      const scalar = scalarOf(spec, name);
      if (scalar === undefined) return [];
      const value = { ...scalar, span: shift(scalar.span, base), file };
      return [{ variable, name, mtu: scalar.value, at: { file, span: value.span }, value }];
    }),
  );
}
