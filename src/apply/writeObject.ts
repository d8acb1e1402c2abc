import { explain } from '../cluster/explain.ts';
import type { KubectlFailure } from '../cluster/result.ts';
import { objectDiff } from '../core/apply/objectDiff.ts';
import { isSecret } from '../core/apply/objects.ts';
import { asList, asRecord, asText, at } from '../core/inventory/json.ts';
import type { Translate } from '../core/l10n.ts';
import type { WriteCall, Writer } from './writer.ts';

/** Writes objects so that nothing is overwritten that nobody has seen. */

export interface WriteContext {
  readonly writer: Writer;
  readonly signal: AbortSignal;
  readonly t: Translate;
  /** Waits a little, before what could not be reached is tried again. */
  readonly pause: () => Promise<void>;
  /** How often a server that is away is tried again. */
  readonly attempts: number;
}

export type Written =
  | { readonly kind: 'written'; readonly object: unknown }
  /** Somebody else has changed it. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'failed'; readonly message: string };

/**
 * Applies an object as it was tried: `live` is what it was then, undefined for nothing. Its resourceVersion is the lock:
 * where it has another one by now, nothing is written.
 */
export async function applyObject(
  context: WriteContext,
  { object, live, force }: { readonly object: unknown; readonly live: unknown; readonly force: boolean },
): Promise<Written> {
  const version = asText(at(live, 'metadata', 'resourceVersion'));
  if (version === undefined) {
    const now = await readObject(context, object);
    if (now.kind !== 'written') return now;
    if (now.object !== undefined) return { kind: 'changed' };
  }
  return write(context, { kind: 'apply', object: withVersion(object, version), force }, live);
}

/** Puts `wanted` in the place of what is there, if that is still what was `left`. */
export async function restoreObject(context: WriteContext, left: unknown, wanted: unknown): Promise<Written> {
  const now = await readObject(context, wanted);
  if (now.kind !== 'written') return now;
  if (now.object === undefined || objectDiff(left, now.object).length > 0) return { kind: 'changed' };
  const version = asText(at(now.object, 'metadata', 'resourceVersion'));
  return write(context, { kind: 'replace', object: withVersion(wanted, version) }, now.object);
}

/** Why a call for an object failed. Servers quote what they can't read, so that of a Secret nothing is told. */
export function explainFor(object: unknown, failure: KubectlFailure, t: Translate): string {
  if (isAway(failure) || !isSecret({ kind: asText(at(object, 'kind')) ?? '' })) return explain(failure, t);
  return t("What the server says isn't shown, since it may hold a part of the Secret.");
}

/** The object as it is now; its absence is no failure. */
export async function readObject(context: WriteContext, object: unknown): Promise<Written> {
  const found = await persistently(context, { kind: 'live', object });
  if (found.kind !== 'ok') return { kind: 'failed', message: explainFor(object, found, context.t) };
  return liveIn(found.stdout, context.t);
}

/** What kubectl prints of an object: nothing where there is none, else a list of one. */
export function liveIn(stdout: string, t: Translate): Written {
  if (stdout.trim() === '') return { kind: 'written', object: undefined };
  const read = parsed(stdout, t);
  if (read.kind !== 'written' || at(read.object, 'kind') !== 'List') return read;
  return { kind: 'written', object: asList(at(read.object, 'items'))[0] };
}

async function write(
  context: WriteContext,
  call: WriteCall & { readonly kind: 'apply' | 'replace' },
  before: unknown,
): Promise<Written> {
  const { t } = context;
  for (let attempt = 0; ; attempt++) {
    // What has begun is not cancelled: of a write that is, nobody knows whether it was done.
    const result = await context.writer.run(call);
    if (result.kind === 'ok') return parsed(result.stdout, t);
    if (isChanged(result)) return { kind: 'changed' };
    if (isAway(result)) await context.pause();
    // Whether it was written before the server, or kubectl, went away can only be told by looking.
    const now = await readObject(context, call.object);
    if (now.kind === 'written' && versionOf(now.object) !== versionOf(before)) {
      return contains(now.object, call.object) ? now : { kind: 'changed' };
    }
    if (!isAway(result) || now.kind !== 'written' || attempt >= context.attempts) {
      return { kind: 'failed', message: explainFor(call.object, result, t) };
    }
  }
}

function versionOf(object: unknown): string | undefined {
  return asText(at(object, 'metadata', 'resourceVersion'));
}

/** Whether all that `wanted` says is so in `object`. */
function contains(object: unknown, wanted: unknown): boolean {
  return objectDiff(wanted, object).every(({ before }) => before === undefined);
}

/** Runs a call again as long as the server can't be reached; only for what may be done twice. */
export async function persistently(context: WriteContext, call: WriteCall) {
  for (let attempt = 0; ; attempt++) {
    const result = await context.writer.run(call, { signal: context.signal });
    if (result.kind === 'ok' || !isAway(result) || attempt >= context.attempts) return result;
    await context.pause();
  }
}

/** Whether the server can't be reached, which may pass. */
export function isAway({ kind }: KubectlFailure): boolean {
  return kind === 'unreachable' || kind === 'timed-out';
}

function isChanged({ stderr }: KubectlFailure): boolean {
  return stderr.includes('(Conflict)') || stderr.includes('the object has been modified');
}

function parsed(text: string, t: Translate): Written {
  try {
    return { kind: 'written', object: JSON.parse(text) };
  } catch {
    return { kind: 'failed', message: t("What kubectl printed can't be read as JSON.") };
  }
}

function withVersion(object: unknown, version: string | undefined): unknown {
  const { resourceVersion: _, ...metadata } = asRecord(at(object, 'metadata'));
  return { ...asRecord(object), metadata: { ...metadata, ...(version !== undefined && { resourceVersion: version }) } };
}

/** An object as it can be written again: without what the server adds. */
export function savedObject(live: unknown): unknown {
  const { status: _, ...object } = asRecord(live);
  const { managedFields, resourceVersion, uid, creationTimestamp, generation, selfLink, ...metadata } = asRecord(
    at(live, 'metadata'),
  );
  return { ...object, metadata };
}

/** A DaemonSet whose pods are replaced only when they are deleted. */
export function withStrategy(daemonSet: unknown, strategy: unknown): unknown {
  return { ...asRecord(daemonSet), spec: { ...asRecord(at(daemonSet, 'spec')), updateStrategy: strategy } };
}

export const onDelete = { type: 'OnDelete' } as const;
