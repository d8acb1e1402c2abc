import type { MethodName } from '../detection/method.ts';
import { methodNames, methods, type OperatorField, type OperatorHolds, takesArgument } from '../detection/methods.ts';
import type { Agent } from './agent.ts';
import type { MethodValue } from './methodSites.ts';
import type { Autodetection } from './model.ts';

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

/**
 * The fields that the operator counts as a method each; with more than one it refuses the Installation (tigera/operator
 * pkg/controller/installation/validation.go, validateNodeAddressDetection).
 */
export function methodFields(autodetection: Autodetection): readonly MethodField[] {
  const { kubernetes } = autodetection;
  return operatorFields.filter((each) =>
    each.field === 'kubernetes'
      ? kubernetes !== undefined && kubernetes.type !== 'null'
      : fieldText(autodetection, each) !== undefined,
  );
}

/**
 * The text the operator makes of `nodeAddressAutodetectionV4` or `…V6`: that of the first field that says something
 * (tigera/operator `pkg/render/node.go` getAutodetectionMethod); `''` when none does.
 */
export function operatorMethodText(autodetection: Autodetection): string {
  const field = chosenField(autodetection);
  return field === undefined ? (autodetection.filler?.value ?? '') : (fieldText(autodetection, field) ?? '');
}

export function chosenField(autodetection: Autodetection): MethodField | undefined {
  return operatorFields.find((field) => fieldText(autodetection, field) !== undefined);
}

/** What one field makes of the method; undefined where the operator takes no notice of it. */
function fieldText(autodetection: Autodetection, { field, method, prefix }: MethodField): string | undefined {
  switch (field) {
    case 'firstFound':
      return autodetection.firstFound?.value === true ? method : undefined;
    case 'kubernetes':
      return autodetection.kubernetes?.value === kubernetesAddress ? method : undefined;
    case 'cidrs': {
      const items = autodetection.cidrs?.value ?? [];
      return items.length === 0 ? undefined : prefix + items.map(({ value }) => value).join(',');
    }
    case 'interface':
    case 'skipInterface':
    case 'canReach': {
      const value = autodetection[field]?.value ?? '';
      return value === '' ? undefined : prefix + value;
    }
  }
}

/** What is written for one field; undefined where it is missing or of the wrong shape. */
export function fieldValue(
  agent: Agent,
  autodetection: Autodetection,
  { field, prefix }: MethodField,
): MethodValue | undefined {
  const place = { file: agent.file, operatorPrefix: prefix };
  const bare = { style: 'plain', inner: undefined } as const;
  switch (field) {
    case 'cidrs': {
      const list = autodetection.cidrs;
      const value = list?.value.map((item) => item.value).join(',') ?? '';
      return list && { ...place, ...bare, type: 'string', value, span: list.span, items: list.value };
    }
    case 'firstFound': {
      const flag = autodetection.firstFound;
      const value = String(flag?.value);
      return flag && { ...place, ...bare, type: 'boolean', value, span: flag.span, items: undefined };
    }
    case 'interface':
    case 'skipInterface':
    case 'canReach':
    case 'kubernetes': {
      const scalar = autodetection[field];
      return scalar && { ...place, ...scalar, items: undefined };
    }
  }
}
