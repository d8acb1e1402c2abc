// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is what is tried

import { parseSlice } from '../../../src/core/manifest/parse.ts';
import type { YamlNode } from '../../../src/core/manifest/tree.ts';
import { said } from '../../said.ts';
import type { Case } from './harness.ts';
import { check } from './harness.ts';

const DUPLICATE = '`{0}` occurs twice in this mapping; the last one wins. Remove one of them.';

const cases: readonly Case[] = [
  { name: 'plain', given: 'a: x y # c\n', expected: ['map ⟦a: x y⟧', 'a = "x y" plain string ⟦x y⟧ ⟦x y⟧'] },
  { name: 'double quotes', given: 'a: "x"\n', expected: ['map ⟦a: "x"⟧', 'a = "x" double string ⟦"x"⟧ ⟦x⟧'] },
  {
    name: 'escapes cannot be edited in place',
    given: 'a: "\\x41"',
    expected: ['map ⟦a: "\\x41"⟧', 'a = "A" double string ⟦"\\x41"⟧ -'],
  },
  { name: 'single quotes', given: "a: 'x'", expected: ["map ⟦a: 'x'⟧", 'a = "x" single string ⟦\'x\'⟧ ⟦x⟧'] },
  {
    name: 'a doubled quote',
    given: "a: 'x''y'",
    expected: ["map ⟦a: 'x''y'⟧", "a = \"x'y\" single string ⟦'x''y'⟧ -"],
  },
  {
    name: 'a literal block without the line ends behind it',
    given: 'a: |\n  x\n\nb: 1\n',
    expected: ['map ⟦a: |\n  x\n\nb: 1⟧', 'a = "x\\n" literal string ⟦|\n  x⟧ -', 'b = "1" plain number ⟦1⟧ ⟦1⟧'],
  },
  {
    name: 'a folded block',
    given: 'a: >-\n  x\n  y\n',
    expected: ['map ⟦a: >-\n  x\n  y⟧', 'a = "x y" folded string ⟦>-\n  x\n  y⟧ -'],
  },
  {
    name: 'a plain text over two lines',
    given: 'a: x\n  y\n',
    expected: ['map ⟦a: x\n  y⟧', 'a = "x y" plain string ⟦x\n  y⟧ -'],
  },
  {
    name: 'CRLF',
    given: 'a: x\r\nb: |\r\n  y\r\n',
    expected: ['map ⟦a: x\r\nb: |\r\n  y⟧', 'a = "x" plain string ⟦x⟧ ⟦x⟧', 'b = "y\\n" literal string ⟦|\r\n  y⟧ -'],
  },
  {
    name: 'an empty value',
    given: 'a: \nb:\n',
    expected: ['map ⟦a: \nb:⟧', 'a = "" plain null ⟦⟧ ⟦⟧', 'b = "" plain null ⟦⟧ ⟦⟧'],
  },
  {
    name: 'quoted text stays a string',
    given: '{a: "1", b: \'no\', c: ~, d: no}',
    expected: [
      'map flow ⟦{a: "1", b: \'no\', c: ~, d: no}⟧',
      'a = "1" double string ⟦"1"⟧ ⟦1⟧',
      'b = "no" single string ⟦\'no\'⟧ ⟦no⟧',
      'c = "" plain null ⟦~⟧ -',
      'd = "no" plain boolean ⟦no⟧ ⟦no⟧',
    ],
  },
  {
    name: 'tags',
    given: 'a: !!str 1\nb: !!int "2"\nc: ! 3\n',
    expected: [
      'map ⟦a: !!str 1\nb: !!int "2"\nc: ! 3⟧',
      'a = "1" plain string ⟦1⟧ ⟦1⟧',
      'b = "2" double number ⟦"2"⟧ ⟦2⟧',
      'c = "3" plain string ⟦3⟧ ⟦3⟧',
    ],
  },
  {
    name: 'a list',
    given: 'a:\n- x # c\n-\n\n# d\nb: c',
    expected: [
      'map ⟦a:\n- x # c\n-\n\n# d\nb: c⟧',
      'a = list ⟦- x # c\n-⟧',
      'a[0] = "x" plain string ⟦x⟧ ⟦x⟧',
      'a[1] = "" plain null ⟦⟧ ⟦⟧',
      'b = "c" plain string ⟦c⟧ ⟦c⟧',
    ],
  },
  {
    name: 'a list in flow style',
    given: 'a: [x, "y"]',
    expected: [
      'map ⟦a: [x, "y"]⟧',
      'a = list flow ⟦[x, "y"]⟧',
      'a[0] = "x" plain string ⟦x⟧ ⟦x⟧',
      'a[1] = "y" double string ⟦"y"⟧ ⟦y⟧',
    ],
  },
  {
    name: 'JSON with tabs',
    given: '{\n\t"a": "x"\n}\n',
    expected: ['map flow ⟦{\n\t"a": "x"\n}⟧', 'a = "x" double string ⟦"x"⟧ ⟦x⟧'],
  },
  {
    name: 'an alias stands for its anchor',
    given: 'a: &x "1"\nb: *x\n',
    expected: ['map ⟦a: &x "1"\nb: *x⟧', 'a = "1" double string ⟦"1"⟧ ⟦1⟧', 'b = "1" double string ⟦*x⟧ -'],
  },
  {
    name: 'the last anchor before the alias',
    given: 'a: [&x 1, &x 2, *x, &x 3]',
    expected: [
      'map ⟦a: [&x 1, &x 2, *x, &x 3]⟧',
      'a = list flow ⟦[&x 1, &x 2, *x, &x 3]⟧',
      'a[0] = "1" plain number ⟦1⟧ ⟦1⟧',
      'a[1] = "2" plain number ⟦2⟧ ⟦2⟧',
      'a[2] = "2" plain number ⟦*x⟧ -',
      'a[3] = "3" plain number ⟦3⟧ ⟦3⟧',
    ],
  },
  {
    name: 'an alias of nothing',
    given: 'a: *x\n',
    expected: ['map ⟦a⟧', 'a = "" plain null ⟦⟧ ⟦⟧', "There's no anchor &x before this alias. ⟦*x⟧"],
  },
  {
    name: 'an alias of what it is in',
    given: 'a: &x [*x]\n',
    expected: ['map ⟦a: &x [*x]⟧', 'a = list flow ⟦[*x]⟧', "There's no anchor &x before this alias. ⟦*x⟧"],
  },
  {
    name: 'a merge',
    given: 'a: &x {k: v}\nb:\n  <<: *x\n  l: w\n',
    expected: [
      'map ⟦a: &x {k: v}\nb:\n  <<: *x\n  l: w⟧',
      'a = map flow ⟦{k: v}⟧',
      'a.k = "v" plain string ⟦v⟧ ⟦v⟧',
      'b = map ⟦<<: *x\n  l: w⟧',
      'b.k = "v" plain string ⟦v⟧ ⟦v⟧',
      'b.l = "w" plain string ⟦w⟧ ⟦w⟧',
    ],
  },
  {
    name: 'of several merged mappings the first comes last',
    given: 'a: [&x {k: 1}, &y {k: 2}]\n<<: [*x, *y]\n',
    expected: [
      'map ⟦a: [&x {k: 1}, &y {k: 2}]\n<<: [*x, *y]⟧',
      'a = list flow ⟦[&x {k: 1}, &y {k: 2}]⟧',
      'a[0] = map flow ⟦{k: 1}⟧',
      'a[0].k = "1" plain number ⟦1⟧ ⟦1⟧',
      'a[1] = map flow ⟦{k: 2}⟧',
      'a[1].k = "2" plain number ⟦2⟧ ⟦2⟧',
      'k = "2" plain number ⟦2⟧ ⟦2⟧',
      'k = "1" plain number ⟦1⟧ ⟦1⟧',
    ],
  },
  {
    name: 'a merge of a text',
    given: '<<: x\n',
    expected: ['map ⟦<<: x⟧', '`<<` only merges mappings: give it an alias of one, or a list of such aliases. ⟦<<⟧'],
  },
  { name: 'a quoted << is a key', given: '"<<": x', expected: ['map ⟦"<<": x⟧', '<< = "x" plain string ⟦x⟧ ⟦x⟧'] },
  {
    name: 'a key twice',
    given: 'a: 1\nb: 2\na: 3\n',
    expected: [
      'map ⟦a: 1\nb: 2\na: 3⟧',
      'a = "1" plain number ⟦1⟧ ⟦1⟧',
      'b = "2" plain number ⟦2⟧ ⟦2⟧',
      'a = "3" plain number ⟦3⟧ ⟦3⟧',
      `${DUPLICATE.replace('{0}', 'a')} ⟦a⟧`,
    ],
  },
  { name: 'a boolean key', given: 'on: x\n', expected: ['map ⟦on: x⟧', 'true = "x" plain string ⟦x⟧ ⟦x⟧'] },
  {
    name: 'a mapping as key',
    given: '? {a: 1}\n: x\n',
    expected: ['map ⟦? {a: 1}\n: x⟧', 'A key must be plain text, not a mapping or a list. ⟦{a: 1}⟧'],
  },
  {
    name: 'quotes that are in order around a template are read as YAML reads them',
    given: `a: 'x={{ y(''z'') }}'\nb: "{{ \\"z\\" }}"\nc: "{{ "z" }}"\n`,
    expected: [
      `map ⟦a: 'x={{ y(''z'') }}'\nb: "{{ \\"z\\" }}"\nc: "{{ "z" }}"⟧`,
      `a = "x={{ y('z') }}" single string ⟦'x={{ y(''z'') }}'⟧ -`,
      'b = "{{ \\"z\\" }}" double string ⟦"{{ \\"z\\" }}"⟧ -',
      'c = "{{ \\"z\\" }}" double string ⟦"{{ "z" }}"⟧ ⟦{{ "z" }}⟧',
    ],
  },
  {
    name: 'a template is one text',
    given: 'a: {{ .Values.x | quote }}-{{ y }} # c\nb: x\n',
    expected: [
      'map ⟦a: {{ .Values.x | quote }}-{{ y }} # c\nb: x⟧',
      'a = "{{ .Values.x | quote }}-{{ y }}" plain string ⟦{{ .Values.x | quote }}-{{ y }}⟧ ⟦{{ .Values.x | quote }}-{{ y }}⟧',
      'b = "x" plain string ⟦x⟧ ⟦x⟧',
    ],
  },
  {
    name: 'what a template breaks is not reported',
    given: '{{- if x }}\na: 1\n{{- end }}\n',
    expected: ['map ⟦a: 1⟧', 'a = "1" plain number ⟦1⟧ ⟦1⟧'],
  },
  {
    name: 'branches of a template, of which one will come',
    given: 'a:\n{% if x %}\n- b\n{% else %}\n- c\n{% endif %}\nd: {# none #}\nd: e\n',
    expected: [
      'map ⟦a:\n{% if x %}\n- b\n{% else %}\n- c\n{% endif %}\nd: {# none #}\nd: e⟧',
      'a = list ⟦- b\n{% else %}\n- c⟧',
      'a[0] = "b" plain string ⟦b⟧ ⟦b⟧',
      'a[1] = "c" plain string ⟦c⟧ ⟦c⟧',
      'd = "" plain null ⟦⟧ ⟦⟧',
      'd = "e" plain string ⟦e⟧ ⟦e⟧',
    ],
  },
  {
    name: 'tokens that would be no YAML',
    given: 'a: [${X:-b: c}, {{ "}}" }}]\nb: @@X@@/24\nc: %%X%%\n"{{ "d" }}": <%= x["y"] %>\n',
    expected: [
      'map ⟦a: [${X:-b: c}, {{ "}}" }}]\nb: @@X@@/24\nc: %%X%%\n"{{ "d" }}": <%= x["y"] %>⟧',
      'a = list flow ⟦[${X:-b: c}, {{ "}}" }}]⟧',
      'a[0] = "${X:-b: c}" plain string ⟦${X:-b: c}⟧ ⟦${X:-b: c}⟧',
      'a[1] = "{{ \\"}}\\" }}" plain string ⟦{{ "}}" }}⟧ ⟦{{ "}}" }}⟧',
      'b = "@@X@@/24" plain string ⟦@@X@@/24⟧ ⟦@@X@@/24⟧',
      'c = "%%X%%" plain string ⟦%%X%%⟧ ⟦%%X%%⟧',
      '{{ "d" }} = "<%= x[\\"y\\"] %>" plain string ⟦<%= x["y"] %>⟧ ⟦<%= x["y"] %>⟧',
    ],
  },
  {
    name: 'a line that brings what comes of it, as a value',
    given: 'a:\n  ${LIST}\nb: x\n',
    expected: [
      'map ⟦a:\n  ${LIST}\nb: x⟧',
      'a = "${LIST}" plain string ⟦${LIST}⟧ ⟦${LIST}⟧',
      'b = "x" plain string ⟦x⟧ ⟦x⟧',
    ],
  },
  {
    name: 'a line that brings what comes of it, between keys',
    given: 'a:\n  b: 1\n  __MORE__\n{{ toYaml .c | indent 2 }}\nd:\n{{ include "d" . }}\ne: x\n',
    expected: [
      'map ⟦a:\n  b: 1\n  __MORE__\n{{ toYaml .c | indent 2 }}\nd:\n{{ include "d" . }}\ne: x⟧',
      'a = map ⟦b: 1⟧',
      'a.b = "1" plain number ⟦1⟧ ⟦1⟧',
      'd = "{{ include \\"d\\" . }}" plain string ⟦{{ include "d" . }}⟧ -',
      'e = "x" plain string ⟦x⟧ ⟦x⟧',
    ],
  },
  {
    name: 'directives in a text',
    given: 'a: |\n  {{- if x }}\n  b\n  {{- end }}\nc: x\n',
    expected: [
      'map ⟦a: |\n  {{- if x }}\n  b\n  {{- end }}\nc: x⟧',
      'a = "|\\n  {{- if x }}\\n  b" literal string ⟦|\n  {{- if x }}\n  b⟧ -',
      'c = "x" plain string ⟦x⟧ ⟦x⟧',
    ],
  },
  {
    name: 'what is wrong beside a token is reported',
    given: 'a: ${X}\nb: "x" y\n',
    expected: [
      'map ⟦a: ${X}\nb: "x"⟧',
      'a = "${X}" plain string ⟦${X}⟧ ⟦${X}⟧',
      'b = "x" double string ⟦"x"⟧ ⟦x⟧',
      'Unexpected here: a quote, bracket, comma or ":" may be missing before it. ⟦y⟧',
    ],
  },
  {
    name: 'a quote that is not closed',
    given: 'a: "x\nb: 1',
    expected: [
      'map ⟦a: "x\nb: 1⟧',
      'a = "x b: " double string ⟦"x\nb: 1⟧ -',
      'Something is missing here: a ":", a comma, or the closing quote or bracket. ⟦⟧',
    ],
  },
  {
    name: 'a bracket that is not closed',
    given: 'a: [x\nb: 1',
    expected: [
      'map ⟦a: [x\nb: 1⟧',
      'a = list flow ⟦[x⟧',
      'a[0] = "x" plain string ⟦x⟧ ⟦x⟧',
      'b = "1" plain number ⟦1⟧ ⟦1⟧',
      'Wrong indentation: lines of one mapping or list must start in the same column. ⟦b⟧',
    ],
  },
  {
    name: 'a tab as indentation',
    given: 'a:\n\tb: 1',
    expected: [
      'map ⟦a:\n\tb: 1⟧',
      'a = "" plain null ⟦⟧ ⟦⟧',
      'b = "1" plain number ⟦1⟧ ⟦1⟧',
      "YAML doesn't allow tabs for indentation: use spaces. ⟦	⟧",
    ],
  },
  {
    name: 'a colon in plain text',
    given: 'a: b: c',
    expected: [
      'map ⟦a: b: c⟧',
      'a = map ⟦b: c⟧',
      'a.b = "c" plain string ⟦c⟧ ⟦c⟧',
      "A mapping can't start here: move it to its own line, or quote the value. ⟦b⟧",
    ],
  },
  {
    name: 'a directive and a separator',
    given: '%YAML 1.1\n--- # c\na: x\n',
    expected: ['map ⟦a: x⟧', 'a = "x" plain string ⟦x⟧ ⟦x⟧'],
  },
  { name: 'comments alone', given: '# c\n', expected: [] },
];

check(cases, (given) => {
  const { root, problems } = parseSlice(given);
  const cut = (span: { start: number; end: number } | undefined): string =>
    span === undefined ? '-' : `⟦${given.slice(span.start, span.end)}⟧`;
  const outline = (path: string, node: YamlNode): string[] => {
    const head = path === '' ? '' : `${path} = `;
    if (node.kind === 'scalar') {
      return [`${head}${JSON.stringify(node.value)} ${node.style} ${node.type} ${cut(node.span)} ${cut(node.inner)}`];
    }
    const flow = node.flow ? 'flow ' : '';
    if (node.kind === 'sequence') {
      const items = node.items.flatMap((item, index) => outline(`${path}[${index}]`, item));
      return [`${head}list ${flow}${cut(node.span)}`, ...items];
    }
    const entries = node.entries.flatMap(({ key, value }) =>
      outline(path === '' ? key.value : `${path}.${key.value}`, value),
    );
    return [`${head}map ${flow}${cut(node.span)}`, ...entries];
  };
  return [
    ...(root === undefined ? [] : outline('', root)),
    ...problems.map(({ message, span }) => `${said(message)} ${cut(span)}`),
  ];
});
