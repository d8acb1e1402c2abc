// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is what is tried
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { maskTokens } from '../../../src/core/placeholders/mask.ts';
import { templateTokens } from '../../../src/core/placeholders/scan.ts';
import { isFilledIn, mayBeFilledIn, tokensIn } from '../../../src/core/placeholders/value.ts';

/** What is found in a text: kind, role where it is another than `output`, and the token. */
const texts: readonly (readonly [string, readonly string[]])[] = [
  ['a: {{ .Values.a }}', ['template {{ .Values.a }}']],
  [
    '{{- if .a }}\n{{ else }}\n{{- end -}}',
    ['template branch {{- if .a }}', 'template branch {{ else }}', 'template branch {{- end -}}'],
  ],
  ['{{/* a }} */}}', ['template comment {{/* a }}']],
  ['{{ $a := 1 }}{{ $a }}', ['template branch {{ $a := 1 }}', 'template {{ $a }}']],
  ['{{ "}}" }} }}', ['template {{ "}}" }}']],
  ["{{ don't }} x", ["template {{ don't }}"]],
  ['{{ a\n  b }}', ['template {{ a\n  b }}']],
  ['{% if a %}b{%- endif -%}', ['template branch {% if a %}', 'template branch {%- endif -%}']],
  ['{# a\n b #}', ['template comment {# a\n b #}']],
  ['%{ for a in b ~}\n%{ endfor }', ['template branch %{ for a in b ~}', 'template branch %{ endfor }']],
  ['<% if a %><%= b %><%# c %>', ['template branch <% if a %>', 'template <%= b %>', 'template comment <%# c %>']],
  ['${A} ${A:-{b}} ${ a["b"] }', ['variable ${A}', 'variable ${A:-{b}}', 'variable ${ a["b"] }']],
  ['__A__ @@a@@ %%A%% a__b__', ['script __A__', 'script @@a@@', 'script %%A%%']],
  ['# {{ a }} ${A}\n # __A__', []],
  ['{{ a', []],
  ['${a\n}', []],
  ['{"a": {"b": {}}}', []],
  ['eth${2} a@@b %% __', []],
];

const values: readonly (readonly [string, readonly string[]])[] = [
  ['$NIC', ['shell $NIC']],
  ['can-reach=$(ip route get 1)', ['shell $(ip route get 1)']],
  ['can-reach=$(NODEIP)', ['reference $(NODEIP)']],
  ['interface=<your nic>,<b>', ['angle <your nic>', 'angle <b>']],
  ['^(?P<name>eth0)$|(?<b>c)', []],
  ['[$_]x,\\$y,eth0$', []],
  ['pa$word', []],
  ['a<b>c${D}$E', ['angle <b>', 'variable ${D}', 'shell $E']],
];

const told = (text: string, tokens: ReturnType<typeof tokensIn>): readonly string[] =>
  tokens.map(({ kind, role, value, span }) => {
    assert.equal(text.slice(span.start, span.end), value);
    return `${kind} ${role === 'output' ? '' : `${role} `}${value}`;
  });

for (const [text, expected] of texts) {
  test(`in a text: ${JSON.stringify(text)}`, () => assert.deepEqual(told(text, templateTokens(text)), expected));
}

for (const [text, expected] of values) {
  test(`in a value: ${JSON.stringify(text)}`, () => assert.deepEqual(told(text, tokensIn(text)), expected));
}

test('a word in capitals may be one that a script replaces, and a reference one that kustomize does', () => {
  const words = ['POD_CIDR', 'POD_CIDR/16', 'can-reach=MY_GATEWAY', '$(A)', 'ALWAYS', 'a_b', 'eth0', 'X_'];
  assert.deepEqual(words.filter(isFilledIn), []);
  assert.deepEqual(words.filter(mayBeFilledIn), words.slice(0, 4));
});

const part = fc.constantFrom(
  '{{',
  '}}',
  '{%',
  '%}',
  '${',
  '}',
  '$',
  '<%',
  '%>',
  '__',
  '@@',
  '%%',
  'A',
  '"',
  "'",
  '\n',
  '#',
  ' ',
  '<',
  '>',
  '[',
);

test('a mask has the length and the lines of its text, whatever stands in it', () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 60 }), fc.boolean(), (parts, blankOutput) => {
      const text = parts.join('');
      const tokens = templateTokens(text);
      const ends = tokens.map(({ span }) => span.end);
      assert.ok(tokens.every(({ span }, at) => span.start >= (ends[at - 1] ?? 0)));
      told(text, tokensIn(text));
      const { text: masked } = maskTokens(text, tokens, blankOutput);
      assert.equal(masked.length, text.length);
      const outside = [...text].flatMap((letter, at) => (letter === '\n' && masked[at] !== '\n' ? [at] : []));
      assert.ok(outside.every((at) => tokens.some(({ span }) => span.start < at && at < span.end)));
    }),
  );
});
