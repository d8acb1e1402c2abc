/** How a call of kubectl ended. */

export interface KubectlRun {
  /** The command, quoted for a shell, so that the user can run it. */
  readonly command: string;
  /** Where it is long, its start and its end. */
  readonly stderr: string;
  readonly exitCode?: number;
  readonly durationMs: number;
}

export type KubectlResult = (KubectlRun & { readonly kind: 'ok'; readonly stdout: string }) | KubectlFailure;

export type KubectlFailure = KubectlRun &
  (
    | Refusal
    | { readonly kind: 'not-found'; readonly program: string }
    /** `url`: where it seems to wait for a login. */
    | { readonly kind: 'timed-out'; readonly afterMs: number; readonly url?: string }
    | { readonly kind: 'cancelled' }
    /** More than `limit` bytes. */
    | { readonly kind: 'too-much-output'; readonly limit: number }
    /** It printed something that is no JSON, or half of one. */
    | { readonly kind: 'unreadable'; readonly reason: string }
  );

/** What kubectl's own words tell of a failure. */
export type Refusal =
  | { readonly kind: 'forbidden'; readonly permission?: Permission }
  /** `plugin`: the program that should have fetched the credentials. */
  | { readonly kind: 'unauthorised'; readonly plugin?: string }
  | { readonly kind: 'unreachable'; readonly reason: string }
  /** There is no such object or resource. */
  | { readonly kind: 'absent' }
  /** The listing or watch is too old to be continued (410 Gone). */
  | { readonly kind: 'expired' }
  | { readonly kind: 'failed'; readonly reason: string };

/** What the user would have to be allowed; `namespace` undefined: in the whole cluster. */
export interface Permission {
  readonly verb: string;
  /** With its subresource, like `pods/exec`; with its group behind a dot, where it has one. */
  readonly resource: string;
  readonly namespace?: string;
}
