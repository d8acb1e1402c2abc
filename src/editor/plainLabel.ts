import { visible, visibleLines } from '../core/plainText.ts';

/** Text from files and clusters for the places where VS Code reads more than text. */

/** `text` for the status bar, a pick or a lens, where VS Code would make an icon of `$(name)`. */
export function withoutIcons(text: string): string {
  return visible(text).replace(/\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/g, '\\$&');
}

/** `text` for a notification, where VS Code would make a link of `[title](command:name)`, which runs the command. */
export function withoutLinks(text: string): string {
  return visibleLines(text).replaceAll('](', '] (');
}
