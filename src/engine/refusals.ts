/** Why a flow got no mapping: these stand where its row or port would. */
export const noPortFree = -1;
export const portConflict = -2;
export const limitReached = -3;
export const notTranslated = -4;
export const notSupported = -5;
