import { patience } from '../patience.ts';

/** Milliseconds; a wait that is given up has told of itself by then. */
const timeout = 2 * patience;

type Test = () => void | Promise<void>;

const tests: { readonly name: string; readonly body: Test }[] = [];

/** Adds a test; tests run one after another, in the order in which they were added. */
export function test(name: string, body: Test): void {
  tests.push({ name, body });
}

/** Runs every test and prints what became of it; throws when any failed, or when there is none. */
export async function runAll(): Promise<void> {
  let failed = 0;
  for (const { name, body } of tests) {
    const began = performance.now();
    const failure = await outcome(body);
    const took = `${Math.round(performance.now() - began)} ms`;
    console.log(`${failure === undefined ? 'ok' : 'not ok'} ${name} (${took})${failure ?? ''}`);
    if (failure !== undefined) failed++;
  }
  const summary = `${tests.length - failed} passed, ${failed} failed`;
  console.log(summary);
  if (failed > 0 || tests.length === 0) throw new Error(summary);
}

/** Nothing when the body succeeded; else what to print of the failure. */
async function outcome(body: Test): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`did not end within ${timeout / 1000} s`)), timeout);
  });
  try {
    await Promise.race([body(), late]);
    return undefined;
  } catch (error) {
    return `\n${error instanceof Error ? error.stack : error}`;
  } finally {
    clearTimeout(timer);
  }
}
