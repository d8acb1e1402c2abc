// npm run site: holds every link of the built site against its files and their headings; ends with 1 where one leads nowhere.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

const site = join(dirname(import.meta.dirname), '../docs/.vitepress/dist');

interface Link {
  readonly page: string;
  readonly target: string;
}

function pages(): readonly string[] {
  const all = readdirSync(site, { recursive: true, encoding: 'utf8' });
  return all.filter((path) => path.endsWith('.html') && path !== '404.html').sort();
}

function textOf(page: string): string {
  return readFileSync(join(site, page), 'utf8');
}

function linksOf(page: string): readonly Link[] {
  return [...textOf(page).matchAll(/\s(?:href|src)="([^"]*)"/g)].map(([, target = '']) => ({ page, target }));
}

/** The file that a link means; undefined where it leads elsewhere than into the site. */
function fileOf({ page, target }: Link): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(target)) return undefined;
  const [path = ''] = target.split('#');
  if (path === '') return page;
  const meant = posix.normalize(path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(page), path));
  const tried = [meant, `${meant}.html`, posix.join(meant, 'index.html')];
  return tried.find((each) => each !== '.' && existsSync(join(site, each)) && /\.\w+$/.test(each)) ?? '';
}

function isBroken(link: Link): boolean {
  const file = fileOf(link);
  if (file === undefined) return false;
  if (file === '') return true;
  const [, anchor] = link.target.split('#');
  if (anchor === undefined || anchor === '') return false;
  return !textOf(file).includes(` id="${decodeURIComponent(anchor)}"`);
}

const links = pages().flatMap(linksOf);
const broken = links.filter(isBroken);
for (const { page, target } of broken) console.error(`${page}: ${target} leads nowhere`);
console.log(`${pages().length} pages, ${links.length} links, ${broken.length} broken`);
process.exit(broken.length === 0 ? 0 : 1);
