import { trimmedEnd } from '../core/scanner.ts';
import type { Permission, Refusal } from './result.ts';

/** Reads what kubectl says on standard error when it fails. */

/** What tells in any letter case that the API server can't be reached. */
const unreachable = [
  'connection refused',
  'no such host',
  'i/o timeout',
  'tls handshake timeout',
  'x509:',
  'tls: ',
  'no route to host',
  'network is unreachable',
  'context deadline exceeded',
  'connection reset',
  'client.timeout',
  'server gave http response',
  'server was refusing',
  'unable to connect to the server',
  'connection timed out',
  'error dialing backend',
  'serviceunavailable',
  'internalerror): an error on the server ("unknown")',
  'proxyconnect',
  ': eof',
  'unexpected eof',
  'client connection lost',
  'etcdserver: request timed out',
  'etcdserver: leader changed',
  'apiserver is shutting down',
  '(timeout)',
];

function isUnreachable(stderr: string): boolean {
  const text = stderr.toLowerCase();
  const server = text.indexOf('the connection to the server ');
  return (server !== -1 && text.includes(' was refused', server)) || unreachable.some((each) => text.includes(each));
}

/** What `stderr` of a kubectl that failed says; `stdout` for the questions that it asks there. */
export function failureOf(stderr: string, stdout = ''): Refusal {
  if (/\(Forbidden\)|is forbidden: /.test(stderr)) {
    const permission = permissionOf(stderr);
    return { kind: 'forbidden', ...(permission && { permission }) };
  }
  const plugin = /getting credentials: (?:exec: )?(?:executable )?(\S+)/.exec(stderr)?.[1];
  if (plugin !== undefined) return { kind: 'unauthorised', plugin };
  if (/\(Unauthorized\)|must be logged in|the server has asked for the client to provide credentials/.test(stderr))
    return { kind: 'unauthorised' };
  if (/Please enter (?:Username|Password)/.test(stdout + stderr)) return { kind: 'unauthorised' };
  if (/\((?:Expired|Gone)\)|too old resource version|continue parameter is too old/.test(stderr))
    return { kind: 'expired' };
  if (/\(NotFound\)|doesn't have a resource type|no matches for kind/.test(stderr)) return { kind: 'absent' };
  const reason = lastLine(stderr);
  return isUnreachable(stderr) ? { kind: 'unreachable', reason } : { kind: 'failed', reason };
}

/** `pods "x" is forbidden: User "u" cannot create resource "pods/exec" in API group "" in the namespace "kube-system"`. */
function permissionOf(stderr: string): Permission | undefined {
  const [found] = stderr.split('cannot ').flatMap((part, at) => {
    const match = /^(\w+) resource "([^"]+)" in API group "([^"]*)"/.exec(part);
    return at === 0 || match === null ? [] : [{ match, rest: part.slice(match[0].length) }];
  });
  const [, verb, name, group] = found?.match ?? [];
  if (found === undefined || verb === undefined || name === undefined) return undefined;
  const namespace = /^ in the namespace "([^"]+)"/.exec(found.rest)?.[1];
  const resource = group ? `${name}.${group}` : name;
  return { verb, resource, ...(namespace !== undefined && { namespace }) };
}

/** The line that tells what went wrong: the last that is neither empty nor kubectl's advice. */
function lastLine(stderr: string): string {
  const lines = stderr.split('\n').map((line) => line.trim());
  const telling = lines.filter((line) => line !== '' && !line.startsWith('command terminated with exit code'));
  const error = telling.find((line) => /^(?:error|Error from server|Unable to connect)/.test(line));
  return (error ?? telling.at(-1) ?? lines.find((line) => line !== '') ?? '').slice(0, 500);
}

/** The first web address in `text`, which a login plugin shows to be opened in a browser. */
export function loginUrl(text: string): string | undefined {
  const url = /https?:\/\/[^\s'"<>]+/.exec(text)?.[0];
  return url && trimmedEnd(url, '.,;)');
}
