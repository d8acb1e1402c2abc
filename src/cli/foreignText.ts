/** How kubectl's messages begin that a pipe with `2>&1`, or a file saved from one, holds in place of a manifest. */
const messages = [
  'Error from server',
  'error: ',
  'Unable to connect to the server',
  'The connection to the server ',
  'No resources found',
  'Error in configuration',
];

/**
 * What `text` is where it is surely no manifest, with its first line: a message of kubectl's, or a page of HTML or XML,
 * as a proxy answers with; undefined for all else. Either would be "no findings", since neither speaks of Calico.
 */
export function foreignText(text: string): string | undefined {
  const start = text.trimStart();
  const [line = ''] = start.split('\n', 1);
  const first = line.length > 80 ? `${line.slice(0, 79)}…` : line.trimEnd();
  if (messages.some((message) => start.startsWith(message))) return `a message of kubectl's, not a manifest: ${first}`;
  return start.startsWith('<') && /^<[!?a-z]/i.test(start) ? `HTML or XML, not a manifest: ${first}` : undefined;
}
