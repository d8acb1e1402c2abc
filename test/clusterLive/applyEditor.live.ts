import assert from 'node:assert/strict';
import { registerHooks } from 'node:module';
import { after, afterEach, before, test } from 'node:test';
import type * as vscode from 'vscode';
import { watchRollouts } from '../../src/apply/watchRollouts.ts';
import { driftText } from '../../src/core/apply/rolloutText.ts';
import { english } from '../../src/core/l10n.ts';
import { defaultSettings } from '../../src/core/settings.ts';
import { render } from '../../src/core/words/render.ts';
import { patience } from '../patience.ts';
import { configMapWith, daemonSetWith, podsByNode, specs, storedAddresses } from './applyRun.ts';
import { closeWindow, planDocument, played } from './playedVscode.ts';
import { absent, closeSessions, connectAs, down, kubeconfigOf, kubectl, upWith } from './testCluster.ts';

/** "Apply Manifest…" with VS Code played, on a real API server; and the notification of anybody's rollout. */

registerHooks({
  resolve(name, context, next) {
    const fake = new URL('playedVscode.ts', import.meta.url).href;
    return name === 'vscode' ? { url: fake, shortCircuit: true } : next(name, context);
  },
});
const { applyManifest } = await import('../../src/editor/applyCommand.ts');
const { offerKept } = await import('../../src/editor/keptRollout.ts');
const { inSteps } = await import('../../src/turns/slices.ts');
const { createPlanDocuments } = await import('../../src/editor/planDocument.ts');

const options = { skip: absent, timeout: patience * 6 };
const first = { r1: '10.91.0.11/24', r2: '10.91.0.12/24', r3: '10.91.0.13/24', r4: '10.91.0.14/24' };

if (absent === false) {
  before(() => upWith('rollout'));
  after(down);
}
afterEach(() => {
  closeWindow();
  closeSessions();
  played.shown.length = 0;
});

const nothing = (): void => undefined;
const log: vscode.LogOutputChannel = {
  ...{ name: 'Calico', logLevel: 3, onDidChangeLogLevel: () => ({ dispose: nothing }) },
  ...{ append: nothing, appendLine: nothing, replace: nothing, clear: nothing, show: nothing, hide: nothing },
  ...{ dispose: nothing, trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing },
};
/** As text, so that only what outlives a window is kept. */
const kept = new Map<string, string>();
const memory: vscode.Memento = {
  keys: () => [...kept.keys()],
  get: (key: string) => JSON.parse(kept.get(key) ?? 'null') ?? undefined,
  update(key, value) {
    if (value === undefined) kept.delete(key);
    else kept.set(key, JSON.stringify(value));
    return Promise.resolve();
  },
};

async function deps() {
  const { session } = connectAs('admin', { watch: true });
  await session.done;
  await session.settled();
  const state = {
    origin: { kind: 'cluster', context: 'admin', progress: session.progress },
    ...{ inventory: session.inventory, problems: [], error: undefined },
  } as const;
  const source = {
    ...{ state, session, useFile: () => Promise.resolve(), refuse: nothing, disconnect: nothing, dispose: nothing },
    follow: () => session,
  };
  played.settings = { kubeconfig: kubeconfigOf('admin') };
  const plans = createPlanDocuments();
  return { source, memory, log, t: english, settings: () => defaultSettings, plans };
}

test('nothing is done in a workspace that is not trusted, nor without the name of the context', options, async () => {
  played.text = daemonSetWith('interface=eth1');
  const spec = specs();
  played.trusted = false;
  await applyManifest(await deps());
  assert.deepEqual(played.shown, [
    'This workspace is not trusted, so nothing is applied. Trust it to apply manifests.',
  ]);
  Object.assign(played, { trusted: true, pick: 'r2', typed: 'production' });
  await applyManifest(await deps());
  assert.match(
    planDocument(),
    /4 of 4 nodes change their address[\s\S]*This can be applied\.\nNothing was applied\.\n$/,
  );
  assert.deepEqual([specs(), storedAddresses()], [spec, first]);
});

test('a node that disagrees is asked about, and rolled back', options, async () => {
  const spec = specs();
  Object.assign(played, { text: daemonSetWith('cidr=10.92.0.0/24'), pick: 'r2', typed: 'admin' });
  played.press = (message) =>
    message.startsWith('r2 is as predicted') ? 'Go On' : message.startsWith('r3:') ? 'Roll Back' : undefined;
  await applyManifest(await deps());
  assert.deepEqual(played.shown, [
    'r2 is as predicted. Go on with the other 3 nodes?',
    'r3: predicted 10.92.0.13/24, but calico-node chose 10.91.0.13/24. No other node moves until you decide.',
    'Rolled back. All nodes are as before.',
  ]);
  assert.match(planDocument(), /r2: as predicted: 10\.92\.0\.12\/24\n[\s\S]*r2: as before: 10\.91\.0\.12\/24\n/);
  assert.deepEqual([specs(), storedAddresses(), kept.size], [spec, first, 0]);
});

test('a window that is loaded anew in the middle is offered to roll back', options, async () => {
  const spec = specs();
  Object.assign(played, { text: daemonSetWith('interface=eth1'), pick: 'r1', typed: 'admin' });
  const forever = new Promise<never>(nothing);
  // The window goes away while it asks, and nobody ever answers.
  await new Promise<void>((resolve, reject) => {
    played.press = (message) => {
      if (message.startsWith('Applying to')) return 'Roll Back';
      if (!message.startsWith('r1 is as predicted')) return undefined;
      resolve();
      return forever;
    };
    deps()
      .then(applyManifest)
      .then(() => reject(new Error(`it ended: ${played.shown.join(' ')}`)), reject);
  });
  assert.equal(kept.size, 1);
  closeSessions();
  await offerKept(await deps());
  assert.equal(played.shown.at(-1), 'Rolled back. All nodes are as before.');
  assert.deepEqual([specs(), storedAddresses(), kept.size], [spec, first, 0]);
});

test(
  "somebody else's rollout is watched: a node that chooses otherwise is told, with both addresses and why",
  options,
  async () => {
    const { session } = connectAs('admin', { watch: true });
    await session.done;
    await session.settled();
    const told = new Promise<string>((resolve) => {
      void watchRollouts({
        ...{ session, t: english, inSteps, settings: () => defaultSettings },
        onDisagree: (drift) => resolve(render(english, driftText(drift))),
      }).then(() => {
        kubectl(
          '-n',
          'kube-system',
          'patch',
          'configmap',
          'calico-config',
          '--type=merge',
          '-p',
          JSON.stringify(configMapWith('cidr=10.92.0.0/24')),
        );
        kubectl(
          '-n',
          'kube-system',
          'delete',
          'pod',
          podsByNode()['r1'] ?? '',
          podsByNode()['r3'] ?? '',
          '--wait=false',
        );
      });
    });
    assert.match(await told, /^r3: predicted 10\.92\.0\.13\/24 \(.+\), but calico-node chose 10\.91\.0\.13\/24\.$/);
  },
);
