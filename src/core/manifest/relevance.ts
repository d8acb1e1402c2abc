import { declaredKind, kindsIn } from './kindKeys.ts';
import { chartKinds, isListKind, podPaths, rangeKinds, settingsKinds } from './kinds.ts';

/** Values of charts, variables of installers and patches have no kind, but one of these. */
const KINDLESS =
  /^[ \t{,"']*(?:installation|tigeraOperator|calico_ip6?_auto_method|IP_AUTODETECTION_METHOD|ip6?AutoDetectionMethod|resources|patches(?:StrategicMerge|Json6902)?)["']?[ \t]*:|\/nodeAddressAutodetectionV|\/spec\/containers\/\d+\/env/m;
/** The kind of an object in JSON. */
const inJson = /^\s*\{(?:[^{}]*?,)?\s*"kind"\s*:\s*"(CustomResourceDefinition)"/;
/** The kinds of a list's items, as kubectl prints them. */
const OF_ITEMS = /^(?:- | {2}| {2}- | {4})kind: *["']?(\w+)/gm;
/** The version of an object of one of Calico's groups; its key may be misspelt. */
const CALICO_OBJECT = /:\s*["']?(?:(?:crd\.)?projectcalico\.org|operator\.tigera\.io)\/v\d/;
const MENTIONS_CALICO = /calico|tigera|IP6?_AUTODETECTION_METHOD/i;

/**
 * Whether a document can hold something that is decoded. A cheap look at its text, wrong only towards "yes": custom
 * resource definitions, which make up nearly all of an upstream manifest, are told from their first lines.
 */
export function matters(text: string): boolean {
  if (isDefinition(text)) return false;
  if (text.includes('kind') && hasKind(text)) return true;
  return CALICO_OBJECT.test(text) || (declaredKind(text) === undefined && KINDLESS.test(text));
}

/** Whether a document is a CustomResourceDefinition, or a list of nothing else, told by its text. */
export function isDefinition(text: string): boolean {
  const declared = declaredKind(text) ?? inJson.exec(text)?.[1];
  if (declared !== 'List') return declared === 'CustomResourceDefinition';
  const kinds = [...text.matchAll(OF_ITEMS)].map(([, kind]) => kind);
  return kinds.length > 0 && kinds.every((kind) => kind === 'CustomResourceDefinition');
}

function hasKind(text: string): boolean {
  const declared = declaredKind(text);
  if (declared !== undefined && !isListKind(declared)) return kindMatters(declared, text);
  let carries = false;
  for (const kind of kindsIn(text)) {
    if (isRead(kind)) return true;
    carries ||= isCarrier(kind);
  }
  return carries && MENTIONS_CALICO.test(text);
}

function kindMatters(kind: string, text: string): boolean {
  return isRead(kind) || (isCarrier(kind) && MENTIONS_CALICO.test(text));
}

/** Whether objects of a kind are always read. */
function isRead(kind: string): boolean {
  return alwaysRead.has(kind) || rangeKinds.has(kind);
}

const alwaysRead: ReadonlySet<string> = new Set(['ConfigMap', 'Installation', 'Kustomization', 'Component']);

/** Whether objects of a kind may have calico-node or its settings in them. */
function isCarrier(kind: string): boolean {
  return podPaths.has(kind) || chartKinds.has(kind) || settingsKinds.has(kind);
}
