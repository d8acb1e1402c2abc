/** Names that would be more than text wherever they are not kept from it. */

export const hostile: readonly string[] = [
  // HTML and XML
  ...['<img src=x onerror=alert(1)>', '"><script>alert(2)</script>', "'><svg onload=alert(3)>", ']]>', '--><x/>'],
  ...['&lt;b&gt;', '&#36;(bug)', '&amp;', '<!DOCTYPE x [<!ENTITY y "z">]>&y;'],
  // Markdown, and what VS Code adds to it
  ...['[x](command:workbench.action.quit)', '![x](https://evil.test/a.png)', '[x]: command:y', '<https://evil.test>'],
  ...['https://evil.test/a?b', 'www.evil.test', 'mail@evil.test', '**b** _i_ ~~s~~', '# head', '- item', '1. item'],
  ...['> quote', '---', '===', '    indented', '- [x] task', '|a|b|', 'a\\|b', '`code`', '``a`` `', '\\', '\\\\`'],
  ...['$(bug)', '\\$(bug)', '$(sync~spin) x', '`$(bug)`', '[$(bug)](command:z)', '```\ncode\n```', '[^1]'],
  // Terminals, and text that lies about its order
  ...['\u001b]0;x\u0007\u001b[2J', '\u001b]8;;https://evil.test\u001b\\x', '\u009b31m', 'a\bb\u007f', 'a\rb'],
  ...['\u202egnp.exe', '\u2066x\u2069', 'a\u200bb\ufeff', '\u2028::error::x', 'a\ud800b', 'a\u0000b'],
  // Lines and workflow commands
  ...['a\nb', 'a\r\n::error file=x::y', '::error::x', '%0A::error::x', '##[error]x', 'a\tb', ' a ', ''],
  // Formulas
  ...["=cmd|' /C calc'!A0", '+1+1', '-1+1', '@SUM(1+1)', '=HYPERLINK("https://evil.test")'],
  // YAML, templates, snippets and shells
  ...[': #', 'a: b', '# c', "'", '"', '"\'', '{{ x }}', '[a', '{a', '&a', '*a', '!!binary x', '%YAML 1.1', '? x', '~'],
  ...[
    'null',
    'yes',
    '0x1',
    '1e3',
    '2026-01-01',
    '<<',
    '\u0024{1:x}',
    '$0',
    '$IP',
    '`date`',
    '$(date)',
    '; rm -rf x',
    '--x',
  ],
  // Names that objects have
  ...['__proto__', 'constructor', 'toString'],
];

/** What controls a terminal, or turns or hides text; line ends and tabs aside. */
export const controls = /[^\P{Cc}\n\t]|[\p{Cf}\p{Cs}\u2028\u2029]/u;
