import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  formatAddress,
  formatPrefix,
  goNetwork,
  isGlobalUnicast,
  parseAddress,
  parsePrefix,
  unmap,
} from '../../../src/core/net/address.ts';
import { keptCases } from '../../cases.ts';

interface ParseCases {
  readonly cases: readonly {
    readonly text: string;
    readonly ip: { readonly globalUnicast: boolean; readonly string: string; readonly version: number } | null;
    readonly cidr: { readonly network: string } | null;
  }[];
}

test("addresses and networks as Go's net package reads them", (context) => {
  const found = keptCases('parse-cases.json');
  const { cases } = found.data as ParseCases;
  context.diagnostic(`parse-cases.json (${found.from}): ${cases.length} texts`);
  for (const { text, ip, cidr } of cases) {
    const address = parseAddress(text);
    const prefix = parsePrefix(text);
    const got = address && {
      globalUnicast: isGlobalUnicast(address),
      string: formatAddress(unmap(address)),
      version: unmap(address).family,
    };
    const { globalUnicast, string, version } = ip ?? {};
    assert.deepEqual(got, ip === null ? undefined : { globalUnicast, string, version }, text);
    assert.equal(prefix && formatPrefix(goNetwork(prefix)), cidr?.network, text);
  }
});
