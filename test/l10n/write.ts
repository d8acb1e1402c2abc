// npm run l10n [-- --prune | --accept]: writes the English bundle as the sources have it, and tells what is not
// translated; with --accept, that is noted in untranslated.txt. --prune takes out of the other bundles what no source
// of this branch shows any longer.
import {
  allTexts,
  bundleOf,
  englishBundle,
  languages,
  readBundle,
  readUntranslated,
  untranslatedFile,
  writeBundle,
  writeLines,
} from './bundles.ts';

const texts = allTexts();
const shown = new Set(texts);
writeBundle(englishBundle, Object.fromEntries(texts.map((text) => [text, text])));
for (const language of languages) {
  const path = bundleOf(language);
  const bundle = readBundle(path);
  const prune = process.argv.includes('--prune');
  writeBundle(path, Object.fromEntries(Object.entries(bundle).filter(([text]) => !prune || shown.has(text))));
  const missing = texts.filter((text) => bundle[text] === undefined);
  const accepted = new Set(process.argv.includes('--accept') ? missing : readUntranslated());
  const listed = missing.filter((text) => accepted.has(text));
  writeLines(
    untranslatedFile,
    listed.map((text) => JSON.stringify(text)),
  );
  console.log(
    `${language}: ${texts.length - missing.length} of ${texts.length} texts; ${listed.length} listed as not yet`,
  );
  for (const text of missing) if (!accepted.has(text)) console.log(`  ${JSON.stringify(text)}: "",`);
}
