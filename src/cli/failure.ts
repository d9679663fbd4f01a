/** Why a command cannot do its work, or what it says beside its output; lines and columns count from 1. */
export interface Failure {
  /** Absent where it is about the command line itself. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly severity?: 'error' | 'warning' | 'info' | 'hint';
  readonly code: string;
  readonly message: string;
}

/** Ends a command with exit code 2; carries every failure that was found, in order. */
export class CommandFailed extends Error {
  constructor(readonly failures: readonly Failure[]) {
    super(failures.map(formatFailure).join('\n'));
  }
}

/** `file:line:column: error CODE: sentence`; a file that was not read at all is named at its first character. */
export function formatFailure({
  file,
  line = 1,
  column = 1,
  severity = 'error',
  code,
  message,
}: Failure): string {
  const place = file === undefined ? 'pat-lens' : `${file}:${line}:${column}`;
  return `${place}: ${severity} ${code}: ${message}`;
}
