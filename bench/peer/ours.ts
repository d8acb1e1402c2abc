import { readFileSync } from 'node:fs';
import { asRecord } from '../../src/core/inventory/json.ts';
import { readSnapshot } from '../../src/core/inventory/snapshot.ts';
import { createCalicoService } from '../../src/core/service.ts';
import { inSlices } from '../../src/turns/slices.ts';
import { speak } from './framing.ts';
import { createMirror, type Mirror } from './mirror.ts';
import type { Change, Place } from './session.ts';

/**
 * The extension's core as a language server, so that it can be measured as others are: it gets the text of a document as VS
 * Code's extension host has it, and works when the running event is over and in the same slices as the editor does.
 */

const service = createCalicoService();
const documents = new Map<string, Mirror>();
let scheduled = false;
let turn = 0;

const write = speak(process.stdin, process.stdout, ({ id = null, method, params }) => {
  const { textDocument, contentChanges = [], position, inventory }: Params = asRecord(params);
  const uri = textDocument?.uri ?? '';
  const mirror = documents.get(uri) ?? createMirror(textDocument?.text ?? '');
  switch (method) {
    case 'initialize':
      if (inventory !== undefined) {
        service.setInventory(readSnapshot(inventory, inventory, readFileSync(inventory, 'utf8')).inventory);
      }
      return write({ id, result: { capabilities: {} } });
    case 'textDocument/didOpen':
      documents.set(uri, mirror);
      return take(uri, mirror);
    case 'textDocument/didChange':
      contentChanges.forEach(mirror.apply);
      return take(uri, mirror);
    case 'textDocument/didClose':
      documents.delete(uri);
      service.removeFile(uri);
      return schedule(uri);
    case 'textDocument/hover':
      return write({ id, result: service.hover(uri, mirror.offsetAt(position), Date.now()) ?? null });
    case 'textDocument/completion':
      return write({ id, result: service.completions(uri, mirror.offsetAt(position)) });
  }
});

interface Params {
  readonly textDocument?: { readonly uri: string; readonly text?: string };
  readonly contentChanges?: readonly Change[];
  readonly position?: Place;
  readonly inventory?: string;
}

function take(uri: string, mirror: Mirror): void {
  service.setFile(uri, mirror.text());
  schedule(uri);
}

function schedule(uri: string): void {
  turn += 1;
  if (scheduled) return;
  scheduled = true;
  setImmediate(() => void publish(uri));
}

async function publish(uri: string): Promise<void> {
  scheduled = false;
  const mine = turn;
  const result = await inSlices(service.findingsInSteps(), () => mine !== turn);
  if (result === undefined) return;
  const mirror = documents.get(uri);
  const diagnostics = result.findings
    .filter(({ at }) => at.file === uri)
    .map(({ at: { span }, message, severity, code }) => {
      const range = { start: mirror?.positionAt(span.start), end: mirror?.positionAt(span.end) };
      return { range, message, severity, code, source: 'calico' };
    });
  write({ method: 'textDocument/publishDiagnostics', params: { uri, diagnostics } });
}
