import type { ReachReport } from '../features/reachReport.ts';
import type { BgpPeer, ClusterInventory, IpPool } from '../inventory/inventory.ts';
import { asList, asText, at } from '../inventory/json.ts';
import { type Message, nothing, say } from '../message.ts';
import type { Node } from '../net/node.ts';
import type { Place, Severity } from '../rules/rule.ts';
import { type CalicoService, createCalicoService, type ServiceInit } from '../service.ts';
import { createLineIndex } from '../text.ts';
import { numberText, ofNodesText } from '../words/countText.ts';
import { sentencesText } from '../words/listText.ts';
import { causesOf } from './causes.ts';
import type { Basis, Diagnosis, DiagnosisCause } from './model.ts';

export type { Diagnosis } from './model.ts';

/** The files that are judged; of `undefined` the cluster's own objects are. */
export interface DiagnosedFiles {
  readonly service: CalicoService;
  readonly textOf: (file: string) => string | undefined;
  /** As the user knows it, without a folder. */
  readonly nameOf: (file: string) => string;
  /** As users know them. */
  readonly names: readonly string[];
}

export interface DiagnosisInput {
  readonly inventory: ClusterInventory;
  /** Undefined: the cluster's own objects are judged. */
  readonly files: DiagnosedFiles | undefined;
  readonly init: ServiceInit;
}

/** All that is found about a cluster, with pauses in which notes may work. */
export function* diagnose({ inventory, files, init }: DiagnosisInput): Generator<undefined, Diagnosis> {
  const judged = files ?? ofCluster(inventory, init);
  const { findings } = yield* judged.service.findingsInSteps();
  const reach = yield* judged.service.reachInSteps(undefined);
  const placeText = placesIn(judged);
  const causes = causesOf({ findings, stops: reach?.causes ?? [], placeText, source: inventory.source.kind });
  return {
    verdict: headOf(causes, reach),
    basis: basisOf(inventory, files?.names ?? []),
    reached: reach?.reached,
    causes,
  };
}

interface Judged extends DiagnosedFiles {
  readonly titleAt?: (offset: number) => string;
}

function ofCluster(inventory: ClusterInventory, init: ServiceInit): Judged {
  const objects = clusterObjects(inventory);
  const service = createCalicoService(init);
  service.setFile(clusterFile, objects.text);
  service.setInventory(inventory);
  return { service, textOf: () => objects.text, nameOf: () => clusterFile, names: [], titleAt: objects.titleAt };
}

function placesIn(judged: Judged): (place: Place) => string {
  return ({ file, span }) => {
    if (judged.titleAt !== undefined) return judged.titleAt(span.start);
    const text = judged.textOf(file);
    const name = judged.nameOf(file);
    return text === undefined ? name : `${name}:${createLineIndex(text).positionAt(span.start).line + 1}`;
  };
}

function headOf(causes: readonly DiagnosisCause[], reach: ReachReport | undefined): Diagnosis['verdict'] {
  const level = (['error', 'warning', 'information', 'hint'] as const).find((each) =>
    causes.some(({ severity }) => severity === each),
  );
  const isGrave = level === 'error' || level === 'warning';
  return {
    level: level ?? 'none',
    text: sentencesText([pathsText(reach, isGrave), countsText(causes, isGrave)]),
  };
}

function countsText(causes: readonly DiagnosisCause[], isGrave: boolean): Message {
  const count = (severity: Severity): number => causes.filter((each) => each.severity === severity).length;
  if (isGrave) return say('{0}, {1}.', errorsText(count('error')), warningsText(count('warning')));
  const notes = causes.filter(({ kind }) => kind === 'finding').length;
  if (notes === 0) return say('Nothing wrong was found.');
  return notes === 1 ? say('No errors or warnings, 1 note.') : say('No errors or warnings, {0} notes.', notes);
}

function errorsText(count: number): Message {
  return count === 1 ? say('1 error') : say('{0} errors', count);
}

function warningsText(count: number): Message {
  return count === 1 ? say('1 warning') : say('{0} warnings', count);
}

/** What all views say of the cluster's paths; where they say nothing, on how many paths that rests. */
function pathsText(reach: ReachReport | undefined, isGrave: boolean): Message {
  if (reach === undefined) return say('Whether packets arrive is unknown.');
  if (reach.summary !== nothing) return reach.summary;
  const counts = Object.values(reach.reached);
  const assumed = counts.reduce((sum, each) => sum + each.assumed, 0);
  const all = counts.reduce((sum, { arrives }) => sum + arrives, assumed);
  if (all === 0) return nothing;
  const every = numberText(all);
  if (assumed > 0)
    return say('No path is known to be broken; {0} of {1} have a condition.', numberText(assumed), every);
  if (isGrave) return say('No path is known to be broken.');
  return say('All {0} paths work, as far as nodes tell.', every);
}

