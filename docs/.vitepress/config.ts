import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitepress';
import { siteLink } from './links.ts';

/** npm run site: the pages of docs/ as a site in docs/.vitepress/dist. Links to pages that aren't there end the build. */

const root = join(import.meta.dirname, '../..');
const rules = readdirSync(join(root, 'docs/rules'))
  .filter((name) => name !== 'README.md')
  .map((name) => name.replace('.md', ''));

export default defineConfig({
  title: 'Calico Manifests',
  description: 'Which address Calico chooses on each node, and what follows, before you apply.',
  cleanUrls: true,
  lastUpdated: false,
  rewrites: { 'rules/README.md': 'rules/index.md' },
  markdown: {
    config(md) {
      md.core.ruler.push('links-of-the-site', ({ tokens, env }) => {
        for (const token of tokens.flatMap((each) => [each, ...(each.children ?? [])])) {
          for (const name of ['href', 'src']) {
            const target = token.attrGet(name);
            if (target !== null) token.attrSet(name, siteLink(String(env.relativePath ?? ''), target));
          }
        }
      });
    },
  },
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    nav: [
      { text: 'Symptoms', link: '/symptoms/' },
      { text: 'Rules', link: '/rules/' },
      { text: 'Terminal', link: '/cli' },
    ],
    sidebar: [
      {
        text: 'Start',
        items: [
          { text: 'What it does', link: '/about' },
          { text: 'How detection works', link: '/detection' },
          { text: 'Inventories', link: '/inventory' },
          { text: 'Troubleshooting', link: '/troubleshooting' },
        ],
      },
      {
        text: 'Symptoms',
        items: [
          { text: 'All', link: '/symptoms/' },
          { text: "Pods can't reach each other", link: '/symptoms/pods-cant-reach-each-other' },
          { text: 'BIRD is not ready', link: '/symptoms/bird-is-not-ready' },
          { text: 'No address is detected', link: '/symptoms/unable-to-auto-detect' },
          { text: 'The wrong NIC', link: '/symptoms/wrong-nic' },
          { text: 'Large packets hang', link: '/symptoms/large-packets-hang' },
          { text: 'No internet from pods', link: '/symptoms/pods-cant-reach-the-internet' },
          { text: 'Pods get no address', link: '/symptoms/pods-get-no-address' },
          { text: 'A policy blocks', link: '/symptoms/a-policy-blocks' },
        ],
      },
      {
        text: 'Use',
        items: [
          { text: 'Install', link: '/install' },
          { text: 'In the terminal', link: '/cli' },
          { text: 'Other editors', link: '/editors' },
          { text: 'Apply and verify', link: '/apply' },
          { text: 'Performance', link: '/performance' },
          { text: 'Architecture', link: '/architecture' },
        ],
      },
      { text: 'Rules', collapsed: true, items: rules.map((text) => ({ text, link: `/rules/${text}` })) },
    ],
  },
  /** What pages link to beside pages. */
  buildEnd({ outDir }) {
    cpSync(join(root, 'docs/ci'), join(outDir, 'ci'), { recursive: true });
    cpSync(join(root, 'schemas'), join(outDir, 'schemas'), { recursive: true });
    cpSync(join(root, 'media/inventory.schema.json'), join(outDir, 'media/inventory.schema.json'));
  },
});
