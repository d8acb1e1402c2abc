import assert from 'node:assert/strict';
import test from 'node:test';
import sax from 'sax';
import { formatJunit } from '../../src/cli/formats/junit.ts';
import type { CheckReport } from '../../src/cli/report.ts';
import { check, clean, daemonSet, ignoredMethod, informational, runCli } from './harness.ts';

/** Each tag with its attributes, and each text that is more than blanks, as an XML parser reads them. */
function parsed(xml: string): readonly (string | readonly [string, Readonly<Record<string, string>>])[] {
  const read: (string | readonly [string, Readonly<Record<string, string>>])[] = [];
  const parser = sax.parser(true);
  parser.onerror = (error) => {
    throw error;
  };
  parser.onopentag = ({ name, attributes }) => read.push([name, { ...attributes }]);
  parser.ontext = (text) => {
    if (text.trim() !== '') read.push(text);
  };
  parser.write(xml).close();
  return read;
}

const head = '<?xml version="1.0" encoding="UTF-8"?>';
const files = { 'a.yaml': ignoredMethod, 'b.yaml': informational, 'c.yaml': clean };
const warning = [
  '  <testsuite name="a.yaml" tests="1" failures="1" errors="0">',
  '    <testcase classname="a.yaml" name="method-ignored at line 11, column 18" file="a.yaml" line="11">',
  '      <failure type="warning" message="This method has no effect: IP is &quot;none&quot;, not &quot;autodetect&quot;.">a.yaml:11:18 warning method-ignored: This method has no effect: IP is &quot;none&quot;, not &quot;autodetect&quot;.',
  'a.yaml:10:29 IP is set here',
  'fix: Set IP to autodetect</failure>',
  '    </testcase>',
  '  </testsuite>',
];
const remark =
  'b.yaml:10:18 information method-ignored: IP isn&apos;t set: this method only applies to nodes without a stored address.\nfix: Set IP to autodetect';
const passes = [
  '  <testsuite name="c.yaml" tests="1" failures="0" errors="0">',
  '    <testcase classname="c.yaml" name="no findings" file="c.yaml"/>',
  '  </testsuite>',
];
check([
  {
    name: 'junit: a warning fails, a remark passes, and so does a file without findings',
    args: ['check', '--format=junit', '.'],
    files,
    expected: {
      code: 1,
      stdout: [
        head,
        '<testsuites name="vscode-calico check" tests="3" failures="1" errors="0">',
        ...warning,
        '  <testsuite name="b.yaml" tests="1" failures="0" errors="0">',
        '    <testcase classname="b.yaml" name="method-ignored at line 10, column 18" file="b.yaml" line="10">',
        ...`      <system-out>${remark}</system-out>`.split('\n'),
        '    </testcase>',
        '  </testsuite>',
        ...passes,
        '</testsuites>',
      ],
    },
  },
  {
    name: 'junit: with --strict a remark fails, as the check does',
    args: ['check', '--format=junit', '--strict', 'b.yaml'],
    files,
    expected: {
      code: 1,
      stdout: [
        head,
        '<testsuites name="vscode-calico check" tests="1" failures="1" errors="0">',
        '  <testsuite name="b.yaml" tests="1" failures="1" errors="0">',
        '    <testcase classname="b.yaml" name="method-ignored at line 10, column 18" file="b.yaml" line="10">',
        ...`      <failure type="information" message="IP isn&apos;t set: this method only applies to nodes without a stored address.">${remark}</failure>`.split(
          '\n',
        ),
        '    </testcase>',
        '  </testsuite>',
        '</testsuites>',
      ],
    },
  },
]);

/** Ends texts and attributes, begins tags, comments and entities, and holds what XML 1.0 forbids. */
const evil = '"\'>]]></failure><!--&lt;&#0;\u0000\u001b[2J\u000b\n\ud800\ufffe\uffff🐈';
const shown = '"\'>]]></failure><!--&lt;&#0;␀␛[2J␋␊���🐈';

test('junit: an XML parser reads hostile names as they are shown, and a rule that failed as an error', () => {
  const report: CheckReport = {
    files: [{ name: `${evil}.yaml`, text: 'x' }],
    inventory: undefined,
    levels: new Map(),
    agents: 0,
    findings: [
      {
        code: 'some-rule',
        severity: 'error',
        at: { file: `${evil}.yaml`, span: { start: 0, end: 1 } },
        message: { text: 'It is {0}.', args: [evil] },
        related: [],
        fixes: () => [],
      },
    ],
    failures: [{ code: 'broken-rule', message: evil }],
  };
  const xml = formatJunit(report, { cwd: '/', env: {}, paint: (_, text) => text, strict: false });
  assert.doesNotMatch(xml, /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
  const read = parsed(xml);
  const file = read.flatMap((each) => (typeof each !== 'string' && each[0] === 'testsuite' ? [each[1]['name']] : []));
  assert.deepEqual(file, [`${shown}.yaml`, 'rules']);
  const name = `${shown}.yaml`;
  const [, , , failure, text] = read;
  assert.ok(Array.isArray(failure));
  const message: string = failure[1].message;
  assert.equal(text, `${name}:1:1 error some-rule: ${message}`);
  assert.deepEqual(read, [
    ['testsuites', { name: 'vscode-calico check', tests: '2', failures: '1', errors: '1' }],
    ['testsuite', { name, tests: '1', failures: '1', errors: '0' }],
    ['testcase', { classname: name, name: 'some-rule at line 1, column 1', file: name, line: '1' }],
    ['failure', { type: 'error', message }],
    text,
    ['testsuite', { name: 'rules', tests: '1', failures: '0', errors: '1' }],
    ['testcase', { classname: 'rules', name: 'broken-rule' }],
    ['error', { message: shown }],
  ]);
});

test('junit: an XML parser reads what a run writes', async () => {
  const { stdout } = await runCli({
    args: ['check', '--format=junit', '.'],
    files: { "<&>'.yaml": daemonSet('{name: IP, value: "]]>\\u0007</failure>"}') },
  });
  const names = parsed(stdout).map((each) => (typeof each === 'string' ? 'text' : each[0]));
  assert.deepEqual(names, ['testsuites', 'testsuite', 'testcase', 'failure', 'text']);
});
