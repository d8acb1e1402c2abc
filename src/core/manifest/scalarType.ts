import type { ScalarType } from './tree.ts';

const NULLS = new Set(['', '~', 'null', 'Null', 'NULL']);
const TRUE = new Set(['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON']);
const FALSE = new Set(['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF']);
const SPECIAL_FLOAT = /^(?:\.(?:nan|NaN|NAN)|[-+]?\.(?:inf|Inf|INF))$/;
const INTEGER = /^[-+]?0(?:[xX][0-9a-fA-F]+|[bB][01]+|[oO][0-7]+)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

/**
 * The type that Kubernetes gives an unquoted scalar: that of YAML 1.1 as `sigs.k8s.io/yaml` reads it (`goyaml.v2`,
 * resolve.go), so `yes`, `off` and `n` are booleans and `0x10`, `010` and `1_000` numbers. Dates stay strings.
 */
export function plainType(text: string): ScalarType {
  if (NULLS.has(text)) return 'null';
  if (TRUE.has(text) || FALSE.has(text)) return 'boolean';
  if (!/^[-+.0-9]/.test(text)) return 'string';
  return isNumber(text) ? 'number' : 'string';
}

/** The type of a scalar with an explicit tag, such as `!!str`; tags outside YAML's own leave the text a string. */
export function taggedType(tag: string, text: string): ScalarType {
  switch (tag) {
    case 'tag:yaml.org,2002:bool':
      return 'boolean';
    case 'tag:yaml.org,2002:int':
    case 'tag:yaml.org,2002:float':
      return 'number';
    case 'tag:yaml.org,2002:null':
      return NULLS.has(text) ? 'null' : 'string';
    default:
      return 'string';
  }
}

/** The value of a boolean's text; undefined where it is none. */
export function booleanOf(text: string): boolean | undefined {
  if (TRUE.has(text)) return true;
  return FALSE.has(text) ? false : undefined;
}

function isNumber(text: string): boolean {
  if (SPECIAL_FLOAT.test(text)) return true;
  const digits = text.startsWith('.') ? text : text.replaceAll('_', '');
  if (INTEGER.test(digits)) return true;
  return FLOAT.test(digits) && Number.isFinite(Number(digits));
}
