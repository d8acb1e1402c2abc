import assert from 'node:assert/strict';
import test from 'node:test';
import { formatGithub } from '../../src/cli/formats/github.ts';
import { formatSarif } from '../../src/cli/formats/sarif.ts';
import type { CheckReport } from '../../src/cli/report.ts';
import { english } from '../../src/core/l10n.ts';
import { nothing } from '../../src/core/message.ts';
import { rules } from '../../src/core/rules/registry.ts';
import { render } from '../../src/core/words/render.ts';
import { ruleSummary } from '../../src/core/words/ruleSummary.ts';
import { check, clean, daemonSet, ignoredMethod, informational, runCli } from './harness.ts';

const esc = String.fromCharCode(27);
const frame = '11 |         - {name: IP_AUTODETECTION_METHOD, value: first-found}';
const marks =
  '   |                  ^^^^^^^^^^^^^^^^^^^^^^^ warning method-ignored: This method has no effect: IP is "none", not "autodetect".';
const coloured = [
  `${esc}[1ma.yaml:11:18${esc}[22m`,
  frame,
  `${esc}[33m${marks}${esc}[39m`,
  '   = a.yaml:10:29 IP is set here',
  `   = ${esc}[32mfix: Set IP to autodetect${esc}[39m`,
  '',
  `${esc}[1m1 file with 1 calico-node, checked without inventory: 1 warning.${esc}[22m`,
];
const plain = [
  'a.yaml:11:18',
  frame,
  marks,
  '   = a.yaml:10:29 IP is set here',
  '   = fix: Set IP to autodetect',
  '',
  '1 file with 1 calico-node, checked without inventory: 1 warning.',
];
const files = { 'a.yaml': ignoredMethod };
const args = ['check', 'a.yaml'];
const colours = [
  { name: 'a terminal', isTTY: true, env: {}, stdout: coloured },
  { name: 'a dumb terminal', isTTY: true, env: { TERM: 'dumb' }, stdout: plain },
  { name: 'no terminal', isTTY: false, env: {}, stdout: plain },
  { name: 'NO_COLOR', isTTY: true, env: { NO_COLOR: '1' }, stdout: plain },
  { name: 'an empty NO_COLOR', isTTY: true, env: { NO_COLOR: '' }, stdout: coloured },
  { name: 'FORCE_COLOR', isTTY: false, env: { FORCE_COLOR: '1', NO_COLOR: '1' }, stdout: coloured },
  { name: 'FORCE_COLOR=0', isTTY: true, env: { FORCE_COLOR: '0' }, stdout: plain },
];
check(
  colours.map(({ name, stdout, ...given }) => ({
    name: `colours: ${name}`,
    args,
    files,
    ...given,
    expected: { code: 1, stdout },
  })),
);

const odd = '50%, a: b.yaml';
check([
  {
    name: 'github: each severity, with properties escaped',
    args: ['check', '--format=github', '.'],
    files: { 'b.yaml': informational, [odd]: ignoredMethod, 'd.yaml': `${clean}        - {name: "\n` },
    expected: {
      code: 1,
      stdout: [
        '::warning file=50%25%2C a%3A b.yaml,line=11,endLine=11,col=18,endColumn=41,title=method-ignored::This method has no effect: IP is "none", not "autodetect".',
        "::notice file=b.yaml,line=10,endLine=10,col=18,endColumn=41,title=method-ignored::IP isn't set: this method only applies to nodes without a stored address.",
        '::error file=d.yaml,line=13,endLine=13,col=1,endColumn=1,title=manifest-unreadable::Something is missing here: a ":", a comma, or the closing quote or bracket.',
      ],
    },
  },
  {
    name: 'github: a place over several lines has no columns',
    args: ['check', '--format=github', 'a.yaml'],
    files: { 'a.yaml': daemonSet('{name: IP, value: "50%\n\n          !"}') },
    expected: {
      code: 1,
      stdout: [
        '::error file=a.yaml,line=10,endLine=12,title=ip-invalid::calico-node exits on "50%25\\n!": IP must be "autodetect", "none" or an IPv4 address.',
      ],
    },
  },
  {
    name: 'github: paths count from the root of the checkout',
    args: ['check', '--format=github', 'a.yaml'],
    files: { 'deploy/a.yaml': ignoredMethod },
    cwd: 'deploy',
    env: { GITHUB_WORKSPACE: '$DIR' },
    expected: {
      code: 1,
      stdout: [
        '::warning file=deploy/a.yaml,line=11,endLine=11,col=18,endColumn=41,title=method-ignored::This method has no effect: IP is "none", not "autodetect".',
      ],
    },
  },
  {
    name: 'github: nothing to tell',
    args: ['check', '--format=github', 'a.yaml'],
    files: { 'a.yaml': clean },
    expected: { code: 0 },
  },
]);

