// npm run facts: makes src/core/facts of what lies here.
// npm run facts -- CHECKOUT: tells what a checkout of Calico defines otherwise than the newest release that is known.
// npm run facts -- CHECKOUT v3.33.0: takes it in as that release; `master` takes it in as what comes next.
import { readFileSync, writeFileSync } from 'node:fs';
import { withRelease } from './addRelease.ts';
import { changesIn } from './compare.ts';
import { readDefinitions } from './definitions.ts';
import { felixChanges } from './felix.ts';
import { generatedFiles } from './generate.ts';
import { parseFields, printFields } from './source.ts';

const [checkout, release] = process.argv.slice(2);
if (checkout !== undefined) takeIn(checkout, release);
if (checkout === undefined || release !== undefined) {
  for (const [path, text] of generatedFiles()) {
    writeFileSync(new URL(`../${path}`, import.meta.url), text);
    console.log(`${path}  ${(text.length / 1024).toFixed(1)} kB`);
  }
}

function takeIn(folder: string, name: string | undefined): void {
  const file = new URL('fields.txt', import.meta.url);
  const source = parseFields(readFileSync(file, 'utf8'));
  const read = readDefinitions(folder);
  const against = name !== undefined && source.releases.includes(name) ? name : (source.releases.at(-2) ?? '');
  const changes = changesIn(source, against, read);
  const ofFelix = felixChanges(readFileSync(new URL('felix.txt', import.meta.url), 'utf8'), folder);
  for (const line of [...changes, ...ofFelix]) console.log(line);
  console.log(
    `${read.size} kinds; ${changes.length} changes since ${against}; ${ofFelix.length} of Felix's parameters`,
  );
  if (name === undefined) return;
  if (!/^(?:v\d+\.\d+\.\d+|master)$/.test(name)) throw new Error(`${name} is no release: v3.33.0, or master`);
  writeFileSync(file, printFields(withRelease(source, name, read)));
}
