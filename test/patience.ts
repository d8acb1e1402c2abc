/**
 * Milliseconds after which a wait for an event or a condition is given up: a net for what would hang forever. Nothing
 * may depend on its length, since a busy machine is slow and not wrong.
 */
export const patience = 180_000;
