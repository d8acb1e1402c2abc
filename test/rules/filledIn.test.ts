// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is what is tried

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readSnapshot } from '../../src/core/inventory/snapshot.ts';
import { parseSlice } from '../../src/core/manifest/parse.ts';
import type { YamlNode, YamlScalar } from '../../src/core/manifest/tree.ts';
import { said } from '../said.ts';
import { findingsIn } from './report.ts';

/**
 * What is filled in later is nobody's mistake: a healthy file in which a token stands in place of a value, of a part of
 * it, or of a line has no error and no warning that it did not have, and of the token at most one information is told.
 */

const snapshot = readFileSync(new URL('two-nodes.calico-inventory.yaml', import.meta.url), 'utf8');
const { inventory } = readSnapshot('two-nodes', 'two-nodes', snapshot);

/** One of each kind; `NAME` alone is a word in capitals. */
const tokens: readonly string[] = [
  '{{ .Values.name }}',
  '{{ name | default("a: b") }}',
  '{{- include "name" . | nindent 8 }}',
  '{% if name %}a{% else %}b{% endif %}',
  '%{ if name }a%{ else }b%{ endif }',
  '<%= name %>',
  '${NAME}',
  '${NAME:-a}',
  '$NAME',
  '__NAME__',
  '@@NAME@@',
  '%%NAME%%',
  '<name>',
  'MY_NAME',
];

/** Healthy files on their own, with all that can be filled in; the texts are cut at `#- `. */
const files = readFileSync(new URL('filledIn.yaml', import.meta.url), 'utf8')
  .split(/^#- /m)
  .slice(1)
  .map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n') + 1)] as const);

function told(text: string): readonly string[] {
  return findingsIn({ files: new Map([['calico.yaml', text]]), inventory }).map(({ code, severity, at, message }) => {
    const place = text.slice(at.span.start, at.span.end);
    return `${severity} ${code} ⟦${place}⟧ ${said(message)}`;
  });
}

function scalarsIn(node: YamlNode): readonly YamlScalar[] {
  if (node.kind === 'scalar') return node.span.start === node.span.end ? [] : [node];
  return node.kind === 'map' ? node.entries.flatMap(({ value }) => scalarsIn(value)) : node.items.flatMap(scalarsIn);
}

function collectionsIn(node: YamlNode): readonly YamlNode[] {
  if (node.kind === 'scalar') return [];
  const parts = node.kind === 'map' ? node.entries.map(({ value }) => value) : node.items;
  return [node, ...parts.flatMap(collectionsIn)];
}

/** What is told of `text` that is not in `before`, and more than one information on a placeholder. */
function excess(text: string, before: readonly string[], title: string): readonly string[] {
  const found = told(text).filter((line) => !before.includes(line));
  const [, ...more] = found.filter((line) => line.startsWith('information placeholder '));
  const others = found.filter((line) => !line.startsWith('information placeholder '));
  return [...others, ...more].map((line) => `${title}: ${line}`);
}

for (const [name, text] of files) {
  const before = told(text);
  const { root } = parseSlice(text);
  assert.ok(root !== undefined);

  test(`${name}: it is healthy`, () => {
    assert.deepEqual(
      before.filter((line) => /^(?:error|warning) (?!nodes-apart)/.test(line)),
      [],
    );
  });

  for (const token of tokens) {
    test(`${name}: ${token} in place of each value`, () => {
      const found = scalarsIn(root).flatMap(({ span, value }) => {
        // A variable may well be called so.
        if (token === 'MY_NAME' && value.startsWith('IP')) return [];
        const quoted = token.includes('"') ? `'${token}'` : `"${token}"`;
        return [token, quoted].flatMap((each) =>
          excess(text.slice(0, span.start) + each + text.slice(span.end), before, `for ${value}`),
        );
      });
      assert.deepEqual(found, []);
    });

    test(`${name}: ${token} in place of each list and mapping`, () => {
      const found = collectionsIn(root)
        .slice(1)
        .flatMap(({ span }) =>
          excess(
            text.slice(0, span.start) + token + text.slice(span.end),
            before,
            `for ${text.slice(span.start, span.end)}`,
          ),
        );
      assert.deepEqual(found, []);
    });

    test(`${name}: ${token} as each line`, () => {
      const lines = text.split('\n');
      const found = [...lines.keys()].flatMap((at) => {
        const indent = /^ */.exec(lines[at] ?? '')?.[0] ?? '';
        return excess(lines.toSpliced(at, 0, indent + token).join('\n'), before, `before ${lines[at]?.trim()}`);
      });
      assert.deepEqual(found, []);
    });
  }
}
