import { english, type Translate } from '../core/l10n.ts';

let translations: Readonly<Record<string, string>> = {};

/** Takes the user's language, as the editor sends it. */
export function setTranslations(next: Readonly<Record<string, string>>): void {
  translations = next;
}

/** The text in the user's language. */
export const t: Translate = (message, ...args) =>
  english(Object.hasOwn(translations, message) ? (translations[message] ?? message) : message, ...args);
