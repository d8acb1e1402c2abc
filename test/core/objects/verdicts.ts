/** Manifests with the verdict of Calico itself, from its own tests. */

export interface Verdict {
  readonly id: string;
  /** The test of Calico's that it is from. */
  readonly suite: string;
  /** The release to answer for. */
  readonly version: string;
  readonly valid: boolean;
  readonly text: string;
}

const noConfigMap = 'A ConfigMap in the cluster is missing; the Installation itself is in order.';

/** Cases where the answer is another on purpose, by id, with the reason. */
export const verdictDifferences: Readonly<Record<string, string>> = {
  O129: noConfigMap,
  O133: noConfigMap,
  O143: 'The operator of v3.32.1 (v1.42.4) takes it; only that of master refuses it.',
};

const noTemplate =
  'The validator takes the template, the definition too; calicoctl and the API server of Calico refuse it.';
const notRead = 'It is stored, and by its name nothing reads it.';

/** Valid objects of which a warning is said nevertheless, by id, with the reason. */
export const warnedThough: Readonly<Record<string, string>> = {
  V583: noTemplate,
  V587: noTemplate,
  V589: noTemplate,
  V591: noTemplate,
  V723: notRead,
  V727: notRead,
  V753: notRead,
  V757: notRead,
  V847: notRead,
  V849: notRead,
  V851: notRead,
  V857: notRead,
  V863: notRead,
  V867: notRead,
  O31: 'The operator of v3.32.1 (v1.42.4) refuses it; that of master, of which the test is, takes it.',
};
