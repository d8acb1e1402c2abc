/** The text without the backticks by which the core marks code. */
export function plain(text: string): string {
  return text.replace(/`([^`]*)`/g, '$1');
}
