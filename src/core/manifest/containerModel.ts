import type { Span } from '../text.ts';
import type { ScalarValue } from './tree.ts';

/** What a container says in a manifest, and the places to which something may be added. */

/** Where a mapping or list stands, for a fix that adds to it. */
export interface Block {
  readonly span: Span;
  /** Written with `{ }` or `[ ]`. */
  readonly flow: boolean;
  /** The column in which its keys or dashes stand, in UTF-16 units. */
  readonly indent: number;
}

/** Where a method would stand that nobody wrote. */
export interface Opening {
  /** The key that comes nearest to it, where findings are shown. */
  readonly at: Span;
  /** The mapping to which it may be added; undefined where that can't be told, or is none. */
  readonly holder: Block | undefined;
  /** The key at `at` stands without a value: below it comes what may be added, instead of to a mapping. */
  readonly blank?: true;
  /** The keys that are missing between the mapping and the method's own key. */
  readonly missing: readonly string[];
}

/** One entry of a container's `env`. */
export interface EnvVar {
  /** The file of its places, where that is another than the agent's: what a patch is laid upon. */
  readonly file?: string;
  readonly name: ScalarValue;
  /** The entry without its dash. */
  readonly entry: Span;
  readonly valueKey: Span | undefined;
  /** As written; a number or boolean keeps its type, although the API server refuses it. */
  readonly value: ScalarValue | undefined;
  readonly from: EnvSource | undefined;
}

/** `valueFrom` of an entry of `env`. */
export type EnvSource =
  | {
      readonly kind: 'configMapKey' | 'secretKey';
      readonly name: ScalarValue;
      readonly key: ScalarValue;
      readonly optional: boolean;
      readonly span: Span;
    }
  | { readonly kind: 'field'; readonly path: ScalarValue; readonly span: Span }
  | { readonly kind: 'resource' | 'unknown'; readonly span: Span };

/** One entry of a container's `envFrom`. */
export interface EnvFrom {
  readonly kind: 'configMap' | 'secret';
  readonly name: ScalarValue;
  readonly prefix: string;
  readonly optional: boolean;
  readonly span: Span;
}

export interface Container {
  /** The file of `image`, where that is another than the agent's. */
  readonly imageFile?: string;
  readonly name: ScalarValue | undefined;
  readonly image: ScalarValue | undefined;
  readonly env: readonly EnvVar[];
  readonly envFrom: readonly EnvFrom[];
  /** The variables that a patch of kustomize takes away. */
  readonly removed: readonly string[];
  /** A template, or what is filled in later, may bring variables. */
  readonly open: boolean;
  /** One of `initContainers`. */
  readonly init: boolean;
  readonly body: Block;
  /** The list under `env`, where there is one. */
  readonly envBlock: Block | undefined;
}
