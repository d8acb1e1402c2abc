import { kindsIn } from '../manifest/kindKeys.ts';
import { isPolicyMatter } from '../policy/objects.ts';

/** Which files an editor keeps of a workspace. */

/** Only files that speak of Calico, hold what policies look at, or what such a file refers to, are worth keeping. */
export function isWorthReading(text: string): boolean {
  return speaksOfCalico(text) || [...kindsIn(text)].some(isPolicyMatter);
}

/** Whether a file that is opened is one of ours. */
export function speaksOfCalico(text: string): boolean {
  if (/calico|tigera|IP6?_AUTODETECTION_METHOD|nodeAddressAutodetection|^(?:patches|resources:)/im.test(text))
    return true;
  return [...kindsIn(text)].some(
    (kind) => kind.startsWith('ConfigMap') || kind.endsWith('NetworkPolicy') || kind === 'Kustomization',
  );
}
