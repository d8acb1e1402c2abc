import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDetector } from '../../../src/core/detection/choose.ts';
import { type FamilyOutcome, startup } from '../../../src/core/detection/startup.ts';
import { localNames } from '../../../src/core/inventory/inventory.ts';
import { parseInetLine } from '../../../src/core/net/iproute2.ts';
import type { Node } from '../../../src/core/net/node.ts';
import { addressText } from '../../../src/core/words/reasonText.ts';
import { version } from '../../cases.ts';

/** The table of IP, IP6, backend and stored address, one row a line: settings, node, then how it ends. */

interface Row {
  readonly ip?: string;
  readonly ip6?: string;
  readonly backend?: string;
  readonly method?: string;
  readonly method6?: string;
  readonly release?: string;
  readonly addresses?: readonly string[];
  /** Absent: not known. */
  readonly stored?: { readonly 4?: string; readonly 6?: string };
  /** IPv4, IPv6, then `exits` and what is cleared. */
  readonly ends: string;
}

const both = ['10.0.0.5/24', 'fd00::5/64'];
const nothing = {};
const rows: readonly Row[] = [
  // IP=autodetect
  { ip: 'autodetect', stored: nothing, ends: '10.0.0.5/24 | none not-asked-for' },
  { ip: 'autodetect', stored: { 4: '10.9.9.9/24' }, ends: '10.0.0.5/24 | none not-asked-for' },
  {
    ip: 'autodetect',
    method: 'interface=x',
    stored: { 4: '10.9.9.9/24' },
    ends: 'kept 10.9.9.9/24 detection-failed | none not-asked-for',
  },
  {
    ip: 'autodetect',
    method: 'interface=x',
    stored: nothing,
    ends: 'exits nothing-detected | none not-asked-for | exits',
  },
  { ip: 'autodetect', method: 'interface=x', ends: 'fails | none not-asked-for' },
  {
    ip: 'autodetect',
    method: 'eth0',
    stored: { 4: '10.9.9.9/24' },
    ends: 'exits unknown-method | none not-asked-for | exits',
  },
  {
    ip: 'autodetect',
    method: 'interface=[',
    stored: { 4: '10.9.9.9/24' },
    ends: 'kept 10.9.9.9/24 detection-failed | none not-asked-for',
  },
  {
    ip: 'autodetect',
    method: 'cidr=10.0.0.0/8',
    release: 'v3.15.3',
    stored: nothing,
    ends: 'exits unknown-method | none not-asked-for | exits',
  },
  // IP not set: never detected again once something is stored
  { stored: nothing, ends: '10.0.0.5/24 | none not-asked-for' },
  { ip: '', stored: { 4: '10.9.9.9/24' }, ends: 'kept 10.9.9.9/24 ip-not-set | none not-asked-for' },
  {
    ip: '',
    method: 'nonsense',
    stored: { 4: '10.9.9.9/24' },
    ends: 'kept 10.9.9.9/24 ip-not-set | none not-asked-for',
  },
  { stored: { 4: 'no address' }, ends: '10.0.0.5/24 | none not-asked-for' },
  { stored: { 4: 'fd00::5/64' }, ends: '10.0.0.5/24 | none not-asked-for' },
  // IP=none
  { ip: 'none', stored: { 4: '10.9.9.9/24' }, ends: 'kept 10.9.9.9/24 ip-none | none not-asked-for' },
  { ip: 'none', stored: nothing, ends: 'exits no-address-at-all | none not-asked-for | exits' },
  {
    ip: 'none',
    stored: { 4: '10.9.9.9/24' },
    release: 'v3.15.0',
    ends: 'exits no-address-at-all | none not-asked-for | exits',
  },
  { ip: 'none', stored: nothing, release: 'v3.1.7', ends: 'none ip-none | none not-asked-for' },
  { ip: 'none', ip6: 'autodetect', stored: nothing, ends: 'none ip-none | fd00::5/64' },
  // Literals: compared letter by letter
  { ip: '10.0.0.5', stored: nothing, ends: 'literal 10.0.0.5/24 eth0 | none not-asked-for' },
  { ip: '10.0.0.5', release: 'v3.17.4', stored: nothing, ends: 'literal 10.0.0.5/32 eth0 | none not-asked-for' },
  { ip: '10.0.0.99', stored: nothing, ends: 'literal 10.0.0.99/32 - | none not-asked-for' },
  { ip: '10.0.0.5/16', stored: nothing, ends: 'literal 10.0.0.5/16 eth0 | none not-asked-for' },
  { ip: 'Autodetect', stored: nothing, ends: 'exits invalid-ip | none not-asked-for | exits' },
  { ip: 'fd00::5', stored: nothing, ends: 'exits invalid-ip | none not-asked-for | exits' },
  // IPv6 is not symmetric: not set means never, and a bare address gets no prefix from its interface
  { ip: 'autodetect', ip6: 'autodetect', stored: nothing, ends: '10.0.0.5/24 | fd00::5/64' },
  { ip: 'autodetect', ip6: 'fd00::5', stored: nothing, ends: '10.0.0.5/24 | literal fd00::5/128 eth0' },
  { ip: 'autodetect', ip6: 'none', stored: { 6: 'fd00::9/64' }, ends: '10.0.0.5/24 | kept fd00::9/64 ip-none' },
  // A failing IPv6 detection takes the healthy IPv4 address along
  {
    ip: 'autodetect',
    ip6: 'autodetect',
    addresses: ['10.0.0.5/24'],
    stored: { 4: '10.0.0.5/24' },
    ends: '10.0.0.5/24 | exits nothing-detected | exits | clears 4',
  },
  // The backend none looks for nothing, but did from v3.16 to v3.25
  { ip: 'autodetect', backend: 'none', stored: nothing, ends: 'none backend-none | none backend-none' },
  { ip: 'autodetect', backend: 'none', release: 'v3.20.0', stored: nothing, ends: '10.0.0.5/24 | none not-asked-for' },
  {
    ip: 'autodetect',
    backend: 'none',
    release: 'v3.15.0',
    stored: nothing,
    ends: 'none backend-none | none backend-none',
  },
  { ip: 'autodetect', backend: 'None', stored: nothing, ends: '10.0.0.5/24 | none not-asked-for' },
];

