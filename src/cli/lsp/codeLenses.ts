import type { CodeLens as Told } from '../../core/features/codeLenses.ts';
import type { PolicyLens } from '../../core/policyAnswers.ts';
import { render } from '../../core/words/render.ts';
import type { Cancellation } from '../../turns/slices.ts';
import { toRange } from './convert.ts';
import { createKept, type Kept } from './kept.ts';
import type { CodeLens } from './protocol.ts';
import { answered, preparedDocument, type Session } from './session.ts';

const signs: Readonly<Record<Told['state'], string>> = {
  good: '✔ ',
  error: '✖ ',
  warning: '⚠ ',
  unknown: '? ',
  none: '',
};

/** There is nothing to run in an editor that has no views: a lens says what it says. */
const nothingToRun = '';

export interface CodeLenses {
  provide(params: { readonly textDocument: { readonly uri: string } }, token: Cancellation): Promise<CodeLens[]>;
  /** Gives a policy's lens its text, which is made when it comes into sight. */
  resolve(lens: CodeLens, token: Cancellation): Promise<CodeLens>;
}

/** Shows above each calico-node on how many nodes it finds an address, and above each policy what it changes. */
export function createCodeLenses(session: Session): CodeLenses {
  const { service, t, settings } = session;
  const kept: Kept<{ readonly file: string; readonly lens: PolicyLens }> = createKept();
  return {
    async provide({ textDocument: { uri } }, token) {
      if (!settings().isOn('codeLens')) return [];
      const document = await preparedDocument(session, uri, token);
      if (document === undefined) return [];
      const { file, lines } = document;
      const agents = service.codeLenses(file).map(({ span, title, state }): CodeLens => {
        return {
          range: toRange(lines, span),
          command: { title: signs[state] + render(t, title), command: nothingToRun },
        };
      });
      const policies = (await answered(service.policies.lensesInSteps(file), token)) ?? [];
      const places = kept.keep(policies.map((lens) => ({ file, lens })));
      return [...agents, ...policies.map(({ span }, at) => ({ range: toRange(lines, span), data: places[at] }))];
    },
    async resolve(lens, token) {
      const policy = kept.at(lens.data);
      if (policy === undefined) return lens;
      const title = await answered(service.policies.titleInSteps(policy.file, policy.lens), token);
      const text = title === undefined ? t("This policy can't be evaluated") : render(t, title);
      return { ...lens, command: { title: text, command: nothingToRun } };
    },
  };
}
