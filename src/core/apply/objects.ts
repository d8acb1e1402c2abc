import { asList, asRecord, asText, at } from '../inventory/json.ts';
import { unhurried } from '../manifest/documentLimits.ts';
import { parseVerbatim } from '../manifest/parse.ts';
import { booleanOf } from '../manifest/scalarType.ts';
import { splitDocuments } from '../manifest/split.ts';
import { isNull, type YamlNode, type YamlScalar } from '../manifest/tree.ts';
import { type Message, say } from '../message.ts';
import { numberOf } from '../objects/fields.ts';
import { createLineIndex } from '../text.ts';

/** The objects of manifests as plain data, as kubectl would read them. */

export interface ObjectName {
  /** `apps/v1`. */
  readonly apiVersion: string;
  readonly kind: string;
  /** Undefined where none is written: the context's, or there is none. */
  readonly namespace?: string;
  readonly name: string;
}

export interface ManifestObject extends ObjectName {
  readonly file: string;
  readonly value: Readonly<Record<string, unknown>>;
}

export interface ReadObjects {
  readonly objects: readonly ManifestObject[];
  /** What can't be applied, each with its place: a sentence. */
  readonly problems: readonly Message[];
  /** Secrets that nobody has named, which are left out. */
  readonly secrets: readonly ObjectName[];
}

/**
 * Reads all documents of all files, and the items of lists. `named`: the Secrets that are wanted, as `NAMESPACE/NAME`, or
 * `NAME` where the file writes no namespace.
 */
export function readObjects(
  files: readonly { readonly name: string; readonly text: string }[],
  named: readonly string[],
): ReadObjects {
  const problems: Message[] = [];
  const objects = files.flatMap(({ name: file, text }) => {
    const index = createLineIndex(text);
    return splitDocuments(text).flatMap((slice): readonly ManifestObject[] => {
      const { root, problems: found } = parseVerbatim(slice.text, unhurried);
      const place = `${file}:${index.positionAt(slice.start).line + 1}`;
      const [problem] = found;
      if (problem !== undefined) {
        const { line } = index.positionAt(slice.start + (problem.span?.start ?? 0));
        problems.push(say('{0}: {1}', `${file}:${line + 1}`, problem.message));
        return [];
      }
      if (root === undefined || isNull(root)) return [];
      return objectsIn(plainOf(root)).flatMap((value) => {
        const named = nameOf(value);
        if (named !== undefined) return [{ file, ...named, value }];
        problems.push(say('{0}: This document is no object with apiVersion, kind and metadata.name.', place));
        return [];
      });
    });
  });
  const isLeftOut = (each: ObjectName): boolean => isSecret(each) && !named.includes(placeOf(each));
  const kept = objects.filter((each) => !isLeftOut(each));
  const twice = [
    ...new Set(kept.filter((each, at) => kept.findIndex((other) => isSame(other, each)) < at).map(titleOf)),
  ];
  problems.push(...twice.map((title) => say('{0} is in the files twice. Keep one of them.', title)));
  const missing = named.filter((name) => !kept.some((each) => isSecret(each) && placeOf(each) === name));
  problems.push(...missing.map((name) => say('No file holds a Secret {0}.', name)));
  return { objects: kept, problems, secrets: objects.filter(isLeftOut) };
}

/** Whether nothing of its values may be shown or kept. */
export function isSecret({ kind }: Pick<ObjectName, 'kind'>): boolean {
  return kind === 'Secret';
}

/** The value of a document as the API server gets it. */
export function plainOf(node: YamlNode): unknown {
  switch (node.kind) {
    case 'scalar':
      return scalarOf(node);
    case 'sequence':
      return node.items.map(plainOf);
    case 'map':
      return Object.fromEntries(node.entries.map(({ key, value }) => [key.value, plainOf(value)]));
  }
}

function scalarOf({ type, value }: YamlScalar): unknown {
  switch (type) {
    case 'string':
      return value;
    case 'null':
      return null;
    case 'boolean':
      return booleanOf(value) ?? value;
    case 'number':
      return numberOf(value) ?? value;
  }
}

function objectsIn(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  const kind = asText(at(value, 'kind'));
  const items = at(value, 'items');
  return kind?.endsWith('List') && Array.isArray(items) ? asList(items).flatMap(objectsIn) : [asRecord(value)];
}

/** Undefined where it is no object of an API server, or one whose name it would choose. */
export function nameOf(value: unknown): ObjectName | undefined {
  const [apiVersion, kind] = [asText(at(value, 'apiVersion')), asText(at(value, 'kind'))];
  const [name, namespace] = [asText(at(value, 'metadata', 'name')), asText(at(value, 'metadata', 'namespace'))];
  if (!apiVersion || !kind || !name) return undefined;
  return { apiVersion, kind, name, ...(namespace && { namespace }) };
}

export function isSame(a: ObjectName, b: ObjectName): boolean {
  return (
    a.kind === b.kind &&
    a.name === b.name &&
    (a.namespace ?? '') === (b.namespace ?? '') &&
    groupOf(a.apiVersion) === groupOf(b.apiVersion)
  );
}

/** `apps` of `apps/v1`; empty for the core's. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash === -1 ? '' : apiVersion.slice(0, slash);
}

/** `DaemonSet kube-system/calico-node`. */
export function titleOf(object: ObjectName): string {
  return `${object.kind} ${placeOf(object)}`;
}

function placeOf({ namespace, name }: ObjectName): string {
  return `${namespace === undefined ? '' : `${namespace}/`}${name}`;
}
