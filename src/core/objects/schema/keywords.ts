import { booleanOf } from '../../manifest/scalarType.ts';
import type { YamlMap, YamlNode, YamlScalar } from '../../manifest/tree.ts';
import { entryOf, isNull } from '../../manifest/tree.ts';
import { numberOf } from '../fields.ts';

/** A part of an OpenAPI schema as CRDs have it ("structural", apiextensions/v1), read only as far as it is asked for. */
export interface Schema {
  readonly keywords: () => Keywords;
  readonly description: () => string | undefined;
  /** The fields by name; undefined where none are told. */
  readonly properties: () => ReadonlyMap<string, Schema> | undefined;
  /** What stands under free keys: a schema, anything (true), or nothing. */
  readonly additional: () => Schema | boolean;
  readonly items: () => Schema | undefined;
  /** The releases of Calico that have it, where that is known and not all do. */
  readonly availability?: Availability | undefined;
  /** What is known of a field that the version in question does not have, but others do. */
  readonly elsewhere?: (name: string) => Availability | undefined;
}

/** The first release that has a field and those after it, and the last one; undefined where that is open. */
export interface Availability {
  readonly since: string | undefined;
  readonly last: string | undefined;
  /** One of the releases that people still run does not have it. */
  readonly doubtful: boolean;
}

/** What a schema asks of a value, but for its fields and items. */
export interface Keywords {
  readonly type: string | undefined;
  readonly format: string | undefined;
  readonly enum: readonly YamlScalar[] | undefined;
  readonly pattern: string | undefined;
  readonly required: readonly string[];
  readonly default: YamlNode | undefined;
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  readonly exclusiveMinimum: boolean;
  readonly exclusiveMaximum: boolean;
  readonly minLength: number | undefined;
  readonly maxLength: number | undefined;
  readonly minItems: number | undefined;
  readonly maxItems: number | undefined;
  readonly minProperties: number | undefined;
  readonly maxProperties: number | undefined;
  /** `additionalProperties` where it is no schema. */
  readonly additional: boolean;
  readonly intOrString: boolean;
  readonly keepsUnknown: boolean;
  /** Null is a value of its own. */
  readonly nullable: boolean;
  /** An object of Kubernetes stands there, with `apiVersion`, `kind` and `metadata`. */
  readonly embedded: boolean;
  readonly listType: string | undefined;
  readonly listKeys: readonly string[];
  readonly allOf: readonly Schema[];
  readonly anyOf: readonly Schema[];
  readonly oneOf: readonly Schema[];
  readonly not: Schema | undefined;
  readonly rules: readonly Rule[];
}

/** A rule in CEL. */
export interface Rule {
  readonly rule: string;
  /** What it says in words; the rule itself where it has none. */
  readonly message: string;
}

/** Reads the keywords in `map`; `toSchema` reads the schemas among them. */
export function keywordsOf(map: YamlMap | undefined, toSchema: (node: YamlNode) => Schema): Keywords {
  const number = (key: string): number | undefined => numberAt(map, key);
  const flag = (key: string): boolean => flagAt(map, key);
  const schemas = (key: string): readonly Schema[] => itemsAt(map, key).map(toSchema);
  const not = valueAt(map, 'not');
  return {
    type: textAt(map, 'type'),
    format: textAt(map, 'format'),
    enum: enumOf(map),
    pattern: textAt(map, 'pattern'),
    required: textsAt(map, 'required'),
    default: valueAt(map, 'default'),
    minimum: number('minimum'),
    maximum: number('maximum'),
    exclusiveMinimum: flag('exclusiveMinimum'),
    exclusiveMaximum: flag('exclusiveMaximum'),
    minLength: number('minLength'),
    maxLength: number('maxLength'),
    minItems: number('minItems'),
    maxItems: number('maxItems'),
    minProperties: number('minProperties'),
    maxProperties: number('maxProperties'),
    additional: flag('additionalProperties'),
    intOrString: flag('x-kubernetes-int-or-string'),
    keepsUnknown: flag('x-kubernetes-preserve-unknown-fields'),
    nullable: flag('nullable'),
    embedded: flag('x-kubernetes-embedded-resource'),
    listType: textAt(map, 'x-kubernetes-list-type'),
    listKeys: textsAt(map, 'x-kubernetes-list-map-keys'),
    allOf: schemas('allOf'),
    anyOf: schemas('anyOf'),
    oneOf: schemas('oneOf'),
    not: not && toSchema(not),
    rules: itemsAt(map, 'x-kubernetes-validations').flatMap(readRule),
  };
}

function readRule(node: YamlNode): readonly Rule[] {
  const rule = node.kind === 'map' ? textAt(node, 'rule') : undefined;
  if (node.kind !== 'map' || rule === undefined) return [];
  return [{ rule, message: textAt(node, 'message') ?? rule }];
}

/** The text under `key`. */
export function textAt(map: YamlMap | undefined, key: string): string | undefined {
  const node = valueAt(map, key);
  return node?.kind === 'scalar' && !isNull(node) ? node.value : undefined;
}

function textsAt(map: YamlMap | undefined, key: string): readonly string[] {
  return itemsAt(map, key).flatMap((node) => (node.kind === 'scalar' ? node.value : []));
}

function itemsAt(map: YamlMap | undefined, key: string): readonly YamlNode[] {
  const node = valueAt(map, key);
  return node?.kind === 'sequence' ? node.items : [];
}

function enumOf(map: YamlMap | undefined): readonly YamlScalar[] | undefined {
  const items = itemsAt(map, 'enum').flatMap((node) => (node.kind === 'scalar' ? node : []));
  return items.length === 0 ? undefined : items;
}

function numberAt(map: YamlMap | undefined, key: string): number | undefined {
  const text = textAt(map, key);
  return text === undefined ? undefined : numberOf(text);
}

function flagAt(map: YamlMap | undefined, key: string): boolean {
  const node = valueAt(map, key);
  return node?.kind === 'scalar' && node.type === 'boolean' && booleanOf(node.value) === true;
}

/** The value of a mapping's key. */
export function valueAt(map: YamlMap | undefined, key: string): YamlNode | undefined {
  return map && entryOf(map, key)?.value;
}
