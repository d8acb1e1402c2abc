import { describedValues, type KnownVariable } from '../calico/variables.ts';
import { newest } from '../calico/version.ts';
import { isFilledIn } from '../placeholders/value.ts';
import { longestMethod, parseMethod } from './methods.ts';
import { readBoolean, readDecimal, readDuration, readInteger, readMtu, readSeconds } from './variables/numbers.ts';
import { invalid, type Reading, value } from './variables/reading.ts';
import {
  readAddress,
  readEnum,
  readList,
  readNetwork,
  readPattern,
  readRegexp,
  readSelector,
} from './variables/texts.ts';

export type { Consequence, Fault, Meaning, Reading } from './variables/reading.ts';

/**
 * Reads `text` as the newest release does. What is filled in later and references that are not expanded yet are text. Felix's part is
 * felix/config/config_params.go (`UpdateFrom`, `resolve`) and param_types.go, the rest startup.go and envconfig.
 */
export function readVariable(variable: KnownVariable, text: string): Reading {
  if (text.includes('$(') || isFilledIn(text)) return value({ as: 'text' });
  if (text === '') return readEmpty(variable);
  if (variable.name.startsWith('FELIX_') && text.toLowerCase() === 'none') return readNone(variable);
  if (keywordKinds.includes(variable.type.kind) && isDescribed(variable, text)) return known(text);
  return readKind(variable, text);
}

/** The kinds whose described values are words with a meaning of their own. */
const keywordKinds: readonly string[] = ['ip', 'cidr', 'text', 'file'];

function isDescribed(variable: KnownVariable, text: string): boolean {
  return describedValues(variable).some((each) => each.value === text);
}

/** Felix and what reads by `os.Getenv` take the empty text for none; Go's envconfig does not. */
function readEmpty(variable: KnownVariable): Reading {
  const { name, type, containers } = variable;
  if (name.startsWith('FELIX_')) return value({ as: 'unset' });
  if (type.kind === 'boolean' && ['loose', 'go'].includes(type.reading)) return readKind(variable, '');
  if (name.startsWith('K8S_') || !containers.includes('calico-node')) return value({ as: 'text' });
  return value({ as: 'unset' });
}

function readNone(variable: KnownVariable): Reading {
  if (variable.refusesNone) return { kind: 'invalid', fault: { is: 'none' }, consequence: 'exit' };
  return isDescribed(variable, 'none') ? known('none') : value({ as: 'nothing' });
}

function readKind(variable: KnownVariable, text: string): Reading {
  const { type } = variable;
  switch (type.kind) {
    case 'boolean':
      return readBoolean(variable, type.reading, type.anyCase === true ? text.toLowerCase() : text);
    case 'integer':
      return readInteger(variable, text, type);
    case 'mtu':
      return readMtu(variable, text);
    case 'number':
      return readDecimal(variable, text);
    case 'seconds':
      return readSeconds(variable, text);
    case 'duration':
      return readDuration(variable, text);
    case 'enum':
      return readEnum(variable, text, type);
    case 'list':
      return readList(variable, text, type.of);
    case 'ip':
      return readAddress(variable, text);
    case 'cidr':
      return readNetwork(variable, text);
    case 'regexp':
      return readRegexp(variable, text);
    case 'selector':
      return readSelector(variable, text);
    case 'method':
      return readMethod(variable, text);
    case 'text':
    case 'file':
    case 'url':
      return readPattern(variable, text);
  }
}

function readMethod(variable: KnownVariable, text: string): Reading {
  if (text.length > longestMethod) return value({ as: 'text' });
  const method = parseMethod(text, newest);
  return method.kind === 'unknown' ? invalid(variable, { is: 'method' }) : value({ as: 'method', method });
}

function known(text: string): Reading {
  return value({ as: 'known', value: text });
}
