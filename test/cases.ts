import { existsSync, readFileSync } from 'node:fs';
import { parseVersion } from '../src/core/calico/version.ts';
import type { HostNames } from '../src/core/detection/destination.ts';
import { type Family, parseAddress } from '../src/core/net/address.ts';
import { readAddresses, readRoutes, readRules } from '../src/core/net/iproute2.ts';
import type { Node, Routing } from '../src/core/net/node.ts';

/** Answers of Calico's own code on real kernels: all of them where they lie beside the project, else the part kept here. */

export interface CaseRecord {
  readonly id: string;
  readonly sysctls?: Readonly<Record<string, string>>;
  readonly addr: unknown;
  readonly routes4: unknown;
  readonly routes6: unknown;
  readonly rules: unknown;
  readonly rules6: unknown;
  readonly multipath?: boolean;
  readonly cases: readonly DetectionCase[];
}

export interface Answer {
  readonly outcome: 'detected' | 'none' | 'fatal';
  readonly cidr: string | null;
  readonly ifname: string | null;
}

export interface DetectionCase extends Answer {
  readonly method: string;
  readonly version: Family;
  readonly internalIPs: readonly string[] | null;
  /** The answer of v3.31.7, where it is another. */
  readonly v3_31?: Answer;
}

/** A cluster of which each node's kernel was asked for the source to each destination. */
export interface SourceCluster {
  readonly id: number;
  readonly destinations: readonly string[];
  readonly nodes: readonly SourceNode[];
}

export interface SourceNode {
  readonly name: string;
  readonly addr: unknown;
  readonly routes6: readonly string[];
  readonly rules6: readonly string[];
  readonly sysctls: Readonly<Record<string, string>>;
  /** As the destinations: source and device of `ip -6 route get`; third, where it is another, the source of connect. */
  readonly sources: readonly (readonly (string | null)[] | null)[];
}

const beside = new URL('../../shared/cases/', import.meta.url);
const kept = new URL('fixtures/cases/', import.meta.url);

export interface CaseFile {
  /** The parsed file. */
  readonly data: unknown;
  /** Whether it is the whole one, or the part kept here. */
  readonly from: 'all' | 'kept';
}

/** A file that is kept here, if only in part. */
export function keptCases(file: string): CaseFile {
  const found = readCases(file);
  if (found === undefined) throw new Error(`test/fixtures/cases/${file} is missing`);
  return found;
}

/** A file of recorded answers; undefined where it is neither beside the project nor kept in it. */
export function readCases(file: string): CaseFile | undefined {
  for (const [folder, from] of [
    [beside, 'all'],
    [kept, 'kept'],
  ] as const) {
    const url = new URL(file, folder);
    if (existsSync(url)) return { data: JSON.parse(readFileSync(url, 'utf8')), from };
  }
  return undefined;
}

/** The hosts file of the recorded machines; nothing else resolved there. */
export const recordedHosts: HostNames = {
  complete: true,
  names: new Map(
    Object.entries({ localhost: ['127.0.0.1', '::1'], 'ip6-localhost': ['::1'], 'gw.example': ['192.168.26.2'] }).map(
      ([name, texts]) => [name, texts.flatMap((text) => parseAddress(text) ?? [])] as const,
    ),
  ),
};

/** The recorded state of a machine as a node. */
export function nodeOf(record: CaseRecord): Node {
  const { interfaces } = readAddresses(JSON.stringify(record.addr));
  const routing = (family: Family, routes: unknown, rules: unknown): Routing => ({
    routes: readRoutes(JSON.stringify(routes), family).routes,
    allTables: true,
    rules: readRules(JSON.stringify(rules), family).rules,
  });
  return {
    name: record.id,
    interfaces,
    kernelOrder: true,
    prefixesKnown: true,
    families: [4, 6],
    routing: { 4: routing(4, record.routes4, record.rules), 6: routing(6, record.routes6, record.rules6) },
    sysctls: record.sysctls ?? {},
  };
}

export function version(text: string): NonNullable<ReturnType<typeof parseVersion>> {
  const parsed = parseVersion(text);
  if (parsed === undefined) throw new Error(`no version: ${text}`);
  return parsed;
}
