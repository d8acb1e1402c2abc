import type { Translate } from '../core/l10n.ts';
import type { KubectlFailure, Permission } from './result.ts';

/** One sentence that tells what went wrong with a call of kubectl, and one that tells the way out. */
export function explain(failure: KubectlFailure, t: Translate): string {
  switch (failure.kind) {
    case 'not-found':
      return t(
        '`{0}` not found. Install kubectl, or set calico.kubectlPath (`--kubectl` on the command line).',
        failure.program,
      );
    case 'timed-out':
      return timedOut(failure, t);
    case 'cancelled':
      return t('Canceled.');
    case 'forbidden':
      return forbidden(failure.permission, t);
    case 'unauthorised':
      return unauthorised(failure.plugin, t);
    case 'unreachable':
      return t(
        "The cluster doesn't answer: {0}. Check the network, the VPN and this context's server.",
        // What kubectl asks back here, the sentence says itself.
        failure.reason.split(' - did you specify')[0] ?? '',
      );
    case 'absent':
      return t("The cluster doesn't have this resource.");
    case 'expired':
      return t('The cluster no longer has this list. Refresh to read it again.');
    case 'failed':
      return t('kubectl failed: {0}', failure.reason || t('no reason given'));
    case 'too-much-output':
      return t('kubectl printed more than {0} MB and was stopped.', Math.round(failure.limit / (1024 * 1024)));
    case 'unreadable':
      return t("kubectl's output isn't valid JSON: {0}. Run the command in a terminal.", failure.reason);
  }
}

/** Names a permission as `kubectl auth can-i` takes it: `list nodes`, `create pods/exec in the namespace kube-system`. */
export function permissionText({ verb, resource, namespace }: Permission, t: Translate): string {
  if (namespace === undefined) return t('{0} {1} in the whole cluster', verb, resource);
  return t('{0} {1} in namespace {2}', verb, resource, namespace);
}

function timedOut({ afterMs, url }: KubectlFailure & { kind: 'timed-out' }, t: Translate): string {
  const seconds = Math.round(afterMs / 100) / 10;
  if (url === undefined) {
    return t("kubectl didn't answer within {0} s and was stopped. Run the command in a terminal to see why.", seconds);
  }
  return t(
    'kubectl waited {0} s for a login at {1} and was stopped. Log in by running the command in a terminal, then reconnect.',
    seconds,
    url,
  );
}

function forbidden(permission: Permission | undefined, t: Translate): string {
  if (permission === undefined) return t("You don't have permission to read this. Ask for access.");
  return t(
    'You lack permission to {0}. Ask your cluster administrator for it, or use another context.',
    permissionText(permission, t),
  );
}

function unauthorised(plugin: string | undefined, t: Translate): string {
  if (plugin === undefined) return t('The cluster rejected your login. Log in again in a terminal, then reconnect.');
  return t(
    "`{0}` couldn't get your credentials. Run the command in a terminal, where it may ask you to log in.",
    plugin,
  );
}
