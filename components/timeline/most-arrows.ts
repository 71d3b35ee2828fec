/** Of all messages in view, so many have their arrows drawn on request: more would tell less. */
export const MOST_ARROWS = 1000;
