import type { ManifestFile } from '../../manifest/model.ts';
import { network, type Prefix } from '../../net/address.ts';
import { readNetwork } from '../../objects/addressChecks.ts';
import type { Place } from '../rule.ts';

/** A range of service addresses, with the place where it is written. */
export interface ServiceRange {
  readonly prefix: Prefix;
  readonly text: string;
  readonly at: Place;
}

/** The ranges of services that kubeadm's configuration and BGPConfigurations write. */
export function rangesWritten(files: readonly ManifestFile[]): readonly ServiceRange[] {
  return files.flatMap(({ file, documents }) =>
    documents.flatMap((document) =>
      document.form !== 'ranges'
        ? []
        : document.services.flatMap(({ value, span }) => {
            const read = readNetwork(value);
            return read === undefined ? [] : [{ prefix: network(read.prefix), text: value, at: { file, span } }];
          }),
    ),
  );
}
