import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Agent } from '../../../src/core/manifest/agent.ts';
import { findAgents } from '../../../src/core/manifest/agent.ts';
import type { ReadManifest } from '../../../src/core/manifest/file.ts';
import { readManifest } from '../../../src/core/manifest/file.ts';
import { methodSites } from '../../../src/core/manifest/forms/forms.ts';
import type { MethodSite } from '../../../src/core/manifest/methodSites.ts';
import type { Span } from '../../../src/core/text.ts';

/** One case: what goes in, and the lines that must come out, all of them and no others. */
export interface Case {
  readonly name: string;
  readonly given: string;
  readonly expected: readonly string[];
}

/** Runs each case as a test of its own. */
export function check(cases: readonly Case[], run: (given: string) => readonly string[]): void {
  for (const { name, given, expected } of cases) test(name, () => assert.deepEqual(run(given), expected));
}

export interface World {
  readonly manifests: readonly ReadManifest[];
  readonly agents: readonly Agent[];
  readonly sites: readonly MethodSite[];
  /** Where the marker `<|>` stood. */
  readonly cursor: { readonly file: string; readonly offset: number } | undefined;
  /** The text at a span of a file. */
  cut(file: string, span: Span): string;
}

/** Reads files from one string, in which `#- path` begins a file (`calico.yaml` without one) and `<|>` is the cursor. */
export function worldOf(given: string): World {
  const files = given.startsWith('#- ') ? given.split(/^#- /m).slice(1) : [`calico.yaml\n${given}`];
  let cursor: World['cursor'];
  const manifests = files.map((source) => {
    const lineEnd = source.indexOf('\n');
    const file = source.slice(0, lineEnd);
    const marked = source.slice(lineEnd + 1);
    const offset = marked.indexOf('<|>');
    if (offset !== -1) cursor = { file, offset };
    return readManifest(file, marked.replace('<|>', ''));
  });
  const agents = findAgents(manifests);
  const texts = new Map(manifests.map(({ file, text }) => [file, text]));
  const cut = (file: string, { start, end }: Span): string => (texts.get(file) ?? '').slice(start, end);
  return { manifests, agents, sites: methodSites(agents), cursor, cut };
}

/** A DaemonSet of calico-node around the given `env` list, which stands in column 8. */
export function daemonSet(env: string, more = ''): string {
  return `apiVersion: apps/v1
kind: DaemonSet
metadata: {name: calico-node, namespace: kube-system}
spec:
  template:
    spec:
      containers:
      - name: calico-node
        image: quay.io/calico/node:v3.32.1
${more}        env:
${env}`;
}
