import { DefaultFailureConverter } from '@temporalio/common';

/** Loaded by its path, in Node and in the workflow bundle: message and stack of a failure go through the codec, its type does not. */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
