import type { At } from './model';
import { nearest } from './nearest';
import { quotable, type Problems } from './problems';

const number = '{n}';
const mostCandidates = 1000;
const mostSuggestions = 50;

/** Whether a name carries `{n}`, which counts the hosts of an entry from 1. */
export function countsHosts(name: string): boolean {
  return name.includes(number);
}

/** The name of the peer with this number. */
export function numberedName(name: string, index: number): string {
  return name.replaceAll(number, String(index));
}

/** The peer names that a scenario declares, for its events and expectations. */
export class PeerNames {
  private readonly names = new Set<string>();
  /** Names of entries that could not be expanded: what they would have declared is not called unknown. */
  private readonly unread: { readonly prefix: string; readonly suffix: string }[] = [];
  private readonly candidates: string[] = [];
  private suggestions = 0;

  /** False where the name is taken. */
  declare(name: string): boolean {
    if (this.names.has(name)) return false;
    this.names.add(name);
    if (this.candidates.length < mostCandidates) this.candidates.push(name);
    return true;
  }

  declareUnread(name: string): void {
    const at = name.indexOf(number);
    if (at < 0) this.unread.push({ prefix: name, suffix: '' });
    else
      this.unread.push({
        prefix: name.slice(0, at),
        suffix: name.slice(name.lastIndexOf(number) + number.length),
      });
  }

  /** Whether a reference can be used; reports the name where nothing in the file could have declared it. */
  resolve(reference: At<string>, problems: Problems): boolean {
    const name = reference.value;
    if (this.names.has(name)) return true;
    if (this.unread.some(({ prefix, suffix }) => name.startsWith(prefix) && name.endsWith(suffix)))
      return false;
    const suggestion = this.suggest(name);
    problems.report('scenario.unknown-peer', reference.span, {
      name: quotable(name),
      ...(suggestion === null ? {} : { suggestion }),
    });
    return false;
  }

  private suggest(name: string): string | null {
    if (this.suggestions >= mostSuggestions) return null;
    this.suggestions++;
    return nearest(name, this.candidates);
  }
}
