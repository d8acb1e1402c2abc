import { calicoRole } from '../../manifest/calicoContainers.ts';
import { workloadsOf } from '../../manifest/documents.ts';
import type { Container, EnvVar, Workload } from '../../manifest/model.ts';
import { entryMove } from '../../manifest/moveEnv.ts';
import { entryRemoval } from '../../manifest/writeEnv.ts';
import { type Message, say } from '../../message.ts';
import type { FileContext, Fix, Report, Rule } from '../rule.ts';

/** A variable of calico-node stands in another container, which does not read it. */
export const wrongContainer: Rule = {
  code: 'wrong-container',
  severity: 'warning',
  scope: 'file',
  check(context) {
    return workloadsOf(context.manifest).flatMap((workload) => reportsOf(workload, context));
  },
};

/** What startup.go alone reads; the other variables of calico-node have their use in several containers. */
const ownVariables: ReadonlySet<string> = new Set([
  'IP',
  'IP6',
  'IP_AUTODETECTION_METHOD',
  'IP6_AUTODETECTION_METHOD',
  'AUTODETECT_POLL_INTERVAL',
]);

function reportsOf(workload: Workload, context: FileContext): readonly Report[] {
  const node = workload.containers.find((each) => calicoRole(each, workload) === 'node');
  return workload.containers.flatMap((container) => {
    if (calicoRole(container, workload) !== 'other') return [];
    return container.env
      .filter((entry) => isMisplaced(entry) && !isReferredTo(entry.name.value, container) && !isShared(entry, node))
      .map((entry) => report(entry, container, node, context));
  });
}

/** An IP that is filled in with a field of the pod is meant for something else. */
function isMisplaced({ name, value }: EnvVar): boolean {
  return ownVariables.has(name.value) && (value !== undefined || name.value.includes('AUTODETECT'));
}

/** Whether calico-node has the very same entry, by an alias or `<<`. */
function isShared({ name }: EnvVar, node: Container | undefined): boolean {
  return node?.env.some((other) => other.name.span.start === name.span.start) === true;
}

/** Whether another variable takes the text of this one. */
function isReferredTo(name: string, { env }: Container): boolean {
  return env.some(({ value }) => value?.value.includes(`$(${name})`) === true);
}

function report(entry: EnvVar, container: Container, node: Container | undefined, context: FileContext): Report {
  const { manifest } = context;
  const { file } = manifest;
  const message = messageOf(entry.name.value, container.name?.value ?? '', node);
  const at = node?.name?.span ?? node?.body.span;
  return {
    at: { file, span: entry.name.span },
    message,
    related: at === undefined ? [] : [{ at: { file, span: at }, message: say('This container reads it') }],
    fixes: () => (node === undefined ? [] : fixesFor(entry, container, node, context)),
  };
}

function messageOf(name: string, where: string, node: Container | undefined): Message {
  if (node === undefined) return say("Container {0} doesn't read {1}: set it on calico-node.", where, name);
  return has(node, name)
    ? say("Container {0} doesn't read {1}, and calico-node has its own.", where, name)
    : say("Container {0} doesn't read {1}: move it to calico-node, which does.", where, name);
}

function has({ env }: Container, name: string): boolean {
  return env.some((entry) => entry.name.value === name);
}

/** Moves the entry; where calico-node has one of that name already, takes this one away. */
function fixesFor(
  entry: EnvVar,
  container: Container,
  node: Container,
  { manifest: { file, text } }: FileContext,
): readonly Fix[] {
  const name = entry.name.value;
  if (has(node, name)) {
    const edit = entryRemoval(entry, container, text);
    const title = say('Remove it: calico-node already has {0}', name);
    return edit === undefined ? [] : [{ title, preferred: true, edits: [{ file, edits: [edit] }] }];
  }
  const edits = entryMove(entry, container, node, text);
  return edits === undefined
    ? []
    : [{ title: say('Move it to calico-node'), preferred: true, edits: [{ file, edits }] }];
}
