/** Frames of restart groups have no record: on the canvas they are known by their name. */
const GROUP = 'group:';
export const groupNodeId = (group: string) => `${GROUP}${group}`;
/** The group that a node's id means; undefined for the id of a record, which holds no colon. */
export const groupOfNode = (id: string) => (id.startsWith(GROUP) ? id.slice(GROUP.length) : undefined);
