/** Says whether the answer is still wanted; VS Code's own tokens fit. */
export interface CancellationToken {
  readonly isCancellationRequested: boolean;
}

/** For callers who always want the answer. */
export const neverCancelled: CancellationToken = { isCancellationRequested: false };
