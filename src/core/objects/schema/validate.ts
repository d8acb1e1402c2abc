import { booleanOf } from '../../manifest/scalarType.ts';
import { entryOf, isNull, isOneLine, type YamlMap, type YamlNode, type YamlSequence } from '../../manifest/tree.ts';
import { type Message, say } from '../../message.ts';
import { type At, numberOf } from '../fields.ts';
import { inList, inQuotes, withoutQuotes } from '../repairs.ts';
import { nameAt } from '../shapes.ts';
import { mostStepsOfObject } from './celMeter.ts';
import { checkMetadata, isAsLong, isExported, noteRelease, noteUnknown } from './fieldNames.ts';
import type { Keywords, Schema } from './keywords.ts';
import { checkList } from './lists.ts';
import type { KnownSchema } from './lookup.ts';
import { type Check, keySpan, note, placeOf, type SchemaProblem } from './problem.ts';
import { checkRules } from './rules.ts';
import { checkValue } from './values.ts';

/** More values than this no object of Calico has that somebody writes. */
const mostValues = 20_000;

/** The keys of every object, which Kubernetes itself judges. */
const ofObjects: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata', 'status']);

/**
 * Judges an object by a schema, as the API server does for custom resources (apiextensions-apiserver `pkg/apiserver/schema`,
 * kube-openapi `pkg/validation/validate`). Nothing is said of `metadata` and `status`; a field that is null is taken for one
 * that is left out.
 */
export function validate(
  { schema, definition, stored, facts }: KnownSchema,
  input: Pick<Check, 'resource' | 'source'>,
): readonly SchemaProblem[] {
  const { resource } = input;
  if (resource.open) return [];
  const check: Check = {
    ...input,
    keepsUnknown: definition.keepsUnknown,
    lenient: stored,
    anyRelease: facts !== undefined && facts.release === undefined && !isExported(resource.tree),
    problems: [],
    left: mostValues,
    steps: { left: mostStepsOfObject },
    exhausted: new Set(),
  };
  const at = { path: '', key: undefined };
  checkMap(resource.tree, schema, at, check, ofObjects);
  checkMetadata(resource.tree, check);
  if (!stored && !resource.partial && isOrderly(check, 0)) checkRules(resource.tree, schema, at, check);
  return stored ? check.problems.filter(({ kind }) => ofStored.has(kind)) : check.problems;
}

const ofStored: ReadonlySet<SchemaProblem['kind']> = new Set(['unknown', 'version', 'type']);

function checkNode(node: YamlNode, schema: Schema, at: At, check: Check): void {
  check.left -= 1;
  if (isNull(node) || check.left < 0) return;
  const keywords = schema.keywords();
  const before = check.problems.length;
  if (!hasType(node, schema, at, check)) return;
  if (node.kind === 'map') checkMap(node, schema, at, check, keywords.embedded ? ofObjects : none);
  else if (node.kind === 'sequence') checkItems(node, schema, at, check);
  else checkValue(node, keywords, at, check);
  checkLogic(node, keywords, at, check);
  if (!check.lenient && !check.resource.partial && isOrderly(check, before)) checkRules(node, schema, at, check);
}

/** Whether nothing else is wrong since there were `before` problems: rules are for values that are in order; what is unknown is taken away. */
function isOrderly({ problems }: Check, before: number): boolean {
  return problems.slice(before).every(({ kind }) => isTakenAway.has(kind));
}

const isTakenAway: ReadonlySet<SchemaProblem['kind']> = new Set(['unknown', 'version', 'unchecked']);
const none: ReadonlySet<string> = new Set();

function checkMap(map: YamlMap, schema: Schema, at: At, check: Check, given: ReadonlySet<string>): void {
  const properties = schema.properties();
  const additional = schema.additional();
  const keywords = schema.keywords();
  for (const entry of map.entries) {
    const { key, value } = entry;
    // Of fields with the same key the last one counts.
    if (given.has(key.value) || entryOf(map, key.value) !== entry) continue;
    const path = at.path === '' ? key.value : `${at.path}.${key.value}`;
    const field = properties?.get(key.value) ?? (typeof additional === 'object' ? additional : undefined);
    if (field !== undefined) {
      if (check.anyRelease && field.availability?.doubtful === true && !isAsLong(field, schema))
        noteRelease(key, path, field.availability, check);
      checkNode(value, field, { path, key }, check);
    } else if (additional === false && keywords.type === 'object' && !keywords.keepsUnknown && !check.keepsUnknown)
      if (schema.elsewhere?.(key.value) !== undefined) noteRelease(key, path, schema.elsewhere(key.value), check);
      else noteUnknown(map, key, path, [...(properties?.keys() ?? [])], check);
  }
  checkRequired(map, keywords, properties, at, check, given);
  checkSize(map, keywords, at, check);
}

function checkRequired(
  map: YamlMap,
  { required }: Keywords,
  properties: ReadonlyMap<string, Schema> | undefined,
  at: At,
  check: Check,
  given: ReadonlySet<string>,
): void {
  // Before the API server looks, it takes nulls away and fills in defaults.
  const missing = required.filter((key) => {
    const field = properties?.get(key)?.keywords();
    const entry = entryOf(map, key);
    const isThere = entry !== undefined && (!isNull(entry.value) || field === undefined || field.nullable);
    return !given.has(key) && !isThere && field?.default === undefined;
  });
  const [first] = missing;
  if (first === undefined) return;
  const place = { path: at.path, span: keySpan(map, at) };
  const names = missing.map((name) => `\`${name}\``).join(', ');
  note(
    check,
    'missing',
    place,
    missing.length === 1
      ? say('The field {0} is missing here.', names)
      : say('The fields {0} are missing here.', names),
  );
}

