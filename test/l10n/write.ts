// npm run l10n [-- --accept]: writes the English bundle as the sources have it, takes out of the other ones what is no
// longer shown, and tells what is not translated; with --accept, that is noted in untranslated.txt.
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
  writeBundle(path, Object.fromEntries(Object.entries(bundle).filter(([text]) => shown.has(text))));
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
