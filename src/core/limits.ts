/** How much of what comes from outside is read. */

/**
 * No file larger than this is read, whatever it is: manifest, snapshot, or output of `ip`. In bytes. A snapshot of 5,000
 * nodes without routes has 5 MB; one in which each of 700 nodes has a route to each other comes near to the limit.
 */
export const largestFile = 64_000_000;

/** On more nodes than this, values are looked for only when somebody asks: a cursor that moves must not wait for them. */
export const mostNodesAtOnce = 300;
