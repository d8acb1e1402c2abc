import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatResolutionText } from '../../../src/cli/formats/resolutionText.ts';
import { clusterTree } from '../../../src/core/features/clusterTree.ts';
import { nicTableInSteps } from '../../../src/core/features/nicTable.ts';
import type { ClusterInventory } from '../../../src/core/inventory/inventory.ts';
import { english as t } from '../../../src/core/l10n.ts';
import type { Level } from '../../../src/core/level.ts';
import { drained } from '../../../src/core/steps.ts';
import { render } from '../../../src/core/words/render.ts';
import { treeTexts } from '../../../src/core/words/treeTexts.ts';
import { pathsText, reachText, verdictText } from '../../../src/core/words/verdictText.ts';
import { countsOf } from '../../../src/webview/nic/rows.ts';
import { inEnglish, markdownOf, said } from '../../said.ts';
import { fleet, manifest, sample, serviceFor, wellRead } from './fleet.ts';

/** What each surface says of a cluster: none says less than another. */

const noRoutes = `kind: CalicoInventory
version: 1
pools: [{name: p, cidr: 10.244.0.0/16, ipipMode: Always, natOutgoing: true}]
nodes:
  - {name: a, interfaces: [{name: eth0, addresses: [10.0.0.1/24]}]}
  - {name: b, interfaces: [{name: eth0, addresses: [10.1.0.1/24]}]}
`;

interface World {
  readonly name: string;
  readonly method: string;
  readonly inventory: ClusterInventory;
  readonly reach: Level;
}

const cut = (at: number) =>
  at === 7
    ? { routes: ['10.30.0.0/16 dev eno2 scope link src 10.30.0.7', 'default via 10.30.255.254 dev eno2'] }
    : undefined;

const worlds: readonly World[] = [
  { name: 'the sample', method: 'interface=ens33,eth0', inventory: sample(), reach: 'none' },
  { name: 'the sample, broken', method: 'interface=^ens33$,^eth1$', inventory: sample(), reach: 'error' },
  { name: 'the sample with docker0', method: 'interface=docker0', inventory: sample(), reach: 'error' },
  { name: 'a node without an address', method: 'interface=^ens33$', inventory: sample(), reach: 'error' },
  { name: 'routes that are not known', method: 'interface=eth0', inventory: wellRead(noRoutes), reach: 'unknown' },
  { name: '150 nodes', method: 'interface=eno1', inventory: fleet(150), reach: 'none' },
  { name: '150 nodes, one cut off', method: 'interface=eno1', inventory: fleet(150, cut), reach: 'error' },
];

const states = { error: 'error', warning: 'warning', unknown: 'unknown', information: 'good', none: 'good' } as const;
const icons = { error: 'error', warning: 'warning', unknown: 'question', information: 'info', none: 'pass' } as const;

for (const { name, method, inventory, reach } of worlds) {
  test(`all surfaces agree: ${name}`, () => {
    const file = 'calico.yaml';
    const service = serviceFor(method, inventory);
    const resolution = service.resolutionFor(file);
    const verdict = drained(service.verdictInSteps(file, 4));
    assert.ok(verdict);
    assert.ok(resolution);
    assert.equal(verdict.reach, reach);
    const [paths, whole] = [render(t, pathsText(verdict)), render(t, verdictText(verdict))];
    assert.equal(paths === '', reach === 'none');

    const [lens] = service.codeLenses(file);
    assert.ok(lens && said(lens.title).endsWith(paths));
    if (reach !== 'none') assert.equal(lens?.state, states[verdict.level]);

    const hints = service.inlayHints(file).map(({ label }) => said(label));
    assert.ok(hints.length > 0);
    assert.ok(reach !== 'error' || hints.every((label) => label.includes('⚠')), hints.join());

    const text = manifest(method);
    const found = service.hover(file, text.indexOf('IP_AUTODETECTION_METHOD\n') + 3, 0);
    const hover = found === undefined ? '' : (markdownOf(found.markdown).split('\n')[0] ?? '');
    assert.equal(hover.startsWith(`$(${icons[reach]})`), reach !== 'none', hover);

    const tree = clusterTree({ inventory, resolution, verdict, family: 4, problems: [] });
    const told = tree.find(({ context }) => context === 'verdict');
    const texts = told && treeTexts(t, told);
    assert.deepEqual(
      texts && [texts.label, told?.icon, texts.tooltip],
      reach === 'none' ? undefined : [paths, icons[reach], whole],
    );
    const nodes = tree.flatMap((each) => (each.context === 'group' ? (each.children?.() ?? []) : [each]));
    for (const node of verdict.nodes) {
      const item = nodes.find((each) => each.node === node.name);
      if (verdict.of(node).reach === 'error') assert.equal(item?.icon, 'error', node.name);
    }

    const table = inEnglish(drained(nicTableInSteps(resolution, 4, 0, verdict)));
    assert.deepEqual(table.verdict, { level: reach, text: whole });
    if (reach === 'error') assert.ok(countsOf(table).problems > 0);

    const rows = inEnglish(service.matrix(file))?.rows ?? [];
    const own = rows.find(({ origin }) => origin === 'file');
    assert.equal(own?.grade === 'bad', reach === 'error', own?.reason);
    assert.ok(own?.reason.includes(paths) || own?.served === 0, own?.reason);
    const reaching = rows.filter(({ reason }) => !reason.includes('broken'));
    const broken = rows.filter(({ reason }) => reason.includes('broken'));
    for (const { rank } of broken) assert.ok(reaching.every((each) => each.rank < rank));

    const headline = reach === 'none' ? 'Pods reach each other on all paths.' : render(t, reachText(verdict));
    for (const search of ['', verdict.nodes[0]?.name ?? '', 'nobody is called so']) {
      assert.ok(inEnglish(service.topology(file, { search }))?.summary.startsWith(headline), search);
    }

    const cards = service.topology(file)?.cards ?? [];
    assert.ok(reach === 'none' || cards.some(({ state }) => state !== 'good'));

    const { findings } = service.findings();
    const grave = findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
    assert.equal(grave.length > 0, reach === 'error', grave.map(({ message }) => said(message)).join('\n'));
    assert.ok(findings.every(({ code }) => code !== 'nodes-apart') || reach !== 'none');

    const played = [{ resolution, verdicts: service.verdicts()[0], families: [4] as const }];
    const shown = formatResolutionText(
      { files: [], inventory, played },
      { paint: (_, each) => each, now: 0, all: false },
    );
    assert.ok(shown.includes(whole), shown);
  });
}

test('a node that most others reach is in no trouble because of one that they do not', () => {
  const verdict = drained(serviceFor('interface=eno1', fleet(20, cut)).verdictInSteps('calico.yaml', 4));
  assert.ok(verdict);
  const levels = verdict.nodes.map((node) => verdict.of(node).reach);
  assert.deepEqual([...new Set(levels)].sort(), ['error', 'information']);
  assert.equal(levels.indexOf('error'), 7);
  assert.equal(levels.lastIndexOf('error'), 7);
});
