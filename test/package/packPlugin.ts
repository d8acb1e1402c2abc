import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../host/paths.ts';
import { packCli } from './packCli.ts';

/**
 * npm run package:kubectl -- URL: makes the plugin of kubectl, `kubectl calico-manifests`, of what the npm package holds, and
 * krew's manifest of it; URL is where the archive will be found.
 */

export interface Plugin {
  readonly archive: string;
  readonly manifest: string;
}

const pluginName = 'calico_manifests';
const folder = join(root, 'out', 'kubectl-plugin');
const usualUrl = 'https://example.invalid/kubectl-calico_manifests.tar.gz';

export function packPlugin(url: string): Plugin {
  packCli();
  const content = join(folder, 'content');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(content, { recursive: true });
  const packed = join(root, 'out', 'cli-package');
  for (const name of ['dist', 'docs', 'l10n', 'LICENSE', 'THIRD_PARTY_NOTICES.txt']) {
    cpSync(join(packed, name), join(content, name), { recursive: true });
  }
  const binary = `kubectl-${pluginName}`;
  writeFileSync(join(content, binary), "#!/usr/bin/env node\nrequire('./dist/cli.cjs');\n");
  chmodSync(join(content, binary), 0o755);
  const archive = join(folder, `${binary}.tar.gz`);
  // One content gives one archive, whenever it is made.
  const same = ['--sort=name', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner'];
  execFileSync('tar', [...same, '-czf', archive, '-C', content, '.'], { env: { ...process.env, GZIP: '-n' } });
  const sha256 = createHash('sha256').update(readFileSync(archive)).digest('hex');
  const manifest = join(folder, `${pluginName.replace('_', '-')}.yaml`);
  writeFileSync(manifest, krewManifest(url, sha256, binary));
  return { archive, manifest };
}

function krewManifest(url: string, sha256: string, binary: string): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const platforms = ['linux', 'darwin'].map(
    (os) => `    - selector:
        matchLabels:
          os: ${os}
      uri: ${url}
      sha256: ${sha256}
      bin: ${binary}
`,
  );
  return `apiVersion: krew.googlecontainertools.github.com/v1alpha2
kind: Plugin
metadata:
  name: ${pluginName.replace('_', '-')}
spec:
  version: v${version}
  shortDescription: Predict which NIC Calico picks on each node
  description: |
    Shows which interface and address calico-node chooses on each node, whether pods then reach each other, and what to
    change, before a manifest is applied.
  caveats: |
    Node.js 20 or newer must be on PATH.
  platforms:
${platforms.join('')}`;
}

if (process.argv[1] === import.meta.filename) {
  const [url = usualUrl] = process.argv.slice(2);
  const { archive, manifest } = packPlugin(url);
  console.log(`${archive}\n${manifest}`);
}
