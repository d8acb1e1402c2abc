import { byOperator } from '../crosses.ts';
import { itemAt, mapsOf, placeOf, textOf } from '../fields.ts';
import { refuse } from '../review.ts';
import { type Cross, listOf, type Shape, struct, text } from '../shapes.ts';
import { podOverrides } from './podOverrides.ts';

/** Other kinds of the operator's that it refuses itself, and not by their definitions. */

/** The names of ports, each of which is for one container (`pkg/common/validation/apiserver/validation.go`). */
const portOwners: Readonly<Record<string, string>> = {
  apiserver: 'calico-apiserver',
  queryserver: 'tigera-queryserver',
  l7admctrl: 'calico-l7-admission-controller',
};

const portsFit: Cross = (map, at, review) => {
  for (const [index, container] of mapsOf(map, 'containers')) {
    const place = itemAt(at, 'containers', index);
    for (const [number, port] of mapsOf(container, 'ports')) {
      const name = textOf(port, 'name') ?? '';
      const owner = Object.hasOwn(portOwners, name) ? portOwners[name] : undefined;
      if (owner === undefined || owner === textOf(container, 'name')) continue;
      const message = review.t('The port {0} belongs to the container {1}.', name, owner);
      refuse(review, placeOf(itemAt(place, 'ports', number), port, 'name'), message);
    }
  }
};

/** APIServer (pkg/controller/apiserver/apiserver_controller.go `validateAPIServerResource`). */
export const apiServer: Shape = struct({
  spec: struct({
    apiServerDeployment: byOperator(podOverrides(portsFit)),
    calicoWebhooksDeployment: byOperator(podOverrides()),
  }),
});

/** ImageSet (pkg/controller/utils/imageset/imageset.go `ValidateImageSet`). */
export const imageSet: Shape = struct({
  spec: struct({
    images: byOperator(
      listOf(
        struct({
          digest: text((value, { t }, name) =>
            value.startsWith('sha256:') ? undefined : { message: t('`{0}` must begin with sha256:.', name) },
          ),
        }),
      ),
    ),
  }),
});
