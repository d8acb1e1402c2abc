import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type KnownVariable, knownVariable, knownVariables } from '../../../src/core/calico/variables.ts';
import { variableMarkdown } from '../../../src/core/features/variableHover.ts';
import { english } from '../../../src/core/l10n.ts';

/** What the hover of a variable says, with Markdown's escapes taken out, so that the words can be read. */

test('a hover says what a variable does, what its text means, what may stand there, and what surprises', () => {
  assert.equal(
    hover('CALICO_NETWORKING_BACKEND', 'None'),
    `**\`CALICO_NETWORKING_BACKEND\`** — What brings the routes to the pods of other nodes. Choose \`vxlan\` where no pool needs BGP, and \`none\` where something else does the networking.

$(warning) \`None\` — Letter case matters here: it has to be \`none\`. The default, \`bird\`, is used.

- \`bird\`: BGP by BIRD, with or without IPIP
- \`vxlan\`: no BGP; only pools with VXLAN reach other nodes
- \`none\`: policy only; nothing is routed

one of \`bird\`, \`vxlan\`, \`none\`, \`windows-bgp\`, exactly so · default \`bird\`

- Any other text, in another letter case too, starts BIRD.
- With \`none\` no address is looked for since v3.26.0 and up to v3.15.1; between them it still was.
- On Windows \`windows-bgp\` stands in place of \`bird\`.`,
  );
});

test('a hover tells where a setting of Felix comes from, and since when', () => {
  assert.equal(
    hover('FELIX_VXLANMTUV6', undefined),
    `**\`FELIX_VXLANMTUV6\`** — The MTU of the IPv6 VXLAN tunnel. \`0\` takes that of the NICs less 70; a value above that loses big packets.

a size in bytes, or \`0\` to find it out · default \`0\` · since v3.23.0 · wins over \`vxlanMTUV6\` of FelixConfiguration`,
  );
});

const rows: readonly [string, string, string][] = [
  ['CALICO_IPV4POOL_NAT_OUTGOING', 'False', '`False` — Read as off.'],
  ['CALICO_DISABLE_FELIX', 'false', '`false` — Read as on.'],
  ['IP', 'Autodetect', 'it has to be `autodetect`. calico-node exits over it.'],
  ['IP', 'autodetect', '`autodetect` — looked for at each start and every 60 s.'],
  ['CALICO_IPV4POOL_IPIP', 'always', '`always` — Read as `Always`: all traffic between nodes is wrapped in IPIP.'],
  ['FELIX_LOGSEVERITYSCREEN', 'info', '`info` — Read as `INFO`: the usual.'],
  ['IP', '', 'The empty text — As good as leaving the variable out.'],
  ['FELIX_ROUTEREFRESHINTERVAL', '90', '`90` — That is 1 min 30 s.'],
  ['FELIX_ROUTEREFRESHINTERVAL', '5400.5', '— That is 1 h 30 min 0.5 s.'],
  ['FELIX_ROUTEREFRESHINTERVAL', '90s', 'It has to be a number of seconds, without unit. The default, `90`, is used.'],
  ['AUTODETECT_POLL_INTERVAL', '90', 'It has no unit; write `s` behind it for seconds. The default, `60s`, is used.'],
  ['AUTODETECT_POLL_INTERVAL', '0', 'calico-node loops without a pause up to v3.31, and crashes since v3.32.0.'],
  ['CALICO_IPV4POOL_IPIP', 'On', 'It is none of the values. calico-node exits over it.'],
  ['CALICO_IPV4POOL_BLOCK_SIZE', '8', 'It has to be from 20 to 32. calico-node exits over it.'],
  ['FELIX_LOGSEVERITYSCREEN', 'verbose', 'It is none of the values. The default, `INFO`, is used.'],
  ['FELIX_INTERFACEPREFIX', 'eth.*', 'Felix exits over it.'],
  ['FELIX_MTUIFACEPATTERN', 'eth[', 'It is not a regular expression: missing closing ]: `[`.'],
  ['FELIX_EXTERNALNODESCIDRLIST', '10.0.0.0/8,host', "`host` in it can't be read. Felix exits over it."],
  ['FELIX_HEALTHENABLED', 'none', 'Sets it to nothing, in place of the default.'],
  [
    'IP_AUTODETECTION_METHOD',
    'interface=eth.*',
    "Takes the last interface in the kernel's list whose name matches eth.*",
  ],
  ['SLEEP', '', 'The empty text — It is neither true nor false. The container exits over it.'],
];

for (const [name, text, says] of rows) {
  test(`the hover of ${name}="${text}"`, () => {
    const shown = hover(name, text);
    assert.ok(shown.includes(says), shown);
  });
}

test('an expression is shown as it is written', () => {
  const shown = variableMarkdown(known('FELIX_BPFDATAIFACEPATTERN'), undefined, english);
  assert.ok(shown.includes('`^((en|wl|ww|sl|ib)[Popsx].*|(eth|wlan|wwan|bond).*)`'), shown);
});

test('a plain text needs no words', () => {
  const variable = known('NODENAME');
  assert.equal(variableMarkdown(variable, 'worker-1', english), variableMarkdown(variable, undefined, english));
});

test('no text can become anything but text', () => {
  for (const text of ['[a](command:x)', '`](command:x)', '<b>', '$(zap)', '`a` [b](c)']) {
    for (const variable of knownVariables) {
      const rest = variableMarkdown(variable, text, english).replace(/(`+)[^\n]*?[^`]\1(?!`)/g, '');
      assert.doesNotMatch(rest, /(?<!\\)\]\(|(?<!\\)<b|(?<!\\)\$\((?!warning)/, `${variable.name}=${text}`);
    }
  }
});

function known(name: string): KnownVariable {
  return knownVariable(name) ?? assert.fail(name);
}

function hover(name: string, text: string | undefined): string {
  return variableMarkdown(known(name), text, english).replace(/\\([^A-Za-z0-9\s])/g, '$1');
}
