import { say } from '../message.ts';
import { shift } from '../text.ts';
import { numberOf } from './fields.ts';
import { inQuotes } from './repairs.ts';
import { isStored, mistyped, refuse } from './review.ts';
import { integer, type Shape, type TextCheck, text, textOrNumber, type Wrong } from './shapes.ts';
import { duration, nearestWord } from './textChecks.ts';

/** Fields that hold a number or a text (libcalico-go `numorstring`). */

/** An AS number: 0 to 4294967295, or `"a.b"` with 16 bits each (numorstring.ASNumberFromString). */
export const asNumber: Shape = (node, at, review) => {
  if (
    node.kind !== 'scalar' ||
    (node.type === 'number' && Number.isInteger(numberOf(node.value)) && !node.value.includes('.'))
  ) {
    integer({ min: 0, max: 4_294_967_295 })(node, at, review);
  } else if (node.type === 'number') {
    const message = say('An AS number with a dot must be a string: put {0} in quotes.', node.value);
    mistyped(review, { path: at.path, span: node.span }, message, isAsText(node.value) ? [inQuotes(review, node)] : []);
  } else text(asText)(node, at, review);
};

const asText: TextCheck = (value) =>
  isAsText(value) ? undefined : { message: say('"{0}" isn\'t an AS number, such as 64512.', value) };

function isAsText(value: string): boolean {
  if (/^\d+$/.test(value)) return Number(value) <= 4_294_967_295;
  return /^\d+\.\d+$/.test(value) && value.split('.').every((part) => Number(part) <= 65_535);
}

export const protocols = ['TCP', 'UDP', 'ICMP', 'ICMPv6', 'SCTP', 'UDPLite'];

/** A protocol: one of {@link protocols}, or 1 to 255; in objects that kubectl stores Felix takes any letter case. */
export const protocol: Shape = textOrNumber((value, review) => {
  const number = /^\d+$/.test(value) ? Number(value) : undefined;
  if (number !== undefined && number >= 1 && number <= 255) return undefined;
  const meant = nearestWord(value, protocols);
  if (protocols.includes(value) || (isStored(review) && meant?.toLowerCase() === value.toLowerCase())) return undefined;
  const message = say('"{1}" isn\'t a protocol: use {0}, or a number from 1 to 255.', protocols.join(', '), value);
  return { message, meant };
});

/** A port: a number, `min:max`, or a name (numorstring.PortFromString, validator.go `validatePort`). */
export const port: Shape = textOrNumber((value) => {
  const range = /^(\d+):(\d+)$/.exec(value);
  const ends = (range === null ? [value] : range.slice(1)).map(Number);
  if (range === null && !/^-?\d+$/.test(value)) {
    const [, from, to] = /^(\d+)\s*[-\u2013]\s*(\d+)$/.exec(value) ?? [];
    const meant = from === undefined ? undefined : `${from}:${to}`;
    if (/^[a-zA-Z0-9_.-]{1,128}$/.test(value)) return meant === undefined ? undefined : hyphened(value, meant);
    return { message: say('"{0}" isn\'t a port, a port range such as 8080:8090, or a port name.', value), meant };
  }
  if (ends.some((end) => end < 1 || end > 65_535))
    return { message: say("{0} isn't a port: ports range from 1 to 65535.", value) };
  const [min = 0, max = min] = ends;
  return min <= max
    ? undefined
    : { message: say('The range {0} must go from the lower port to the higher one.', value), meant: `${max}:${min}` };
});

/** Calico takes it for a name, and the name of a port in Kubernetes has a letter. */
function hyphened(value: string, meant: string): Wrong {
  const message = say(
    'Calico reads "{0}" as a port name, and no port has that name: write ranges as {1}.',
    value,
    meant,
  );
  return { message, meant, ignored: true };
}

/** Only numbers, not the name of a port. */
export const numericPort: Shape = (node, at, review) => {
  if (node.kind === 'scalar' && node.value !== '' && !/^\d+(?::\d+)?$/.test(node.value)) {
    const message = say(
      '`{0}` needs port numbers, and "{1}" isn\'t one.',
      at.path.slice(at.path.lastIndexOf('.') + 1),
      node.value,
    );
    refuse(review, { path: at.path, span: node.span }, message);
  } else port(node, at, review);
};

/** A duration of Go's; a number has no unit, but 0 needs none in quotes. */
export const durationShape: Shape = (node, at, review) => {
  if (node.kind !== 'scalar' || node.type !== 'number') {
    text(duration)(node, at, review);
    return;
  }
  const message = say(
    '`{0}` must be a duration with a unit, such as 90s or 5m, not "{1}".',
    at.path.slice(at.path.lastIndexOf('.') + 1),
    node.value,
  );
  const repair = {
    title: say('Replace with {0}', `${node.value}s`),
    edits: [{ span: shift(node.span, review.resource.base), newText: `${node.value}s` }],
  };
  mistyped(review, { path: at.path, span: node.span }, message, /^\d+$/.test(node.value) ? [repair] : []);
};
