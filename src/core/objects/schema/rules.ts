import { booleanOf } from '../../manifest/scalarType.ts';
import { entryOf, isNull, type YamlMap, type YamlNode, type YamlScalar } from '../../manifest/tree.ts';
import { say } from '../../message.ts';
import { type At, numberOf } from '../fields.ts';
import { nameAt } from '../shapes.ts';
import { type CelValue, compileRule } from './cel.ts';
import type { Schema } from './keywords.ts';
import { type Check, note, placeOf } from './problem.ts';

/** Judges a value that is otherwise in order by the rules in CEL of its schema (`x-kubernetes-validations`). */
export function checkRules(node: YamlNode, schema: Schema, at: At, check: Check): void {
  const rules = schema.keywords().rules.filter(({ rule }) => compileRule(rule) !== undefined);
  if (rules.length === 0) return;
  const self = celValueOf(node, schema, check);
  if (self === undefined) return;
  const { resource, exhausted } = check;
  const name = at.path === '' ? (resource.kind?.value ?? '') : nameAt(at);
  for (const { rule, message } of rules) {
    if (exhausted.has(rule)) continue;
    const obeyed = compileRule(rule)?.(self, check.steps);
    if (obeyed === false) {
      note(check, 'rule', ownPlace(node, at), say('`{0}` violates a rule of its definition: {1}', name, message));
    }
    if (obeyed === 'exhausted') {
      exhausted.add(rule);
      note(
        check,
        'unchecked',
        ownPlace(node, at),
        say("A rule for `{0}` isn't checked: it takes too many steps to evaluate.", name),
      );
    }
  }
}

/** An object as a whole is told at its kind. */
function ownPlace(node: YamlNode, at: At): ReturnType<typeof placeOf> {
  const kind = at.path === '' && node.kind === 'map' ? entryOf(node, 'kind')?.value : undefined;
  return kind === undefined ? placeOf(node, at) : { path: at.path, span: kind.span, value: node.span };
}

/** A value as CEL has it, with the defaults that the API server fills in; undefined where it is too large. */
function celValueOf(node: YamlNode, schema: Schema | undefined, check: Check): CelValue | undefined {
  check.left -= 1;
  if (check.left < 0) return undefined;
  if (node.kind === 'scalar') return scalarOf(node, schema);
  if (node.kind === 'map') return mapOf(node, schema, check);
  const items = schema?.items();
  const values: CelValue[] = [];
  for (const item of node.items) {
    const value = celValueOf(item, items, check);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

function mapOf(map: YamlMap, schema: Schema | undefined, check: Check): ReadonlyMap<string, CelValue> | undefined {
  const properties = schema?.properties();
  const additional = schema?.additional();
  const values = defaultsOf(map, properties, check);
  for (const { key, value: node } of map.entries) {
    const field = properties?.get(key.value) ?? (typeof additional === 'object' ? additional : undefined);
    // The API server takes nulls away.
    if (isNull(node) && field?.keywords().nullable !== true) continue;
    const value = celValueOf(node, field, check);
    if (value === undefined) return undefined;
    values.set(key.value, value);
  }
  return values;
}

function defaultsOf(
  map: YamlMap,
  properties: ReadonlyMap<string, Schema> | undefined,
  check: Check,
): Map<string, CelValue> {
  const values = new Map<string, CelValue>();
  for (const [key, field] of properties ?? []) {
    const usual = entryOf(map, key) === undefined ? field.keywords().default : undefined;
    const value = usual && celValueOf(usual, field, check);
    if (value !== undefined) values.set(key, value);
  }
  return values;
}

function scalarOf({ type, value }: YamlScalar, schema: Schema | undefined): CelValue {
  if (type === 'null') return null;
  if (type === 'boolean') return booleanOf(value) === true;
  const number = type === 'number' ? numberOf(value) : undefined;
  if (number === undefined) return value;
  return Number.isInteger(number) && schema?.keywords().type !== 'number' ? BigInt(number) : number;
}
