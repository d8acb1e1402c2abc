import type { ReachReport } from '../features/reachReport.ts';
import type { Message } from '../message.ts';
import type { Severity } from '../rules/rule.ts';

/** What is wrong with a cluster, why, and what to do: plain data, made to be pasted where others read it. */
export interface Diagnosis {
  readonly verdict: { readonly level: Severity | 'none'; readonly text: Message };
  readonly basis: Basis;
  /** Undefined where nothing tells of a calico-node. */
  readonly reached: ReachReport['reached'] | undefined;
  /** The worst first. */
  readonly causes: readonly DiagnosisCause[];
}

/** What was read, and when; no context, user, server or path is named. */
export interface Basis {
  readonly source: 'cluster' | 'snapshot' | 'folder';
  /** ISO 8601. */
  readonly takenAt?: string;
  readonly calicoVersion?: string;
  readonly nodes: number;
  /** The files, by their names alone; the objects of the cluster where there are none. */
  readonly files: readonly string[];
  /** What is known of how many nodes, and of the cluster. */
  readonly known: readonly Message[];
  readonly unknown: readonly Message[];
}

export interface DiagnosisCause {
  /** What a rule has found, or what stops packets, may stop them, or must be so for them to arrive. */
  readonly kind: 'finding' | 'path';
  /** A rule's code, or what stops packets in a word that stays. */
  readonly id: string;
  readonly severity: Severity;
  readonly text: Message;
  /** `calico.yaml:13`, or `IPPool default-ipv4-ippool`. */
  readonly where: readonly (Message | string)[];
  readonly evidence: readonly Message[];
  /** Empty where nothing is known to help, or `text` says it. */
  readonly fix: Message;
  /** Commands that only read. */
  readonly confirm: readonly string[];
  /** Ordered pairs of nodes whose packets it concerns; 0 where that isn't known. */
  readonly pairs: number;
}
