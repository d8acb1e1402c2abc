import { type ReadManifest, type ReadOptions, readManifest, withVariables } from './manifest/file.ts';
import { fluxFor, type PlacedFlux, variablesOf } from './manifest/flux.ts';

/** The files at one time, as they are read: with the variables that Flux fills in. */
export interface Files {
  readonly files: readonly ReadManifest[];
  /** The files as they would be if some had the texts of `texts`. */
  readonly filesWith: (texts: ReadonlyMap<string, string>) => readonly ReadManifest[];
}

/** The files that are known. */
export interface FileStore {
  /** Takes the text of a file; false where it is what it was. */
  set(file: string, text: string): boolean;
  remove(file: string): boolean;
  get(file: string): ReadManifest | undefined;
  /** The same one as long as no file changes. */
  current(): Files;
}

/** How files are read. */
type Reading = Pick<ReadOptions, 'limits'>;

/** Creates a store without files. */
export function createFileStore(reading: Reading): FileStore {
  /** As they are written. */
  const written = new Map<string, ReadManifest>();
  let filledIn = new Map<string, FilledIn>();
  let now: Files | undefined;
  const current = (): Files => {
    if (now !== undefined) return now;
    filledIn = fillIn(written, filledIn, reading);
    now = filesOf(new Map(written), filledIn, reading);
    return now;
  };
  return {
    set(file, text) {
      const previous = written.get(file);
      if (previous?.text === text) return false;
      written.set(file, readAgain(file, text, previous, reading));
      now = undefined;
      return true;
    },
    remove(file) {
      if (!written.delete(file)) return false;
      now = undefined;
      return true;
    },
    get(file) {
      current();
      return filledIn.get(file)?.manifest;
    },
    current,
  };
}

function filesOf(
  written: ReadonlyMap<string, ReadManifest>,
  filledIn: ReadonlyMap<string, FilledIn>,
  reading: Reading,
): Files {
  const manifests = (all: ReadonlyMap<string, FilledIn>): ReadManifest[] =>
    [...all.values()].map(({ manifest }) => manifest);
  return {
    files: manifests(filledIn),
    filesWith(texts) {
      const others = new Map(written);
      for (const [file, text] of texts) others.set(file, readAgain(file, text, others.get(file), reading));
      return manifests(fillIn(others, filledIn, reading));
    },
  };
}

function readAgain(file: string, text: string, previous: ReadManifest | undefined, reading: Reading): ReadManifest {
  return readManifest(file, text, { ...reading, previous });
}

interface FilledIn {
  readonly source: ReadManifest;
  /** Equal where the same is filled in. */
  readonly key: string;
  readonly manifest: ReadManifest;
}

/** Each file with what Flux fills in; what is in `before` for the same text and variables is taken from there. */
function fillIn(
  written: ReadonlyMap<string, ReadManifest>,
  before: ReadonlyMap<string, FilledIn>,
  reading: Reading,
): Map<string, FilledIn> {
  const files = [...written.values()];
  const flux = files.flatMap(({ file, documents }): readonly PlacedFlux[] =>
    documents.flatMap((document) => (document.form === 'flux' ? [{ file, flux: document }] : [])),
  );
  return new Map(
    files.map((source): [string, FilledIn] => {
      const own = flux.length === 0 ? [] : fluxFor(source.file, flux);
      const key = JSON.stringify(own.map(({ substitute, hasOthers }) => [[...substitute], hasOthers]));
      const known = before.get(source.file);
      if (known?.source === source && known.key === key) return [source.file, known];
      const manifest = own.length === 0 ? source : withVariables(source, variablesOf(own), reading);
      return [source.file, { source, key, manifest }];
    }),
  );
}
