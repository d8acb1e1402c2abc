import type { MethodName } from '../detection/method.ts';
import { methodNames, methods, type OperatorField, type OperatorHolds, takesArgument } from '../detection/methods.ts';

/** The fields of the operator's Installation that make a method. */

export interface MethodField {
  readonly field: OperatorField;
  readonly holds: OperatorHolds;
  readonly method: MethodName;
  /** What the operator puts before the field's text; empty where the method takes none. */
  readonly prefix: string;
}

/** In the order in which the operator asks for them. */
export const operatorFields: readonly MethodField[] = methodNames
  .toSorted((a, b) => methods[a].operator.turn - methods[b].operator.turn)
  .map((method) => {
    const { field, holds } = methods[method].operator;
    return { field, holds, method, prefix: takesArgument(method) ? `${method}=` : '' };
  });

/** The one value of a field that holds a name. */
export const kubernetesAddress = 'NodeInternalIP';
