import { type Message, say } from '../../message.ts';
import { byOperator } from '../crosses.ts';
import { filled, itemAt, mapOf, mapsOf, placeOf, scalarOf, textOf } from '../fields.ts';
import { hasReached, ignore, refuse } from '../review.ts';
import { type Cross, listOf, type Shape, struct, text } from '../shapes.ts';
import { podOverrides } from './podOverrides.ts';

/** Other kinds of the operator's that it refuses itself, and not by their definitions. */

/**
 * The names by which the operator reads an object of a kind; the definitions of its release for v3.32 are the first that
 * refuse others (pkg/imports/crds/operator).
 */
export function readAs(...names: readonly string[]): Cross {
  return (map, at, review) => {
    const name = scalarOf(mapOf(map, 'metadata'), 'name');
    if (name === undefined || names.includes(name.value)) return;
    const place = { path: at.path === '' ? 'metadata.name' : `${at.path}.metadata.name`, span: name.span };
    const kind = review.resource.kind?.value ?? '';
    const message = say("The operator doesn't read a {0} named {1}: name it {2}.", kind, name.value, names[0] ?? '');
    if (hasReached(review, 'v3.32.0')) refuse(review, place, message);
    else ignore(review, place, message);
  };
}

/** A kind of which nothing but the name is judged. */
export const singleton: Shape = struct({}, readAs('default'));
export const gatewayApi: Shape = struct({}, readAs('default', 'tigera-secure'));

/** A PodDisruptionBudget (api/v1/poddisruptionbudget_types.go). */
export const disruptionBudget: Shape = struct({
  spec: struct({}, (map, at, review) => {
    if (filled(map, 'minAvailable') === undefined || filled(map, 'maxUnavailable') === undefined) return;
    const message = say('`minAvailable` and `maxUnavailable` exclude each other: keep one.');
    refuse(review, placeOf(at, map, 'maxUnavailable'), message);
  }),
});

/** The names of ports, each of which is for one container (`pkg/common/validation/apiserver/validation.go`). */
const portOwners: Readonly<Record<string, string>> = {
  apiserver: 'calico-apiserver',
  queryserver: 'tigera-queryserver',
  l7admctrl: 'calico-l7-admission-controller',
};

function ownerFault(port: string, container: string | undefined): Message | undefined {
  const owner = Object.hasOwn(portOwners, port) ? portOwners[port] : undefined;
  if (owner === undefined || owner === container) return undefined;
  return say('Port {0} belongs to container {1}.', port, owner);
}

const portsFit: Cross = (map, at, review) => {
  for (const [index, container] of mapsOf(map, 'containers')) {
    const place = itemAt(at, 'containers', index);
    for (const [number, port] of mapsOf(container, 'ports')) {
      const name = textOf(port, 'name') ?? '';
      const message = ownerFault(name, textOf(container, 'name'));
      if (message !== undefined) refuse(review, placeOf(itemAt(place, 'ports', number), port, 'name'), message);
    }
  }
};

/** APIServer (pkg/controller/apiserver/apiserver_controller.go `validateAPIServerResource`). */
export const apiServer: Shape = struct(
  {
    spec: struct({
      apiServerDeployment: byOperator(podOverrides(portsFit)),
      calicoWebhooksDeployment: byOperator(podOverrides()),
    }),
  },
  readAs('default', 'tigera-secure'),
);

/** ImageSet (pkg/controller/utils/imageset/imageset.go `ValidateImageSet`). */
export const imageSet: Shape = struct({
  spec: struct({
    images: byOperator(
      listOf(
        struct({
          digest: text((value, _review, name) =>
            value.startsWith('sha256:') ? undefined : { message: say('`{0}` must start with sha256:.', name) },
          ),
        }),
      ),
    ),
  }),
});
