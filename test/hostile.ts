/** Names that would be more than text wherever they are not kept from it. */

export const hostile: readonly string[] = [
  // HTML and XML
  ...['<img src=x onerror=alert(1)>', '"><script>alert(2)</script>', "'><svg onload=alert(3)>", ']]>', '--><x/>'],
  ...['&lt;b&gt;', '&#36;(bug)', '&amp;', '<!DOCTYPE x [<!ENTITY y "z">]>&y;', '<base href="https://evil.test/">'],
  ...['<form action="https://evil.test"><button>x</button></form>', '<iframe srcdoc="<script>alert(5)</script>">'],
  ...['<style>*{display:none}</style>', '<meta http-equiv="refresh" content="0;url=https://evil.test">'],
  ...['<a href="command:workbench.action.quit">x</a>', '<details open ontoggle=alert(6)>', '</textarea></title><b>'],
  // Markdown, and what VS Code adds to it
  ...['[x](command:workbench.action.quit)', '![x](https://evil.test/a.png)', '[x]: command:y', '<https://evil.test>'],
  ...['https://evil.test/a?b', 'www.evil.test', 'mail@evil.test', '**b** _i_ ~~s~~', '# head', '- item', '1. item'],
  ...['> quote', '---', '===', '    indented', '- [x] task', '|a|b|', 'a\\|b', '`code`', '``a`` `', '\\', '\\\\`'],
  ...['$(bug)', '\\$(bug)', '$(sync~spin) x', '`$(bug)`', '[$(bug)](command:z)', '```\ncode\n```', '[^1]'],
  ...['[x](command:calico.connect?%5B%22down%22%5D "t")', '[![x](a.png)](command:y)', '<!-- x', '<span codicon="bug">'],
  ...['[x](javascript:alert(7))', '[x](data:text/html,<script>alert(8)</script>)', '[x](vscode://evil.x/y)'],
  // Addresses and paths
  ...[
    'javascript:alert(9)',
    'data:text/html;base64,PHNjcmlwdD4=',
    'file:///etc/passwd',
    'command:workbench.action.quit',
  ],
  ...['../../../../etc/passwd', '..\\..\\x', '/etc/passwd', '~/x', '\\\\evil.test\\share', 'C:\\x', 'a/b?c=d#e', 'CON'],
  // Terminals, and text that lies about its order
  ...['\u001b]0;x\u0007\u001b[2J', '\u001b]8;;https://evil.test\u001b\\x', '\u009b31m', 'a\bb\u007f', 'a\rb'],
  ...['\u202egnp.exe', '\u2066x\u2069', 'a\u200bb\ufeff', '\u2028::error::x', 'a\ud800b', 'a\u0000b'],
  ...[
    '\u001b]52;c;eA==\u0007',
    '\u001b[200~x\u001b[201~',
    '\u001bP+q\u001b\\',
    'a\u{e0041}b',
    'a\u0301\u0300\u0302',
    '\u202d\u2067x',
  ],
  // Lines and workflow commands
  ...['a\nb', 'a\r\n::error file=x::y', '::error::x', '%0A::error::x', '##[error]x', 'a\tb', ' a ', ''],
  // Formulas
  ...["=cmd|' /C calc'!A0", '+1+1', '-1+1', '@SUM(1+1)', '=HYPERLINK("https://evil.test")'],
  // YAML, templates, snippets and shells
  ...[': #', 'a: b', '# c', "'", '"', '"\'', '{{ x }}', '[a', '{a', '&a', '*a', '!!binary x', '%YAML 1.1', '? x', '~'],
  ...['null', 'yes', '0x1', '1e3', '2026-01-01', '<<', '- ', 'a # b', 'a:', '|', '>-', '...'],
  ...[
    '\u0024{1:x}',
    '$0',
    '$IP',
    '\u0024{TM_SELECTED_TEXT}',
    '$TM_FILENAME',
    '\u0024{1|a,b|}',
    '\u0024{TM_FILENAME/(.*)/$1/}',
  ],
  ...[
    '\u0024{{ secrets.X }}',
    '<%= x %>',
    '#{x}',
    "{{constructor.constructor('alert(1)')()}}",
    '{0}',
    '{1} {2}',
    '%s%n',
  ],
  ...[
    '`date`',
    '$(date)',
    '; touch x',
    '--x',
    '--kubeconfig=/evil',
    '-',
    '-n',
    "'; touch x; '",
    '"; touch x; "',
    '!!',
    '!1',
  ],
  ...[
    '|| touch x',
    '&& touch x',
    '| sh',
    '> x',
    '$((1))',
    "$'\\x41'",
    '*',
    '~root',
    '%PATH%',
    '^x',
    'a\\',
    '(touch x)',
  ],
  // Expressions
  ...['(a+)+$', '[', '(?<x>', 'x{1001}', '\\p{Greek}'],
  // Names that objects have
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', '__defineGetter__', 'prototype', 'length'],
];

/** Names that are cut wherever they are shown. */
export const longHostile: readonly string[] = [
  ...['x'.repeat(5000), '<b>'.repeat(500), '\u202e'.repeat(300), `${'['.repeat(300)}x${']'.repeat(300)}(command:y)`],
];

/** What controls a terminal, or turns or hides text; line ends and tabs aside. */
export const controls = /[^\P{Cc}\n\t]|[\p{Cf}\p{Cs}\u2028\u2029]/u;