const handmade: CheckReport = {
  files: [{ name: 'a.yaml', text: 'x' }],
  inventory: undefined,
  levels: new Map(),
  agents: 0,
  findings: [
    {
      code: 'some,rule',
      severity: 'hint',
      at: { file: 'a.yaml', span: { start: 0, end: 1 } },
      message: { text: `one\r\ntwo 100% ::error::${esc}[31m`, args: [] },
      related: [],
      fixes: () => [],
    },
  ],
  failures: [{ code: 'broken-rule', message: 'Out {of} luck' }],
};
const context = { cwd: '/', env: {}, paint: (_: string, text: string): string => text, strict: false };

test("github: a message can't begin another command", () => {
  assert.equal(
    formatGithub(handmade, context),
    '::notice file=a.yaml,line=1,endLine=1,col=1,endColumn=2,title=some%2Crule::one%0D%0Atwo 100%25 ::error::\u241b[31m\n',
  );
});

test('sarif: a rule that failed is told', () => {
  assert.deepEqual(JSON.parse(formatSarif(handmade, context)).runs[0].invocations, [
    {
      executionSuccessful: false,
      toolExecutionNotifications: [
        { level: 'error', associatedRule: { id: 'broken-rule' }, message: { text: 'Out {{of}} luck' } },
      ],
    },
  ]);
});

test('sarif: the levels that rules were given are told', async () => {
  const given = ['method-ignored=error', 'no-address=off', 'nodes-move=hint', 'nodes-move=default'];
  const { stdout } = await runCli({
    args: [...args, '--format=sarif', ...given.flatMap((each) => ['--rule', each])],
    files,
  });
  const [{ tool, invocations, results }] = JSON.parse(stdout).runs;
  const overrides: readonly { descriptor: { id: string; index: number }; configuration: unknown }[] =
    invocations[0].ruleConfigurationOverrides;
  assert.deepEqual(
    overrides.map(({ descriptor: { id, index }, configuration }) => [id, tool.driver.rules[index].id, configuration]),
    [
      ['method-ignored', 'method-ignored', { level: 'error' }],
      ['no-address', 'no-address', { enabled: false }],
    ],
  );
  assert.equal(results[0].level, 'error');
});

test('json', async () => {
  const { code, stdout, stderr } = await runCli({ args: [...args, '--format', 'json'], files });
  const { tool, ...report }: Record<string, unknown> = JSON.parse(stdout);
  const position = (line: number, column: number, offset: number): object => ({ line, column, offset });
  const ipValue = { file: 'a.yaml', range: { start: position(10, 29, 218), end: position(10, 33, 222) } };
  assert.deepEqual({ code, stderr, tool: Object.keys(tool ?? {}) }, { code: 1, stderr: '', tool: ['name', 'version'] });
  assert.deepEqual(report, {
    version: 1,
    files: ['a.yaml'],
    agents: 1,
    nodes: null,
    findings: [
      {
        code: 'method-ignored',
        severity: 'warning',
        message: 'This method has no effect: IP is "none", not "autodetect".',
        template: 'This method has no effect: {0} is "{1}", not "autodetect".',
        arguments: ['IP', 'none'],
        file: 'a.yaml',
        range: { start: position(11, 18, 241), end: position(11, 41, 264) },
        related: [{ message: 'IP is set here', ...ipValue }],
        fixes: [{ title: 'Set IP to autodetect', preferred: true, edits: [{ ...ipValue, newText: 'autodetect' }] }],
      },
    ],
    counts: { error: 0, warning: 1, information: 0, hint: 0 },
    failures: [],
  });
});

