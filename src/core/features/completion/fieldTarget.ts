import type { InstallationAgent } from '../../manifest/agent.ts';
import { type MethodField, operatorFields } from '../../manifest/operatorFields.ts';
import { keysAbove, type LineOutline } from '../../manifest/outline.ts';
import { flowItemAt, type Region, regionAt } from '../../manifest/region.ts';
import type { Family } from '../../net/address.ts';

/** What is being written in an Installation, where it concerns the choice of addresses. */
export type FieldTarget =
  /** A key of `calicoNetwork`. */
  | { readonly kind: 'network'; readonly agent: InstallationAgent; readonly line: LineOutline }
  /** A key of `nodeAddressAutodetectionV4` or `…V6`. */
  | {
      readonly kind: 'field';
      readonly agent: InstallationAgent;
      readonly family: Family;
      readonly line: LineOutline;
      /** The keys that stand there already, above or below. */
      readonly written: readonly string[];
    }
  | {
      readonly kind: 'fieldValue';
      readonly agent: InstallationAgent;
      readonly family: Family;
      readonly field: MethodField;
      readonly region: Region;
    };

/** The target on this line of an Installation that is written in lines; undefined where it is none of these. */
export function fieldTarget(
  agent: InstallationAgent,
  text: string,
  line: LineOutline,
  offset: number,
): FieldTarget | undefined {
  const [first = '', second = ''] = keysAbove(line);
  const isWord = line.key === undefined && offset >= line.start && /^\w*$/.test(text.slice(line.start, line.line.end));
  if (first === 'calicoNetwork')
    return isWord && line.dash === undefined ? { kind: 'network', agent, line } : undefined;
  const above = fieldNamed(first);
  const family = familyOf(first) ?? (isList(above) ? familyOf(second) : undefined);
  if (family === undefined) return undefined;
  if (isList(above)) {
    const region = itemRegion(text, line, offset);
    return region && { kind: 'fieldValue', agent, family, field: above, region };
  }
  const field = line.key && fieldNamed(line.key.value);
  if (line.key === undefined || line.behindKey === undefined) {
    const beside = line.levels[0]?.entries.map((entry) => entry.key) ?? [];
    const known = Object.keys(agent.installation.autodetection[family]?.keys ?? {});
    return isWord ? { kind: 'field', agent, family, line, written: [...beside, ...known] } : undefined;
  }
  const region = field && valueRegion(field, text, line.behindKey, line.line.end, offset);
  return field && region && { kind: 'fieldValue', agent, family, field, region };
}

/** An item of a list that is written in lines. */
function itemRegion(text: string, { line, dash }: LineOutline, offset: number): Region | undefined {
  return dash === undefined ? undefined : regionAt(text, line.start + dash + 1, line.end, offset);
}

function valueRegion(field: MethodField, text: string, start: number, end: number, offset: number): Region | undefined {
  return isList(field) ? flowItemAt(text, start, end, offset) : regionAt(text, start, end, offset);
}

function fieldNamed(key: string): MethodField | undefined {
  return operatorFields.find(({ field }) => field === key);
}

function isList(field: MethodField | undefined): field is MethodField {
  return field?.holds === 'list';
}

function familyOf(key: string): Family | undefined {
  if (key === 'nodeAddressAutodetectionV4') return 4;
  return key === 'nodeAddressAutodetectionV6' ? 6 : undefined;
}
