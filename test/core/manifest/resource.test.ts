import { readManifest } from '../../../src/core/manifest/file.ts';
import { check } from './harness.ts';

/** Objects of Calico's groups are kept as they are written. */

check(
  [
    {
      name: 'one with a form of its own is there in both',
      given: 'apiVersion: projectcalico.org/v3\nkind: IPPool\nmetadata: {name: a}\nspec: {cidr: 10.0.0.0/16}\n',
      expected: ['ipPool', 'projectcalico.org v3 IPPool a @0'],
    },
    {
      name: 'places count from the document',
      given: 'kind: Service\n---\napiVersion: crd.projectcalico.org/v1\nkind: Tier\nmetadata: {name: b}\n',
      expected: ['crd.projectcalico.org v1 Tier b @14'],
    },
    {
      name: 'one without kind',
      given: 'apiVersion: operator.tigera.io/v1\n',
      expected: ['operator.tigera.io v1 undefined undefined @0'],
    },
    {
      name: 'items of a list',
      given: `kind: List\nitems:\n- {apiVersion: projectcalico.org/v3, kind: Tier, metadata: {name: c}}\n`,
      expected: ['projectcalico.org v3 Tier c @0'],
    },
    {
      name: 'a template is read in part',
      given: 'apiVersion: projectcalico.org/v3\nkind: Tier\nmetadata: {name: "{{ .name }}"}\n',
      expected: ['projectcalico.org v3 Tier {{ .name }} @0 partial'],
    },
    {
      name: 'so is what is no YAML yet',
      given: 'apiVersion: projectcalico.org/v3\nkind: Tier\nspec: {order: 1\n',
      expected: ['projectcalico.org v3 Tier undefined @0 partial'],
    },
    {
      name: 'a definition is none',
      given: 'kind: CustomResourceDefinition\napiVersion: apiextensions.k8s.io/v1\n',
      expected: [],
    },
    { name: 'another group', given: 'apiVersion: projectcalico.org.example/v3\nkind: Tier\n', expected: [] },
  ],
  (given) =>
    readManifest('calico.yaml', given).documents.map((document) => {
      if (document.form !== 'resource') return document.form;
      const { group, version, kind, name, base, partial } = document;
      return `${group} ${version} ${kind?.value} ${name?.value} @${base}${partial ? ' partial' : ''}`;
    }),
);
