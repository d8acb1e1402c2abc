import { writeFileSync } from 'node:fs';
import { withRelease } from './addRelease.ts';
import { changesIn } from './compare.ts';
import { readDefinitions } from './definitions.ts';
import { felixChanges } from './felix.ts';
import { factsIn, generatedFiles } from './generate.ts';
import { parseFields, printFields } from './source.ts';
import { deviceChanges, exclusionChanges, operatorChanges, withExclusions, withOperator } from './tables.ts';
import { variableChanges } from './variables.ts';

const [checkout, release] = process.argv.slice(2);
if (checkout !== undefined) takeIn(checkout, release);
if (checkout === undefined || release !== undefined) {
  for (const [path, text] of generatedFiles()) {
    writeFileSync(new URL(`../${path}`, import.meta.url), text);
    console.log(`${path}  ${(text.length / 1024).toFixed(1)} kB`);
  }
}

function takeIn(folder: string, name: string | undefined): void {
  const source = parseFields(factsIn('fields.txt'));
  const read = readDefinitions(folder);
  const isKnown = name !== undefined && source.releases.includes(name);
  const against = isKnown ? name : (source.releases.at(-2) ?? '');
  const found = {
    'changes of kinds': changesIn(source, against, read),
    "of Felix's parameters": felixChanges(factsIn('felix.txt'), folder),
    'of variables': variableChanges(factsIn('variables.txt'), folder),
    'of names that are left out': exclusionChanges(factsIn('exclusions.txt'), against, folder),
    'of devices': deviceChanges(factsIn('devices.txt'), folder),
    "of the operator's lines": operatorChanges(factsIn('operators.txt'), folder),
  };
  for (const line of Object.values(found).flat()) console.log(line);
  const counts = Object.entries(found).map(([what, { length }]) => `${length} ${what}`);
  console.log(`${read.size} kinds; since ${against}: ${counts.join(', ')}`);
  if (name === undefined) return;
  if (!/^(?:v\d+\.\d+\.\d+|master)$/.test(name)) throw new Error(`${name} is no release: v3.33.0, or master`);
  write('fields.txt', printFields(withRelease(source, name, read)));
  if (isKnown) return;
  write('exclusions.txt', withExclusions(factsIn('exclusions.txt'), name, folder));
  write('operators.txt', withOperator(factsIn('operators.txt'), folder));
}

function write(name: string, text: string): void {
  writeFileSync(new URL(name, import.meta.url), text);
}
