import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clusterTree, type TreeItem } from '../../../src/core/features/clusterTree.ts';
import type { CompletionItem } from '../../../src/core/features/completion.ts';
import { english } from '../../../src/core/l10n.ts';
import { drained } from '../../../src/core/steps.ts';
import { treeTexts } from '../../../src/core/words/treeTexts.ts';
import { controls, hostile } from '../../hostile.ts';
import { markdownOf, said } from '../../said.ts';
import { type HostileWorld, hostileWorld, manifestFile } from './hostileWorld.ts';
import { rendered } from './rendered.ts';

/** Everything in the cluster and in the files has a name that is more than text: what people see holds only text. */

const worlds = hostile.map((name) => [name, hostileWorld(name)] as const);

/** Each surface: what it shows of a world. */
const markdown: Readonly<Record<string, (world: HostileWorld) => readonly string[]>> = {
  hovers: (world) =>
    places(world).flatMap(([file, offset]) => {
      const hover = world.service.hover(file, offset, 0);
      return hover === undefined ? [] : markdownOf(hover.markdown);
    }),
  'tooltips of inlay hints': ({ service, texts }) =>
    [...texts.keys()].flatMap((file) => service.inlayHints(file).map(({ tooltip }) => markdownOf(tooltip(0)))),
  'hovers of policies': (world) =>
    places(world).flatMap(([file, offset]) => {
      const hover = drained(world.service.policies.hoverInSteps(file, offset));
      return hover === undefined ? [] : markdownOf(hover.markdown);
    }),
  'what completions tell': (world) => completionsOf(world).map(({ documentation }) => markdownOf(documentation)),
  'hovers in scripts': ({ service, inventory }) => {
    const name = inventory.nodes[0]?.interfaces?.[1]?.name ?? '';
    const text = `kubectl set env ds/calico-node IP_AUTODETECTION_METHOD='interface=${name}'\n`;
    return [...text].flatMap((_, at) => {
      const hover = service.commandHover(text, at, 0);
      return hover === undefined ? [] : markdownOf(hover.markdown);
    });
  },
};

const plain: Readonly<Record<string, (world: HostileWorld) => readonly string[]>> = {
  findings: ({ service }) =>
    service
      .findings()
      .findings.flatMap(({ message, related }) => [said(message), ...related.map((each) => said(each.message))]),
  'titles of fixes': (world) =>
    [...world.texts].flatMap(([file, text]) =>
      world.service.fixes(file, { start: 0, end: text.length }).map(({ fix }) => said(fix.title)),
    ),
  'inlay hints': ({ service, texts }) =>
    [...texts.keys()].flatMap((file) => service.inlayHints(file).map(({ label }) => said(label))),
  lenses: ({ service, texts }) =>
    [...texts.keys()].flatMap((file) => service.codeLenses(file).map(({ title }) => said(title))),
  completions: (world) => completionsOf(world).flatMap(({ label, detail }) => [label, said(detail)]),
  'the tree': ({ service, inventory }) => {
    const problems = [{ message: inventory.source.name, detail: `${inventory.source.name}\n${inventory.source.name}` }];
    return [service.resolutionFor(manifestFile), undefined].flatMap((resolution) =>
      allTexts(
        clusterTree({
          ...{ inventory, resolution, problems, family: 4 },
          verdict: resolution && drained(service.verdictInSteps(manifestFile, 4)),
        }),
      ),
    );
  },
};

/** Where each name and each value begins. */
function places({ texts }: HostileWorld): readonly (readonly [string, number])[] {
  return [...texts].flatMap(([file, text]) =>
    [...text.matchAll(/^ *"|": "/gm)].map(({ index, 0: found }) => [file, index + found.length] as const),
  );
}

const completed = new Map<HostileWorld, readonly CompletionItem[]>();

function completionsOf(world: HostileWorld): readonly CompletionItem[] {
  const known = completed.get(world) ?? places(world).flatMap(([file, at]) => world.service.completions(file, at));
  completed.set(world, known);
  return known;
}

function allTexts(items: readonly TreeItem[]): readonly string[] {
  return items.flatMap((item) => [...Object.values(treeTexts(english, item)), ...allTexts(item.children?.() ?? [])]);
}

const ownIcons = new Set(['⟨warning⟩', '⟨error⟩', '⟨question⟩']);

for (const [surface, of] of Object.entries(markdown)) {
  test(`Markdown holds text only: ${surface}`, () => {
    let seen = 0;
    for (const [name, world] of worlds) {
      for (const each of new Set(of(world))) {
        const { text, targets, html } = rendered(each);
        const icons = (text.match(/⟨.*?⟩/g) ?? []).filter((icon) => !ownIcons.has(icon));
        assert.deepEqual({ targets, html, icons }, { targets: [], html: [], icons: [] }, `${name}: ${each}`);
        assert.doesNotMatch(each, controls, name);
        seen += 1;
      }
    }
    assert.ok(seen >= hostile.length, `${seen} seen`);
  });
}

for (const [surface, of] of Object.entries(plain)) {
  test(`nothing controls, turns or hides text: ${surface}`, () => {
    let seen = 0;
    for (const [name, world] of worlds) {
      for (const each of of(world)) {
        assert.doesNotMatch(each, controls, name);
        seen += 1;
      }
    }
    assert.ok(seen >= hostile.length, `${seen} seen`);
  });
}
