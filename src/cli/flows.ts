import { resolve } from 'node:path';
import type { Flow } from '../core/policy/evaluate.ts';
import { readStream, readWhole } from '../files/read.ts';
import { reasonOf } from '../files/reason.ts';
import { decodeText } from './decodeText.ts';
import { CannotRun, type Io } from './io.ts';
import { visibleLine } from './terminal.ts';

/** Reads lists of flows: `[{from, to, protocol, …}]`, or `{"flows": […]}`. */

/** The flows of the file at `path`, or of standard input for `-`. Throws `CannotRun` at the first that is wrong. */
export async function readFlows(path: string, io: Io): Promise<readonly Flow[]> {
  const list = flowList(parsed(await textAt(path, io), path));
  if (list === undefined) {
    throw new CannotRun(visibleLine(`${path} must be a list of flows, or an object with a list "flows".`));
  }
  return list.map((each, index) => {
    const flow = flowOf(each);
    if (typeof flow !== 'string') return flow;
    throw new CannotRun(visibleLine(`Flow ${index + 1} in ${path}: ${flow}`));
  });
}

async function textAt(path: string, io: Io): Promise<string> {
  try {
    return decodeText(await (path === '-' ? readStream(io.stdin) : readWhole(resolve(io.cwd, path))));
  } catch (error) {
    throw new CannotRun(visibleLine(`The flows ${path} can't be read: ${reasonOf(error)}.`));
  }
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CannotRun(visibleLine(`${path} isn't JSON: ${reason}.`));
  }
}

function flowList(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  const { flows } = isRecord(value) ? value : {};
  return Array.isArray(flows) ? flows : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const largest = { sport: 65_535, dport: 65_535, icmpType: 255, icmpCode: 255 } as const;

/** A flow, or what is wrong with it. What a flow has besides is left alone. */
function flowOf(value: unknown): Flow | string {
  if (!isRecord(value)) return 'it must be an object.';
  const { from, to, src, dst, protocol: given } = value;
  if (typeof from !== 'string') return '"from" must be namespace/pod, ip:ADDRESS or host.';
  if (typeof to !== 'string') return '"to" must be namespace/pod, ip:ADDRESS or host.';
  const protocol = typeof given === 'number' ? String(given) : given;
  if (typeof protocol !== 'string') return '"protocol" must be a name like tcp, or a number.';
  if (src !== undefined && typeof src !== 'string') return '"src" must be an address.';
  if (dst !== undefined && typeof dst !== 'string') return '"dst" must be an address.';
  const numbers: Record<string, number> = {};
  for (const [key, most] of Object.entries(largest)) {
    const number = value[key];
    if (number === undefined || number === null) continue;
    if (typeof number !== 'number' || !Number.isInteger(number) || number < 0 || number > most) {
      return `"${key}" must be a whole number from 0 to ${most}.`;
    }
    numbers[key] = number;
  }
  return { from, to, protocol, ...(src !== undefined && { src }), ...(dst !== undefined && { dst }), ...numbers };
}
