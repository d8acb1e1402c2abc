import type { Method } from '../detection/method.ts';
import type { FamilyOutcome } from '../detection/startup.ts';
import type { Suggestion } from '../detection/suggest.ts';
import type { ClusterInventory } from '../inventory/inventory.ts';
import type { Agent } from '../manifest/agent.ts';
import type { ReadManifest } from '../manifest/file.ts';
import type { TextOf } from '../manifest/forms/form.ts';
import type { MethodSite } from '../manifest/methodSites.ts';
import type { Message } from '../message.ts';
import type { Family } from '../net/address.ts';
import type { Node } from '../net/node.ts';
import type { KnownVersion, Plan } from '../plan.ts';
import type { AddressRange } from '../ranges.ts';
import type { Resolution } from '../resolution.ts';
import type { Span, TextEdit } from '../text.ts';
import type { Verdicts } from '../verdicts.ts';

/** What a rule is, what it is given, and what it reports. */

export type Severity = 'error' | 'warning' | 'information' | 'hint';

export interface Place {
  readonly file: string;
  readonly span: Span;
}

export interface Fix {
  readonly title: Message;
  readonly edits: readonly { readonly file: string; readonly edits: readonly TextEdit[] }[];
  /**
   * The one that is right most of the time. Of what a rule proposes only that is left preferred after which nothing is
   * found that was not found before: this is tried out when it is read (trial.ts).
   */
  readonly preferred: boolean;
}

/** What a rule says; code and default severity come from the rule. */
export interface Report {
  readonly at: Place;
  /** What follows, and what to do, in at most 25 words: it is what lists of problems show. */
  readonly message: Message;
  /** Why that is so, a sentence each; told as related to the finding's own place. */
  readonly evidence?: readonly Message[];
  readonly severity?: Severity;
  readonly related?: readonly { readonly at: Place; readonly message: Message }[];
  /** Made only when somebody asks, since some are looked for on every node. */
  readonly fixes?: () => readonly Fix[];
}

export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly at: Place;
  readonly message: Message;
  readonly related: readonly { readonly at: Place; readonly message: Message }[];
  readonly fixes: () => readonly Fix[];
}

/**
 * A method that counts, with its text known and no template in it: one that is written somewhere, the default where none
 * is, or what IP or IP6 gives in place of one.
 */
export interface SiteContext {
  readonly agent: AgentContext;
  readonly site: MethodSite;
  /** What calico-node reads, the same on every node. */
  readonly text: string;
  readonly method: Method;
  /** How it ends on each node for the method's family; empty without an inventory. */
  readonly outcomes: readonly { readonly node: Node; readonly outcome: FamilyOutcome }[];
}

export interface AgentContext {
  readonly agent: Agent;
  readonly plan: Plan;
  readonly resolution: Resolution | undefined;
  /** The same calico-node as the cluster runs it now; undefined where that is not known. */
  readonly running?: Plan;
  /** Method values for the inventory's nodes, the best first; none without an inventory. Made once for each inventory. */
  readonly suggest: (family: Family) => readonly Suggestion[];
  /** How the cluster stands with it; undefined without an inventory. */
  readonly verdicts?: Verdicts | undefined;
  /** The pools and ranges that the cluster uses, as far as its objects and the files tell. */
  readonly ranges: readonly AddressRange[];
  /** The text of a file in which fixes may write; undefined for one that is not open. */
  readonly textOf: TextOf;
}

export interface FileContext {
  readonly manifest: ReadManifest;
}

/** All that there is, for rules on what several files say together. */
export interface WorkspaceContext {
  readonly files: readonly FileContext[];
  readonly agents: readonly AgentContext[];
  readonly sites: readonly SiteContext[];
  /** What is known of the cluster. */
  readonly inventory?: ClusterInventory | undefined;
  /** The version to answer for where no file names one. */
  readonly version?: KnownVersion | undefined;
}

interface RuleBase {
  /** Also the name of its file, of its page in docs/rules and of its folder of fixtures. */
  readonly code: string;
  readonly severity: Severity;
}

/** A rule sees everything, a file, one calico-node, or one written method. */
export type Rule = RuleBase &
  (
    | { readonly scope: 'workspace'; check(context: WorkspaceContext): readonly Report[] }
    | { readonly scope: 'file'; check(context: FileContext): readonly Report[] }
    | { readonly scope: 'agent'; check(context: AgentContext): readonly Report[] }
    | { readonly scope: 'site'; check(context: SiteContext): readonly Report[] }
  );
