import assert from 'node:assert/strict';
import { test } from 'node:test';
import { helpOf } from '../../../src/cli/help.ts';
import { describedValues, knownVariable } from '../../../src/core/calico/variables.ts';
import { newest, oldest } from '../../../src/core/calico/version.ts';
import {
  isKnownIn,
  methodNamed,
  methodNames,
  methods,
  parseMethod,
  takesArgument,
  takesList,
} from '../../../src/core/detection/methods.ts';
import { METHOD_VARIABLES } from '../../../src/core/manifest/methodSites.ts';
import { operatorFields } from '../../../src/core/manifest/operatorFields.ts';

/** Each method as it is written. */
const written = methodNames.map((name) => (takesArgument(name) ? `${name}=` : name));

test('a text is the method that it begins with, and no other', () => {
  assert.deepEqual(written.map(methodNamed), methodNames);
  const others = ['interface', 'first-found=', 'First-Found', ' cidr=10.0.0.0/8', 'cidr', 'can-reach', 'foo='];
  assert.deepEqual(
    others.filter((text) => methodNamed(text) !== undefined),
    [],
  );
  assert.equal(methodNamed(''), 'first-found');
  assert.equal(methodNamed('kubernetes-internal-ip, or so'), 'kubernetes-internal-ip');
});

test('every method is known to the newest release, and those with a first release not to the oldest', () => {
  assert.deepEqual(
    written.map((text) => parseMethod(text, newest).kind),
    methodNames,
  );
  for (const name of methodNames) assert.equal(isKnownIn(name, oldest), methods[name].since === undefined, name);
});

test('only methods with an argument take a list', () => {
  assert.deepEqual(methodNames.filter(takesList), ['interface', 'skip-interface', 'cidr']);
  assert.ok(methodNames.filter(takesList).every(takesArgument));
});

test('the operator asks for one field of each method, in turn', () => {
  assert.deepEqual(
    operatorFields.map(({ field }) => field),
    ['interface', 'skipInterface', 'canReach', 'firstFound', 'cidrs', 'kubernetes'],
  );
  assert.deepEqual(
    operatorFields.map(({ method }) => methods[method].operator.turn),
    methodNames.map((_, at) => at + 1),
  );
});

test('every method is described where values of the variables are offered, and in the help of the terminal', () => {
  for (const variable of Object.values(METHOD_VARIABLES)) {
    const known = knownVariable(variable);
    const values = known === undefined ? [] : describedValues(known).map(({ value }) => value);
    assert.deepEqual([...values].sort(), [...written].sort(), variable);
  }
  const help = helpOf('resolve') ?? '';
  assert.deepEqual(
    written.filter((text) => !help.includes(text)),
    [],
  );
});
