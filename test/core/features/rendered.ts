import { Marked } from 'marked';

/** Markdown as VS Code shows it: `supportThemeIcons` on, `supportHtml` off. */

export interface Rendered {
  /** Text as it is read, blanks as one; an icon of VS Code's is `⟨name⟩`. */
  readonly text: string;
  /** Where links and images lead. */
  readonly targets: readonly string[];
  /** HTML that was written in the Markdown. */
  readonly html: readonly string[];
}

const icon = /(\\)?\$\(([A-Za-z0-9-]+(?:~[A-Za-z]+)?)\)/g;

/** Does what VS Code's own renderer does (`renderMarkdown`, `renderLabelWithIcons`), up to the DOM. */
export function rendered(markdown: string): Rendered {
  const targets: string[] = [];
  const html: string[] = [];
  const marked = new Marked({
    async: false,
    walkTokens(token) {
      if (token.type === 'link' || token.type === 'image') targets.push(String(token['href']));
      if (token.type === 'html') html.push(token.raw);
    },
    renderer: { html: () => '' },
  });
  const made = marked.parse(markdown.replace(icon, (all, escaped?: string) => (escaped ? `\\${all}` : all)));
  if (typeof made !== 'string') throw new Error('Markdown is rendered at once.');
  const withIcons = made.replace(icon, (_, escaped: string | undefined, name: string) =>
    escaped ? `$(${name})` : `⟨${name}⟩`,
  );
  const text = withIcons.replace(/<[^>]*>/g, ' ').replace(/&(?:#(\d+)|(\w+));/g, (_, code?: string, name = '') => {
    return code === undefined ? (entities[String(name)] ?? `&${name};`) : String.fromCodePoint(Number(code));
  });
  return { text: text.replace(/\s+/g, ' ').trim(), targets, html };
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
