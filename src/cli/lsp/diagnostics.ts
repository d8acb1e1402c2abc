import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { groupBy } from '../../core/collections.ts';
import type { Finding } from '../../core/rules/rule.ts';
import type { RunResult } from '../../core/rules/run.ts';
import { tagOf } from '../../core/rules/tags.ts';
import { createLineIndex, type LineIndex } from '../../core/text.ts';
import { render } from '../../core/words/render.ts';
import { afterwards } from '../../turns/afterwards.ts';
import { inSlices } from '../../turns/slices.ts';
import { severities, toRange, uriOf } from './convert.ts';
import { openDocument } from './documents.ts';
import { type Connection, type Diagnostic, DiagnosticTag } from './protocol.ts';
import type { Session } from './session.ts';

export const diagnosticSource = 'calico';

export interface Publisher {
  /** Publishes what the service finds now, once the running event is over; several calls make one publication. */
  schedule(): void;
}

export interface PublisherDeps extends Session {
  readonly connection: Connection;
  /** The folder of the pages on rules, where it is beside the program. */
  readonly docs: string | undefined;
  /** The text of a file of the workspace that is not open. */
  readonly textOf: (file: string) => string | undefined;
  /** What is wrong with the inventory, by file. */
  readonly inventoryDiagnostics: () => ReadonlyMap<string, readonly Diagnostic[]>;
}

/** Publishes the core's findings for the documents that are open, and what is wrong with the inventory. */
export function createPublisher(deps: PublisherDeps): Publisher {
  const { service, documents, connection, ready, inventoryDiagnostics } = deps;
  const published = new Map<string, string>();
  let turn = 0;
  /** A change in between starts anew. */
  const work = async (): Promise<void> => {
    const mine = turn;
    await ready();
    const result = mine === turn ? await inSlices(service.findingsInSteps(), () => mine !== turn) : undefined;
    if (result !== undefined) publish(result);
  };
  const publish = ({ findings, failures }: RunResult): void => {
    for (const { code, message } of failures) connection.console.error(`The rule ${code} failed: ${message}`);
    const byFile = groupBy(findings, ({ at }) => at.file);
    const wrong = new Map(inventoryDiagnostics());
    for (const { uri, file, version, lines } of documents.all()) {
      const found = (byFile.get(file) ?? []).map((finding) => toDiagnostic(finding, lines, deps));
      send({ uri, version, diagnostics: [...found, ...(wrong.get(file) ?? [])] });
      wrong.delete(file);
    }
    for (const [file, diagnostics] of wrong) send({ uri: uriOf(file), diagnostics: [...diagnostics] });
    const shown = new Set([...documents.all().map(({ uri }) => uri), ...[...wrong.keys()].map(uriOf)]);
    for (const uri of [...published.keys()]) {
      if (shown.has(uri)) continue;
      published.delete(uri);
      void connection.sendDiagnostics({ uri, diagnostics: [] });
    }
  };
  const send = (next: { uri: string; version?: number; diagnostics: Diagnostic[] }): void => {
    const state = JSON.stringify(next);
    if (published.get(next.uri) === state) return;
    published.set(next.uri, state);
    void connection.sendDiagnostics(next);
  };
  const begin = afterwards(() => void work());
  return {
    schedule() {
      turn += 1;
      begin();
    },
  };
}

function toDiagnostic(finding: Finding, lines: LineIndex, deps: PublisherDeps): Diagnostic {
  const { at, message, severity, code } = finding;
  const { relatedInformation, codeDescriptionSupport, tagSupport } = deps.client.textDocument?.publishDiagnostics ?? {};
  const canFade = tagSupport?.valueSet.includes(DiagnosticTag.Unnecessary) === true;
  return {
    range: toRange(lines, at.span),
    message: render(deps.t, message),
    severity: severities[severity],
    source: diagnosticSource,
    code,
    ...(codeDescriptionSupport && deps.docs !== undefined && { codeDescription: { href: pageOf(deps.docs, code) } }),
    ...(canFade && tagOf(code) === 'unnecessary' && { tags: [DiagnosticTag.Unnecessary] }),
    ...(relatedInformation && { relatedInformation: relatedOf(finding, deps) }),
  };
}

function pageOf(docs: string, code: string): string {
  return pathToFileURL(join(docs, `${code}.md`)).href;
}

function relatedOf({ related }: Finding, deps: PublisherDeps): NonNullable<Diagnostic['relatedInformation']> {
  return related.map(({ at: { file, span }, message }) => {
    const open = openDocument(deps.documents, file);
    const lines = open?.lines ?? createLineIndex(deps.textOf(file) ?? '');
    return {
      location: { uri: open?.uri ?? uriOf(file), range: toRange(lines, span) },
      message: render(deps.t, message),
    };
  });
}
