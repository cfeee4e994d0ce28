/** Fills the place of a template action in masked text; a scalar that holds one has no known value. From the private use area, so no file means anything by it. */
export const hole = '\uE000';
