import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createGate, type Gate, type Leave } from '../../src/cluster/gate.ts';

/** Asks for entry by name, and notes who is inside, in the order of entering. */
function visitors(gate: Gate) {
  const inside: string[] = [];
  const keys = new Map<string, Leave>();
  return {
    inside,
    async ask(name: string, signal?: AbortSignal): Promise<void> {
      const leave = await gate.enter(signal);
      if (leave === undefined) return;
      inside.push(name);
      keys.set(name, leave);
    },
    async leave(name: string, succeeded: boolean): Promise<void> {
      inside.splice(inside.indexOf(name), 1);
      keys.get(name)?.(succeeded);
      await settled();
    },
  };
}

/** Each enters in a turn of its own; turns, and not time, so that a busy machine changes nothing. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
}

test('one at a time until one succeeds, then as many as it is wide, in the order of asking', async () => {
  const { inside, ask, leave } = visitors(createGate(3));
  for (const name of 'abcdefg') void ask(name);
  await settled();
  assert.deepEqual(inside, ['a']);
  await leave('a', false);
  assert.deepEqual(inside, ['b'], 'a failure opens nothing');
  await leave('b', true);
  assert.deepEqual(inside, ['c', 'd', 'e']);
  await leave('d', false);
  assert.deepEqual(inside, ['c', 'e', 'f'], 'open for good');
});

test('who is cancelled while waiting never enters, and the next one does', async () => {
  const { inside, ask, leave } = visitors(createGate(1));
  const cancelling = new AbortController();
  void ask('a');
  const waiting = ask('b', cancelling.signal);
  void ask('c');
  await settled();
  cancelling.abort();
  await waiting;
  await leave('a', true);
  assert.deepEqual(inside, ['c']);
});

test('to leave twice gives only one place', async () => {
  const gate = createGate(1);
  const { inside, ask } = visitors(gate);
  const leave = await gate.enter();
  assert.ok(leave);
  for (const name of 'ab') void ask(name);
  leave(true);
  leave(true);
  await settled();
  assert.deepEqual(inside, ['a']);
});
