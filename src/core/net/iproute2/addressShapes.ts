/** The shapes that lines of `ip addr` have, in all its forms. */

const states = new Set(['UNKNOWN', 'NOTPRESENT', 'DOWN', 'LOWERLAYERDOWN', 'TESTING', 'DORMANT', 'UP']);

/** `2: eth0@if4: <FLAGS> mtu …`; a name may hold colons, but no blank. */
export function matchHeader(text: string): { index: number; title: string; flags: string; rest: string } | undefined {
  const match = /^\s*(\d{1,10}): (\S+): <([^>]*)>(.*)$/.exec(text);
  if (match === null) return undefined;
  const [, index = '', title = '', flags = '', rest = ''] = match;
  return { index: Number(index), title, flags, rest };
}

/** `2: eth0    inet …` of `ip -o addr`; `rest` starts with `inet`. */
export function matchOneline(text: string): { index: number; name: string; rest: string } | undefined {
  const match = /^\s*(\d{1,10}): (\S+)\s+(inet6?\s.*)$/.exec(text);
  if (match === null) return undefined;
  const [, index = '', name = '', rest = ''] = match;
  return { index: Number(index), name, rest };
}

export function isHeaderLine(text: string): boolean {
  return matchHeader(text) !== undefined;
}

/** `eth0@if4   UP   10.0.0.1/24 …` of `ip -br addr`, or the same of `ip -br link`. */
export function isBriefLine(text: string): boolean {
  const match = /^\s*\S+\s+([A-Z]+)(?:\s|$)/.exec(text);
  return match !== null && states.has(match[1] ?? '');
}

/** Lines below a header, also where their indentation was lost. */
export function isDetailLine(text: string): boolean {
  return /^\s*(?:inet6?\s|link\/|valid_lft\s|altname\s|alias\s|RX:|TX:|vf\s)/.test(text);
}

/** Splits `eth0@if4` into name and parent; `@NONE` is no parent. A name may hold an `@` itself: the last one counts. */
export function splitTitle(title: string): { name: string; parent?: string } {
  const at = title.lastIndexOf('@');
  if (at <= 0) return { name: title };
  const name = title.slice(0, at);
  const parent = title.slice(at + 1);
  return parent === 'NONE' || parent === '' ? { name } : { name, parent };
}
