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

/** `compute`, run once for each `input` and each `key`, which are few: a family, a name, an address as a number. */
export function keyedQuery<Input extends object, Key extends string | number | bigint, Answer>(
  compute: (input: Input, key: Key) => Answer,
): (input: Input, key: Key) => Answer {
  const answersOf = query((_: Input) => new Map<Key, { readonly answer: Answer }>());
  return (input, key) => {
    const answers = answersOf(input);
    const known = answers.get(key);
    if (known !== undefined) return known.answer;
    const answer = compute(input, key);
    answers.set(key, { answer });
    return answer;
  };
}

/** The same for what is computed with pauses. */
export function queryInSteps<Input extends object, Rest extends readonly unknown[], Answer>(
  compute: (input: Input, ...rest: Rest) => Generator<undefined, Answer>,
): (input: Input, ...rest: Rest) => Generator<undefined, Answer> {
  const answers = new WeakMap<Input, { readonly answer: Answer }>();
  return function* (input, ...rest) {
    const known = answers.get(input);
    if (known !== undefined) return known.answer;
    const answer = yield* compute(input, ...rest);
    answers.set(input, { answer });
    return answer;
  };
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
    const oldest = answers.keys().next().value;
    if (answers.size > most && oldest !== undefined) answers.delete(oldest);
    return known.answer;
  };
}
