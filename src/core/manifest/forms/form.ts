import type { Family } from '../../net/address.ts';
import type { Span, TextEdit } from '../../text.ts';
import type { Agent } from '../agent.ts';
import type { MethodSite } from '../methodSites.ts';
import type { ObjectMeta } from '../objectModel.ts';

/** What differs between the forms in which a calico-node is configured. */
export interface AgentForm<A extends Agent> {
  /** The places where the method of a family is written, those of no effect too. */
  written(agent: A, family: Family): readonly MethodSite[];
  /** Where one would be that is not written, for a family that is looked for. */
  unwritten(agent: A, family: Family, agents: readonly Agent[]): MethodSite | undefined;
  /** Where the address itself is given. */
  fixed(agent: A, family: Family): MethodSite | undefined;
  /** Writes a method where none is; undefined where it can't be written. */
  add(agent: A, site: MethodSite, text: string, textOf: TextOf): FileEdit | undefined;
  /** Has the address detected that is given now. */
  detect(agent: A, site: MethodSite, text: string, textOf: TextOf): FileEdit | undefined;
  /** The object that it is, or stands in. */
  object(agent: A): ObjectMeta;
  /** Its first line, or the first key that sets a method. */
  place(agent: A): Span;
}

export interface FileEdit {
  readonly file: string;
  readonly edits: readonly TextEdit[];
}

/** The whole text of a file; undefined for one that is not open. */
export type TextOf = (file: string) => string | undefined;

/** The key of the first method that is written, else the begin of the object at `span`. */
export function firstKey(
  methods: Readonly<Partial<Record<Family, { readonly key: { readonly span: Span } }>>>,
  { start }: Span,
): Span {
  return methods[4]?.key.span ?? methods[6]?.key.span ?? { start, end: start };
}

/** What every site has where no method is written. */
export const unwritten = {
  form: 'default',
  value: undefined,
  variable: undefined,
  effective: true,
  templated: false,
} as const;
