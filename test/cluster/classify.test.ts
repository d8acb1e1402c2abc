import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failureOf } from '../../src/cluster/classify.ts';
import { explain } from '../../src/cluster/explain.ts';
import { english } from '../../src/core/l10n.ts';

/** What kubectl printed on standard error, as the user then reads it. */
function check(name: string, stderr: string, expected: readonly [kind: string, message: string], stdout = ''): void {
  test(`kubectl says: ${name}`, () => {
    const failure = { ...failureOf(stderr, stdout), command: '', stderr, durationMs: 0 };
    assert.deepEqual([failure.kind, explain(failure, english)], expected);
  });
}

const ask = 'Ask your cluster administrator for it, or use another context.';
const network = "Check the network, the VPN and this context's server.";

check(
  'a list is forbidden',
  'Error from server (Forbidden): nodes is forbidden: User "nobody" cannot list resource "nodes" in API group "" at the cluster scope\n',
  ['forbidden', `You lack permission to list nodes in the whole cluster. ${ask}`],
);
check(
  'exec is forbidden',
  'Error from server (Forbidden): pods "calico-node-00000" is forbidden: User "viewer" cannot create resource "pods/exec" in API group "" in the namespace "kube-system"\n',
  ['forbidden', `You lack permission to create pods/exec in namespace kube-system. ${ask}`],
);
check(
  'a resource of a group is forbidden',
  'Error from server (Forbidden): ippools.crd.projectcalico.org is forbidden: User "u" cannot list resource "ippools" in API group "crd.projectcalico.org" at the cluster scope: RBAC: clusterrole.rbac.authorization.k8s.io "x" not found\n',
  ['forbidden', `You lack permission to list ippools.crd.projectcalico.org in the whole cluster. ${ask}`],
);
check('forbidden for a reason of its own', 'Error from server (Forbidden): quota exceeded\n', [
  'forbidden',
  "You don't have permission to read this. Ask for access.",
]);
const login = 'The cluster rejected your login. Log in again in a terminal, then reconnect.';
check('not logged in', 'error: You must be logged in to the server (Unauthorized)\n', ['unauthorised', login]);
check('it asks for a name', 'error: EOF\n', ['unauthorised', login], 'Please enter Username: ');
check(
  'a plugin is missing',
  'Unable to connect to the server: getting credentials: exec: executable aws-iam-authenticator not found\n\nIt looks like you are trying to use a client-go credential plugin that is not installed.\n',
  [
    'unauthorised',
    "`aws-iam-authenticator` couldn't get your credentials. Run the command in a terminal, where it may ask you to log in.",
  ],
);
check(
  'a plugin fails',
  'Unable to connect to the server: getting credentials: exec: executable gke-gcloud-auth-plugin failed with exit code 1\n',
  [
    'unauthorised',
    "`gke-gcloud-auth-plugin` couldn't get your credentials. Run the command in a terminal, where it may ask you to log in.",
  ],
);
for (const reason of [
  'The connection to the server 127.0.0.1:6443 was refused - did you specify the right host or port?',
  'Unable to connect to the server: dial tcp: lookup api.example on 10.0.0.2:53: no such host',
  'Unable to connect to the server: dial tcp 10.1.2.3:6443: i/o timeout',
  'Unable to connect to the server: net/http: TLS handshake timeout',
  'Unable to connect to the server: tls: failed to verify certificate: x509: certificate signed by unknown authority',
  'Unable to connect to the server: proxyconnect tcp: dial tcp 127.0.0.1:3128: connect: connection refused',
]) {
  check(reason, `E1123 memcache.go:265] couldn't get current server API group list\n${reason}\n`, [
    'unreachable',
    `The cluster doesn't answer: ${reason.replace(' - did you specify the right host or port?', '')}. ${network}`,
  ]);
}
check('no such object', 'Error from server (NotFound): configmaps "x" not found\n', [
  'absent',
  "The cluster doesn't have this resource.",
]);
check('no such resource', 'error: the server doesn\'t have a resource type "ippools"\n', [
  'absent',
  "The cluster doesn't have this resource.",
]);
check(
  'the list is too old',
  'Error from server (Expired): The provided continue parameter is too old to display a consistent list result.\n',
  ['expired', 'The cluster no longer has this list. Refresh to read it again.'],
);
check('no such context', 'error: context "zzz" does not exist\n', [
  'failed',
  'kubectl failed: error: context "zzz" does not exist',
]);
check(
  'a command in a pod failed',
  'exec of "zzz" failed: No such file or directory\ncommand terminated with exit code 1\n',
  ['failed', 'kubectl failed: exec of "zzz" failed: No such file or directory'],
);
check('nothing at all', '', ['failed', 'kubectl failed: no reason given']);
