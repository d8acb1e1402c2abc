import type { SelectorError, SelectorErrorKind, SelectorFix } from '../calico/selector/errors.ts';
import { type Message, say, verbatim } from '../message.ts';

/** What is wrong with a selector and how it is written, in full sentences. */
export function selectorErrorText(error: SelectorError): Message {
  const { found } = error;
  const [meant = ''] = error.expected;
  switch (error.kind) {
    case 'unterminated-string':
      return say('The string that starts here has no closing {0}.', meant);
    case 'single-equals':
      return say('Calico compares only with ==; a single = is an error.');
    case 'single-and':
      return say('Calico uses && to combine conditions; a single & is an error.');
    case 'single-or':
      return say('Calico uses || for alternatives; a single | is an error.');
    case 'newline':
      return say("Calico selectors can't contain line breaks. Write it on one line, or use >- instead of | or >.");
    case 'bad-character':
      return say("{0} isn't allowed in a selector outside quotes.", visible(found));
    case 'no-key':
      return say('has() needs a label name in parentheses.');
    case 'quoted-key':
      return say("Don't quote the label {0}; only values are quoted.", found);
    case 'unquoted-value':
      return say('Quote the value {0}.', found);
    case 'too-deep':
      return say("The parentheses are nested too deeply; the rest of this selector isn't checked.");
    case 'label-alone':
    case 'operator-spelling':
    case 'function-spelling':
    case 'unclosed-function':
    case 'word-operator':
    case 'expected-set':
    case 'unclosed-set':
    case 'unclosed-parenthesis':
    case 'extra-parenthesis':
    case 'missing-operand':
    case 'expected-operator':
    case 'expected-value':
    case 'expected-connective':
      return structureText(error.kind, error, meant);
  }
}

type StructureError = Exclude<
  SelectorErrorKind,
  | 'unterminated-string'
  | 'single-equals'
  | 'single-and'
  | 'single-or'
  | 'newline'
  | 'bad-character'
  | 'no-key'
  | 'quoted-key'
  | 'unquoted-value'
  | 'too-deep'
>;

function structureText(kind: StructureError, { found, expected }: SelectorError, meant: string): Message {
  switch (kind) {
    case 'label-alone':
      return say("There's no operator after the label {0}. Write {1} if that's what you mean.", found, meant);
    case 'operator-spelling':
      return say('Calico has no operator {0}; use {1}.', visible(found), meant);
    case 'function-spelling':
      return say(
        "Calico doesn't understand {0}; write {1}, in lowercase and with no space before the parenthesis.",
        found,
        meant,
      );
    case 'unclosed-function':
      return say('{0} needs a closing ).', found);
    case 'word-operator':
      return say("{0} isn't a Calico operator; use {1}.", visible(found), meant);
    case 'expected-set':
      return say("in and not in need a set of values: {'a', 'b'}.");
    case 'unclosed-set':
      return say("A set is a comma-separated list of strings that ends with }; {0} doesn't fit.", foundText(found));
    case 'unclosed-parenthesis':
      return say("This parenthesis isn't closed.");
    case 'extra-parenthesis':
      return say("There's no opening parenthesis for this one.");
    case 'missing-operand':
      return say('Expected a label condition, has(…), all() or a parenthesis here, not {0}.', foundText(found));
    case 'expected-operator':
      return say('A label must be followed by an operator ({0}), not {1}.', expected.join(', '), foundText(found));
    case 'expected-value':
      return say('Expected a quoted value here, not {0}.', foundText(found));
    case 'expected-connective':
      return say('Expected && or || here, not {0}.', foundText(found));
  }
}

/** The title of a selector's fix. */
export function selectorFixTitle({ kind, old, newText }: SelectorFix): Message {
  switch (kind) {
    case 'insert':
      return say('Insert {0}', newText.trim());
    case 'remove':
      return say('Remove {0}', visible(old.trim() || old));
    case 'quote':
      return say('Quote {0}', old);
    case 'unquote':
      return say('Remove the quotes around {0}', newText);
    case 'join-lines':
      return say('Write the selector on one line');
    case 'replace':
      return say('Change {0} to {1}', visible(old.trim() || old), newText.trim() || say('space'));
  }
}

function foundText(found: string): Message {
  return found === '' ? say('the end') : verbatim(visible(found));
}

/** Characters that are not seen, by their code point. */
function visible(text: string): string {
  return text.replace(/[^\S ]|\p{C}/gu, (char) => {
    const code = (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `U+${code}`;
  });
}
