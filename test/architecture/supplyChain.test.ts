import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { noticesFile, noticesText, shippedPackages } from '../package/notices.ts';
import { jsonOf, textOf } from './sources.ts';

/** What others have written is what was chosen, runs nothing when it is installed, and is named where it ships. */

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
}

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
}

function manifest(): Manifest {
  const { dependencies, devDependencies, scripts }: Partial<Manifest> = Object(jsonOf('package.json'));
  return { dependencies: { ...dependencies }, devDependencies: { ...devDependencies }, scripts: { ...scripts } };
}

function lock(): Readonly<Record<string, Locked>> {
  return Object(Object(jsonOf('package-lock.json')).packages);
}

const shipped = shippedPackages();

test('every version is an exact one, and the one that is locked', () => {
  const { dependencies, devDependencies } = manifest();
  const wanted = Object.entries({ ...dependencies, ...devDependencies });
  assert.deepEqual(
    wanted.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version)),
    [],
  );
  assert.deepEqual(
    wanted.filter(([name, version]) => lock()[`node_modules/${name}`]?.version !== version),
    [],
  );
});

test('every package that is locked comes from the registry, and its content is known', () => {
  const wrong = Object.entries(lock()).filter(([path, { integrity = '', resolved, link }]) => {
    if (path === '') return false;
    const isElsewhere = resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/');
    return link === true || isElsewhere || !/^sha512-[\w+/]{86}==$/.test(integrity);
  });
  assert.deepEqual(
    wrong.map(([path]) => path),
    [],
  );
});

test('SECURITY.md names each package that ships', () => {
  const [, told = ''] = textOf('SECURITY.md').split('\n## What is packaged\n');
  const named = [...told.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name).filter((name) => !name.includes(' '));
  assert.deepEqual(named, Object.keys(manifest().dependencies));
});

test('what ships is a dependency by name, so that audits see it, and is installed as it is locked', () => {
  const { dependencies } = manifest();
  assert.deepEqual(
    shipped.map(({ name, version }) => [name, version]),
    Object.entries(dependencies).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
});

test('nothing of what ships runs a script when it is installed, nor does the project itself', () => {
  const own = Object.entries(lock()).filter(([path, { dev }]) => path !== '' && dev !== true);
  assert.deepEqual(
    own.filter(([, { hasInstallScript }]) => hasInstallScript === true).map(([path]) => path),
    [],
  );
  assert.deepEqual(
    own.map(([path]) => path.replace('node_modules/', '')),
    shipped.map(({ name }) => name),
  );
  const names = Object.keys(manifest().scripts);
  assert.deepEqual(
    names.filter((name) => /^(?:pre|post)?(?:install|prepare)$/.test(name)),
    [],
  );
});

test('the licences of what ships allow it, and are in the package: npm run licences', () => {
  assert.deepEqual(
    shipped.filter(({ licence }) => !/^(?:MIT|ISC|BSD-[23]-Clause|Apache-2\.0|0BSD)$/.test(licence)),
    [],
  );
  assert.equal(readFileSync(noticesFile, 'utf8'), noticesText(shipped));
  assert.match(textOf('.vscodeignore'), /^!THIRD_PARTY_NOTICES\.txt$/m);
});

test('every push is audited, with the signatures, and installs what is locked', () => {
  const workflow = textOf('.github/workflows/ci.yml');
  assert.match(workflow, /npm audit --omit=dev\b/);
  assert.match(workflow, /npm audit signatures\b/);
  assert.doesNotMatch(workflow, /npm (?:install|i|update)\b/);
});
