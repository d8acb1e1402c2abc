/** A command as the user can paste it into a POSIX shell (on Windows: into PowerShell). */
export function shellCommand(
  program: string,
  args: readonly string[],
  platform: NodeJS.Platform = process.platform,
): string {
  const quoted = platform === 'win32' ? forPowerShell : forPosix;
  return [program, ...args].map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : quoted(word))).join(' ');
}

/** What a terminal acts on while it is pasted, before any shell reads it, and what does not show. */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/** Escapes are those of bash, zsh, ksh and POSIX.1-2024. */
function forPosix(word: string): string {
  if (word.search(hidden) === -1) return `'${word.replaceAll("'", "'\\''")}'`;
  const bytes = (char: string): string =>
    [...new TextEncoder().encode(char)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
  return `$'${word.replace(/['\\]/g, '\\$&').replace(hidden, bytes)}'`;
}

function forPowerShell(word: string): string {
  if (word.search(hidden) === -1) return `'${word.replaceAll("'", "''")}'`;
  const units = (char: string): string =>
    Array.from({ length: char.length }, (_, at) => `$([char]${char.charCodeAt(at)})`).join('');
  return `"${word.replace(/[`"$]/g, '`$&').replace(hidden, units)}"`;
}