function checkSize(map: YamlMap, { minProperties, maxProperties }: Keywords, at: At, check: Check): void {
  const count = new Set(map.entries.map(({ key }) => key.value)).size;
  const place = { path: at.path, span: keySpan(map, at) };
  if (maxProperties !== undefined && count > maxProperties)
    note(check, 'value', place, say('`{0}` allows at most {1} fields, but has {2}.', nameAt(at), maxProperties, count));
  if (minProperties !== undefined && count < minProperties)
    note(check, 'value', place, say('`{0}` needs at least {1} field.', nameAt(at), minProperties));
}

function checkItems(list: YamlSequence, schema: Schema, at: At, check: Check): void {
  const items = schema.items();
  checkList(list, schema.keywords(), items, at, check);
  if (items === undefined) return;
  const { type, nullable } = items.keywords();
  for (const [index, item] of list.items.entries()) {
    const path = `${at.path}[${index}]`;
    // Unlike those of fields, nulls in lists stay.
    if (isNull(item) && type !== undefined && !nullable)
      note(
        check,
        'type',
        { path, span: item.span.end > item.span.start ? item.span : keySpan(list, at) },
        say('An item in `{0}` is empty: fill it in or remove it.', nameAt(at)),
      );
    else checkNode(item, items, { path, key: undefined }, check);
  }
}

function checkLogic(node: YamlNode, keywords: Keywords, at: At, check: Check): void {
  const { allOf, anyOf, oneOf, not, intOrString } = keywords;
  const passes = (schema: Schema): boolean => {
    const trial: Check = { ...check, problems: [], keepsUnknown: true };
    checkNode(node, schema, at, trial);
    check.left = trial.left;
    return trial.problems.length === 0;
  };
  for (const schema of allOf) checkNode(node, schema, at, { ...check, keepsUnknown: true });
  // What stands for "a number or text" is the type itself.
  if (check.resource.partial) return;
  const any = intOrString || anyOf.length === 0 || anyOf.some(passes);
  const one = oneOf.length === 0 || oneOf.filter(passes).length === 1;
  if (any && one && (not === undefined || !passes(not))) return;
  note(
    check,
    'value',
    placeOf(node, at),
    say('`{0}` matches none of the forms that its definition allows.', nameAt(at)),
  );
}

/** Whether the value has the type; what has not is told. */
function hasType(node: YamlNode, schema: Schema, at: At, check: Check): boolean {
  const { type, intOrString } = schema.keywords();
  const wanted = intOrString ? 'intOrString' : type;
  if (wanted === undefined || isOf(wanted, node)) return true;
  if (check.lenient && node.kind === 'scalar' && node.type === 'string') return false;
  const name = nameAt(at);
  const tell = (message: Message, repairs: SchemaProblem['repairs'] = []): false => {
    note(check, 'type', placeOf(node, at), message, { repairs });
    return false;
  };
  switch (wanted) {
    case 'object':
      return tell(say('`{0}` must be a mapping (key: value).', name));
    case 'array': {
      const isItem = node.kind === 'scalar' && isOneLine(node) && isOf(schema.items()?.keywords().type ?? '', node);
      return tell(say('`{0}` must be a list.', name), isItem ? [inList(check, node)] : []);
    }
    case 'string':
      if (node.kind !== 'scalar') return tell(say('`{0}` must be a single value.', name));
      return tell(say('`{0}` must be a string: put {1} in quotes.', name, node.value), [inQuotes(check, node)]);
    case 'boolean':
      return tell(say('`{0}` must be true or false without quotes.', name), bare(node, /^(?:true|false)$/, check));
    case 'integer': {
      const repairs = bare(node, /^-?(?:0|[1-9]\d*)$/, check);
      const isQuoted = repairs.length > 0;
      return tell(
        isQuoted ? say('`{0}` must be a number without quotes.', name) : say('`{0}` must be a whole number.', name),
        repairs,
      );
    }
    case 'number': {
      const repairs = bare(node, /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/, check);
      const isQuoted = repairs.length > 0;
      return tell(
        isQuoted ? say('`{0}` must be a number without quotes.', name) : say('`{0}` must be a number.', name),
        repairs,
      );
    }
    default:
      return tell(say('`{0}` must be a whole number or a string.', name));
  }
}

function isOf(type: string, node: YamlNode): boolean {
  if (type === 'object') return node.kind === 'map';
  if (type === 'array') return node.kind === 'sequence';
  if (node.kind !== 'scalar') return !scalarTypes.has(type);
  const isWhole = node.type === 'number' && Number.isInteger(numberOf(node.value) ?? 0);
  switch (type) {
    case 'string':
      return node.type === 'string';
    case 'boolean':
      return node.type === 'boolean';
    case 'integer':
      return isWhole;
    case 'number':
      return node.type === 'number';
    case 'intOrString':
      return isWhole || node.type === 'string';
    default:
      return true;
  }
}

const scalarTypes: ReadonlySet<string> = new Set(['string', 'boolean', 'integer', 'number', 'intOrString']);

/** Takes quotes away, where a text reads as what is wanted. */
function bare(node: YamlNode, form: RegExp, check: Check): SchemaProblem['repairs'] {
  if (node.kind !== 'scalar' || node.type !== 'string' || node.style === 'plain' || !isOneLine(node)) return [];
  return form.test(node.value) && (booleanOf(node.value) !== undefined || numberOf(node.value) !== undefined)
    ? [withoutQuotes(check, node)]
    : [];
}
