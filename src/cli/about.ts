import manifest from '../../package.json' with { type: 'json' };

/** What this program calls itself, in its own output and in SARIF. */
export const toolName = 'vscode-calico';
export const toolVersion: string = manifest.version;
/** How each JSON output names what made it. */
export const tool = { name: toolName, version: toolVersion } as const;
