import { say } from '../../message.ts';
import { cidr } from '../addressChecks.ts';
import { lacks } from '../crosses.ts';
import { filled, itemAt, mapsOf, placeOf, placeOfMap, textOf } from '../fields.ts';
import { annotationFault, labelFault, metadata } from '../metadata.ts';
import { durationShape } from '../numberShapes.ts';
import { published } from '../publishedShape.ts';
import { refuse, refuseInClient } from '../review.ts';
import {
  type Cross,
  flag,
  integer,
  listOf,
  reference,
  type Shape,
  selector,
  struct,
  text,
  textMap,
} from '../shapes.ts';
import { objectName, regexp, words } from '../textChecks.ts';
import { logLevels } from './bgpConfiguration.ts';
import { onlyDefault } from './ipam.ts';

/** KubeControllersConfiguration, CalicoNodeStatus and ClusterInformation (api/pkg/apis/projectcalico/v3). */

const enabled = text(words(['Enabled', 'Disabled']));
const reconciled = struct({ reconcilerPeriod: durationShape });

/** What calicoctl and Calico's API server want of a template (libcalico-go/lib/clientv3/kubecontrollersconfig.go). */
const templates: Cross = (map, at, review) => {
  const seen = new Set<string>();
  for (const [index, template] of mapsOf(map, 'templates')) {
    const own = itemAt(at, 'templates', index);
    const name = textOf(template, 'generateName');
    if (name === undefined)
      refuseInClient(review, placeOfMap(own, template), say('A template needs a `generateName`.'));
    else if (seen.has(name)) {
      const place = placeOf(own, template, 'generateName');
      refuseInClient(review, place, say('Another template already has this `generateName`.'));
    }
    if (name !== undefined) seen.add(name);
    if (!lacks(template, own, 'interfaceCIDRs', review) || !lacks(template, own, 'interfacePattern', review)) continue;
    refuseInClient(review, placeOfMap(own, template), say('A template needs `interfaceCIDRs` or `interfacePattern`.'));
  }
};

const hostEndpoint = struct(
  {
    autoCreate: published,
    createDefaultHostEndpoint: enabled,
    templates: listOf(
      struct({
        generateName: text(objectName),
        interfaceCIDRs: listOf(text(cidr())),
        interfacePattern: text(regexp),
        nodeSelector: selector(),
        labels: textMap(labelFault),
        annotations: textMap(annotationFault),
      }),
    ),
  },
  templates,
);

const spec = struct({
  logSeverityScreen: text(words(logLevels, { anyCase: 'stored' })),
  healthChecks: published,
  etcdV3CompactionPeriod: durationShape,
  prometheusMetricsPort: published,
  debugProfilePort: published,
  controllers: struct({
    node: struct({
      reconcilerPeriod: durationShape,
      syncLabels: published,
      hostEndpoint,
      leakGracePeriod: durationShape,
    }),
    policy: reconciled,
    workloadEndpoint: reconciled,
    serviceAccount: reconciled,
    namespace: reconciled,
    loadBalancer: struct({ assignIPs: published }),
    migration: struct({ policyNameMigrator: enabled }),
  }),
});

export const kubeControllersConfiguration: Shape = struct({ metadata: metadata(), spec }, onlyDefault);

const statusFields: Cross = (map, at, review) => {
  for (const key of ['node', 'classes', 'updatePeriodSeconds']) {
    if (filled(map, key) !== undefined) continue;
    refuse(review, placeOfMap(at, map), say('A CalicoNodeStatus needs `{0}`.', key));
  }
};

export const calicoNodeStatus: Shape = struct({
  metadata: metadata(),
  spec: struct(
    {
      node: reference('node', objectName),
      classes: listOf(published, { unique: true }),
      updatePeriodSeconds: integer({ min: 0, max: 86_400 }),
    },
    statusFields,
  ),
});

export const clusterInformation: Shape = struct(
  {
    metadata: metadata(),
    spec: struct({
      clusterGUID: text(),
      clusterType: text(),
      calicoVersion: text(),
      datastoreReady: flag,
      variant: text(),
    }),
  },
  onlyDefault,
);
