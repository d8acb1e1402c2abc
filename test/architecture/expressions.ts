import { parse } from 'acorn';
import { transformSync } from 'esbuild';
import { checkSync } from 'recheck';
import { filesBelow, root, textOf } from './sources.ts';

/** The expressions of JavaScript's in src, and what a checker says of the time that they can take. */

export const recordFile = new URL('test/architecture/expressions.expected', root);

export interface FoundExpression {
  readonly path: string;
  readonly source: string;
  readonly flags: string;
}

export interface Found {
  readonly expressions: readonly FoundExpression[];
  /** `path: code` of what makes an expression while it runs, out of which text can't be told here. */
  readonly built: readonly string[];
}

/** Every literal in src, and every place where another expression is made. */
export function findExpressions(): Found {
  const expressions: FoundExpression[] = [];
  const built: string[] = [];
  for (const path of [...filesBelow('src', '.ts'), ...filesBelow('src', '.tsx')]) {
    const { code } = transformSync(textOf(path), { loader: path.endsWith('x') ? 'tsx' : 'ts', jsx: 'automatic' });
    for (const node of nodesIn(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }))) {
      if (node.regex !== undefined) expressions.push({ path, source: node.regex.pattern, flags: node.regex.flags });
      else if (isBuilder(node)) built.push(`${path}: ${code.slice(node.start, node.end)}`);
    }
  }
  return { expressions, built };
}

/** An expression as it is written. */
export function written({ source, flags }: FoundExpression): string {
  return `/${source}/${flags}`;
}

/**
 * `linear` or `safe` (no way was found to make it slow: it has look-arounds or references, which can't be proved), else
 * what is wrong. The same each time; some take many seconds.
 */
export function judge({ source, flags }: FoundExpression): string {
  process.env['RECHECK_SYNC_BACKEND'] = 'pure'; // by JavaScript alone, without the checker's programs
  const told = checkSync(source, flags, { randomSeed: 1, timeout: null });
  if (told.status === 'safe') return told.checker === 'automaton' ? 'linear' : 'safe';
  return told.status === 'vulnerable' ? told.complexity.summary : told.status;
}

/** What a node of the syntax tree has that is looked at. */
interface Node {
  readonly type?: string;
  readonly start?: number;
  readonly end?: number;
  readonly name?: unknown;
  readonly regex?: { readonly pattern: string; readonly flags: string };
  readonly callee?: Node & { readonly property?: Node };
  readonly arguments?: readonly (Node & { readonly value?: unknown })[];
}

function* nodesIn(value: unknown): Generator<Node> {
  if (typeof value !== 'object' || value === null || value instanceof RegExp) return;
  if ('type' in value) yield Object(value);
  for (const each of Object.values(value)) yield* nodesIn(each);
}

/** Any mention of the constructor, and the methods of texts that make an expression of a text. */
function isBuilder({ type, name, callee, arguments: given }: Node): boolean {
  if (type === 'Identifier') return name === 'RegExp';
  const method = type === 'CallExpression' ? callee?.property?.name : undefined;
  const isMatching = method === 'match' || method === 'matchAll' || method === 'search';
  return isMatching && (typeof given?.[0]?.value === 'string' || given?.[0]?.type === 'TemplateLiteral');
}
