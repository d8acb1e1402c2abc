import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { english, type Translate } from '../../core/l10n.ts';
import { readWhole } from '../../files/read.ts';

/** What is shipped beside the program: pages of rules, and translations. */

const farthest = 4;

/** The folder that holds `docs` and `l10n`, of those above `from`; undefined where the program was taken out of it. */
export function packageFolder(from: string): string | undefined {
  let folder = from;
  for (let step = 0; step < farthest; step++) {
    if (existsSync(join(folder, 'docs', 'rules'))) return folder;
    folder = dirname(folder);
  }
  return undefined;
}

/** Texts in the language of `locale`, such as `zh-CN` or `zh_CN.UTF-8`: English where there is no other. */
export async function translation(locale: string | undefined, folder: string | undefined): Promise<Translate> {
  if (folder === undefined || !/^zh(?:[-_](?:cn|sg|hans)\b.*)?$/i.test(locale ?? '')) return english;
  const texts = await textsIn(join(folder, 'l10n', 'bundle.l10n.zh-cn.json'));
  return (message, ...args) => english(texts.get(message) ?? message, ...args);
}

async function textsIn(path: string): Promise<ReadonlyMap<string, string>> {
  try {
    const texts: unknown = JSON.parse(Buffer.from(await readWhole(path)).toString());
    if (typeof texts !== 'object' || texts === null) return new Map();
    return new Map(Object.entries(texts).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    return new Map(); // a package without translations speaks English
  }
}
