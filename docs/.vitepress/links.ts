import { posix } from 'node:path';

/** Pages that are made of files beside docs/. */
const pages: Readonly<Record<string, string>> = {
  'README.md': 'about.md',
  'SECURITY.md': 'security.md',
  'docs/rules/README.md': 'rules/index.md',
};

/** Those that include a file of the project's top folder, whose links are meant from there. */
const included: ReadonlySet<string> = new Set(['about.md', 'security.md']);

/**
 * Where a link of the repository leads on the site: `page` is the page's path in docs/, `target` as it is written. What is
 * not on the site keeps its text and leads to the page itself.
 */
export function siteLink(page: string, target: string): string {
  if (target === '' || target.startsWith('#') || target.startsWith('/') || target.includes('://')) return target;
  const [path = '', ...rest] = target.split('#');
  const anchor = rest.length === 0 ? '' : `#${rest.join('#')}`;
  const folder = included.has(page) ? '.' : posix.dirname(`docs/${page}`);
  const meant = posix.normalize(posix.join(folder, decodeURI(path)));
  const known = pages[meant];
  if (known !== undefined) return `/${known}${anchor}`;
  if (meant.startsWith('docs/')) return `/${meant.slice('docs/'.length)}${anchor}`;
  return /^(?:schemas|media)\//.test(meant) ? `/${meant}` : '#';
}
