import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectionsDot, connectionsMarkdown } from '../../../src/core/features/connectionFiles.ts';
import { wholeTable } from '../../../src/core/features/connectionsTable.ts';
import { english } from '../../../src/core/l10n.ts';
import type { CalicoService } from '../../../src/core/service.ts';
import { drained } from '../../../src/core/steps.ts';
import { connectionsSvg } from '../../../src/core/words/connectionsSvg.ts';
import { controls, hostile } from '../../hostile.ts';
import { inEnglish } from '../../said.ts';
import { allow, shopService, workload } from '../../webview/connectionsSamples.ts';
import { check } from '../manifest/harness.ts';

/** The matrix of connections, what decides about a pair, and the files that are made of it. */

const file = 'shop.yaml';

function shown(service: CalicoService) {
  const found = drained(service.policies.connectionsInSteps(file));
  assert.ok(found !== undefined);
  return found;
}

const host = { apiVersion: 'projectcalico.org/v3', kind: 'HostEndpoint', metadata: { name: 'h' }, spec: { node: 'n' } };
const worlds: Readonly<Record<string, readonly object[]>> = {
  shop: [workload('web'), workload('db'), allow('db', 'web', 5432)],
  ports: [
    workload('web'),
    workload('db'),
    allow('db', 'web', 5432),
    { ...allow('db', 'web', 80), metadata: { name: 'b', namespace: 'shop' } },
  ],
  host: [workload('web'), host],
  addressed: [workload('web'), { ...host, spec: { node: 'n', expectedIPs: ['10.0.0.1'] } }],
};

check(
  [
    {
      name: 'cells of all pairs that packets go between',
      given: 'shop',
      expected: [
        '5 of 6 pairs may talk',
        'shop/db → shop/web: all all',
        'shop/db → outside IPv4: all all',
        'shop/web → shop/db: some TCP 5432',
        'shop/web → outside IPv4: all all',
        'outside IPv4 → shop/db: none ',
        'outside IPv4 → shop/web: all all',
      ],
    },
    {
      name: 'ports of several policies are one set',
      given: 'ports web',
      expected: ['5 of 6 pairs may talk', 'left out: 2'],
    },
    {
      name: 'a host endpoint without policies: only failsafe ports',
      given: 'addressed',
      expected: [
        '4 of 4 pairs may talk',
        'host:h → outside IPv4: some TCP 179, 2379-2380, 5473, 6443, 6666-6667; UDP 53, 67',
        'shop/web → outside IPv4: all all',
        'outside IPv4 → host:h: some TCP 22, 179, 2379-2380, 5473, 6443, 6666-6667; UDP 68',
        'outside IPv4 → shop/web: all all',
      ],
    },
    {
      name: 'a host endpoint of which no address is known',
      given: 'host',
      expected: [
        '2 of 2 pairs may talk; of 2 more no address is known',
        'host:h → outside IPv4: unknown address unknown',
        'shop/web → outside IPv4: all all',
        'outside IPv4 → host:h: unknown address unknown',
        'outside IPv4 → shop/web: all all',
      ],
    },
  ],
  (given) => {
    const [name = '', search = ''] = given.split(' ');
    const { table } = shown(shopService(worlds[name]));
    const { summary, groups, cells, leftOut } = inEnglish(drained(table({ search, mostGroups: 10 })));
    const named = (at: number): string => groups[at]?.name ?? '';
    return [
      summary,
      ...cells.map(({ from, to, state, text }) => `${named(from)} → ${named(to)}: ${state} ${text}`),
      ...(leftOut > 0 ? [`left out: ${leftOut}`] : []),
    ];
  },
);

check(
  [
    {
      name: 'what a rule and the end of a tier decide, with their places',
      given: 'shop shop/web shop/db',
      expected: [
        'allow Leaving shop/web: all (no policy applies)',
        'allow Entering shop/db: TCP 5432 (rule 0 of NetworkPolicy shop/db, tier default) shop.yaml:65',
        'deny Entering shop/db: TCP 0-5431, 5433-65535; UDP; SCTP; ICMP; other protocols (no rule of tier default matches, and its end denies) shop.yaml:55',
      ],
    },
    {
      name: 'two rules with a place each',
      given: 'ports shop/web shop/db',
      expected: [
        'allow Leaving shop/web: all (no policy applies)',
        'allow Entering shop/db: TCP 80 (rule 0 of NetworkPolicy shop/b, tier default) shop.yaml:94',
        'allow Entering shop/db: TCP 5432 (rule 0 of NetworkPolicy shop/db, tier default) shop.yaml:65',
        'deny Entering shop/db: TCP 0-79, 81-5431, 5433-65535; UDP; SCTP; ICMP; other protocols (no rule of tier default matches, and its end denies) shop.yaml:84',
      ],
    },
  ],
  (given) => {
    const [name = '', from = '', to = ''] = given.split(' ');
    const service = shopService(worlds[name]);
    const { connections, decisions } = shown(service);
    const at = (group: string): number => connections.groups.findIndex((each) => each.name === group);
    return inEnglish(decisions(at(from), at(to))).map((each) =>
      `${each.verdict} ${each.place}: ${each.what} (${each.by}) ${each.at ? service.policies.placeText(each.at) : ''}`.trim(),
    );
  },
);

test('nothing is shown where no end is known', () => {
  const service = shopService([allow('db', 'web', 5432)]);
  assert.equal(drained(service.policies.connectionsInSteps(file)), undefined);
});

test('the drawing has a row for each source and a cell for each pair', () => {
  const svg = connectionsSvg(inEnglish(wholeTable(shown(shopService()).connections)), english);
  assert.match(
    svg,
    /^<\?xml version="1.0" encoding="UTF-8"\?>\n<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="\d+" /,
  );
  assert.deepEqual(
    [...svg.matchAll(/>([^<>\n]+)<\/text>/g)].map(([, text]) => text),
    [
      ...['From ↓ to →', 'shop/db', 'shop/web', 'outside IPv4'],
      ...['shop/db', 'all', 'all', 'shop/web', 'TCP 5432', 'all', 'outside IPv4', '–', 'all'],
      '5 of 6 pairs may talk',
    ],
  );
});

test('names in the files are nothing but text', () => {
  const pod = (name: string): object => ({ kind: 'Pod', metadata: { name }, spec: { containers: [] } });
  for (const name of hostile.filter((each) => each.trim() !== '')) {
    const { connections } = shown(
      // What has such a name as label may be taken for something that is filled in later.
      shopService([pod(name), workload(name, name), workload('x', name), allow(name, name, 80, name)]),
    );
    const table = inEnglish(wholeTable(connections));
    const svg = connectionsSvg(table, english);
    for (const text of [svg, connectionsMarkdown(table), connectionsDot(connections)]) {
      assert.doesNotMatch(text.replaceAll('\n', ''), controls, name);
    }
    const tags = new Set([...svg.matchAll(/<\/?([^\s>/]+)/g)].map(([, tag]) => tag));
    assert.deepEqual([...tags].sort(), ['?xml', 'g', 'rect', 'svg', 'text', 'title'], name);
    assert.doesNotMatch(svg, /&(?!(?:amp|lt|gt|quot);)/, name);
  }
});