/** The one run of a log, for a warning in a file, a note in one outside, and an error in standard input. */
async function sarifRun() {
  const { code, stdout, stderr } = await runCli({
    args: ['check', '.', '-', '../outside.yaml', '--format', 'sarif'],
    files: { 'root/à b/50%#1.yaml': ignoredMethod, 'outside.yaml': informational },
    stdin: daemonSet('{name: IP, value: "{0} [a](1)"}'),
    cwd: 'root',
  });
  assert.deepEqual({ code, stderr }, { code: 1, stderr: '' });
  const { $schema, version, runs } = JSON.parse(stdout);
  assert.deepEqual([$schema, version], ['https://json.schemastore.org/sarif-2.1.0.json', '2.1.0']);
  assert.equal(runs.length, 1);
  return runs[0];
}

test('sarif: the tool and its rules', async () => {
  const { tool, columnKind, invocations } = await sarifRun();
  const { name, semanticVersion, rules: told } = tool.driver;
  assert.equal(name, 'vscode-calico');
  assert.match(semanticVersion, /^\d+\.\d+\.\d+$/);
  assert.equal(columnKind, 'utf16CodeUnits');
  assert.deepEqual(invocations, [{ executionSuccessful: true, toolExecutionNotifications: [] }]);
  assert.deepEqual(
    told.map((rule: { id: string }) => rule.id),
    rules.map((rule) => rule.code),
  );
  for (const { shortDescription, help, defaultConfiguration } of told) {
    assert.match(shortDescription.text, /^(?:[A-Z]|calico-node |kOps ).*\.$/);
    assert.equal(help.text, shortDescription.text);
    assert.match(defaultConfiguration.level, /^(error|warning|note)$/);
  }
});

test('sarif: results with their places and fixes', async () => {
  const { results } = await sarifRun();
  const byLevel = (level: string) => results.find((each: { level: string }) => each.level === level);
  const uri = '%C3%A0%20b/50%25%231.yaml';
  const region = (line: number, from: number, to: number): object => {
    return { startLine: line, startColumn: from, endLine: line, endColumn: to };
  };
  const place = (line: number, from: number, to: number): object => {
    return { physicalLocation: { artifactLocation: { uri }, region: region(line, from, to) } };
  };
  const replacements = [{ deletedRegion: region(10, 29, 33), insertedContent: { text: 'autodetect' } }];
  assert.deepEqual(byLevel('warning'), {
    ruleId: 'method-ignored',
    ruleIndex: rules.findIndex((rule) => rule.code === 'method-ignored'),
    level: 'warning',
    message: { text: 'This method has no effect: IP is "none", not "autodetect".' },
    properties: {
      template: 'This method has no effect: {0} is "{1}", not "autodetect".',
      arguments: ['IP', 'none'],
    },
    locations: [place(11, 18, 41)],
    relatedLocations: [{ id: 0, ...place(10, 29, 33), message: { text: 'IP is set here' } }],
    fixes: [
      {
        description: { text: 'Set IP to autodetect' },
        artifactChanges: [{ artifactLocation: { uri }, replacements }],
      },
    ],
  });
  const uris = ['note', 'error'].map((level) => byLevel(level).locations[0].physicalLocation.artifactLocation.uri);
  assert.deepEqual(uris, ['file://$DIR/outside.yaml', '%3Cstdin%3E']);
  assert.match(byLevel('error').message.text, /"\{\{0\}\} \[a\\\]\(1\)"/);
  assert.equal(results.length, 3);
});

test('every rule has a summary', () => {
  for (const { code } of rules)
    assert.match(render(english, ruleSummary(code) ?? nothing), /^(?:[A-Z]|calico-node |kOps ).*\.$/, code);
  assert.equal(ruleSummary('constructor'), undefined);
});
