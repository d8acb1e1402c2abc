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

/**
 * Every shell of POSIX, dash too, reads the word as it was, and expands nothing in it, interactive ones with a history
 * neither. Only a line end at its end needs `$'…'`, since `$(…)` loses it; shells that don't know that read another
 * word, but one word.
 */
function forPosix(word: string): string {
  if (word.search(hidden) === -1) return `'${word.replaceAll("'", "'\\''")}'`;
  const bytes = (char: string): string =>
    [...new TextEncoder().encode(char)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
  const plain = word.replace(/^-|['\\!"$`]/g, bytes).replace(hidden, bytes);
  return word.endsWith('\n') ? `$'${plain}'` : `"$(printf '${plain.replaceAll('%', '%%')}')"`;
}

function forPowerShell(word: string): string {
  if (word.search(hidden) === -1) return `'${word.replaceAll("'", "''")}'`;
  const units = (char: string): string =>
    Array.from({ length: char.length }, (_, at) => `$([char]${char.charCodeAt(at)})`).join('');
  return `"${word.replace(/[`"$]/g, '`$&').replace(hidden, units)}"`;
}
