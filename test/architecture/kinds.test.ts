import assert from 'node:assert/strict';
import { test } from 'node:test';
import { methodNames } from '../../src/core/detection/methods.ts';
import { readSources } from './sources.ts';

/**
 * The switches that may have a `default:`, and why. Over a kind none may: the compiler could not name the switch when a
 * kind is added.
 */
const defaults: Readonly<Record<string, string>> = {
  'src/core/calico/selector/expectation.ts': 'a token that the grammar does not take there, twice',
  'src/core/calico/selector/parse.ts': 'a token that the grammar does not take there',
  'src/core/calico/variables/table.ts': 'words of a table, twice',
  'src/core/manifest/decodeCharts.ts': 'the kind of any object in a file',
  'src/core/manifest/scalarType.ts': 'any tag of YAML',
  'src/core/placeholders/scan.ts': 'any text',
  'src/core/policy/kubernetesRules.ts': 'any operator of a label selector',
  'src/core/objects/kinds/felixConfiguration.ts': 'words of a table, twice',
  'src/core/network/poolModes.ts': 'any value of a variable',
  'src/core/objects/schema/validate.ts': 'any type that a schema names, twice',
  'src/core/objects/schema/values.ts': 'any format that a schema names',
  'src/core/words/faultText.ts': 'what is left goes to a function that takes exactly that',
  'src/core/words/schemaText.ts': 'any type that a schema names',
};

const sources = readSources('src');

test('a kind is told apart without `default:`', () => {
  const found = sources.flatMap(({ path, text }) => {
    const count = text.match(/^\s*default:(?: \{)?$/gm)?.length ?? 0;
    const allowed = defaults[path]?.endsWith(', twice') ? 2 : path in defaults ? 1 : 0;
    return count === allowed ? [] : [`${path}: ${count}, not ${allowed}`];
  });
  assert.deepEqual(found, []);
  assert.deepEqual(
    Object.keys(defaults).filter((path) => !sources.some((source) => source.path === path)),
    [],
  );
});

test('no detection method is compared by its name: its row is asked, or all are told apart', () => {
  const names = methodNames.join('|');
  const comparing = new RegExp(
    `(?:\\b(?:kind|method|name|text) [!=]== '(?:${names})'|'(?:${names})'\\]\\.includes)`,
    'g',
  );
  const found = sources.flatMap(({ path, text }) =>
    [...text.matchAll(comparing)].map(([match]) => `${path}: ${match}`),
  );
  assert.deepEqual(found, []);
});

test('releases are written in one notation, and compared by the names of what changed', () => {
  const places = ['calico/version.ts', 'calico/changes.ts', 'calico/excludeLists.ts', 'calico/variables.ts'];
  const known = [
    ...places,
    'detection/methods.ts',
    'objects/review.ts',
    'objects/schema/facts.ts',
    'rules/object/resources.ts',
  ];
  const comparing = /\b(?:atLeast|isSince|compareVersions)\(|\bmajor: \d/;
  const found = sources.filter(({ path, text }) => {
    return comparing.test(text) && !known.includes(path.replace('src/core/', ''));
  });
  assert.deepEqual(
    found.map(({ path }) => path),
    [],
  );
});
