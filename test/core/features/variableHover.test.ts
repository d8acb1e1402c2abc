import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type KnownVariable, knownVariable, knownVariables } from '../../../src/core/calico/variables.ts';
import { variableMarkdown } from '../../../src/core/features/variableHover.ts';
import { markdownOf } from '../../said.ts';

/** What the hover of a variable says, with Markdown's escapes taken out, so that the words can be read. */

test('a hover says what a variable does, what its text means, what may stand there, and what surprises', () => {
  assert.equal(
    hover('CALICO_NETWORKING_BACKEND', 'None'),
    `**\`CALICO_NETWORKING_BACKEND\`** — What distributes the routes to pods on other nodes. Choose \`vxlan\` if no pool needs BGP, and \`none\` if something else provides the networking.

$(warning) \`None\` — Case matters: it must be \`none\`. The default, \`bird\`, is used.

- \`bird\`: BGP with BIRD, with or without IPIP
- \`vxlan\`: no BGP; only VXLAN pools reach other nodes
- \`none\`: policy only; no routes are programmed

one of \`bird\`, \`vxlan\`, \`none\`, \`windows-bgp\`, case-sensitive · default \`bird\`

- Any other value starts BIRD, even one that differs only in case.
- With \`none\`, no address is detected since v3.26.0 and through v3.15.1; versions in between detect one.
- On Windows, use \`windows-bgp\` instead of \`bird\`.`,
  );
});

test('a hover tells where a setting of Felix comes from, and since when', () => {
  assert.equal(
    hover('FELIX_VXLANMTUV6', undefined),
    `**\`FELIX_VXLANMTUV6\`** — The MTU of the IPv6 VXLAN tunnel. \`0\` uses the NICs' MTU minus 70; higher values drop large packets.

a size in bytes, or \`0\` to detect it · default \`0\` · since v3.23.0 · takes precedence over \`vxlanMTUV6\` in FelixConfiguration`,
  );
});

const rows: readonly [string, string, string][] = [
  ['CALICO_IPV4POOL_NAT_OUTGOING', 'False', '`False` — Read as off.'],
  ['CALICO_DISABLE_FELIX', 'false', '`false` — Read as on.'],
  ['IP', 'Autodetect', 'it must be `autodetect`. calico-node exits on it.'],
  ['IP', 'autodetect', '`autodetect` — detected at each start and every 60 s.'],
  ['CALICO_IPV4POOL_IPIP', 'always', '`always` — Read as `Always`: all traffic between nodes is encapsulated in IPIP.'],
  ['FELIX_LOGSEVERITYSCREEN', 'info', '`info` — Read as `INFO`: normal operation.'],
  ['IP', '', 'An empty value — Same as leaving the variable out.'],
  ['FELIX_ROUTEREFRESHINTERVAL', '90', '`90` — Equals 1 min 30 s.'],
  ['FELIX_ROUTEREFRESHINTERVAL', '5400.5', '— Equals 1 h 30 min 0.5 s.'],
  ['FELIX_ROUTEREFRESHINTERVAL', '90s', 'It must be a number of seconds, without a unit. The default, `90`, is used.'],
  ['AUTODETECT_POLL_INTERVAL', '90', 'It has no unit; add `s` for seconds. The default, `60s`, is used.'],
  ['AUTODETECT_POLL_INTERVAL', '0', 'calico-node loops without pause through v3.31, and crashes since v3.32.0.'],
  ['CALICO_IPV4POOL_IPIP', 'On', "It isn't one of the allowed values. calico-node exits on it."],
  ['CALICO_IPV4POOL_BLOCK_SIZE', '8', 'It must be from 20 to 32. calico-node exits on it.'],
  ['FELIX_LOGSEVERITYSCREEN', 'verbose', "It isn't one of the allowed values. The default, `INFO`, is used."],
  ['FELIX_INTERFACEPREFIX', 'eth.*', 'Felix exits on it.'],
  ['FELIX_MTUIFACEPATTERN', 'eth[', "It isn't a regular expression: missing closing ]: `[`."],
  ['FELIX_EXTERNALNODESCIDRLIST', '10.0.0.0/8,host', "`host` in it isn't valid. Felix exits on it."],
  ['FELIX_HEALTHENABLED', 'none', 'Sets it to empty, instead of the default.'],
  ['IP_AUTODETECTION_METHOD', 'interface=eth.*', 'Chooses: last interface (kernel order) whose name matches eth.*'],
  ['SLEEP', '', "An empty value — It's neither true nor false. The container exits on it."],
];

for (const [name, text, says] of rows) {
  test(`the hover of ${name}="${text}"`, () => {
    const shown = hover(name, text);
    assert.ok(shown.includes(says), shown);
  });
}

test('an expression is shown as it is written', () => {
  const shown = markdownOf(variableMarkdown(known('FELIX_BPFDATAIFACEPATTERN'), undefined));
  assert.ok(shown.includes('`^((en|wl|ww|sl|ib)[Popsx].*|(eth|wlan|wwan|bond).*)`'), shown);
});

test('a plain text needs no words', () => {
  const variable = known('NODENAME');
  assert.deepEqual(variableMarkdown(variable, 'worker-1'), variableMarkdown(variable, undefined));
});

test('no text can become anything but text', () => {
  for (const text of ['[a](command:x)', '`](command:x)', '<b>', '$(zap)', '`a` [b](c)']) {
    for (const variable of knownVariables()) {
      const rest = markdownOf(variableMarkdown(variable, text)).replace(/(`+)[^\n]*?[^`]\1(?!`)/g, '');
      assert.doesNotMatch(rest, /(?<!\\)\]\(|(?<!\\)<b|(?<!\\)\$\((?!warning)/, `${variable.name}=${text}`);
    }
  }
});

function known(name: string): KnownVariable {
  return knownVariable(name) ?? assert.fail(name);
}

function hover(name: string, text: string | undefined): string {
  return markdownOf(variableMarkdown(known(name), text)).replace(/\\([^A-Za-z0-9\s])/g, '$1');
}
