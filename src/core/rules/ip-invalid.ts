import { writeScalar } from '../manifest/writeMethod.ts';
import { parseAddress, parsePrefix, unmap } from '../net/address.ts';
import { ipName } from '../views/reasonText.ts';
import type { Fix, Report, Rule } from './rule.ts';

/** IP or IP6 holds what is neither a keyword nor an address of its family: calico-node exits over it. */
export const ipInvalid: Rule = {
  code: 'ip-invalid',
  severity: 'error',
  scope: 'agent',
  check({ agent, t }) {
    if (agent.form !== 'workload') return [];
    const { env } = agent;
    return ([4, 6] as const).flatMap((family): Report[] => {
      const name = ipName(family);
      const variable = env.get(name);
      const text = variable?.text;
      const at = variable?.valueAt;
      if (text === undefined || at === undefined || ['', 'autodetect', 'none'].includes(text) || text.includes('{{'))
        return [];
      const address = parsePrefix(text)?.address ?? parseAddress(text);
      if (address !== undefined && unmap(address).family === family) return [];
      const message = t(
        '{0} is "{1}", which is neither "autodetect", "none" nor an IPv{2} address: calico-node exits.',
        name,
        text,
        family,
      );
      const meant = ['autodetect', 'none'].find(
        (word) =>
          word ===
          text
            .trim()
            .toLowerCase()
            .replace(/[-_\s]/g, ''),
      );
      const fixes = (): readonly Fix[] => {
        if (meant === undefined) return [];
        const edits = [{ span: at.span, newText: writeScalar(meant, at) }];
        return [{ title: t('Write {0}', meant), preferred: true, edits: [{ file: at.file, edits }] }];
      };
      return [{ at: { file: at.file, span: at.span }, message, fixes }];
    });
  },
};
