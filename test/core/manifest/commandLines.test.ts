import { methodInCommand } from '../../../src/core/manifest/commandLines.ts';
import { check } from './harness.ts';

/** `<|>` is the cursor; expected: family, what calico-node would read, the word, and whether the shell fills it in. */
check(
  [
    {
      name: 'kubectl set env',
      given: 'kubectl set env ds/calico-node -n kube-system IP_AUTO<|>DETECTION_METHOD=interface=ens.*',
      expected: ['4 interface=ens.* ⟦IP_AUTODETECTION_METHOD=interface=ens.*⟧'],
    },
    {
      name: 'in quotes, over several lines',
      given:
        'x\n$ kubectl set env ds/calico-node \\\n  -n kube-system \\\n  "IP6_AUTODETECTION_METHOD=cidr=fd00::<|>/8" # comment\ny',
      expected: ['6 cidr=fd00::/8 ⟦"IP6_AUTODETECTION_METHOD=cidr=fd00::/8"⟧'],
    },
    {
      name: 'CRLF',
      given: "kubectl set env \\\r\n IP_AUTODETECTION_METHOD='interface=^eth0$'<|>\r\n",
      expected: ["4 interface=^eth0$ ⟦IP_AUTODETECTION_METHOD='interface=^eth0$'⟧"],
    },
    {
      name: 'a glob with a backslash',
      given: 'IP_AUTODETECTION_METHOD=interface=enp\\*<|>',
      expected: ['4 interface=enp* ⟦IP_AUTODETECTION_METHOD=interface=enp\\*⟧'],
    },
    {
      name: 'a variable of the shell',
      given: 'export IP_AUTODETECTION_METHOD="can-reach=$GATE<|>WAY"',
      expected: ['4 can-reach=$GATEWAY ⟦IP_AUTODETECTION_METHOD="can-reach=$GATEWAY"⟧ templated'],
    },
    {
      name: 'calicoctl',
      given: 'calicoctl node run --ip-autodetection-method=can-reach=8.8.<|>8.8',
      expected: ['4 can-reach=8.8.8.8 ⟦--ip-autodetection-method=can-reach=8.8.8.8⟧'],
    },
    {
      name: 'helm --set',
      given:
        "helm install calico projectcalico/tigera-operator --set installation.calicoNetwork.nodeAddressAutodetectionV4.interface='eth.*\\,ens.*'<|>",
      expected: [
        "4 interface=eth.*,ens.* ⟦installation.calicoNetwork.nodeAddressAutodetectionV4.interface='eth.*\\,ens.*'⟧",
      ],
    },
    {
      name: 'helm --set= of a list, beside others',
      given:
        'helm upgrade c t --set="a=b,installation.calicoNetwork.nodeAddressAutodetectionV6.cidrs={fd00::/8,fd01::/16},<|>c=d"',
      expected: [
        '6 cidr=fd00::/8,fd01::/16 ⟦--set="a=b,installation.calicoNetwork.nodeAddressAutodetectionV6.cidrs={fd00::/8,fd01::/16},c=d"⟧',
      ],
    },
    { name: 'another variable', given: 'kubectl set env ds/calico-node IP=auto<|>detect', expected: [] },
    {
      name: 'another word',
      given: 'kubectl s<|>et env ds/calico-node IP_AUTODETECTION_METHOD=first-found',
      expected: [],
    },
    { name: 'an open quote', given: 'echo "IP_AUTODETECTION_METHOD=<|>', expected: ['4  ⟦IP_AUTODETECTION_METHOD=⟧'] },
    { name: 'an empty text', given: '<|>', expected: [] },
  ],
  (given) => {
    const text = given.replace('<|>', '');
    const found = methodInCommand(text, given.indexOf('<|>'));
    if (found === undefined) return [];
    const { family, span, templated } = found;
    const shown = templated ? ' templated' : '';
    return [`${family} ${found.text} ⟦${text.slice(span.start, span.end)}⟧${shown}`];
  },
);