for (const row of rows) {
  const { ends, ...given } = row;
  test(`start with ${JSON.stringify(given)}`, () => assert.equal(play(row), ends));
}

function play({
  ip,
  ip6,
  backend,
  method = '',
  method6 = '',
  release = 'v3.32.1',
  addresses = both,
  stored,
}: Row): string {
  const running = version(release);
  const detector = (text: string) => createDetector(text, running, localNames);
  const node: Node = {
    name: 'node',
    interfaces: [{ name: 'eth0', addresses: addresses.flatMap((text) => parseInetLine(text, 'eth0') ?? []) }],
    kernelOrder: true,
    prefixesKnown: true,
    families: [4, 6],
    routing: {},
    sysctls: {},
    ...(stored && { stored }),
  };
  const settings = {
    ...(backend !== undefined && { backend }),
    ip: { ...(ip !== undefined && { 4: ip }), ...(ip6 !== undefined && { 6: ip6 }) },
    detectors: { 4: detector(method), 6: detector(method6) },
    version: running,
  };
  const { outcomes, exits, cleared } = startup(settings, node);
  const parts = [describe(outcomes[4]), describe(outcomes[6])];
  if (exits) parts.push('exits');
  if (cleared.length > 0) parts.push(`clears ${cleared.join(' ')}`);
  return parts.join(' | ');
}

function describe(outcome: FamilyOutcome): string {
  switch (outcome.kind) {
    case 'chosen':
      return outcome.choice.outcome === 'detected' ? addressText(outcome.choice.candidate) : outcome.choice.outcome;
    case 'kept':
      return `kept ${outcome.stored} ${outcome.because}`;
    case 'literal':
      return `literal ${outcome.address} ${outcome.owner ?? '-'}`;
    case 'fails':
      return 'fails';
    default:
      return `${outcome.kind} ${outcome.because}`;
  }
}
