import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Family, formatAddress, parseAddress } from '../../src/core/net/address.ts';
import { readAddresses, readRoutes, readRules } from '../../src/core/net/iproute2.ts';
import type { Node } from '../../src/core/net/node.ts';
import { sourceAddress } from '../../src/core/net/routing.ts';

/** Holds the choice of a source against this machine's kernel, in namespaces with addresses, routes and settings at random. */

const namespace = `sources-${process.pid}`;
const hosts = Number(process.env['CALICO_SOURCE_HOSTS'] ?? 30);
const seed = Number(process.env['CALICO_SOURCE_SEED'] ?? 1);

function whyAbsent(): string | false {
  const made = spawnSync('ip', ['netns', 'add', namespace]).status === 0;
  if (made) execFileSync('ip', ['netns', 'del', namespace]);
  return made ? false : 'no network namespace can be made: that takes root on Linux';
}
const skip = whyAbsent();

/** Networks with what may be told of: NAT64, discard, 6to4, Teredo, ORCHID, unique and site-local ones. */
const networks6 =
  '2001:db8:1:1:: 2001:db8:1:2:: 2a00:1450:7:: fd00:1:0:1:: fd99:2:: fec0:0:0:1:: 64:ff9b:: 64:ff9b:1:: 100:: 1000:: 2002:c000:204:: 2001::a:0:0:0 2001:20:1:: 3ffe:1:: 4000:1::'.split(
    ' ',
  );
const networks4 = '10.0.1. 10.0.2. 172.16.3. 192.168.26. 192.168.30. 169.254.7. 198.51.100. 100.64.1.'.split(' ');

const device = fc.constantFrom('eth0', 'eth1', 'eth2');
const host = fc.integer({ min: 1, max: 250 });

function addressIn(family: Family): fc.Arbitrary<string> {
  if (family === 4) return fc.tuple(fc.constantFrom(...networks4), host).map(([network, own]) => network + own);
  return fc
    .tuple(fc.constantFrom(...networks6), host)
    .map(([network, own]) =>
      network.endsWith('::') ? network + own.toString(16) : `${network.slice(0, -1)}${own.toString(16)}`,
    );
}

/** The commands of `ip` and the settings that make a host. */
interface Setup {
  readonly commands: readonly string[];
  readonly settings: readonly string[];
}

function setups(family: Family): fc.Arbitrary<Setup> {
  const address = addressIn(family);
  const lengths = family === 6 ? [64, 64, 64, 96, 128, 48] : [24, 24, 32, 16, 25];
  const flags6 = fc.constantFrom('', '', 'preferred_lft 0', 'home', 'noprefixroute', 'mngtmpaddr');
  const own = fc
    .tuple(
      address,
      fc.constantFrom(...lengths),
      device,
      family === 6 ? flags6 : fc.constantFrom('', '', 'scope link', 'noprefixroute'),
    )
    .map(
      ([text, length, name, flag]) =>
        `address add ${text}/${length} dev ${name} ${family === 6 ? 'nodad' : ''} ${flag}`,
    );
  const target = fc.oneof(
    fc.constant('default'),
    fc
      .tuple(address, fc.constantFrom(...lengths, ...(family === 6 ? [16, 32] : [8, 12])))
      .map(([text, length]) => `${text}/${length}`),
  );
  const way = fc.oneof(
    device.map((name) => `dev ${name}`),
    fc.tuple(address, device).map(([gateway, name]) => `via ${gateway} dev ${name} onlink`),
    fc.tuple(device, address).map(([name, source]) => `dev ${name} src ${source}`),
    fc.constantFrom('blackhole', 'unreachable', 'prohibit', 'throw'),
  );
  const table = fc.constantFrom('', '', '', 'table 100');
  const metric = fc.constantFrom('', 'metric 10', 'metric 2000');
  const route = fc.tuple(target, way, table, metric).map(([to, by, where, rank]) => {
    const type = /^\w+$/.test(by) ? by : '';
    // An address of the host's own in front of the bits that count is no network for ip.
    return `route add ${type} ${networkOf(to)} ${type === '' ? by : ''} ${where} ${rank}`;
  });
  const rule = fc.tuple(target, fc.integer({ min: 1, max: 40_000 })).map(([to, priority]) => {
    return `rule add to ${to === 'default' ? 'all' : networkOf(to)} lookup 100 priority ${priority}`;
  });
  // One setting for all devices, and another one for one of them.
  const linkdown = fc
    .constantFrom(['all=1'], ['all=1', 'eth1=0'], ['eth1=1'], [])
    .map((each) => each.map((text) => text.replace('=', '/ignore_routes_with_linkdown=')));
  const six = fc.oneof(
    fc
      .tuple(fc.constantFrom('all', 'eth0', 'eth1', 'eth2'), fc.constantFrom('0', '1'))
      .map(([name, value]) => `${name}/use_oif_addrs_only=${value}`),
    fc
      .tuple(fc.constantFrom('eth0', 'eth1'), fc.constantFrom('1', '2'))
      .map(([name, value]) => `${name}/use_tempaddr=${value}`),
  );
  const down = fc.constantFrom('', 'link set p1 down', 'link set p1 down', 'link set eth2 down');
  return fc
    .tuple(
      fc.array(own, { minLength: 2, maxLength: 9 }),
      fc.array(route, { maxLength: 6 }),
      fc.array(rule, { maxLength: 1 }),
      family === 6 ? fc.array(six, { maxLength: 3 }) : fc.constant([]),
      linkdown,
      down,
    )
    .map(([addresses, routes, rules, settings, ignoring, last]) => ({
      commands: [...addresses, ...routes, ...rules, last].filter((each) => each !== ''),
      settings: [...settings, ...ignoring],
    }));
}

