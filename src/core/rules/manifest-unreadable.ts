import type { Rule } from './rule.ts';

/** YAML that can't be read, or has the wrong shape, in a document that concerns Calico. */
export const manifestUnreadable: Rule = {
  code: 'manifest-unreadable',
  severity: 'error',
  scope: 'file',
  check({ manifest }) {
    return manifest.problems.map(({ message, span }) => ({
      at: { file: manifest.file, span: span ?? { start: 0, end: 0 } },
      message,
    }));
  },
};
