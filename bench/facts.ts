import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { factSchema } from '../src/core/objects/schema/facts.ts';
import { atMost, type Row } from './row.ts';

/** What the facts of all releases cost when an object is first looked up in them. */

const kinds = ['IPPool', 'FelixConfiguration', 'BGPPeer', 'NetworkPolicy'];

export function measure(): Promise<readonly Row[]> {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  const used = (): number => {
    if (typeof collect === 'function') collect();
    return process.memoryUsage().heapUsed / 1e6;
  };
  const before = used();
  const began = process.threadCpuUsage();
  const first = kinds.map((kind) => schemaOf(kind));
  const { user, system } = process.threadCpuUsage(began);
  const kept = used() - before;
  if (first.includes(undefined)) throw new Error('A kind is not known.');
  return Promise.resolve([
    {
      name: `facts of all releases for ${kinds.length} kinds, processor time`,
      unit: 'ms',
      ours: { median: (user + system) / 1000 },
      aim: atMost(5),
    },
    { name: '… heap that they keep', unit: 'MB', ours: { median: kept }, aim: atMost(1) },
  ]);
}

function schemaOf(kind: string) {
  const found = factSchema({ group: 'projectcalico.org', version: 'v3', kind }, undefined);
  return found?.schema.properties();
}
