import { booleanOf, plainType, taggedType } from '../../../src/core/manifest/scalarType.ts';
import { check } from './harness.ts';

const types: Readonly<Record<string, readonly string[]>> = {
  null: ['', '~', 'null', 'Null', 'NULL'],
  boolean: ['true', 'True', 'TRUE', 'false', 'yes', 'Yes', 'no', 'NO', 'on', 'ON', 'off', 'Off', 'y', 'Y', 'n', 'N'],
  number: [
    '0',
    '1',
    '-1',
    '+1',
    '010',
    '08',
    '0o17',
    '0x1F',
    '0b101',
    '-0b1',
    '1_000',
    '1.5',
    '1.',
    '.5',
    '-.5',
    '1e3',
    '.inf',
    '-.Inf',
    '.NaN',
    '99999999999999999999',
  ],
  string: [
    'autodetect',
    'none',
    'tRUE',
    'nULL',
    '10.0.0.1',
    '10.0.0.0/8',
    '1e999',
    '0x',
    '0b2',
    '1-2',
    '2026-08-22',
    '12:30',
    '-',
    '+',
    '.',
    '1 000',
    'v3.32.1',
    '0_x',
  ],
};

check(
  Object.entries(types).flatMap(([type, texts]) =>
    texts.map((given) => ({ name: `${JSON.stringify(given)} is ${type}`, given, expected: [type] })),
  ),
  (given) => [plainType(given)],
);

check(
  [
    { name: 'a string by tag', given: 'tag:yaml.org,2002:str 1', expected: ['string'] },
    { name: 'a number by tag', given: 'tag:yaml.org,2002:int 1', expected: ['number'] },
    { name: 'a float by tag', given: 'tag:yaml.org,2002:float 1', expected: ['number'] },
    { name: 'a boolean by tag', given: 'tag:yaml.org,2002:bool yes', expected: ['boolean'] },
    { name: 'a null by tag', given: 'tag:yaml.org,2002:null ~', expected: ['null'] },
    { name: 'an unknown tag', given: '!vault 1', expected: ['string'] },
  ],
  (given) => [taggedType(given.split(' ')[0] ?? '', given.split(' ')[1] ?? '')],
);

check(
  [
    { name: 'truths', given: 'y yes true On', expected: ['true', 'true', 'true', 'true'] },
    { name: 'untruths', given: 'n no False off', expected: ['false', 'false', 'false', 'false'] },
    { name: 'neither', given: '1 maybe', expected: ['undefined', 'undefined'] },
  ],
  (given) => given.split(' ').map((word) => String(booleanOf(word))),
);