/** The network of `address/length`, as ip wants it. */
function networkOf(text: string): string {
  const [address = '', length] = text.split('/');
  const parsed = parseAddress(address);
  if (parsed === undefined || length === undefined) return text;
  const free = BigInt((parsed.family === 6 ? 128 : 32) - Number(length));
  return `${formatAddress({ ...parsed, value: (parsed.value >> free) << free })}/${length}`;
}

for (const family of [6, 4] as const) {
  test(`each IPv${family} source is the one that this kernel chooses`, { skip }, (context) => {
    const mismatches: string[] = [];
    let choices = 0;
    for (const [index, setup] of fc.sample(setups(family), { numRuns: hosts, seed }).entries()) {
      const destinations = [...new Set(fc.sample(addressIn(family), { numRuns: 60, seed: seed + index }))];
      inNamespace(() => {
        make(setup, family);
        const node = readNode(family);
        const real = kernelSources(destinations, family);
        for (const destination of destinations) {
          choices += 1;
          const told = chosen(node, destination);
          const source = real.get(destination) ?? 'none';
          if (!told.split(' or ').includes(source)) {
            mismatches.push(
              `host ${index} to ${destination}: ${told}, but the kernel: ${source}\n  ${[...setup.commands, ...setup.settings].join('\n  ')}`,
            );
          }
        }
      });
    }
    context.diagnostic(`${hosts} hosts, ${choices} choices, ${mismatches.length} mismatches`);
    assert.deepEqual(mismatches, []);
  });
}

function inNamespace(work: () => void): void {
  execFileSync('ip', ['netns', 'add', namespace]);
  try {
    work();
  } finally {
    execFileSync('ip', ['netns', 'del', namespace]);
  }
}

function ip(...args: readonly string[]): string {
  return execFileSync('ip', ['-n', namespace, ...args], { encoding: 'utf8', maxBuffer: 1 << 26 });
}

/** Runs commands one after the other; what the kernel refuses is left out. */
function batch(commands: readonly string[], ...options: readonly string[]): string {
  const args = ['-n', namespace, ...options, '-force', '-batch', '-'];
  return spawnSync('ip', args, { input: `${commands.join('\n')}\n`, encoding: 'utf8' }).stdout;
}

function make({ commands, settings }: Setup, family: Family): void {
  const names = [0, 1, 2];
  batch(['link set lo up', ...names.map((at) => `link add eth${at} type veth peer name p${at}`)]);
  batch(names.flatMap((at) => [`link set p${at} up`, `link set eth${at} up`]));
  const write = settings
    .map((each) => each.split('='))
    .map(([path, value]) => `echo ${value} > /proc/sys/net/ipv${family}/conf/${path}`);
  execFileSync('ip', ['netns', 'exec', namespace, 'sh', '-c', ['true', ...write].join('\n')]);
  batch(commands, `-${family}`);
}

function readNode(family: Family): Node {
  const { interfaces } = readAddresses(ip('-j', '-d', 'address'));
  const { routes } = readRoutes(ip('-j', `-${family}`, 'route', 'show', 'table', 'all'), family);
  const { rules } = readRules(ip('-j', `-${family}`, 'rule'), family);
  const script = `grep -H . /proc/sys/net/ipv${family}/conf/*/*`;
  const settings = execFileSync('ip', ['netns', 'exec', namespace, 'sh', '-c', `${script} 2>/dev/null || true`], {
    encoding: 'utf8',
  });
  const sysctls = settings.split('\n').flatMap((line): [string, string][] => {
    const [, name, value] = /^\/proc\/sys\/([^:]+):(.*)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name.replaceAll('/', '.'), value]];
  });
  return {
    name: namespace,
    interfaces,
    kernelOrder: true,
    prefixesKnown: true,
    families: [4, 6],
    routing: { [family]: { routes, allTables: true, rules } },
    sysctls: Object.fromEntries(sysctls),
  };
}

/** What `ip route get` says: the source, by destination; nothing where it refuses. */
function kernelSources(destinations: readonly string[], family: Family): ReadonlyMap<string, string> {
  const port = 'ipproto udp dport 80';
  const lines = batch(
    destinations.map((each) => `route get ${each} ${port}`),
    `-${family}`,
    '-o',
  ).split('\n');
  return new Map(
    lines.flatMap((line): [string, string][] => {
      const words = line.split(/\s+/);
      const to = words.find((word) => parseAddress(word) !== undefined);
      if (to === undefined || !words.includes('dev')) return [];
      // A route without any source: IPv6 refuses to connect there, IPv4 connects without an address.
      const none = family === 6 ? 'none' : '0.0.0.0';
      return [[to, words.includes('src') ? (words[words.indexOf('src') + 1] ?? none) : none]];
    }),
  );
}

function chosen(node: Node, text: string): string {
  const destination = parseAddress(text);
  assert.ok(destination !== undefined, text);
  const answer = sourceAddress(node, destination);
  assert.ok(answer !== undefined);
  return answer.ok ? answer.sources.map(formatAddress).join(' or ') : 'none';
}
