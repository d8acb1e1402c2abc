/** Where a rollout is kept while pods are replaced; known without loading what runs kubectl. */
export const keptKey = 'calico.rollout';