function basisOf(inventory: ClusterInventory, files: readonly string[]): Basis {
  const { source, nodes, calicoVersion, pools, blocks, bgp, ipam, pods } = inventory;
  const per = (has: (node: Node) => boolean): Message => ofNodesText(nodes.filter(has).length, nodes.length);
  const parts = [
    [say('IP pools'), pools !== undefined],
    [say('IPAM blocks'), blocks !== undefined],
    [say('IPAM settings'), ipam !== undefined],
    [say('BGP peers'), bgp !== undefined],
    [say('Pods'), pods !== undefined],
  ] as const;
  return {
    source: source.kind,
    ...(source.takenAt !== undefined && { takenAt: source.takenAt }),
    ...(calicoVersion !== undefined && { calicoVersion }),
    nodes: nodes.length,
    files,
    known: [
      say(
        'interfaces of {0}',
        per((node) => node.interfaces !== undefined),
      ),
      say(
        'routes of {0}',
        per(({ routing }) => routing[4] !== undefined || routing[6] !== undefined),
      ),
      say(
        'stored addresses of {0}',
        per(({ stored }) => stored !== undefined),
      ),
      ...parts.flatMap(([name, isKnown]) => (isKnown ? [name] : [])),
    ],
    unknown: parts.flatMap(([name, isKnown]) => (isKnown ? [] : [name])),
  };
}

/** What an inventory holds of the cluster's objects, as a manifest: so that the rules judge it where no file is given. */

interface ClusterObjects {
  readonly text: string;
  /** `IPPool default-ipv4-ippool`: the object at an offset of the text. */
  titleAt(offset: number): string;
}

const separator = '---\n';

/** The name by which the rules know the text. */
const clusterFile = 'cluster.yaml';

/** What runs, pools, and BGP as far as it is known; the text is empty where nothing is. */
function clusterObjects(inventory: ClusterInventory): ClusterObjects {
  const running = runningItems(inventory.running);
  const objects = [...running, ...(inventory.pools ?? []).map(poolObject), ...bgpObjects(inventory)];
  const parts = objects.map((object) => `${JSON.stringify(object, undefined, 2)}\n`);
  let end = 0;
  const ends = parts.map((part) => (end += part.length + separator.length));
  return {
    text: parts.join(separator),
    titleAt(offset) {
      const index = ends.findIndex((end) => offset < end);
      return titleOf(objects[index]);
    },
  };
}

function runningItems(text: string | undefined): readonly unknown[] {
  try {
    return asList(at(JSON.parse(text ?? ''), 'items'));
  } catch {
    return [];
  }
}

function titleOf(object: unknown): string {
  const [kind, name] = [asText(at(object, 'kind')) ?? '', asText(at(object, 'metadata', 'name')) ?? ''];
  const namespace = asText(at(object, 'metadata', 'namespace'));
  return `${kind} ${namespace === undefined ? name : `${namespace}/${name}`}`;
}

function poolObject({ name, cidr, ...rest }: IpPool): unknown {
  const { ipipMode, vxlanMode, natOutgoing, disabled, blockSize, nodeSelector, disableBGPExport } = rest;
  const spec = { cidr, ipipMode, vxlanMode, natOutgoing, disabled, blockSize, nodeSelector, disableBGPExport };
  return calicoObject('IPPool', name, spec);
}

function bgpObjects({ bgp }: ClusterInventory): readonly unknown[] {
  if (bgp === undefined) return [];
  const configuration = calicoObject('BGPConfiguration', 'default', {
    nodeToNodeMeshEnabled: bgp.nodeToNodeMesh,
    ...asNumberField(bgp),
  });
  // A peer that is known by its address alone lacks what its definition asks for.
  const whole = bgp.peers.filter(({ peerSelector, asNumber }) => peerSelector !== undefined || asNumber !== undefined);
  return [configuration, ...whole.map(peerObject)];
}

/** `64512` as a number; what has a dot stays a text. */
function asNumberField({ asNumber }: { readonly asNumber?: string | undefined }): object {
  if (asNumber === undefined) return {};
  return { asNumber: Number.isInteger(Number(asNumber)) ? Number(asNumber) : asNumber };
}

function peerObject({ name, asNumber, ...spec }: BgpPeer): unknown {
  return calicoObject('BGPPeer', name, { ...spec, ...asNumberField({ asNumber }) });
}

function calicoObject(kind: string, name: string, spec: unknown): unknown {
  return { apiVersion: 'projectcalico.org/v3', kind, metadata: { name }, spec };
}
