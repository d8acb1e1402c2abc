import { refuse } from './review.ts';
import { nameAt, type Shape, text } from './shapes.ts';
import { words } from './textChecks.ts';

/** One of `values`, where the definition of the field names no empty text and Go doesn't leave one out (a pointer). */
export function oneOf(...values: readonly string[]): Shape {
  const check = words(values);
  const shape = text(check);
  return (node, at, review) => {
    shape(node, at, review);
    if (node.kind !== 'scalar' || node.type !== 'string' || node.value !== '') return;
    const wrong = check('', review, nameAt(at));
    if (wrong !== undefined) refuse(review, { path: at.path, span: node.span }, wrong.message);
  };
}
