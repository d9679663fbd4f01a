import type { Diagnostic } from '../../features/diagnostics';
import type { OutputFix } from '../output/fixes';
import type { Range } from '../output/positions';

/** One finding of `check --format json`: plain data, so that one thread can hand it to another. */
export interface OutputFinding {
  readonly code: string;
  readonly severity: Diagnostic['severity'];
  readonly file: string;
  readonly range: Range;
  readonly message: string;
  /** Tells the finding from all others of its file, whatever is written above or below its line. */
  readonly fingerprint: string;
  /** The peers that it names, each once, by name. */
  readonly peers: readonly string[];
  readonly related: readonly { readonly file: string; readonly range: Range; readonly message: string }[];
  readonly fixes: readonly OutputFix[];
}
