import { asList, asText, at } from '../../inventory/json.ts';
import type { ScalarType, YamlNode } from '../../manifest/tree.ts';
import type { Definition } from './definition.ts';
import type { Schema } from './keywords.ts';
import { treeSchema } from './schema.ts';

/**
 * Reads the definitions that an API server publishes for a group of CustomResourceDefinitions: `text` is the answer to
 * `/openapi/v3/apis/<group>/<version>` (apiextensions-apiserver `pkg/controller/openapi/builder`). None of what is no such
 * answer.
 */
export function publishedDefinitions(text: string): readonly Definition[] {
  const schemas = at(parsedJson(text), 'components', 'schemas');
  if (typeof schemas !== 'object' || schemas === null) return [];
  return Object.values(schemas).flatMap((schema) =>
    asList(at(schema, 'x-kubernetes-group-version-kind')).flatMap((name): readonly Definition[] => {
      const [group, version, kind] = [asText(at(name, 'group')), asText(at(name, 'version')), asText(at(name, 'kind'))];
      if (group === undefined || version === undefined || kind === undefined) return [];
      let read: Schema | undefined;
      const schemaOf = (wanted: string): Schema | undefined => {
        if (wanted !== version) return undefined;
        read ??= treeSchema(nodeOf(schema));
        return read;
      };
      return [{ group, kind, schemaOf, keepsUnknown: false }];
    }),
  );
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const nowhere = { start: 0, end: 0 };

/** JSON as the tree of a document that is in no file. */
export function nodeOf(value: unknown): YamlNode {
  if (Array.isArray(value)) return { kind: 'sequence', span: nowhere, flow: true, items: value.map(nodeOf) };
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, each]) => ({
      key: { value: key, span: nowhere },
      value: nodeOf(each),
    }));
    return { kind: 'map', span: nowhere, flow: true, entries };
  }
  const style = typeof value === 'string' ? 'double' : 'plain';
  return { kind: 'scalar', value: String(value), span: nowhere, inner: undefined, style, type: typeOf(value) };
}

function typeOf(value: unknown): ScalarType {
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  return typeof value === 'string' ? 'string' : 'null';
}
