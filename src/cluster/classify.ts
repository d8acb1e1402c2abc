import type { Permission, Refusal } from './result.ts';

/** Reads what kubectl says on standard error when it fails. */

const unreachable =
  /connection refused|The connection to the server \S+ was refused|no such host|i\/o timeout|TLS handshake timeout|x509:|tls: |no route to host|network is unreachable|context deadline exceeded|connection reset|Client\.Timeout|server gave HTTP response|server was refusing|Unable to connect to the server|connection timed out|error dialing backend|ServiceUnavailable|InternalError\): an error on the server \("unknown"\)|proxyconnect/i;

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
  return unreachable.test(stderr) ? { kind: 'unreachable', reason } : { kind: 'failed', reason };
}

/** `pods "x" is forbidden: User "u" cannot create resource "pods/exec" in API group "" in the namespace "kube-system"`. */
function permissionOf(stderr: string): Permission | undefined {
  const match =
    /cannot (\w+) resource "([^"]+)" in API group "([^"]*)"(?: in the namespace "([^"]+)"| at the cluster scope)?/.exec(
      stderr,
    );
  const [, verb, name, group, namespace] = match ?? [];
  if (verb === undefined || name === undefined) return undefined;
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
  return /https?:\/\/[^\s'"<>]+/.exec(text)?.[0].replace(/[.,;)]+$/, '');
}
