import type { OperatorHolds } from '../../detection/methods.ts';
import type { InstallationAgent } from '../../manifest/agent.ts';
import { kubernetesAddress, operatorFields } from '../../manifest/operatorFields.ts';
import type { LineOutline } from '../../manifest/outline.ts';
import { installationField } from '../../manifest/writeInstallation.ts';
import { nothing, say } from '../../message.ts';
import { bothFamilies, type Family } from '../../net/address.ts';
import { markdown, plain } from '../../words/markdownText.ts';
import { suggestionTitle } from '../../words/suggestionTitle.ts';
import type { FieldTarget } from './fieldTarget.ts';
import { type CompletionItem, sortText, wholeItem } from './item.ts';
import { bestSuggestions, knownMethods, methodDocumentation, methodItems, suggestionDetail } from './methodItems.ts';
import type { MethodReader } from './reader.ts';

/** Items for the operator's Installation. */

type Part = Pick<FieldTarget & { kind: 'fieldValue' }, 'field' | 'region'>;

/** What is written behind a field's key. */
const behindKey: Readonly<Record<OperatorHolds, string>> = {
  text: ' "$0"',
  list: ' ["$0"]',
  flag: ' true',
  name: ` ${kubernetesAddress}`,
};

/** The fields that make a method, the best values first; none where one is written, since the operator takes only one. */
export function fieldItems(
  reader: MethodReader,
  { line, written }: FieldTarget & { readonly kind: 'field' },
  offset: number,
): readonly CompletionItem[] {
  if (written.length > 0) return [];
  const { resolution } = reader;
  const base = { kind: 'field', replace: wordAt(line, offset) } as const;
  const known = new Set(knownMethods(reader));
  const names = operatorFields
    .filter(({ method }) => known.has(method))
    .map(({ field, method, holds }, at): CompletionItem => {
      const behind = behindKey[holds];
      const documentation = methodDocumentation(method, reader);
      const more = behind.includes('$0');
      const insert = `${field}:${behind}`;
      return {
        ...base,
        label: field,
        insert,
        snippet: true,
        filter: field,
        detail: nothing,
        documentation,
        sort: sortText(1, at),
        more,
      };
    });
  const suggested = bestSuggestions(reader).flatMap((suggestion, at): CompletionItem[] => {
    const label = installationField(suggestion.text);
    if (label === undefined) return [];
    const detail = suggestionDetail(suggestion);
    const documentation = markdown(plain(suggestionTitle(suggestion, resolution?.inventory.nodes ?? [])));
    return [
      {
        ...base,
        label,
        insert: label,
        snippet: false,
        filter: label,
        detail,
        documentation,
        sort: sortText(0, at),
        more: false,
      },
    ];
  });
  return [...suggested, ...names];
}

/** The fields for each family that `calicoNetwork` does not have yet. */
export function networkItems(
  { installation }: InstallationAgent,
  line: LineOutline,
  offset: number,
): readonly CompletionItem[] {
  const indent = ' '.repeat(line.column + 2);
  return bothFamilies
    .filter((family: Family) => installation.autodetection[family] === undefined)
    .map((family): CompletionItem => {
      const name = `nodeAddressAutodetectionV${family}`;
      return {
        label: name,
        kind: 'field',
        insert: `${name}:\n${indent}$0`,
        snippet: true,
        replace: wordAt(line, offset),
        filter: name,
        detail: nothing,
        documentation: markdown(plain(say('How calico-node finds the IPv{0} address of its node.', family))),
        sort: sortText(1, family),
        more: true,
      };
    });
}

/** Values for a field that is written. */
export function fieldValueItems(
  reader: MethodReader,
  { field, region }: Part,
  offset: number,
): readonly CompletionItem[] {
  const { method, holds, prefix } = field;
  if (!knownMethods(reader).includes(method)) return [];
  const documentation = methodDocumentation(method, reader);
  const only = (label: string): readonly CompletionItem[] => [
    wholeItem({ label, kind: 'value', documentation }, region, sortText(1, 0), true),
  ];
  switch (holds) {
    case 'flag':
      return only('true');
    case 'name':
      return only(kubernetesAddress);
    case 'text':
    case 'list':
      return methodItems(reader, region, offset, prefix);
  }
}

function wordAt({ start }: LineOutline, offset: number): CompletionItem['replace'] {
  return { start: Math.min(start, offset), end: offset };
}
