import type { MethodName } from '../../detection/method.ts';
import {
  isKnownIn,
  type MethodArgument,
  methodNames,
  methods,
  parseMethod,
  takesArgument,
  takesList,
} from '../../detection/methods.ts';
import { bestOf, type Suggestion } from '../../detection/suggest.ts';
import type { Region } from '../../manifest/region.ts';
import { type Message, nothing, say } from '../../message.ts';
import { ofNodesText } from '../../words/countText.ts';
import { dotsText } from '../../words/listText.ts';
import { type Markdown, markdown, plain } from '../../words/markdownText.ts';
import { methodText } from '../../words/methodText.ts';
import { suggestionTitle } from '../../words/suggestionTitle.ts';
import { type CompletionItem, partItem, sortText, wholeItem } from './item.ts';
import { offersFor } from './nodeOffers.ts';
import type { MethodReader } from './reader.ts';

/** What methods are made of: names, and behind their `=` what the nodes have. */

/**
 * Items for the method's text at `region`, of which `offset` tells the part; `prefix` is what stands before the text
 * when calico-node reads it, as in a field of the operator.
 */
export function methodItems(
  reader: MethodReader,
  region: Region,
  offset: number,
  prefix = '',
): readonly CompletionItem[] {
  const before = prefix + region.source.slice(0, offset - region.inner.start);
  const equals = before.indexOf('=');
  if (equals === -1) return nameItems(reader, region);
  const method = before.slice(0, equals);
  const argument = before.slice(equals + 1);
  const whole = argument.includes(',') ? [] : suggestedItems(reader, region, `${method}=`, prefix);
  const told = new Set(whole.map(({ filter }) => filter));
  const parts = argumentItems(reader, method, region, offset, equals + 1 - prefix.length);
  const start = `${method}=`.slice(prefix.length);
  return [...whole, ...parts.filter(({ label }) => whole.length === 0 || !told.has(start + label))];
}

/** The methods that the plan's version knows, and the installer takes. */
export function knownMethods(reader: MethodReader): readonly MethodName[] {
  return methodNames.filter((name) => isKnownIn(name, reader.plan.version.version) && isTaken(name, reader));
}

/** Whether the installer takes the method with something that stands in its place. */
function isTaken(name: MethodName, { family, takes }: MethodReader): boolean {
  const argument: Readonly<Record<MethodArgument, string>> = {
    none: '',
    ignored: '',
    names: 'x',
    networks: 'x',
    destination: family === 4 ? '192.0.2.1' : '2001:db8::1',
  };
  return takes(takesArgument(name) ? `${name}=${argument[methods[name].argument]}` : name);
}

function nameItems(reader: MethodReader, region: Region): readonly CompletionItem[] {
  const names = knownMethods(reader).map((name, at) => {
    const text = takesArgument(name) ? `${name}=` : name;
    const documentation = methodDocumentation(name, reader);
    const more = takesArgument(name);
    return wholeItem({ label: text, kind: 'method', documentation, more }, region, sortText(1, at));
  });
  const suggested = suggestedItems(reader, region, '', '');
  const told = new Set(suggested.map(({ label }) => label));
  return [...suggested, ...names.filter(({ label }) => !told.has(label))];
}

/** What a method does, with a word for what it is told. */
export function methodDocumentation(name: MethodName, { family, plan }: MethodReader): Markdown {
  const examples: Readonly<Record<MethodArgument, Message>> = {
    none: nothing,
    ignored: nothing,
    names: say('NAME'),
    networks: say('NETWORK'),
    destination: say('DESTINATION'),
  };
  const example = examples[methods[name].argument];
  const method = parseMethod(takesArgument(name) ? `${name}=X` : name, plan.version.version);
  return markdown(
    plain(
      say(
        'Chooses: {0}.',
        methodText(method, family, () => example),
      ),
    ),
  );
}

/**
 * The best values made from the real interfaces: those that serve every node, else those that leave out the fewest. None
 * on large clusters, where looking for them would hold up who types; quick fixes offer them there.
 */
export function bestSuggestions({ suggest, family, resolution, takes }: MethodReader): readonly Suggestion[] {
  if ((resolution?.results.length ?? 0) > mostNodes) return [];
  return bestOf(suggest(family).filter(({ text }) => takes(text))).slice(0, mostSuggestions);
}

const mostSuggestions = 6;
const mostNodes = 300;

/** Where a suggestion serves nodes, and how many: what differs comes first, since lists cut the end. */
export function suggestionDetail({ choices, subnets }: Suggestion): Message {
  const served = choices.filter((choice) => choice !== undefined).length;
  const nodes = ofNodesText(served, choices.length);
  if (subnets.length === 0) return nodes;
  return subnets.length === 1 ? dotsText([subnets[0] ?? '', nodes]) : say('{0} subnets · {1}', subnets.length, nodes);
}

function suggestedItems(
  reader: MethodReader,
  region: Region,
  start: string,
  prefix: string,
): readonly CompletionItem[] {
  const { resolution } = reader;
  const nodes = resolution?.inventory.nodes ?? [];
  return bestSuggestions(reader)
    .filter(({ text }) => text.startsWith(start))
    .map((suggestion, at) => {
      const label = suggestion.text.slice(prefix.length);
      const documentation = markdown(plain(suggestionTitle(suggestion, nodes)));
      const detail = suggestionDetail(suggestion);
      return wholeItem({ label, kind: 'value', detail, documentation }, region, sortText(0, at));
    });
}

/** What may stand in the part of the list on which the cursor stands; `from`: where the list begins in the source. */
function argumentItems(
  reader: MethodReader,
  method: string,
  region: Region,
  offset: number,
  from: number,
): readonly CompletionItem[] {
  const name = methodNames.find((each) => each === method);
  if (name === undefined || !isTaken(name, reader)) return [];
  const isList = takesList(name);
  const { source, inner } = region;
  const list = source.slice(from);
  const cursor = offset - inner.start - from;
  const start = isList ? list.lastIndexOf(',', cursor - 1) + 1 : 0;
  const next = isList ? list.indexOf(',', cursor) : -1;
  const blanks = /^\s*/.exec(list.slice(start, cursor))?.[0].length ?? 0;
  const end = Math.max(cursor, next === -1 ? list.trimEnd().length : next);
  const part = { start: inner.start + from + start + blanks, end: inner.start + from + end };
  const others = [...list.slice(0, start).split(','), ...(next === -1 ? [] : list.slice(next).split(','))];
  const written = new Set(others.map((each) => each.trim().replaceAll('\\\\', '\\')));
  return offersFor(methods[name].argument, reader)
    .filter(({ label }) => !written.has(label))
    .map((offer, at) => partItem(offer, region, part, sortText(1, at)));
}
