import { drained } from './steps.ts';

/**
 * The only place in core that remembers. What answers are made from is immutable, and an edit makes new objects of what it
 * changes alone: so an object is its own revision, and an answer holds as long as the object it was made from does.
 */

/** `compute`, run once for each `input`. */
export function query<Input extends object, Answer>(compute: (input: Input) => Answer): (input: Input) => Answer {
  const answers = new WeakMap<Input, { readonly answer: Answer }>();
  return (input) => {
    const known = answers.get(input);
    if (known !== undefined) return known.answer;
    const answer = compute(input);
    answers.set(input, { answer });
    return answer;
  };
}

/**
 * `compute`, run once for each `input` and each `key`: a family, a name, an address as a number. Of each input the `most`
 * keys that came last are kept.
 */
export function keyedQuery<Input extends object, Key extends string | number | bigint, Answer>(
  compute: (input: Input, key: Key) => Answer,
  most = Number.POSITIVE_INFINITY,
): (input: Input, key: Key) => Answer {
  const answersOf = query((_: Input) => new Map<Key, { readonly answer: Answer }>());
  return (input, key) => {
    const answers = answersOf(input);
    const known = answers.get(key);
    if (known !== undefined) return known.answer;
    const answer = compute(input, key);
    answers.set(key, { answer });
    dropOldest(answers, most);
    return answer;
  };
}

function dropOldest(answers: Map<unknown, unknown>, most: number): void {
  if (answers.size <= most) return;
  for (const oldest of answers.keys()) {
    answers.delete(oldest);
    return;
  }
}

/** What is computed with pauses, and can be asked for at once too. */
export interface QueryInSteps<Input, Rest extends readonly unknown[], Answer> {
  now(input: Input, ...rest: Rest): Answer;
  inSteps(input: Input, ...rest: Rest): Generator<undefined, Answer>;
}

/** {@link query} for what is computed with pauses. `rest` counts for the first who asks. */
export function queryInSteps<Input extends object, Rest extends readonly unknown[], Answer>(
  compute: (input: Input, ...rest: Rest) => Generator<undefined, Answer>,
): QueryInSteps<Input, Rest, Answer> {
  const answers = new WeakMap<Input, { readonly answer: Answer }>();
  function* inSteps(input: Input, ...rest: Rest): Generator<undefined, Answer> {
    const known = answers.get(input);
    if (known !== undefined) return known.answer;
    const made = { answer: yield* compute(input, ...rest) };
    const first = answers.get(input) ?? made; // somebody may have been faster in a pause
    answers.set(input, first);
    return first.answer;
  }
  return { inSteps, now: (input, ...rest) => drained(inSteps(input, ...rest)) };
}

/**
 * `revise`, which gets its last answer for `input` and gives it again where it still holds: for what depends on more than
 * the one object that stays the same.
 */
export function revisedQuery<Input extends object, Rest extends readonly unknown[], Answer>(
  revise: (before: Answer | undefined, input: Input, ...rest: Rest) => Answer,
): (input: Input, ...rest: Rest) => Answer {
  const answers = new WeakMap<Input, Answer>();
  return (input, ...rest) => {
    const answer = revise(answers.get(input), input, ...rest);
    answers.set(input, answer);
    return answer;
  };
}

/** `compute`, of which the answers for the `most` texts that were asked for last are kept. */
export function textQuery<Answer>(most: number, compute: (text: string) => Answer): (text: string) => Answer {
  const answers = new Map<string, { readonly answer: Answer }>();
  return (text) => {
    const known = answers.get(text) ?? { answer: compute(text) };
    answers.delete(text);
    answers.set(text, known);
    dropOldest(answers, most);
    return known.answer;
  };
}

/**
 * Gives the list that was given before, where that has the same items: what is kept by the list then holds. A list is known
 * again by its first item.
 */
export function steadyList<Item extends object>(): (list: readonly Item[]) => readonly Item[] {
  const none: readonly Item[] = [];
  const again = revisedQuery(
    (before: readonly Item[] | undefined, _first: Item, list: readonly Item[]): readonly Item[] =>
      before?.length === list.length && before.every((each, at) => each === list[at]) ? before : list,
  );
  return (list) => (list[0] === undefined ? none : again(list[0], list));
}

/** Makes what is asked for the first time, and keeps it. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
