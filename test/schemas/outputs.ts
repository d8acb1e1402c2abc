/** Each JSON that the terminal program writes: the file and the type that say what is in it, and a title for people. */
export interface Output {
  readonly file: string;
  readonly type: string;
  readonly title: string;
}

export const outputs = {
  check: { file: 'src/core/outputs/checkJson.ts', type: 'CheckJson', title: 'vscode-calico check --format json' },
  resolve: {
    file: 'src/core/outputs/resolveJson.ts',
    type: 'ResolveJson',
    title: 'vscode-calico resolve --format json',
  },
  matrix: { file: 'src/core/outputs/networkJson.ts', type: 'MatrixJson', title: 'vscode-calico matrix --json' },
  trace: { file: 'src/core/outputs/networkJson.ts', type: 'TraceJson', title: 'vscode-calico trace --json' },
  reach: { file: 'src/core/outputs/networkJson.ts', type: 'ReachJson', title: 'vscode-calico reach --json' },
  doctor: { file: 'src/core/outputs/networkJson.ts', type: 'DiagnosisJson', title: 'vscode-calico doctor --json' },
  verify: { file: 'src/cli/verify.ts', type: 'VerifyJson', title: 'vscode-calico verify --json' },
  plan: { file: 'src/cli/apply.ts', type: 'PlanJson', title: 'vscode-calico apply --plan-out' },
  connections: {
    file: 'src/cli/formats/connectionsJson.ts',
    type: 'ConnectionsJson',
    title: 'vscode-calico connections --json',
  },
  'connections-diff': {
    file: 'src/cli/formats/connectionsJson.ts',
    type: 'ChangesJson',
    title: 'vscode-calico connections --diff --json',
  },
  'connections-explain': {
    file: 'src/cli/connections.ts',
    type: 'ExplanationJson',
    title: 'vscode-calico connections --explain --json',
  },
  'connections-flows': {
    file: 'src/cli/connections.ts',
    type: 'JudgementsJson',
    title: 'vscode-calico connections --flows',
  },
} as const satisfies Readonly<Record<string, Output>>;

export type OutputName = keyof typeof outputs;
