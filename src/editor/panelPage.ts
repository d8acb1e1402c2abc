/** The HTML of a webview. Nothing of a user stands in it: all data comes by messages, and becomes text. */

export interface PageParts {
  /** What the webview calls its own origin. */
  readonly cspSource: string;
  /** A number used once, by which the page's own script is known. */
  readonly nonce: string;
  readonly script: string;
  readonly style: string;
  /** The language tag of the user, like `en` or `pt-br`. */
  readonly language: string;
}

/** The page; each part must come from VS Code or from the extension, never from a file. */
export function pageHtml({ cspSource, nonce, script, style, language }: PageParts): string {
  // What default-src does not rule: where forms go, and what relative addresses are relative to.
  const closed = "form-action 'none'; base-uri 'none'";
  const policy = `default-src 'none'; style-src ${cspSource}; script-src 'nonce-${nonce}'; ${closed}`;
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Calico</title>
<link rel="stylesheet" href="${style}">
</head>
<body>
<div id="root"></div>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}
