import { methodNamed } from '../../detection/methods.ts';
import { calicoRole } from '../../manifest/calicoContainers.ts';
import { workloadsOf } from '../../manifest/documents.ts';
import type { Container, EnvVar } from '../../manifest/model.ts';
import { entryRemoval } from '../../manifest/writeEnv.ts';
import { writeScalar } from '../../manifest/writeScalar.ts';
import { say } from '../../message.ts';
import { type MeantName, meantMethod, meantName } from '../method/lookalike.ts';
import type { FileContext, Fix, Report, Rule } from '../rule.ts';

/** A variable is named like one of calico-node's, but nothing reads it, or it does something else. */
export const variableLookalike: Rule = {
  code: 'variable-lookalike',
  severity: 'warning',
  scope: 'file',
  check(context) {
    return workloadsOf(context.manifest).flatMap((workload) =>
      workload.containers.flatMap((container) => {
        const role = calicoRole(container, workload);
        if (role === undefined || isEnterprise(container)) return [];
        return container.env.flatMap((entry) => report(entry, container, role, context) ?? []);
      }),
    );
  },
};

/** Calico Enterprise reads variables of its own. */
function isEnterprise({ image }: Container): boolean {
  return /(^|\/)tigera\//.test(image?.value ?? '');
}

function report(entry: EnvVar, container: Container, role: 'node' | 'other', context: FileContext): Report | undefined {
  const { name, value } = entry;
  const { manifest } = context;
  const at = { file: manifest.file, span: name.span };
  if (role === 'node' && isNicPrefix(entry)) {
    const message = say(
      'Felix treats the node\'s own interfaces as pod interfaces: FELIX_INTERFACEPREFIX "{0}" is the name prefix of pod interfaces. IP_AUTODETECTION_METHOD chooses the node\'s address.',
      value?.value ?? '',
    );
    return { at, message, fixes: () => renameToMethod(entry, container, context) };
  }
  if (role === 'node' && name.value.toUpperCase() === 'FELIX_MTUIFACEPATTERN' && isMethod(value?.value)) {
    const message = say(
      "FELIX_MTUIFACEPATTERN is a regular expression for the interfaces Felix reads the MTU from. IP_AUTODETECTION_METHOD chooses the node's address.",
    );
    return { at, message, fixes: () => renameToMethod(entry, container, context) };
  }
  const meant = meantBy(entry, role);
  if (meant === undefined || isReferredTo(name.value, container)) return undefined;
  const fixes = (): readonly Fix[] => rename(entry, meant, container, context);
  if (meant.certain)
    return {
      at,
      message: say('No Calico component reads {0}: the variable is called {1}.', name.value, meant.name),
      fixes,
    };
  const message = say('No Calico component reads {0}: did you mean {1}?', name.value, meant.name);
  return { at, message, severity: 'hint', fixes };
}

function meantBy({ name, value }: EnvVar, role: 'node' | 'other'): MeantName | undefined {
  const method = meantMethod(name.value, value?.value);
  if (method !== undefined) return { name: method, certain: true };
  return role === 'node' ? meantName(name.value, value?.value) : undefined;
}

/** A value of FELIX_INTERFACEPREFIX by which a node's NIC was to be chosen; clouds name pod interfaces `eni`, `gke`, `azv`. */
export function isNicPrefix({ name, value }: EnvVar): boolean {
  if (name.value.toUpperCase() !== 'FELIX_INTERFACEPREFIX' || value === undefined) return false;
  return isMethod(value.value) || value.value.split(',').some((item) => nic.test(item.trim()));
}

const nic =
  /^\^?(?:eth(?:\d.*)?|ens(?:\d.*)?|eno(?:\d.*)?|enp(?:\d.*)?|bond\d*|(?:eth|ens|eno|enp|en)(?:\.?\*|\[).*)\$?$/;

function isMethod(text: string | undefined): boolean {
  return text !== undefined && text !== '' && methodNamed(text) !== undefined;
}

/** Whether another variable takes the text of this one. */
function isReferredTo(name: string, { env }: Container): boolean {
  return env.some(({ value }) => value?.value.includes(`$(${name})`) === true);
}

function renameToMethod(entry: EnvVar, container: Container, context: FileContext): readonly Fix[] {
  return isMethod(entry.value?.value)
    ? rename(entry, { name: 'IP_AUTODETECTION_METHOD', certain: true }, container, context)
    : [];
}

/** Gives the entry the name that is read; where there is one of that name already, takes the entry away. */
function rename(
  entry: EnvVar,
  { name: meant, certain: preferred }: MeantName,
  container: Container,
  { manifest: { file, text } }: FileContext,
): readonly Fix[] {
  if (container.env.some(({ name }) => name.value === meant)) {
    const edit = entryRemoval(entry, container, text);
    const title = say('Remove it: {0} is also set', meant);
    return edit === undefined ? [] : [{ title, preferred, edits: [{ file, edits: [edit] }] }];
  }
  const { name } = entry;
  if (name.span.start < entry.entry.start || name.span.end > entry.entry.end) return [];
  const edits = [{ span: name.span, newText: writeScalar(meant, name) }];
  return [{ title: say('Rename it to {0}', meant), preferred, edits: [{ file, edits }] }];
}
