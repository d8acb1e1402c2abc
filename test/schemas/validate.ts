import assert from 'node:assert/strict';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { jsonOf } from '../architecture/sources.ts';
import { type OutputName, outputs } from './outputs.ts';

/** Compiles the published schemas, strictly, and holds what the program prints against them. */
export function createValidator(): (name: OutputName, value: unknown) => void {
  const ajv = new Ajv2020({ strict: true, strictTuples: false, allErrors: true, allowUnionTypes: false });
  const compiled = new Map<string, ValidateFunction>();
  for (const name of Object.keys(outputs))
    compiled.set(name, ajv.compile(Object(jsonOf(`schemas/${name}.schema.json`))));
  return (name, value) => {
    const validate = compiled.get(name);
    assert.ok(validate !== undefined, name);
    assert.ok(validate(value), `${name}: ${ajv.errorsText(validate.errors)}`);
  };
}

let validator: ReturnType<typeof createValidator> | undefined;

/** What `args` print as JSON must be as its schema says; other outputs may be anything. */
export function assertSchema(args: readonly string[], stdout: string): void {
  const name = outputOf(args);
  if (name === undefined || stdout === '') return;
  validator ??= createValidator();
  validator(name, JSON.parse(stdout));
}

/** Which schema is for what these arguments print. */
export function outputOf(args: readonly string[]): OutputName | undefined {
  const [command = ''] = args;
  if (command === 'connections' && args.includes('--flows')) return 'connections-flows';
  const isJson =
    args.includes('--json') || args.includes('--format=json') || args[args.indexOf('--format') + 1] === 'json';
  if (!isJson) return undefined;
  if (command === 'connections') {
    if (args.includes('--diff')) return 'connections-diff';
    return args.includes('--explain') ? 'connections-explain' : 'connections';
  }
  return isOutput(command) ? command : undefined;
}

function isOutput(name: string): name is OutputName {
  return Object.hasOwn(outputs, name);
}
