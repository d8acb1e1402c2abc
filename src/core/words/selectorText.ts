import type { SelectorError, SelectorErrorKind, SelectorFix } from '../calico/selector/errors.ts';
import type { Translate } from '../l10n.ts';

/** What is wrong with a selector and how it is written, in full sentences. */
export function selectorErrorText(error: SelectorError, t: Translate): string {
  const { found } = error;
  const [meant = ''] = error.expected;
  switch (error.kind) {
    case 'unterminated-string':
      return t('The string that begins here has no closing {0}.', meant);
    case 'single-equals':
      return t('Calico compares with == only; a single = is an error.');
    case 'single-and':
      return t('Calico joins conditions with &&; a single & is an error.');
    case 'single-or':
      return t('Calico joins alternatives with ||; a single | is an error.');
    case 'newline':
      return t(
        'A line ends here, and Calico accepts no line ends in a selector. Write it on one line, or with >- in place of | or >.',
      );
    case 'bad-character':
      return t('Calico does not accept the character {0} in a selector outside of quotes.', visible(found));
    case 'no-key':
      return t('has() needs the name of a label between its parentheses.');
    case 'quoted-key':
      return t('The label {0} must stand without quotes; only values have them.', found);
    case 'unquoted-value':
      return t('The value {0} must stand in quotes.', found);
    case 'too-deep':
      return t('The parentheses are nested too deep; this selector is not checked any further.');
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
      return structureText(error.kind, error, meant, t);
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

function structureText(kind: StructureError, { found, expected }: SelectorError, meant: string, t: Translate): string {
  switch (kind) {
    case 'label-alone':
      return t('The label {0} has no operator behind it. Write {1} if that is meant.', found, meant);
    case 'operator-spelling':
      return t('Calico does not know the operator {0}; write {1}.', visible(found), meant);
    case 'function-spelling':
      return t('Calico does not understand {0}; write {1}: in lower case, the parenthesis attached.', found, meant);
    case 'unclosed-function':
      return t('{0} needs a closing ).', found);
    case 'word-operator':
      return t('Calico does not know {0} as an operator; write {1}.', visible(found), meant);
    case 'expected-set':
      return t("in and not in need a set of values: {'a', 'b'}.");
    case 'unclosed-set':
      return t('A set holds strings with commas between them and ends with }; {0} does not fit.', foundText(found, t));
    case 'unclosed-parenthesis':
      return t('This parenthesis is not closed.');
    case 'extra-parenthesis':
      return t('This closing parenthesis has no partner.');
    case 'missing-operand':
      return t('Here must stand a condition on a label, has(…), all() or a parenthesis, not {0}.', foundText(found, t));
    case 'expected-operator':
      return t('Behind a label must stand an operator ({0}), not {1}.', expected.join(', '), foundText(found, t));
    case 'expected-value':
      return t('Here must stand a value in quotes, not {0}.', foundText(found, t));
    case 'expected-connective':
      return t('Here must stand && or ||, not {0}.', foundText(found, t));
  }
}

/** The title of a selector's fix. */
export function selectorFixTitle({ kind, old, newText }: SelectorFix, t: Translate): string {
  switch (kind) {
    case 'insert':
      return t('Insert {0}', newText.trim());
    case 'remove':
      return t('Remove {0}', visible(old.trim() || old));
    case 'quote':
      return t('Put {0} in quotes', old);
    case 'unquote':
      return t('Remove the quotes of {0}', newText);
    case 'join-lines':
      return t('Write the selector on one line');
    case 'replace':
      return t('Change {0} to {1}', visible(old.trim() || old), newText.trim() || t('a blank'));
  }
}

function foundText(found: string, t: Translate): string {
  return found === '' ? t('the end') : visible(found);
}

/** Characters that are not seen, by their code point. */
function visible(text: string): string {
  return text.replace(/[^\S ]|\p{C}/gu, (char) => {
    const code = (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `U+${code}`;
  });
}
